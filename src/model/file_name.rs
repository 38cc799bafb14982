//! Names of files that mean something else to a system than they look like.

/// Files that file managers leave in folders, by their names in small letters.
const LEFT: [&str; 3] = ["desktop.ini", "thumbs.db", ".ds_store"];

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// Whether a file manager left the file.
pub fn is_left_by_system(name: &str) -> bool {
    LEFT.contains(&name.to_lowercase().as_str())
}

/// Whether Windows would take the name for a device: `con.txt` is the screen.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let is_port = stem.chars().count() == 4 && ["COM", "LPT"].iter().any(|port| stem.starts_with(port));
    DEVICES.contains(&&*stem) || is_port
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_by_what_stands_before_the_first_dot() {
        for (name, wanted) in [
            ("con", true),
            ("NUL.tar.gz", true),
            ("com1.pdf", true),
            ("Lpt9 .x", true),
            ("contact", false),
            ("communique", false),
        ] {
            assert_eq!(is_device(name), wanted, "{name}");
        }
    }

    #[test]
    fn what_file_managers_leave_is_no_ones() {
        assert!(["Thumbs.db", "desktop.ini", ".DS_Store"].into_iter().all(is_left_by_system));
        assert!(!is_left_by_system("desktop.xlsx"));
    }
}
