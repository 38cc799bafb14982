//! V22: names and kinds of localities that are no more.

use super::super::input::RuleInput;
use super::super::without_former::{between_spaces, without_former};
use super::code_rule::{self, Check, CodeRules};
use crate::localities::{MERGER, NEW_CITIES};
use crate::model::finding::{Finding, Severity};
use crate::model::form::FieldRole;
use crate::model::locality::{HO_CHI_MINH, LocalityKind};
use crate::model::message::Message;
use crate::model::rule::Rule;
use crate::model::workbook::CellRef;
use crate::msg;

const ID: &str = "V22";
const SEVERITY: Severity = Severity::Warning;

/// Since 1/7/2025 a place named by a province that was merged is on nobody's map, and a province that became a city is
/// no longer a “tỉnh”. What the locality calls itself, and where its lists say that things lie, is reported if it names a former
/// province with its kind (“tỉnh Hà Giang”); a name alone may be a commune's, and what is called former (“cũ”) is right.
pub(super) fn rule() -> CodeRules {
    CodeRules {
        rules: vec![Rule {
            title: msg!("rule-v22"),
            why: msg!("rule-v22-why"),
            reads: msg!("rule-v22-reads"),
            example: msg!("rule-v22-example"),
            in_force: msg!("asked-of-34"),
            basis: vec![MERGER.into()],
            ..code_rule::rule(ID, &[SEVERITY], file!())
        }],
        check: Check::One(obsolete_names),
    }
}

/// A name that is no more: as it is looked for, as it is reported, and what it is now.
type Obsolete = (String, String, String);

/// A name with its kind in full and in short, `tỉnh Hà Giang`, `T. Hà Giang`.
fn both_ways(full: &str, name: &str, now: String) -> [Obsolete; 2] {
    [full.to_owned(), format!("T. {name}")].map(|word| (between_spaces(&word), full.to_owned(), now.clone()))
}

fn obsolete_names(input: RuleInput<'_>) -> Vec<Finding> {
    let Some(former) = input.context.former else { return Vec::new() };
    let current = input.context.map.localities();
    let gone = former.localities.iter().filter(|old| !current.iter().any(|now| now.name == old.name));
    let mut words: Vec<Obsolete> = gone.flat_map(|old| both_ways(&old.title(), &old.name, old.title())).collect();
    // Cities that were provinces under the same name.
    let cities = current.iter().filter(|now| now.kind == LocalityKind::City && &*now.name != HO_CHI_MINH);
    words.extend(cities.flat_map(|now| both_ways(&LocalityKind::Province.title(&now.name), &now.name, now.title())));
    let mut findings = Vec::new();
    findings.extend(own_name(input, &words));
    for (sheet, column) in input.context.form.columns().filter(|(_, column)| column.place) {
        for row in input.rows(sheet) {
            let Some(text) = row.text(&column.key) else { continue };
            let Some((_, old, now)) = find_obsolete(text, &words) else { continue };
            let at = (row.at.row + 1).to_string();
            let message =
                msg!("obsolete-name-in-row", row = at, column = column.name(), text = text, name = called(old, now));
            findings.push(finding(message, (old, now), (&row.cell(&column.key), text), &column.key));
        }
    }
    findings
}

/// What the locality calls itself.
fn own_name(input: RuleInput<'_>, words: &[Obsolete]) -> Option<Finding> {
    let field = input.context.form.field(FieldRole::Place)?;
    let text = input.submission.info.get(&field.key)?;
    let (_, old, now) = find_obsolete(text, words)?;
    let at = input.submission.info_at.get(&field.key)?;
    Some(finding(msg!("obsolete-name", text = text, name = called(old, now)), (old, now), (at, text), &field.key))
}

fn find_obsolete<'w>(text: &str, words: &'w [Obsolete]) -> Option<&'w Obsolete> {
    let current = without_former(text);
    words.iter().find(|(word, ..)| current.contains(word))
}

fn called(old: &str, now: &str) -> Message {
    if old == now { msg!("name-merged", name = old) } else { msg!("name-changed", name = old, now = now) }
}

fn finding(message: Message, (old, now): (&str, &str), (at, raw): (&CellRef, &str), column: &str) -> Finding {
    let right = if old == now { msg!("current-name") } else { Message::verbatim(now) };
    Finding::new(ID, SEVERITY, message)
        .with_cell(at, raw)
        .with_sides(old, right)
        .with_key(format!("{column} {old}"))
        .with_suggestion(msg!("obsolete-name-correction"))
        .with_basis([if old == now { MERGER.into() } else { msg!("secondary-source", basis = NEW_CITIES) }])
}
