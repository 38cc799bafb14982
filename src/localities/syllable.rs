//! Whether a word is built as a Vietnamese syllable: onset, rime, tone. It knows no words: `nghướng` is a syllable though
//! no one says it.
//!
//! Every Vietnamese word is a syllable of this closed set, and text in the wrong encoding almost never is. That makes
//! this the proof by which text from before Unicode is told from text that merely has odd characters.

use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Onsets, those that begin like a shorter one first.
const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "n", "ch", "gh", "gi", "g", "kh", "k", "ph", "qu", "th", "tr", "t", "b", "c", "d", "đ", "h",
    "l", "m", "p", "r", "s", "v", "x",
];

/// Rimes without their tone.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op \
    ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn \
    uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
    y yêm yên yêng yêt yêu ynh yt";
static KNOWN_RIMES: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.split_whitespace().collect());

/// The longest onset a word of lower-case letters begins with, empty for none.
pub(super) fn onset(word: &str) -> &'static str {
    ONSETS.into_iter().find(|onset| word.starts_with(onset)).unwrap_or("")
}

/// Whether the word, in any case, is a possible syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let (plain, tone) = toneless(&word.to_lowercase());
    let starts = ONSETS.into_iter().chain([""]);
    starts
        .filter_map(|onset| Some((onset, plain.strip_prefix(onset)?)))
        .any(|(onset, rime)| KNOWN_RIMES.contains(rime) && spelled(onset, rime, tone))
}

/// `k`, `gh`, `ngh` stand before e, ê, i, y and only there; a rime that ends in a stop has the tone sắc or nặng.
fn spelled(onset: &str, rime: &str, tone: Option<char>) -> bool {
    let front = rime.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match onset {
        "k" | "gh" | "ngh" => front,
        "c" | "ng" => !front,
        "g" => !front || rime.starts_with('i'),
        _ => true,
    };
    let stop = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    fits && (!stop || matches!(tone, Some('\u{301}' | '\u{323}')))
}

/// A word without its tone mark, and the mark.
fn toneless(word: &str) -> (String, Option<char>) {
    let mut tone = None;
    let kept = word.nfd().filter(|c| {
        let is_tone = matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        if is_tone {
            tone = Some(*c);
        }
        !is_tone
    });
    let plain = kept.nfc().collect();
    (plain, tone)
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn words_of_the_language_are_syllables_and_mojibake_is_not() {
        for word in "Quyết định phê duyệt quy hoạch chi tiết cụm công nghiệp gì giêng nghiêng".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Phớc", "đợc", "Đ", "CCN", "kưt", "ôTênằ", "Mỹller", "Wi", "km"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
