//! Names that files can have on every system.

/// Whether a file or folder may be called so wherever the book is unpacked: Windows keeps some signs and the names of its
/// devices, with whatever extension, for itself.
pub(super) fn is_portable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|device| stem.strip_prefix(device));
    let device = ["con", "prn", "aux", "nul"].contains(&&*stem)
        || numbered.flat_map(|rest| rest.parse::<u8>()).any(|number| number < 10);
    let reserved = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !(name.is_empty() || name.starts_with('.') || name.ends_with(['.', ' ']) || device || name.contains(reserved))
}
