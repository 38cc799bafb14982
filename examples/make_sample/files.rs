//! Submissions as files: made in memory, then written, or compared with those on disk.

use crate::conference::Conference;
use crate::locality::Locality;
use crate::styles::{MARK, Styles};
use crate::submission::{self, Submission};
use crate::{lists, readme, sheets};
use anyhow::{Context, Result};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// All files of a run.
pub(crate) struct Wanted {
    pub(crate) workbooks: PathBuf,
    pub(crate) files: Vec<(PathBuf, Vec<u8>)>,
}

/// Makes every file in memory. The README belongs to the conference's folder and is left out elsewhere.
pub(crate) fn wanted(conference: &Conference, submissions: &[Submission], out: Option<PathBuf>) -> Result<Wanted> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("input").join(conference.folder);
    let mut files = Vec::new();
    if out.is_none() {
        files.push((home.join("README.md"), readme::write(conference, submissions)?.into_bytes()));
    }
    let workbooks = out.unwrap_or_else(|| home.join("submissions"));
    for submission in submissions.iter().chain(&submission::strays(conference)?) {
        let name = submission.file_name.clone();
        let bytes = workbook(conference, submission).with_context(|| name.clone())?;
        files.push((workbooks.join(name), bytes));
    }
    Ok(Wanted { workbooks, files })
}

fn workbook(conference: &Conference, submission: &Submission) -> Result<Vec<u8>> {
    let styles = Styles::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(conference, &submission.locality)?);
    sheets::write_information(workbook.add_worksheet(), conference, submission, &styles)?;
    sheets::write_form(workbook.add_worksheet(), conference, submission, &styles)?;
    sheets::write_supplement(workbook.add_worksheet(), submission, &styles)?;
    lists::write_clusters(workbook.add_worksheet(), submission, &styles)?;
    lists::write_difficulties(workbook.add_worksheet(), submission, &styles)?;
    lists::write_delegates(workbook.add_worksheet(), submission, &styles)?;
    Ok(workbook.save_to_buffer()?)
}

/// The creation time is the day of the data: with the clock's time no two runs would be equal.
fn properties(conference: &Conference, locality: &Locality) -> Result<DocProperties> {
    let (day, month, year) = conference.as_of;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(format!("Số liệu cụm công nghiệp {} (số liệu mẫu)", locality.full_name()))
        .set_subject(MARK)
        .set_author("make_sample")
        .set_comment(MARK)
        .set_creation_datetime(&made))
}

/// Writes all files; folders are made where they are missing.
pub(crate) fn write(wanted: &Wanted) -> Result<()> {
    fs::create_dir_all(&wanted.workbooks).with_context(|| wanted.workbooks.display().to_string())?;
    for (path, bytes) in &wanted.files {
        fs::write(path, bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// One line for every file that is missing, different, or a workbook that the generator does not make.
pub(crate) fn differences(wanted: &Wanted) -> Result<Vec<String>> {
    let mut differences = Vec::new();
    for (path, bytes) in &wanted.files {
        match fs::read(path) {
            Ok(found) if found == *bytes => {}
            Ok(_) => differences.push(format!("{}: differs", path.display())),
            Err(error) => differences.push(format!("{}: {error}", path.display())),
        }
    }
    let known: BTreeSet<&PathBuf> = wanted.files.iter().map(|(path, _)| path).collect();
    for entry in fs::read_dir(&wanted.workbooks).with_context(|| wanted.workbooks.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "xlsx") && !known.contains(&path) {
            differences.push(format!("{}: not made by the generator", path.display()));
        }
    }
    Ok(differences)
}
