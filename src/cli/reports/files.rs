//! Files that were written, and texts that are printed as they are.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{Forms, NewConference, PreviewFile, TemplateReference};
use briefbook::messages::Catalogue;
use briefbook::msg;
use std::io::{self, Write};
use std::path::Path;

/// Where forms are, one a line, and what was left as it is; or as lists in JSON.
pub fn forms(forms: &Forms, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(forms);
    }
    let mut out = io::stdout().lock();
    forms.files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
    if !forms.kept.is_empty() {
        let files: Vec<String> = forms.kept.iter().map(|file| file.display().to_string()).collect();
        writeln!(out, "{}", words.text(&msg!("forms-kept", count = files.len(), files = files)))?;
    }
    Ok(())
}

/// Where a new conference is, and what to do next.
pub fn made(folder: &Path, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(&NewConference { folder: folder.to_owned() });
    }
    Ok(writeln!(io::stdout().lock(), "{}", words.text(&msg!("new-made", path = folder.display())))?)
}

/// The text of `docs/templates.vi.md`.
pub fn template_reference(text: &str, json: bool) -> Result<()> {
    if json {
        return write_json(&TemplateReference { markdown: text });
    }
    Ok(io::stdout().lock().write_all(text.as_bytes())?)
}

/// Where a preview was written.
pub fn previewed(path: &Path, json: bool) -> Result<()> {
    if json {
        return write_json(&PreviewFile { file: path.to_owned() });
    }
    Ok(writeln!(io::stdout().lock(), "{}", path.display())?)
}
