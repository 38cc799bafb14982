//! An earlier edition of a book, read for what it said: figures of the newest edition that was made from something else,
//! where their hash is the one in their manifest.

use super::hash::sha256;
use super::manifest::{Manifest, Output, PreviousBuildName};
use crate::messages::Explain as _;
use crate::model::figure::Figure;
use crate::msg;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

impl PreviousBuildName {
    /// Whether a book is this edition.
    pub(super) fn is_of(&self, book: &Path) -> bool {
        Manifest::of(book).is_some_and(|manifest| {
            let is_figures = |output: &Output| output.file.path == "figures.json" && output.file.sha256 == self.figures;
            manifest.generated_at == self.generated_at && manifest.outputs.iter().any(is_figures)
        })
    }
}

/// An earlier edition.
#[derive(Debug, Clone)]
pub struct PreviousBuild {
    /// How the manifest names it.
    pub name: PreviousBuildName,
    /// Its figures.
    pub figures: Vec<Figure>,
}

/// Who counted in a book.
#[derive(Debug, Clone, Deserialize)]
pub struct PreviousCoverage {
    /// Localities of the conference.
    pub expected: usize,
    /// Localities whose figures count.
    pub accepted: usize,
    /// Codes of those that sent nothing usable.
    pub missing: Vec<String>,
}

/// Who counted in a book; nothing where there is none, or its figures cannot be read.
pub fn coverage(book: &Path) -> Option<PreviousCoverage> {
    #[derive(Deserialize)]
    struct CoverageFile {
        coverage: PreviousCoverage,
    }
    let file: CoverageFile = serde_json::from_slice(&fs::read(book.join("figures.json")).ok()?).ok()?;
    Some(file.coverage)
}

/// What of `figures.json` is read.
#[derive(Deserialize)]
struct FiguresFile {
    figures: Vec<Figure>,
}

/// The newest edition in a book's folder or its `.history` that was made from other inputs, templates, another program or
/// at another time. One that is damaged is passed over, with a word in the log.
pub fn earlier(book: &Path, now: &Manifest) -> Option<PreviousBuild> {
    let editions = std::iter::once(book.to_owned()).chain(history(book).into_iter().map(|(_, folder)| folder));
    for folder in editions.filter(|folder| folder.join("manifest.json").is_file()) {
        match read(&folder, now) {
            Ok(None) => {}
            Ok(Some(edition)) => return Some(edition),
            Err(error) => tracing::warn!("an earlier edition is not compared with: {error:#}"),
        }
    }
    None
}

/// Earlier books with their numbers, the newest first.
pub fn history(book: &Path) -> Vec<(u64, PathBuf)> {
    let entries = fs::read_dir(book.join(".history")).into_iter().flatten().flatten();
    let numbered = entries.filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u64>().ok()?, entry.path())));
    let mut books: Vec<(u64, PathBuf)> = numbered.collect();
    books.sort_by(|a, b| b.cmp(a));
    books
}

/// The figures of a book; nothing where they cannot be read.
#[cfg(feature = "desk")]
pub fn figures(book: &Path) -> Option<Vec<Figure>> {
    let file: FiguresFile = serde_json::from_slice(&fs::read(book.join("figures.json")).ok()?).ok()?;
    Some(file.figures)
}

/// The inputs that figures come from; documents that people edited move none.
fn data(manifest: &Value) -> impl Iterator<Item = &Value> {
    let inputs = manifest.get("inputs").and_then(Value::as_array).into_iter().flatten();
    let is_edit =
        |input: &Value| input.get("path").and_then(Value::as_str).is_some_and(|path| path.starts_with("edits/"));
    inputs.filter(move |input| !is_edit(input))
}

/// `None` where the edition was made from the same.
fn read(folder: &Path, now: &Manifest) -> Result<Option<PreviousBuild>> {
    let text = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).explain(|| msg!("cannot-read", path = path.display()))
    };
    let then: Value = serde_json::from_slice(&text("manifest.json")?).context("manifest.json is no manifest")?;
    let now = serde_json::to_value(now)?;
    let same = ["templates", "tool", "generated_at"].iter().all(|part| then.get(part) == now.get(part));
    if same && data(&then).eq(data(&now)) {
        return Ok(None);
    }
    let bytes = text("figures.json")?;
    let outputs = then.get("outputs").and_then(Value::as_array).into_iter().flatten();
    let mut named = outputs.filter(|file| file.get("path").and_then(Value::as_str) == Some("figures.json"));
    let hash =
        named.next().and_then(|file| file.get("sha256")?.as_str()).context("its manifest names no figures.json")?;
    ensure!(hash == sha256(&bytes), "figures.json is not the one its manifest names");
    let file: FiguresFile = serde_json::from_slice(&bytes).context("figures.json is no list of figures")?;
    let generated_at = then.get("generated_at").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Some(PreviousBuild {
        name: PreviousBuildName { generated_at, figures: hash.to_owned() },
        figures: file.figures,
    }))
}
