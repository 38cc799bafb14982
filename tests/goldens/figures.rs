//! What becomes of values of localities: `tests/figures/<name>.toml` in, the figures of the country, of regions and of
//! localities out.

use crate::support::golden::{self, root, stems, templates};
use briefbook::config::{self, Pack};
use briefbook::consolidate::{Scope, changes, consolidate};
use briefbook::fullest_submission;
use briefbook::localities::LocalityMap;
use briefbook::model::book::Consolidated;
use briefbook::model::conference::CarryForward;
use briefbook::model::decision::{Decision, FileId, Ruling, ValueDecisions, ValueRuling};
use briefbook::model::declared::Declared;
use briefbook::model::doubt::Doubts;
use briefbook::model::figure::{Aimed, Compared, Coverage, Figure, Place, Source};
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::history::{Past, PastPeriod, PastValue};
use briefbook::model::locality::Vintage;
use briefbook::model::message::Message;
use briefbook::model::period::Period;
use briefbook::model::quantity::{Qualifier, Quantity};
use briefbook::model::standing::Standing;
use briefbook::model::submission::{Reported, Submission};
use briefbook::model::target::{Amount, Target};
use chrono::NaiveDate;
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// A case as written in `tests/figures/<name>.toml`. Values are `line=value` by code of a locality: `3=10?` is doubtful and nobody
/// knows by how much, `3=10?4` by 4, `3=10!` is held, `3=khoảng:10` and `3=trên:10` have a qualifier, `3=10->12` was corrected to 12
/// by a decision, `3=10->` accepted as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sketch {
    /// What the case shows.
    about: String,
    /// Which figures: `vn 3`, `r:tay-nguyen 19`, `01 3`.
    show: Vec<String>,
    now: BTreeMap<String, String>,
    /// Values of the whole year before, by code.
    #[serde(default)]
    year_before: BTreeMap<String, String>,
    /// Values of the first half of this year, by code.
    #[serde(default)]
    half_before: BTreeMap<String, String>,
    /// Lines that are carried forward; none where absent.
    carry: Option<Vec<String>>,
    /// `27=100`, or `27=80% of 15`, by line; until the end of 2030, or as in `27=100 by 2026-12-14`.
    #[serde(default)]
    targets: BTreeMap<String, String>,
    /// The values of an earlier edition of the same conference: what changed since is told.
    edition_before: Option<BTreeMap<String, String>>,
}

pub fn trials() -> Vec<Trial> {
    let trial = |name: String| Trial::test(format!("figures/{name}"), move || case(&name));
    stems("figures", "toml").into_iter().map(trial).collect()
}

fn case(name: &str) -> Result<(), Failed> {
    let sketch: Sketch = toml::from_str(&std::fs::read_to_string(root().join(format!("tests/figures/{name}.toml")))?)?;
    let found = format!("{}\n{}", sketch.about, told(&sketch)?);
    Ok(golden::check(&format!("figures/{name}.txt"), &found)?)
}

/// The form of the sample and the map of its time.
fn declared() -> &'static (Pack, LocalityMap) {
    static DECLARED: OnceLock<(Pack, LocalityMap)> = OnceLock::new();
    DECLARED.get_or_init(|| {
        let (conference, _) = config::conference(&root().join("input/2026-12-hoi-nghi-ccn")).unwrap();
        let pack = config::pack(&templates(), &conference, &briefbook::validate::built_in()).unwrap();
        (pack, LocalityMap::load(Vintage::V34, day(2026, 12, 14)).unwrap())
    })
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn told(sketch: &Sketch) -> Result<String, Failed> {
    let book = book(sketch, &sketch.now);
    let mut out = String::new();
    for shown in &sketch.show {
        let (place, line) = shown.split_once(' ').ok_or("a figure is a place and a line")?;
        figure(&mut out, &book, &Place::parse(place), line)?;
    }
    for held in &book.coverage.held {
        writeln!(out, "not counted: {} {}", held.place, held.line)?;
    }
    if let Some(carried) = &book.carried {
        writeln!(out, "carried from {}: {}", carried.conference, carried.localities.join(" "))?;
    }
    if let Some(before) = &sketch.edition_before {
        told_changes(&mut out, &self::book(sketch, before), &book)?;
    }
    Ok(out)
}

