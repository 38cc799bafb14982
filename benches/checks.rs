//! All checks over 63 localities, their lists filled up to thirty clusters, with the same figures as the period before. The
//! workbooks are read once, before anything is measured.

#![allow(missing_docs)] // divan's attribute makes public items.

use briefbook::config::{self, Pack};
use briefbook::intake::Intake;
use briefbook::localities::LocalityMap;
use briefbook::model::history::{Past, PastPeriod, PastValue};
use briefbook::model::limits::Limits;
use briefbook::model::locality::Vintage;
use briefbook::model::period::Period;
use briefbook::model::submission::Submission;
use briefbook::validate::{Context, check, check_all, check_sums, report};
use briefbook::{model::conference::Conference, normalise};
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

/// How many clusters a locality has at least.
const ROWS: usize = 30;

struct Sample {
    conference: Conference,
    pack: Pack,
    map: LocalityMap,
    submissions: Vec<Submission>,
    past: Past,
}

fn sample() -> Sample {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("input/2021-07-02-ccn");
    let (conference, _) = config::conference(&folder).expect("the sample has a conference");
    let pack = config::pack(&root.join("templates"), &conference, &briefbook::validate::built_in())
        .expect("the sample has a pack");
    let map = LocalityMap::load(conference.vintage, conference.data_to).expect("the map is sound");
    let intake = Intake::new(Limits::default(), None).expect("nothing to start");
    let entries = std::fs::read_dir(folder.join("submissions")).expect("the sample is part of the repository");
    let mut submissions: Vec<Submission> = entries
        .map(|entry| {
            let path = entry.expect("listed").path();
            let bytes = std::fs::read(&path).expect("readable");
            let raw = intake.workbook(&path.to_string_lossy(), &bytes, &|_| true).value.expect("the sample is sound");
            let context = briefbook::normalise::Context {
                form: &pack.form,
                map: &map,
                past: &Past::default(),
                period: conference.period,
                words: briefbook::messages::Catalogue::embedded(briefbook::model::language::Language::Vi),
            };
            normalise::submission(&raw, &context).value.expect("the sample is sound")
        })
        .collect();
    for submission in &mut submissions {
        for rows in submission.tables.values_mut().filter(|rows| !rows.is_empty()) {
            let once = rows.clone();
            rows.extend(once.into_iter().cycle().take(ROWS.saturating_sub(rows.len())));
        }
    }
    let past = Past { periods: vec![period(&submissions)] };
    Sample { conference, pack, map, submissions, past }
}

fn period(submissions: &[Submission]) -> PastPeriod {
    let values = submissions.iter().map(|submission| {
        let lines = submission.lines.iter();
        let values = lines.map(|(code, reported)| {
            (
                Arc::clone(code),
                PastValue {
                    quantity: reported.quantity,
                    doubtful: false,
                    stake: None,
                    of: Vec::new(),
                    cells: Vec::new(),
                },
            )
        });
        (Arc::clone(&submission.locality.id.code), values.collect())
    });
    PastPeriod {
        concluded: Default::default(),
        conference: "x".to_owned(),
        period: Period::of_year(2020),
        data_to: chrono::NaiveDate::from_ymd_opt(2020, 12, 14).expect("a day"),
        vintage: Vintage::V63,
        values: values.collect(),
        submissions: Default::default(),
    }
}

/// On one thread; the program checks localities side by side.
#[divan::bench]
fn all_checks(bencher: divan::Bencher<'_, '_>) {
    let sample = sample();
    let context = Context {
        form: &sample.pack.form,
        law: &sample.pack.law,
        day: sample.conference.data_to,
        period: sample.conference.period,
        past: &sample.past,
        map: &sample.map,
        former: None,
    };
    bencher.bench(|| {
        let mut findings: Vec<_> = sample.submissions.iter().flat_map(|one| check(&context, one)).collect();
        findings.extend(check_all(&context, &sample.submissions));
        findings.extend(check_sums(&context, &sample.submissions));
        report(&context, findings, &sample.submissions, &[], sample.conference.date)
    });
}
