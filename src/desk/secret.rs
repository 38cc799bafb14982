//! Tokens that nobody can guess, and passwords.

use crate::messages::fail;
use crate::msg;
use crate::publish::sha256;
use anyhow::Result;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, try_generate_salt};
use argon2::{Argon2, password_hash};

/// Fewest characters of a password (NIST SP 800-63B-4 asks for 15 where it is the only factor, and for no rules of
/// composition).
pub(super) const SHORTEST_PASSWORD: usize = 15;

/// Most characters: what is longer only keeps the program busy.
const LONGEST_PASSWORD: usize = 200;

/// 256 random bits as 64 hexadecimal digits.
pub(super) fn token() -> Result<String> {
    let mut text = String::new();
    for _ in 0..2 {
        let bytes = try_generate_salt().map_err(|error| anyhow::anyhow!("no random numbers: {error}"))?;
        bytes.iter().for_each(|byte| text.push_str(&format!("{byte:02x}")));
    }
    Ok(text)
}

/// What is stored of a token: whoever reads the database cannot use it.
pub(super) fn hash_of(token: &str) -> String {
    sha256(format!("briefbook desk {token}").as_bytes())
}

/// What the forms of a session carry.
pub(super) fn form_token(session: &str) -> String {
    sha256(format!("briefbook form {session}").as_bytes())
}

/// Whether two texts are the same, in a time that does not tell where they differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differ == 0
}

/// What is stored of a password: Argon2id with the parameters of RFC 9106 that the library takes by default.
///
/// # Errors
/// It is too short or too long.
pub(super) fn password_hash(password: &str) -> Result<String> {
    let length = password.chars().count();
    if !(SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&length) {
        return Err(fail(msg!("desk-password-length", least = SHORTEST_PASSWORD, most = LONGEST_PASSWORD)));
    }
    let hash: password_hash::Result<PasswordHash> = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| anyhow::anyhow!("the password cannot be hashed: {error}"))
}

/// Whether a password is the one whose hash this is. Takes the same time where there is no hash.
pub(super) fn is_password(password: &str, hash: Option<&str>) -> bool {
    // Of no password: 16 bytes of salt and 32 of hash.
    const NONE: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let known = password.chars().count() <= LONGEST_PASSWORD;
    let password = if known { password.as_bytes() } else { b"" };
    let right = Argon2::default().verify_password(password, hash.unwrap_or(NONE)).is_ok();
    right && known && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_alone() {
        let password = "mười lăm chữ trở lên";
        let hash = password_hash(password).unwrap();
        assert!(hash.starts_with("$argon2id$") && !hash.contains(password));
        assert_ne!(hash, password_hash(password).unwrap(), "each has its own salt");
        assert!(is_password(password, Some(&hash)));
        assert!(!is_password("mười lăm chữ trở lên ", Some(&hash)));
        assert!(!is_password(password, None) && !is_password("", None));
        assert!(password_hash("quá ngắn").is_err() && password_hash(&"x".repeat(5000)).is_err());
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let (one, other) = (token().unwrap(), token().unwrap());
        assert!(one.len() == 64 && one != other && hash_of(&one) != one && form_token(&one) != hash_of(&one));
        assert!(is_same(&one, &one) && !is_same(&one, &other) && !is_same(&one, &one[1..]));
    }
}