/// One value of a sketch.
struct Given {
    line: Arc<str>,
    quantity: Quantity,
    standing: Standing,
    stake: Option<Decimal>,
    /// What a decision says of it: another value, or none where it accepts the one there is.
    decided: Option<Option<Decimal>>,
}

fn given(sketch: &str) -> Vec<Given> {
    sketch.split_whitespace().map(one_given).collect()
}

fn one_given(sketch: &str) -> Given {
    let (line, value) = sketch.split_once('=').unwrap();
    let (value, decided) = match value.split_once("->") {
        Some((value, other)) => (value, Some(other.parse().ok())),
        None => (value, None),
    };
    let (qualifier, value) = match value.split_once(':') {
        Some(("khoảng", value)) => (Some(Qualifier::About), value),
        Some(("trên", value)) => (Some(Qualifier::Over), value),
        Some(("chia", value)) => (Some(Qualifier::Estimated), value),
        _ => (None, value),
    };
    let end = value.find(['?', '!']).unwrap_or(value.len());
    let (value, doubt) = value.split_at(end);
    let standing = match doubt.chars().next() {
        None => Standing::Sound,
        Some('!') => Standing::Held,
        Some(_) => Standing::Doubtful,
    };
    let stake = doubt.get(1..).and_then(|stake| stake.parse().ok());
    Given {
        line: line.into(),
        quantity: Quantity { value: value.parse().unwrap(), qualifier },
        standing,
        stake,
        decided,
    }
}

fn book(sketch: &Sketch, values: &BTreeMap<String, String>) -> Consolidated {
    let (pack, map) = declared();
    let submissions: Vec<Submission> = values.iter().map(|(code, sketch)| submission(code, sketch)).collect();
    let past = past(sketch);
    let decisions = decisions(values);
    let doubts = Doubts::of(&findings(values), &[], &pack.form).settled(&decisions);
    let targets: Vec<Target> = sketch.targets.iter().map(|(line, amount)| target(line, amount)).collect();
    let lines = |lines: &Vec<String>| lines.iter().map(|line| line.as_str().into()).collect();
    let carry = sketch.carry.as_ref();
    let carry = carry.map(|all| CarryForward { lines: Some(lines(all)), declared: Declared::default() });
    let scope = Scope {
        form: &pack.form,
        localities: map.localities(),
        regions: map.regions(),
        coverage: Coverage::default(),
        period: Period::of_year(2026),
        day: day(2026, 12, 14),
        past: &past,
        carry_forward: carry.as_ref(),
        values: &decisions,
        doubts: &doubts,
        materiality: pack.law.materiality,
        targets: &targets,
    };
    consolidate(scope, &submissions)
}

fn submission(code: &str, sketch: &str) -> Submission {
    let (pack, map) = declared();
    let full = fullest_submission(&pack.form, map.by_code(code).unwrap());
    let reported = full.lines.values().next().unwrap();
    let line = |given: Given| (given.line, Reported { quantity: given.quantity, ..reported.clone() });
    Submission { lines: given(sketch).into_iter().map(line).collect(), ..full.clone() }
}

fn findings(values: &BTreeMap<String, String>) -> Vec<Finding> {
    let of_locality = |(code, sketch): (&String, &String)| -> Vec<Finding> {
        let unsound = given(sketch).into_iter().filter(|given| given.standing != Standing::Sound);
        let finding = |given: Given| Finding {
            id: format!("{code}:{}", given.line).into(),
            ..Finding::new("V01", Severity::Error, "x")
                .with_line(given.line)
                .with_place(Some(Place::parse(code)))
                .with_standing(given.standing)
                .with_stake(given.stake)
        };
        unsound.map(finding).collect()
    };
    values.iter().flat_map(of_locality).collect()
}

