//! `explanations.csv`: what localities say about findings on their pages of the desk. It is only added to.

use super::csv_file;
use super::errors::DeclarationErrors;
use super::files::ReadFile;
use super::text_file::text_of;
use crate::messages::Explain as _;
use crate::model::declared::Declared;
use crate::model::explanation::Explanation;
use crate::msg;
use anyhow::Result;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Its name in a conference's folder.
pub const NAME: &str = "explanations.csv";

/// Its columns: when, id of the finding, what the finding said, what the locality says, who.
pub const COLUMNS: [&str; 5] = ["at", "finding", "about", "text", "by"];

/// Reads the explanations, in the order in which they came.
///
/// # Errors
/// The file cannot be read, or is no table of these columns; the message names file and line.
pub fn explanations(conference: &Path) -> Result<Option<(Vec<Explanation>, ReadFile)>> {
    let path = conference.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).explain(|| msg!("cannot-read", path = path.display())),
    };
    let wrong = |line: usize, what| {
        DeclarationErrors::one(Declared { file: path.display().to_string().into(), line, column: 1 }, what)
    };
    let text = text_of(&bytes).map_err(|line| wrong(line, msg!("received-not-utf8")))?;
    let mut rows = csv_file::rows(&text).into_iter();
    let head = rows.next().map(|(_, cells)| cells).unwrap_or_default();
    let at = |name: &str| head.iter().position(|known| known == name);
    let [finding, about, said] = ["finding", "about", "text"].map(at);
    let (Some(finding), Some(about), Some(said)) = (finding, about, said) else {
        return Err(wrong(1, msg!("explanations-columns", columns = COLUMNS.join(","))).into());
    };
    let explanation = |(_, cells): (usize, Vec<String>)| {
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
        Explanation { finding: cell(finding), about: cell(about), text: cell(said) }
    };
    let all = rows.map(explanation).collect();
    Ok(Some((all, ReadFile { name: NAME.into(), bytes: bytes.into() })))
}
