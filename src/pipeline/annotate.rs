//! What goes back to each locality: its own workbook with what was found in it, `phan-hoi/<code>-<slug>.xlsx`;
//! only the file that was checked, and only to the locality it names.

use crate::compose::ReportContext;
use crate::intake;
use crate::messages::built_in;
use crate::model::figure::Place;
use crate::model::locality::Locality;
use crate::model::printable::is_printable;
use crate::model::result_sheet::Listed;
use crate::pipeline::loader;
use crate::pipeline::receipts::{self, Receipt};
use crate::project::Project;
use crate::publish::{ManifestFile, Staging, sha256};
use crate::spreadsheets::annotate::{Annotations, annotated_workbook};
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Folder of the book for what goes back.
const FOLDER: &str = "phan-hoi";

/// Writes a workbook for every locality that sent one; gives the path of each by its code.
pub(crate) fn workbooks(
    project: &Project,
    subject: &ReportContext,
    (receipts, inputs): (&[Receipt], &[ManifestFile]),
    staging: &Staging<'_>,
) -> Result<BTreeMap<Arc<str>, String>> {
    let senders = receipts::by_code(receipts);
    let by_path: BTreeMap<&str, &ManifestFile> = inputs.iter().map(|input| (&*input.path, input)).collect();
    let back = |locality: &Arc<Locality>| -> Result<Option<(Arc<str>, String)>> {
        let files = senders.get(&locality.id.code).map_or(&[][..], Vec::as_slice);
        let Some(file) = answered(subject, locality, files) else { return Ok(None) };
        let before = by_path.get(&*format!("submissions/{}", file.name)).copied();
        let marking = marking(project, subject, locality, file);
        let made_from = fingerprint(&marking, before);
        let path = format!("{FOLDER}/{}.xlsx", locality.slug);
        if staging.keep(std::slice::from_ref(&path), &made_from)? {
            return Ok(Some((Arc::clone(&locality.id.code), path)));
        }
        let most = project.conference.limits.file();
        let bytes = before.and_then(|before| loader::again(&file.path, before, most));
        let shown = |name: &str| intake::shown_name(name, &is_printable);
        let marking = Annotations { shown: &shown, ..marking };
        let bytes_there = bytes.is_some();
        let back = annotated_workbook(&marking, &bytes.unwrap_or_default())
            .with_context(|| format!("workbook handed back to {}", locality.slug))?;
        // A file that vanished since it was checked is answered without it, which is not what it would be made from.
        let made_from = if bytes_there { made_from } else { fingerprint(&marking, None) };
        staging.write(&path, &made_from, &back.bytes)?;
        Ok(Some((Arc::clone(&locality.id.code), path)))
    };
    let backs: Vec<Option<_>> = subject.book.localities.par_iter().map(back).collect::<Result<_>>()?;
    Ok(backs.into_iter().flatten().collect())
}

/// All that the workbook handed back shows: the file as it came, and what is said of it.
fn fingerprint(marking: &Annotations<'_>, file: Option<&ManifestFile>) -> String {
    let Annotations {
        place,
        code,
        sha256: answered,
        conference,
        period,
        file: name,
        findings,
        report,
        answer_by,
        created,
        limits,
        form,
        shown: _,
        catalogue: _,
    } = marking;
    let to_explain: Vec<bool> = findings.iter().map(|finding| form.takes_explanation(finding)).collect();
    let said = (place, code, answered, conference, period, name, findings, to_explain, report);
    let file = file.map(|file| &file.sha256);
    sha256(format!("{said:?} {answer_by:?} {created} {limits:?} {file:?}").as_bytes())
}

/// The file that is answered: the one that counts, or else the one sent last.
fn answered<'a>(subject: &ReportContext, locality: &Locality, files: &[&'a Receipt]) -> Option<&'a Receipt> {
    let counts = subject.submission(&locality.id.code);
    let counted = files.iter().find(|file| counts.is_some_and(|submission| submission.file == file.file));
    let last = || files.iter().max_by_key(|file| (file.revision, file.received, &file.name));
    counted.or_else(last).copied()
}

fn marking<'a>(
    project: &'a Project,
    subject: &'a ReportContext,
    locality: &'a Locality,
    file: &'a Receipt,
) -> Annotations<'a> {
    let mut findings = subject.report.told_to(&Place::Locality(Arc::clone(&locality.id.code)));
    findings.sort_by_key(|finding| finding.severity);
    let still = |listed: &Listed| {
        findings.iter().any(|finding| listed.is(finding, &built_in) || listed.is_under(finding, &built_in))
    };
    let counts = subject.submission(&locality.id.code).filter(|submission| submission.file == file.file);
    let listed = counts.map_or(&[][..], |submission| submission.listed.as_slice());
    Annotations {
        place: locality.title(),
        code: &locality.id.code,
        sha256: &file.sha256,
        conference: &subject.conference.title,
        period: subject.conference.period,
        file: &file.file,
        report: listed.iter().filter(|listed| !still(listed)).collect(),
        findings,
        answer_by: subject.conference.answer_by(subject.moment_given),
        created: subject.created,
        limits: project.conference.limits,
        shown: &str::to_owned,
        form: &subject.form,
        catalogue: &project.pack.catalogue,
    }
}
