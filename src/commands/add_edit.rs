//! A Word document that somebody edited, sent over a network: it goes among the conference's edits, as if it had been put into
//! the book, and the next build gives it the figures of its day.

use crate::commands::receive::Upload;
use crate::config;
use crate::messages::{Explain as _, fail};
use crate::msg;
use crate::project::Edits;
use crate::publish::{self, Manifest, OutputDir};
use crate::render::docx::read;
use anyhow::Result;
use std::path::Path;

/// Takes an edited document of the newest book, and says which one it is: its path in the book.
///
/// # Errors
/// There is no book, the file is none of its Word documents or as it was made, a build runs, or the disk refuses.
pub(crate) fn add_edit(conference: &Path, out: &Path, upload: &Upload) -> Result<String> {
    let (declared, _) = config::conference(conference)?;
    let output_dir = OutputDir::take(out, &declared.id)?;
    let book = output_dir.book();
    let manifest = Manifest::of(book).explain(|| msg!("edit-no-book"))?;
    let document = document_of(&manifest, &declared.id, upload)?;
    let made = manifest.outputs.iter().find(|output| output.file.path == document);
    if made.is_some_and(|output| output.file.begins(&upload.bytes)) {
        return Err(fail(msg!("edit-unchanged", file = &upload.name)));
    }
    let mut edits = Edits::take(conference, out, &declared.id, book)?;
    let folder = tempfile::tempdir().explain(|| msg!("cannot-make", path = "temp"))?;
    let path = publish::file(folder.path(), "sua.docx", &upload.bytes)?;
    edits.add(document.clone(), path, &publish::edition(book))?;
    Ok(document)
}

/// Which document of a book a file is an edited one of: by what it was generated as, else by its name.
fn document_of(manifest: &Manifest, conference: &str, upload: &Upload) -> Result<String> {
    let file = &upload.name;
    let base = read::base(&upload.bytes).explain(|| msg!("no-word-document", file = file))?;
    if let Some(base) = base.as_ref().filter(|base| base.conference != conference) {
        return Err(fail(msg!("refresh-other-conference", file = file, conference = &base.conference)));
    }
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let is_it = |path: &str| match &base {
        Some(base) => path.strip_suffix(".docx") == Some(&base.document),
        None => path.ends_with(".docx") && path.rsplit('/').next() == Some(name),
    };
    let mut named = manifest.outputs.iter().map(|output| &output.file.path).filter(|path| is_it(path));
    named.next().cloned().explain(|| msg!("no-document-of-conference", file = file))
}