fn decisions(values: &BTreeMap<String, String>) -> ValueDecisions {
    let mut decisions = ValueDecisions::new();
    for (code, sketch) in values {
        for Given { line, quantity, decided, .. } in given(sketch) {
            let Some(corrected) = decided else { continue };
            let value = ValueRuling {
                place: code.as_str().into(),
                line: Arc::clone(&line),
                value: corrected.unwrap_or(quantity.value),
                file: FileId { name: "x.xlsx".into(), sha256: "".into() },
            };
            let ruling = match corrected {
                Some(_) => Ruling::Correct { value, source: "điện thoại".to_owned() },
                None => Ruling::Accept(value),
            };
            let decision = Decision {
                id: format!("D-{code}-{line}").into(),
                ruling: Some(ruling),
                undoes: None,
                by: "Tổ thư ký".to_owned(),
                at: "2026-12-15T08:00:00+07:00".parse().unwrap(),
                reason: "x".to_owned(),
                declared: Declared::default(),
            };
            decisions.insert((code.as_str().into(), line), decision);
        }
    }
    decisions
}

/// The newest first.
fn past(sketch: &Sketch) -> Past {
    let half = Period::months(2026, 1, 6).unwrap();
    let periods = [
        ("half", half, day(2026, 6, 14), &sketch.half_before),
        ("year", Period::of_year(2025), day(2025, 12, 14), &sketch.year_before),
    ];
    let given = periods.into_iter().filter(|(.., values)| !values.is_empty());
    let period = |(name, period, data_to, values): (&str, Period, NaiveDate, &BTreeMap<String, String>)| PastPeriod {
        concluded: Default::default(),
        conference: name.to_owned(),
        period,
        data_to,
        vintage: Vintage::V34,
        values: values.iter().map(|(code, sketch)| (code.as_str().into(), past_values(sketch))).collect(),
        submissions: BTreeMap::new(),
    };
    Past { periods: given.map(period).collect() }
}

fn past_values(sketch: &str) -> BTreeMap<Arc<str>, PastValue> {
    let value = |given: Given| {
        let value = PastValue {
            quantity: given.quantity,
            doubtful: given.standing == Standing::Doubtful,
            stake: given.stake,
            of: Vec::new(),
            cells: vec![Source::Cell {
                file: "before.xlsx".into(),
                sheet: "BIEU_04".into(),
                cell: format!("D{}", given.line),
                raw: given.quantity.value.to_string().into(),
                reading: Default::default(),
            }],
        };
        (given.line, value)
    };
    given(sketch).into_iter().map(value).collect()
}

fn target(line: &str, amount: &str) -> Target {
    let (amount, by) = match amount.split_once(" by ") {
        Some((amount, by)) => (amount, by.parse().unwrap()),
        None => (amount, day(2030, 12, 31)),
    };
    let amount = match amount.split_once("% of ") {
        Some((percent, of)) => Amount::Percent { of: of.into(), percent: percent.parse().unwrap() },
        None => Amount::Value(amount.parse().unwrap()),
    };
    Target { line: line.into(), amount, by, declared: Declared::default() }
}

