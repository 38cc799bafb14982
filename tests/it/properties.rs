//! Properties that hold for any data.

use crate::book::{book, figures};
use crate::case::report;
use crate::golden::{sample, templates};
use crate::sketch::{CLEAN, Sketch};
use briefbook::consolidate::{Scope, consolidate};
use briefbook::localities::LocalityMap;
use briefbook::model::book::Consolidated;
use briefbook::model::conference::CarryForward;
use briefbook::model::decision::ValueDecisions;
use briefbook::model::doubt::Doubts;
use briefbook::model::figure::{Coverage, Figure, Place};
use briefbook::model::form::{Form, LineKind, National};
use briefbook::model::history::{Past, PastPeriod, PastValue};
use briefbook::model::locality::Vintage;
use briefbook::model::number;
use briefbook::model::period::Period;
use briefbook::model::quantity::Quantity;
use briefbook::model::submission::Submission;
use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

struct Fixture {
    form: Form,
    map: LocalityMap,
}

fn fixture() -> &'static Fixture {
    static FIXTURE: OnceLock<Fixture> = OnceLock::new();
    FIXTURE.get_or_init(|| {
        let (conference, _) = briefbook::config::conference(&sample()).unwrap();
        let form = briefbook::config::pack(&templates(), &conference, &briefbook::validate::built_in()).unwrap().form;
        Fixture { form, map: LocalityMap::load(conference.vintage, conference.data_to).unwrap() }
    })
}

/// One submission per locality; `values[i]` in hundredths is its value on every line, `None` leaves all lines out.
fn submissions(values: &[Option<u32>]) -> Vec<Submission> {
    let Fixture { form, map } = fixture();
    map.localities()
        .iter()
        .zip(values)
        .map(|(locality, value)| {
            let mut submission = briefbook::fullest_submission(form, locality);
            match value {
                Some(hundredths) => {
                    submission.lines.values_mut().for_each(|r| r.quantity.value = Decimal::new((*hundredths).into(), 2))
                }
                None => submission.lines.clear(),
            }
            submission
        })
        .collect()
}

fn consolidated(submissions: &[Submission]) -> Consolidated {
    carrying(submissions, &Past::default())
}

/// With what stocks were before standing in for those that are missing.
fn carrying(submissions: &[Submission], past: &Past) -> Consolidated {
    let Fixture { form, map } = fixture();
    let coverage = Coverage { expected: 63, ..Coverage::default() };
    let scope = Scope {
        doubts: &Doubts::default(),
        materiality: Decimal::ONE,
        form,
        localities: map.localities(),
        regions: map.regions(),
        coverage,
        period: Period::first_half(2021),
        day: NaiveDate::from_ymd_opt(2021, 6, 14).unwrap(),
        past,
        carry_forward: Some(&CarryForward { lines: None, declared: Default::default() }),
        values: &ValueDecisions::new(),
        targets: &[],
    };
    consolidate(scope, submissions)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_country_is_the_sum_of_its_localities_and_of_its_regions(
        values in prop::collection::vec(prop::option::of(0u32..100_000_000), 63)
    ) {
        let book = consolidated(&submissions(&values));
        let total: Decimal = values.iter().flatten().map(|v| Decimal::new((*v).into(), 2)).sum();
        for line in fixture().form.lines.iter().filter(|line| line.national == National::Sum) {
            let country = book.figure(&Place::Country, &line.code).unwrap();
            prop_assert_eq!(country.value.unwrap_or_default(), total);
            prop_assert_eq!(country.reported, values.iter().flatten().count());
            let regions: Decimal = book
                .regions
                .iter()
                .filter_map(|region| book.figure(&Place::Region(region.slug.clone()), &line.code)?.value)
                .sum();
            prop_assert_eq!(regions, total);
        }
    }

    #[test]
    fn the_order_of_submissions_changes_nothing(
        values in prop::collection::vec(prop::option::of(0u32..1000), 63),
        order in Just((0..63usize).collect::<Vec<_>>()).prop_shuffle()
    ) {
        let sorted = submissions(&values);
        let shuffled: Vec<Submission> = order.iter().map(|i| sorted[*i].clone()).collect();
        let (mut one, mut other) = (consolidated(&sorted), consolidated(&shuffled));
        // Sources are listed in the order of the submissions, which `select` sorts by code.
        for book in [&mut one, &mut other] {
            let bare = |figure: &Figure| Figure { sources: Vec::new(), ..figure.clone() };
            book.figures = book.figures.iter().map(|(place, line, its)| (place.clone(), line.clone(), bare(its))).collect();
        }
        prop_assert_eq!(one, other);
    }
}

