//! Every file of the submissions folder with its sender and its moment of receipt, and who was late. File times are not
//! used, and nobody is late who may have been in time.

use crate::model::figure::Place;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::reading;
use crate::model::receipts::Receipts;
use crate::model::submission::Submission;
use crate::msg;
use crate::pipeline::received::Received;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// One file.
pub(crate) struct Receipt {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// Its name on the disk, as far as it is text.
    pub(crate) name: String,
    /// The same, its control characters made visible.
    pub(crate) file: Arc<str>,
    /// SHA-256 of its bytes.
    pub(crate) sha256: Arc<str>,
    /// Code of the locality it names, whether or not the rest of it could be read.
    pub(crate) code: Option<Arc<str>>,
    /// It could be opened as a report.
    pub(crate) is_read: bool,
    /// `Lần gửi`, where it could be read.
    pub(crate) revision: Option<u32>,
    /// When it came, where the receipts says so.
    pub(crate) received: Option<DateTime<FixedOffset>>,
}

/// Every file, in the order it was read.
pub(crate) fn of(register: Option<&Receipts>, received: &[Received]) -> Vec<Receipt> {
    let receipt = |file: &Received| {
        let owner = file.owner.as_ref().map(|owner| &owner.id.code);
        let decided = owner.or(file.reply.as_ref().map(|reply| &reply.place));
        let place = decided.map(|code| Place::Locality(Arc::clone(code)));
        let place = place.or_else(|| file.submission.as_ref().map(Submission::place));
        let place = place.or_else(|| file.findings.iter().find_map(|finding| finding.place.clone()));
        Receipt {
            path: file.path.clone(),
            name: file.name.clone(),
            file: Arc::clone(&file.shown),
            sha256: file.manifest.sha256.as_str().into(),
            code: place.and_then(|place| place.code().cloned()),
            // What answers our findings is no report.
            is_read: file.submission.is_some()
                || (file.reply.is_none() && !file.findings.iter().any(|found| *found.rule == *reading::UNOPENABLE)),
            revision: file.submission.as_ref().map(|submission| submission.revision),
            received: register.and_then(|register| register.moment(&file.name)),
        }
    };
    received.iter().map(receipt).collect()
}

/// Files by the locality they name.
pub(crate) fn by_code(receipts: &[Receipt]) -> BTreeMap<Arc<str>, Vec<&Receipt>> {
    let mut senders: BTreeMap<Arc<str>, Vec<&Receipt>> = BTreeMap::new();
    for receipt in receipts {
        if let Some(code) = &receipt.code {
            senders.entry(Arc::clone(code)).or_default().push(receipt);
        }
    }
    senders
}

/// What is found at the localities of which the first workbook came after the deadline, by their codes. While the
/// moment of one of its workbooks is not known, that one may have been first and in time.
pub(crate) fn late(deadline: DateTime<FixedOffset>, receipts: &[Receipt]) -> Vec<(Arc<str>, Finding)> {
    let late = by_code(receipts).into_iter().filter_map(|(code, files)| {
        let moments: Option<Vec<_>> = files.into_iter().map(|file| Some((file.received?, &file.file))).collect();
        let (first, file) = moments?.into_iter().min()?;
        (first > deadline).then(|| (Arc::clone(&code), after_deadline(code, file, first, deadline)))
    });
    late.collect()
}

fn after_deadline(
    code: Arc<str>,
    file: &Arc<str>,
    received: DateTime<FixedOffset>,
    deadline: DateTime<FixedOffset>,
) -> Finding {
    let received = received.with_timezone(deadline.offset());
    let message = msg!("receipt-late", received = received, deadline = deadline);
    Finding::new(reading::LATE, Severity::Info, message)
        .with_place(Some(Place::Locality(code)))
        .with_location(Location::File(Arc::clone(file)))
        .with_sides(received.to_rfc3339(), deadline.to_rfc3339())
}
