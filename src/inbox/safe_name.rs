//! Names for files that strangers named.

use crate::model::file_name::is_device;
use unicode_normalization::UnicodeNormalization;

/// Most characters of a name: with its folder it stays below the 260 of Windows.
const LONGEST: usize = 120;

/// The last part of a name, composed, without what a file system or a folder's listing would take for something else.
pub(super) fn safe_name(sent_as: &str) -> String {
    let composed: String = sent_as.nfc().collect();
    let last = composed.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let plain: String = last.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    // A register's cell that begins with one of the last four is a formula to Excel.
    let plain = plain.trim_end_matches([' ', '.', '~']).trim_start_matches([' ', '.', '~', '=', '+', '-', '@']);
    let name = shortened(plain);
    match name.is_empty() || is_device(&name) {
        true => format!("tep-{name}"),
        false => name,
    }
}

fn is_plain(c: char) -> bool {
    // Marks that turn the direction of writing make `xslx.exe` look like a workbook.
    let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    !(c.is_control() || turns || r#"<>:"|?*"#.contains(c))
}

/// Cut in the middle, so that its ending stays.
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= LONGEST {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').filter(|(_, ending)| ending.len() < 8).unwrap_or((name, ""));
    let stem: String = stem.chars().take(LONGEST - 8).collect();
    if ending.is_empty() { stem } else { format!("{}.{ending}", stem.trim_end_matches([' ', '.'])) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_folder_or_is_a_device() {
        for (sent, stored) in [
            ("Phụ lục.xlsx", "Phụ lục.xlsx"),
            ("Phu\u{323} lu\u{323}c.xlsx", "Phụ lục.xlsx"),
            (r"..\..\Windows\x.xlsx", "x.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("a:b|c?.xlsx", "a_b_c_.xlsx"),
            ("CON.xlsx", "tep-CON.xlsx"),
            ("com1.xls", "tep-com1.xls"),
            (".xlsx. ", "xlsx"),
            ("~$Bieu 04.xlsx", "$Bieu 04.xlsx"),
            ("bieu\u{202e}xslx.exe", "bieu_xslx.exe"),
            ("=cmd.xlsx", "cmd.xlsx"),
            ("", "tep-"),
            ("..", "tep-"),
            ("a\nb.xlsx", "a_b.xlsx"),
        ] {
            assert_eq!(safe_name(sent), stored, "{sent:?}");
        }
        let long = format!("{}.xlsx", "ộ".repeat(300));
        let stored = safe_name(&long);
        assert!(stored.chars().count() <= LONGEST && stored.ends_with(".xlsx"), "{stored}");
    }
}
