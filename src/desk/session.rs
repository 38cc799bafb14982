//! The cookie of a session.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// Its name.
const NAME: &str = "briefbook";

/// The token in the cookie, where there is one that can be.
pub(super) fn token(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut tokens = pairs.filter(|(name, _)| *name == NAME).map(|(_, token)| token);
    tokens
        .next()
        .filter(|token| token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .map(str::to_owned)
}

/// The header that sets the cookie; with an empty token the one that takes it away. Lax, because the link of a letter opens
/// the desk too.
pub(super) fn cookie(token: &str, https: bool, seconds: i64) -> String {
    let secure = if https { "; Secure" } else { "" };
    let seconds = if token.is_empty() { 0 } else { seconds };
    format!("{NAME}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_cookie_comes_back_as_it_was_set() {
        let of = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_str(text).unwrap());
            token(&headers)
        };
        let secret = "0a".repeat(32);
        assert_eq!(of(&format!("x=1; {}", cookie(&secret, true, 60))), Some(secret));
        assert_eq!(of("briefbook=abc; other=1"), None);
        assert_eq!(of(&format!("briefbook={}", "zz".repeat(32))), None);
    }
}