/// A period in which every locality had the same value in every line.
fn before(hundredths: u32) -> PastPeriod {
    let Fixture { form, map } = fixture();
    let value = PastValue {
        doubtful: false,
        stake: None,
        quantity: Quantity { value: Decimal::new(hundredths.into(), 2), qualifier: None },
        of: Vec::new(),
        cells: Vec::new(),
    };
    let lines: BTreeMap<_, _> = form.lines.iter().map(|line| (line.code.clone(), value.clone())).collect();
    PastPeriod {
        concluded: Default::default(),
        conference: "before".to_owned(),
        period: Period::of_year(2020),
        data_to: NaiveDate::from_ymd_opt(2020, 12, 14).unwrap(),
        vintage: Vintage::V63,
        values: map.localities().iter().map(|l| (l.id.code.clone(), lines.clone())).collect(),
        submissions: BTreeMap::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_total_is_what_was_reported_and_what_is_carried(
        values in prop::collection::vec(prop::option::of(0u32..100_000_000), 63),
        then in 0u32..100_000_000,
    ) {
        let all = submissions(&values);
        let accepted: Vec<Submission> =
            all.into_iter().zip(&values).filter(|(_, value)| value.is_some()).map(|(one, _)| one).collect();
        let book = carrying(&accepted, &Past { periods: vec![before(then)] });
        let missing = values.len() - accepted.len();
        let reported: Decimal = values.iter().flatten().map(|v| Decimal::new((*v).into(), 2)).sum();
        let carried = Decimal::new(then.into(), 2) * Decimal::from(missing);
        for line in fixture().form.lines.iter().filter(|line| line.national == National::Sum) {
            let stock = line.kind == LineKind::Stock;
            let country = book.figure(&Place::Country, &line.code).unwrap();
            let wanted = if stock { reported + carried } else { reported };
            prop_assert_eq!(country.value.unwrap_or_default(), wanted);
            prop_assert_eq!(country.reported, accepted.len());
            prop_assert_eq!(country.carried.len(), if stock { missing } else { 0 });
            prop_assert_eq!(country.text.ends_with('*'), stock && missing > 0);
        }
        prop_assert_eq!(book.carried.map_or(0, |carried| carried.localities.len()), missing);
    }
}

#[test]
fn national_sums_of_the_book_are_the_sums_of_its_localities() {
    let figures = figures(book());
    let value = |place: &str, line: &str| {
        let figure = &figures[&(place.to_owned(), line.to_owned())];
        // A held value is in no sum.
        let text = figure["value"].as_str().filter(|_| figure["standing"] != "held").map(str::to_owned);
        text.map(|text| Decimal::from_str(&text).unwrap())
    };
    for line in fixture().form.lines.iter().filter(|line| line.national == National::Sum) {
        // A line that nobody filled in has no sum.
        let values = fixture().map.localities().iter().filter_map(|l| value(&l.id.code, &line.code));
        let sum = values.reduce(|sum, value| sum + value);
        assert_eq!(value("vn", &line.code), sum.map(|sum| sum.normalize()), "line {}", line.code);
    }
    let rate = value("vn", "18").unwrap() * Decimal::ONE_HUNDRED / value("vn", "17").unwrap();
    assert_eq!(value("vn", "19"), Some(rate.round_dp(2).normalize()), "a rate comes from the sums");
}

/// Values of all lines of a sketch as read, by code.
fn read(sketch: &Sketch) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let report = serde_json::to_value(report(sketch, folder.path())).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let lines = report["submissions"][0]["lines"].as_array().cloned().unwrap_or_default();
    lines.iter().map(|line| (text(&line["line"]), text(&line["value"]))).collect()
}

/// A value for each line of Biểu 04, as exact as the line allows.
fn values() -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec(0i64..9_000_000, CLEAN.len()).prop_map(|units| {
        let decimals = CLEAN.iter().map(|(code, _)| fixture().form.line(code).unwrap().decimals);
        units.into_iter().zip(decimals).map(|(units, decimals)| Decimal::new(units, decimals).normalize()).collect()
    })
}

fn lines(values: &[Decimal], typed: impl Fn(Decimal) -> String) -> BTreeMap<String, String> {
    CLEAN.iter().zip(values).map(|((code, _), value)| ((*code).to_owned(), typed(*value))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn where_and_in_which_order_things_stand_changes_no_figure(
        values in values(),
        (shift, shift_columns) in (0u32..50, 0u16..30),
        (gaps, no_sections) in (any::<bool>(), any::<bool>()),
        order in Just(CLEAN.map(|(code, _)| code.to_owned()).to_vec()).prop_shuffle(),
        name in "[A-Z][a-z]{2,9} ?[0-9]{0,2}",
    ) {
        let plain = Sketch { lines: lines(&values, |value| value.to_string()), ..Sketch::default() };
        let rename = [("BIEU_04".to_owned(), name)].into();
        let moved = Sketch { shift, shift_columns, gaps, no_sections, order, rename, ..plain.clone() };
        let figures = read(&plain);
        prop_assert_eq!(figures.len(), CLEAN.len());
        prop_assert_eq!(read(&moved), figures);
    }

    #[test]
    fn numbers_typed_as_vietnamese_text_change_no_figure(values in values(), with_unit in any::<bool>()) {
        let plain = Sketch { lines: lines(&values, |value| value.to_string()), ..Sketch::default() };
        let typed = Sketch { lines: lines(&values, |value| format!("'{}", number::decimal(value))), ..plain.clone() };
        let mut units = typed.clone();
        for (code, text) in units.lines.iter_mut().filter(|_| with_unit) {
            text.push_str(&format!(" {}", fixture().form.line(code).unwrap().unit));
        }
        let figures = read(&plain);
        prop_assert_eq!(read(&typed), figures.clone());
        prop_assert_eq!(read(&units), figures);
    }
}
