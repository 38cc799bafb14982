//! What every request and every answer must be, before it is known who asks.

use super::options::DeskOptions;
use axum::http::header::{HOST, HeaderName, HeaderValue, ORIGIN};
use axum::http::{HeaderMap, Method};
use std::net::{IpAddr, SocketAddr};

/// What a browser may do with a page: nothing from outside, no script in the page, no frame of others.
const POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";

/// Headers of every answer.
pub(super) const HEADERS: [(HeaderName, &str); 7] = [
    (HeaderName::from_static("content-security-policy"), POLICY),
    (HeaderName::from_static("x-content-type-options"), "nosniff"),
    (HeaderName::from_static("x-frame-options"), "SAMEORIGIN"),
    (HeaderName::from_static("referrer-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cache-control"), "no-store"),
];

/// A header's value that is known to be one.
pub(super) fn value(text: &'static str) -> HeaderValue {
    HeaderValue::from_static(text)
}

/// The header in which a proxy names who asked it: the last address is the one it saw itself.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The names under which the desk may be asked for.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    hosts: Vec<String>,
    /// How pages begin their addresses.
    scheme: &'static str,
    /// A proxy in front speaks HTTPS, and says who asks.
    is_proxied: bool,
}

impl Guard {
    /// Its own address, `localhost` on the same port where it is the computer's own, and the names that were declared.
    pub(super) fn new(options: &DeskOptions, bound: SocketAddr) -> Guard {
        let mut hosts = vec![bound.to_string()];
        if bound.ip().is_loopback() {
            hosts.push(format!("localhost:{}", bound.port()));
        }
        hosts.extend(options.hosts.iter().map(|host| host.to_lowercase()));
        Guard { hosts, scheme: if options.is_https() { "https" } else { "http" }, is_proxied: options.https }
    }

    /// Whether a request was meant for the desk: another name that leads here is somebody's trick (DNS rebinding), and a
    /// change that another page asks for is not what the person wanted.
    pub(super) fn accepts(&self, method: &Method, headers: &HeaderMap) -> bool {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_lowercase);
        let Some(host) = text(HOST).filter(|host| self.hosts.contains(host)) else { return false };
        match text(ORIGIN) {
            _ if matches!(*method, Method::GET | Method::HEAD) => true,
            Some(origin) => origin == format!("{}://{host}", self.scheme),
            // Not a browser: the token of the form still decides.
            None => !headers.contains_key("sec-fetch-site"),
        }
    }

    /// The computer that asks: whoever the proxy says, where there is one, so that what is counted by computer does not count
    /// all of them together.
    pub(super) fn asker(&self, headers: &HeaderMap, peer: IpAddr) -> IpAddr {
        let named = headers.get_all(FORWARDED_FOR).iter().next_back().filter(|_| self.is_proxied);
        let last = named.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        last.unwrap_or(peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_requests_for_the_desk_from_its_own_pages_pass() {
        let guard =
            Guard { hosts: vec!["127.0.0.1:80".into(), "bb.example".into()], scheme: "http", is_proxied: false };
        let passes = |method: Method, pairs: &[(&'static str, &'static str)]| {
            let pair = |(name, text): &(&'static str, &'static str)| (HeaderName::from_static(name), value(text));
            guard.accepts(&method, &pairs.iter().map(pair).collect())
        };
        let host = ("host", "127.0.0.1:80");
        assert!(passes(Method::GET, &[host]) && passes(Method::GET, &[("host", "BB.example")]));
        assert!(!passes(Method::GET, &[]) && !passes(Method::GET, &[("host", "evil.example")]));
        assert!(passes(Method::POST, &[host, ("origin", "http://127.0.0.1:80")]) && passes(Method::POST, &[host]));
        for origin in ["http://evil.example", "https://127.0.0.1:80", "http://bb.example", "null"] {
            assert!(!passes(Method::POST, &[host, ("origin", origin)]), "{origin}");
        }
        assert!(!passes(Method::POST, &[host, ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn whoever_asks_through_a_proxy_is_who_it_saw_and_nobody_else_can_say_so() {
        let asker = |is_proxied: bool, said: &'static str| {
            let headers = [(HeaderName::from_static(FORWARDED_FOR), value(said))].into_iter().collect();
            Guard { hosts: Vec::new(), scheme: "https", is_proxied }.asker(&headers, [127, 0, 0, 1].into()).to_string()
        };
        assert_eq!(asker(true, "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(asker(true, "2001:db8::1"), "2001:db8::1");
        assert_eq!([asker(true, "unknown"), asker(false, "198.51.100.7")], ["127.0.0.1", "127.0.0.1"]);
    }
}