fn figure(out: &mut String, book: &Consolidated, place: &Place, line: &str) -> Result<(), Failed> {
    let figure = book.figure(place, line).ok_or_else(|| format!("no figure {place} {line}"))?;
    let Figure { text, method, reported, .. } = figure;
    let mut facts = vec![format!("{text} ({})", number(figure.value)), format!("{method:?} of {reported}")];
    let mut add = |fact: String| facts.push(fact);
    if let Some(terms) = &figure.terms {
        let computed = figure.computed.map(|computed| format!(" = {}", computed.normalize())).unwrap_or_default();
        add(format!("{} / {}{computed}", quantity(terms.of), quantity(terms.per)));
    }
    figure.qualifier.iter().for_each(|qualifier| add(format!("{qualifier:?}")));
    (figure.approximate > 0).then(|| add(format!("{} approximate", figure.approximate)));
    (!figure.carried.is_empty()).then(|| add(format!("carried of {}", figure.carried.join(" "))));
    (figure.standing != Standing::Sound).then(|| add(format!("{:?}", figure.standing)));
    (figure.computed_standing != Standing::Sound).then(|| add(format!("computed {:?}", figure.computed_standing)));
    (!figure.doubt.is_empty()).then(|| add(format!("by {}", figure.doubt.join(" "))));
    figure.decision.iter().for_each(|decision| add(format!("by decision {decision}")));
    figure.with_held.iter().for_each(|value| add(format!("with held {}", value.normalize())));
    (!figure.held.is_empty()).then(|| add(format!("without {}", figure.held.join(" "))));
    (!figure.doubtful.is_empty()).then(|| add(format!("doubtful of {}", figure.doubtful.join(" "))));
    if let Some(range) = figure.range.filter(|range| range.low != range.high) {
        add(format!("between {} and {}", rounded(range.low), rounded(range.high)));
    }
    if let Some(rank) = book.ranks.get(place, line) {
        add(format!("rank {}/{} of {} alike", rank.in_country, rank.of_country, rank.alike_in_country));
        add(format!("in region {}/{} of {} alike", rank.in_region, rank.of_region, rank.alike_in_region));
    }
    writeln!(out, "{place} {line}: {}", facts.join(", "))?;
    for source in &figure.sources {
        if let Source::Cell { file, sheet, cell, raw, .. } = source {
            writeln!(out, "  from {file} {sheet}!{cell} {raw:?}")?;
        }
    }
    let from: Vec<String> = figure.sources.iter().filter_map(place_of).collect();
    if !from.is_empty() {
        writeln!(out, "  from {}", from.join(" "))?;
    }
    figure.methods.iter().try_for_each(|method| {
        let carried = method.carried.join(" ");
        let (value, of) = (number(method.value), method.of.join("+"));
        writeln!(out, "  {of} / {}: {value} of {} {carried}", method.per, method.reported)
    })?;
    figure.past.iter().try_for_each(|past| compared(out, past))?;
    figure.target.iter().try_for_each(|target| aimed(out, target))?;
    Ok(())
}

fn place_of(source: &Source) -> Option<String> {
    match source {
        Source::Place { place } => Some(place.to_string()),
        Source::Cell { .. } => None,
    }
}

fn compared(out: &mut String, past: &Compared) -> std::fmt::Result {
    let Compared { period, reported, compared, .. } = past;
    let value = number(past.value) + &past.qualifier.map(|qualifier| format!(" {qualifier:?}")).unwrap_or_default();
    let base = past.base_qualifier.map(|qualifier| format!(" {qualifier:?}")).unwrap_or_default();
    let sides = format!("{}{base} -> {}", number(past.base), number(past.current));
    let percent = past.change_percent.map(|percent| format!(" ({}%)", percent.normalize())).unwrap_or_default();
    let change = format!("{}{percent}", number(past.change));
    let doubtful = if past.doubtful { ", doubtful" } else { "" };
    let period = period.name();
    writeln!(out, "  {period:?}: {value} of {reported}; {sides}: {change} of {compared}{doubtful}")
}

fn aimed(out: &mut String, target: &Aimed) -> std::fmt::Result {
    let Aimed { value, by, reported, .. } = target;
    let share = if target.share { " (a share)" } else { "" };
    let (gap, pace, carried) = (number(target.gap), number(target.per_year), target.carried.join(" "));
    writeln!(out, "  target {value} by {by}{share}: {gap} missing, {pace} a year, of {reported} {carried}")
}

fn told_changes(out: &mut String, before: &Consolidated, after: &Consolidated) -> Result<(), Failed> {
    let changed = changes(Message::verbatim("x"), &declared().0.form, before, after);
    for (what, all) in [("cell", &changed.cells), ("total", &changed.totals)] {
        for change in all {
            writeln!(out, "{what} {} {}: {} -> {}", change.place, change.line, change.before.text, change.after.text)?;
        }
    }
    for rank in &changed.ranks {
        writeln!(out, "rank {} {}: {} -> {}", rank.place, rank.line, rank.before, rank.after)?;
    }
    Ok(())
}

fn quantity(quantity: Quantity) -> String {
    let qualifier = quantity.qualifier.map(|qualifier| format!("{qualifier:?} ")).unwrap_or_default();
    format!("{qualifier}{}", quantity.value.normalize())
}

fn number(value: Option<Decimal>) -> String {
    value.map_or_else(|| "nothing".to_owned(), rounded)
}

fn rounded(value: Decimal) -> String {
    value.round_dp(4).normalize().to_string()
}
