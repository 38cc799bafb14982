//! Codes at the feet of documents: each leads from a sheet of paper to the file it was printed from.

use std::iter::repeat;

/// [Crockford's base 32](https://www.crockford.com/base32.html), made for people: without I, L and O, which are read as 1 and 0,
/// and without U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Symbols of a code, of five bits each: of a million documents two have the same code once in 2 million times.
const LENGTH: usize = 12;

/// Symbols between two hyphens, as many as one says in a breath.
const GROUP: usize = 4;

/// Hexadecimal digits of the code that documents bore before they had 60 bits.
const FORMER_LENGTH: usize = 8;

/// The code of a document by the hash of what it shows, in hexadecimal: its first 60 bits, like `7K3Q-9XWB-20ME`. Two files with one
/// code show the same.
pub fn code(made_from: &str) -> String {
    let digits = made_from.chars().map(|digit| digit.to_digit(16).unwrap_or(0)).chain(repeat(0));
    let bits = digits.take(LENGTH * 5 / 4).fold(0_u64, |bits, digit| bits << 4 | u64::from(digit));
    let symbol = |n: usize| SYMBOLS[(bits >> (5 * (LENGTH - 1 - n))) as usize % SYMBOLS.len()];
    grouped(&(0..LENGTH).map(|n| char::from(symbol(n))).collect::<String>())
}

/// The codes that a document may bear: the one it gets, and the one it got from earlier versions.
pub(super) fn codes(made_from: &str) -> [String; 2] {
    let former: String = made_from.chars().take(FORMER_LENGTH).collect();
    [code(made_from), grouped(&former.to_uppercase())]
}

/// Whether a code that somebody typed or took down on the telephone is a document's.
pub(super) fn is_code_of(typed: &str, made_from: &str) -> bool {
    codes(made_from).iter().any(|code| bare(code) == bare(typed))
}

/// What an edited document is made from: its code is that of the generated one, whose foot it has.
pub fn made_from_edit(generated: &str, edit: &str) -> String {
    let digits = LENGTH * 5 / 4;
    let hash = super::hash::sha256(format!("{generated} {edit}").as_bytes());
    generated.chars().take(digits).chain(hash.chars().skip(digits)).collect()
}

fn grouped(symbols: &str) -> String {
    let symbols: Vec<char> = symbols.chars().collect();
    symbols.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// Symbols alone, in capitals, each letter that looks like a digit as that digit.
fn bare(code: &str) -> String {
    let symbols = code.chars().filter(char::is_ascii_alphanumeric).map(|symbol| symbol.to_ascii_uppercase());
    symbols
        .map(|symbol| {
            if symbol == 'O' {
                '0'
            } else if matches!(symbol, 'I' | 'L') {
                '1'
            } else {
                symbol
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "bf64a75800ffee11223344556677889900aabbccddeeff00112233445566778899";

    #[test]
    fn a_code_has_sixty_bits_of_the_hash() {
        assert_eq!(code(HASH), "QXJA-EP00-ZZQ1");
        assert_eq!(code(&"f".repeat(64)), "ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(code("8"), "G000-0000-0000");
        let last_bit = |digit: char| code(&format!("{}{digit}", "0".repeat(14)));
        assert_eq!([last_bit('0'), last_bit('1')], ["0000-0000-0000", "0000-0000-0001"]);
    }

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        for typed in ["QXJA-EP00-ZZQ1", "qxjaep00zzq1", "QXJA EPOO ZZQI", "qxja–epOo–zzql", "BF64-A758", "bf64a758"]
        {
            assert!(is_code_of(typed, HASH), "{typed}");
        }
        for typed in ["QXJA-EP00-ZZQ2", "QXJA-EP00", "BF64-A759", ""] {
            assert!(!is_code_of(typed, HASH), "{typed}");
        }
    }
}
