//! One document with every kind of chart and map, of a conference of 63 and of one of 34 localities: its tree, and whether PDF
//! and Word say what the tree does when they are read back.

use crate::support::golden::{self, root, templates, worker};
use briefbook::render::{ReadBack, docx, pdf};
use briefbook::{PreviewOptions, preview};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

/// A golden and the conference it is of.
const CONFERENCES: [(&str, &str); 2] = [("63", "2021-07-02-ccn"), ("34", "2026-12-hoi-nghi-ccn")];

pub fn trials() -> Vec<Trial> {
    let trial = |(name, conference)| Trial::test(format!("charts/{name}"), move || drawn(name, conference));
    CONFERENCES.map(trial).into()
}

fn drawn(name: &str, conference: &str) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let packs = template_of_charts(folder.path())?;
    let look = |format: &str| preview(&options(folder.path(), &packs, conference, format)).map(|made| made.bytes);
    let text = String::from_utf8(look("txt")?)?;
    golden::check(&format!("charts/{name}.txt"), &text)?;
    let read = [("pdf", pdf::read::back(&look("pdf")?)?), ("docx", docx::read::back(&look("docx")?)?)];
    for (format, ReadBack { text: said, charts, .. }) in read {
        let said = squeezed(&said) + &squeezed(&charts);
        let lacking: Vec<&str> =
            text.lines().flat_map(values).filter(|value| !said.contains(&squeezed(value))).collect();
        if !lacking.is_empty() {
            return Err(format!("{format} does not print {}", lacking.join(", ")).into());
        }
    }
    Ok(())
}

/// A copy of the packs, with the document of all charts.
pub fn template_of_charts(folder: &Path) -> std::io::Result<PathBuf> {
    let packs = folder.join("templates");
    copy(&templates(), &packs)?;
    let template = "cum-cong-nghiep/documents/bieu-do.hbs";
    std::fs::copy(root().join("tests/charts/bieu-do.hbs"), packs.join(template))?;
    Ok(packs)
}

fn options(folder: &Path, packs: &Path, conference: &str, format: &str) -> PreviewOptions {
    PreviewOptions {
        conference: root().join("input").join(conference),
        templates: packs.to_owned(),
        out: folder.join("output"),
        document: "bieu-do".to_owned(),
        place: None,
        format: format.to_owned(),
        draft: None,
        jobs: 0,
        worker: Some(worker()),
    }
}

/// What stands behind the name of a row, value by value.
fn values(line: &str) -> impl Iterator<Item = &str> {
    line.split_once(": ").map(|(_, values)| values.split(", ")).into_iter().flatten()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn copy(from: &Path, to: &PathBuf) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() { copy(&path, &to)? } else { std::fs::copy(&path, &to).map(|_| ())? }
    }
    Ok(())
}
