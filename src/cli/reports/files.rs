//! Files that were written, and texts that are printed as they are.

use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::{Forms, PreviewFile, TemplateReference};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where forms are, one a line, or as a list in JSON.
pub fn forms(files: &[PathBuf], json: bool) -> Result<()> {
    if json {
        return write_json(&Forms { files: files.to_vec() });
    }
    let mut out = io::stdout().lock();
    files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
    Ok(())
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
