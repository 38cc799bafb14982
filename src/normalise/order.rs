//! Which of several files of a locality is the newest.

use crate::model::arrival::Arrival;
use std::cmp::Ordering;

/// How two files of a locality stand to each other: an answer to a file is newer than that file; then receipt tells the
/// order, where it is noted of all of them, then "Lần gửi"; then an answer is newer than what answers nothing. Equal where
/// nothing tells it.
pub(super) fn order(one: &Arrival, other: &Arrival, by_receipt: bool) -> Ordering {
    let answers = |one: &Arrival, other: &Arrival| one.submission.answers.as_ref() == Some(&other.sha256);
    if answers(one, other) != answers(other, one) {
        return if answers(one, other) { Ordering::Greater } else { Ordering::Less };
    }
    let received = if by_receipt { one.received.cmp(&other.received) } else { Ordering::Equal };
    let (first, second) = (&one.submission, &other.submission);
    received
        .then_with(|| first.revision.cmp(&second.revision))
        .then_with(|| first.answers.is_some().cmp(&second.answers.is_some()))
}

/// Position of the newest; the first of those that nothing tells apart. Answers can contradict receipts, so that there need
/// not be one order of all: the files are gone through once, each against the newest so far.
pub(super) fn newest(files: &[Arrival], by_receipt: bool) -> Option<usize> {
    let mut newest = 0;
    for (at, file) in files.iter().enumerate() {
        if order(file, files.get(newest)?, by_receipt) == Ordering::Greater {
            newest = at;
        }
    }
    (!files.is_empty()).then_some(newest)
}
