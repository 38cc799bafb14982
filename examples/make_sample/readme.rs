//! The README of the sample, in Vietnamese: what it is, how to make it again, and what is wrong in it on purpose. The table
//! comes from the defects themselves, so the addresses cannot go out of date.

use crate::conference::Conference;
use crate::defects::{self, Change, Defect, Place};
use crate::sheets;
use crate::submission::Submission;
use anyhow::{Context, Result};

pub(crate) fn write(conference: &Conference, submissions: &[Submission]) -> Result<String> {
    let mut rows = String::new();
    for defect in conference.defects {
        rows.push_str(&row(conference, submissions, defect)?);
    }
    let stray = |(file, name, _): &(&str, &str, &str)| {
        format!("| `{file}` | THONG_TIN!B1 | “{name}” | Tệp gửi nhầm: địa phương cũ, không còn trên bản đồ | R02 |\n")
    };
    let strays: String = conference.strays.iter().map(stray).collect();
    let absent = |code: &&str| format!("| – | – | – | Mã {code} không gửi báo cáo | R08 |\n");
    let strays = strays + &conference.absent.iter().map(absent).collect::<String>();
    let text = include_str!("readme.md");
    let titled: Vec<&str> = conference.titled.to_vec();
    let dated: Vec<&str> = conference.text_dates.iter().map(|(code, _)| *code).collect();
    Ok(text
        .replace("{count}", &submissions.len().to_string())
        .replace("{folder}", conference.folder)
        .replace("{facts}", conference.facts)
        .replace("{strays}", &strays)
        .replace("{as_of}", &conference.as_of_text())
        .replace("{titled}", &titled.join(", "))
        .replace("{dated}", &dated.join(", "))
        .replace("{defects}", rows.trim_end()))
}

fn row(conference: &Conference, submissions: &[Submission], defect: &Defect) -> Result<String> {
    let of_code = |submission: &&Submission| submission.locality.code == defect.code;
    let submission = submissions.iter().find(of_code).with_context(|| format!("no locality {}", defect.code))?;
    let (sheet, cell, shown) = match defect.place {
        Place::Line(code) => {
            let (sheet, cell) = sheets::address(conference, submission, code)?;
            (sheet, cell, defects::shown(&submission.lines, code)?)
        }
        Place::Locality => ("THONG_TIN", "B1".to_owned(), format!("“{}”", submission.typed_name)),
        Place::Delegate(number) => ("DAI_BIEU", format!("A{}", number + 1), "–".to_owned()),
    };
    let rules = match (defect.rules, defect.place, defect.change) {
        ([], Place::Line(_), Change::Text(_) | Change::LeaveOut) => "không đọc được".to_owned(),
        ([], _, _) => "–".to_owned(),
        (rules, _, _) => rules.join(", "),
    };
    let file = &submission.file_name;
    Ok(format!("| `{file}` | {sheet}!{cell} | {shown} | {} | {rules} |\n", defect.note))
}
