//! Files that were written, and texts that are printed as they are.

use anyhow::Result;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where forms are, one a line, or as a list in JSON.
pub fn forms(files: &[PathBuf], json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, files)?;
        return Ok(writeln!(out)?);
    }
    files.iter().try_for_each(|file| writeln!(out, "{}", file.display()))?;
    Ok(())
}

/// The text of `docs/templates.vi.md`.
pub fn template_reference(text: &str, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        return Ok(writeln!(out, "{}", serde_json::json!({ "markdown": text }))?);
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// Where a preview was written.
pub fn previewed(path: &Path, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    let path = path.display().to_string();
    if json {
        return Ok(writeln!(out, "{}", serde_json::json!({ "file": path }))?);
    }
    Ok(writeln!(out, "{path}")?)
}
