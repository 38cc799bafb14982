//! Findings on the lines of a workbook: the line, the cells, what was found, and how to correct it.

use super::sheet::SheetView;
use super::titles::Title;
use super::value::NoValue;
use crate::messages::built_in;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::{Line, LineColumns, Scale};
use crate::model::message::{Fact, Message};
use crate::model::quantity::Quantity;
use crate::model::reading;
use crate::model::standing::Standing;
use crate::model::workbook::{Area, CellRef};
use crate::msg;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How many of a list of places a message names.
pub(super) const NAMED: usize = 10;

fn on(line: &Line, rule: &str, severity: Severity, message: Message) -> Finding {
    Finding::new(rule, severity, message).with_line(Arc::clone(&line.code))
}

/// The first of a list of facts, and `…` where there are more.
pub(super) fn first_of<T: Into<Fact>>(facts: Vec<T>) -> Fact {
    let more = facts.len() > NAMED;
    let named = facts.into_iter().take(NAMED).map(Into::into);
    Fact::List(named.chain(more.then(|| "…".into())).collect())
}

/// A line without a row, or with an empty cell.
pub(super) fn missing(line: &Line, location: Location) -> Finding {
    let message = match &location {
        Location::Cell(at) => msg!("line-empty", line = &line.code, name = &line.short, cell = at.a1()),
        _ => msg!("line-without-row", line = &line.code, name = &line.short),
    };
    on(line, reading::MISSING, Severity::Error, message)
        .with_location(location)
        .with_key(reading::MISSING)
        .with_suggestion(msg!("line-fill-in", unit = &line.unit))
}

/// A line whose cell is one with that of another line above it.
pub(super) fn merged(line: &Line, at: &CellRef, area: Area, above: Option<&str>) -> Finding {
    let finding = on(
        line,
        reading::MERGED,
        Severity::Error,
        msg!("line-merged", line = &line.code, name = &line.short, cell = at.a1(), area = area.a1()),
    );
    let mut finding = finding.with_location(Location::Cell(at.clone())).with_suggestion(msg!("line-unmerge"));
    // Its number may be that of both.
    finding.cause.lines.extend(above.map(Arc::from));
    finding.with_standing(Standing::Doubtful)
}

/// A cell that holds no number, or none that is sure.
pub(super) fn no_value(line: &Line, at: &CellRef, raw: &str, why: NoValue) -> Finding {
    match why {
        NoValue::Unread(reason) => unreadable(line, at, raw, &reason),
        NoValue::Shown { held, shown } => other_shown(line, at, raw, held, shown),
        NoValue::Units(one, other) => two_units(line, at, raw, (&one, &other)),
    }
}

fn unreadable(line: &Line, at: &CellRef, raw: &str, reason: &Message) -> Finding {
    let example = if line.decimals == 0 { Decimal::from(1250) } else { Decimal::new(12505, 1) };
    let example = in_unit(example, &line.unit);
    let message = msg!("line-unread", line = &line.code, name = &line.short, cell = at.a1(), reason = reason.clone());
    on(line, reading::NUMBER, Severity::Error, message)
        .with_cell(at, raw)
        .with_key(format!("{} {raw}", built_in(reason)))
        .with_suggestion(msg!("line-type-number", example = example))
}

/// A cell whose number format shows another number than it holds.
fn other_shown(line: &Line, at: &CellRef, raw: &str, held: Decimal, shown: Message) -> Finding {
    let message = msg!(
        "line-shows-another",
        line = &line.code,
        name = &line.short,
        cell = at.a1(),
        held = held,
        shown = shown.clone()
    );
    on(line, reading::SHOWN, Severity::Error, message)
        .with_cell(at, raw)
        .with_sides(shown, Message::verbatim(Fact::Number(held)))
        .with_suggestion(msg!("line-show-as-held", unit = &line.unit))
}

/// A value for which two places name two units.
fn two_units(line: &Line, at: &CellRef, raw: &str, (one, other): (&str, &str)) -> Finding {
    let message =
        msg!("line-two-units", line = &line.code, name = &line.short, cell = at.a1(), one = one, other = other);
    on(line, reading::UNIT, Severity::Error, message)
        .with_cell(at, raw)
        .with_key(format!("{one} {other}"))
        .with_sides(one, other)
        .with_suggestion(msg!("line-one-unit", unit = &line.unit))
}

fn in_unit(value: Decimal, unit: &str) -> Fact {
    // The unit next to a percentage is its sign; an example is a number alone.
    let unit = if unit == "%" { "" } else { unit };
    Fact::Quantity(Quantity { value, qualifier: None }, unit.into())
}

/// Two rows of a sheet with different values for a line.
pub(super) fn twice(line: &Line, cells: &[CellRef], left: &str, right: &str) -> Finding {
    let message = msg!("line-twice", line = &line.code, cells = addresses(cells));
    on(line, reading::TWICE, Severity::Error, message)
        .with_location(first(cells))
        .with_others(cells.len().saturating_sub(1))
        .with_sides(left, right)
        .with_suggestion(msg!("line-once"))
}

/// Two rows of a sheet with the same value for a line.
pub(super) fn twice_alike(line: &Line, cells: &[CellRef]) -> Finding {
    let message = msg!("line-twice-alike", line = &line.code, cells = addresses(cells));
    on(line, reading::TWICE, Severity::Info, message)
        .with_location(first(cells))
        .with_others(cells.len().saturating_sub(1))
        .with_suggestion(msg!("line-once"))
}

fn addresses(cells: &[CellRef]) -> Fact {
    first_of(cells.iter().map(CellRef::a1).collect())
}

fn first(cells: &[CellRef]) -> Location {
    cells.first().cloned().map_or(Location::Nowhere, Location::Cell)
}

/// A row with the code of one line and the words of another.
pub(super) fn names_two_lines(at: &CellRef, by_code: &Line, by_words: &Line) -> Finding {
    let named = |line: &Line| msg!("line-with-name", line = &line.code, name = &line.short);
    let message = msg!("line-names-two", cell = at.a1(), code = &by_code.code, other = named(by_words));
    on(by_code, reading::TWICE, Severity::Error, message)
        .with_location(Location::Cell(at.clone()))
        .with_sides(named(by_code), named(by_words))
        .with_suggestion(msg!("line-correct-name"))
}

/// Two sheets of one form whose values differ.
pub(super) fn sheets_differ(taken: &SheetView<'_>, other: &SheetView<'_>, clashes: Vec<Message>) -> Finding {
    let message = msg!(
        "sheets-differ",
        one = taken.name(),
        other = other.name(),
        count = clashes.len(),
        clashes = first_of(clashes)
    );
    Finding::new(reading::TWICE, Severity::Error, message)
        .with_location(other.location())
        .with_sides(&**taken.name(), &**other.name())
        .with_suggestion(msg!("sheets-delete-old"))
}

/// Two sheets of one form whose values are the same.
pub(super) fn sheets_alike(taken: &SheetView<'_>, other: &SheetView<'_>) -> Finding {
    Finding::new(reading::TWICE, Severity::Info, msg!("sheets-alike", one = taken.name(), other = other.name()))
        .with_location(other.location())
        .with_suggestion(msg!("sheets-keep-one"))
}

/// A value in a row that is not shown.
pub(super) fn hidden_row(line: &Line, at: &CellRef, raw: &str) -> Finding {
    let message = msg!(
        "line-in-hidden-row",
        line = &line.code,
        name = &line.short,
        cell = at.a1(),
        row = at.row.saturating_add(1)
    );
    on(line, reading::HIDDEN, Severity::Warning, message)
        .with_cell(at, raw)
        .with_key("hidden row")
        .with_suggestion(msg!("show-hidden"))
}

/// Rows for one line of which those that are not shown do not count.
pub(super) fn hidden_row_passed_over(line: &Line, taken: &CellRef, hidden: &CellRef, raw: &str) -> Finding {
    let message = msg!(
        "line-hidden-row-passed-over",
        line = &line.code,
        name = &line.short,
        cell = hidden.a1(),
        taken = taken.a1()
    );
    on(line, reading::HIDDEN, Severity::Warning, message).with_cell(hidden, raw).with_suggestion(msg!("delete-hidden"))
}

/// The numbers of a sheet stand in a column that is not shown.
pub(super) fn hidden_column(view: &SheetView<'_>, column: &str) -> Finding {
    Finding::new(reading::HIDDEN, Severity::Warning, msg!("column-hidden", sheet = view.name(), column = column))
        .with_location(view.location())
        .with_suggestion(msg!("show-hidden"))
}

/// A value that its author struck out.
pub(super) fn struck(line: &Line, at: &CellRef, raw: &str) -> Finding {
    let message = msg!("line-struck", line = &line.code, name = &line.short, cell = at.a1());
    on(line, reading::UNSETTLED, Severity::Warning, message)
        .with_cell(at, raw)
        .with_key("struck")
        .with_standing(Standing::Doubtful)
        .with_suggestion(msg!("line-settle"))
}

/// A value beside which its author struck out another in the same cell.
pub(super) fn struck_part(line: &Line, at: &CellRef, raw: &str, struck: &str) -> Finding {
    let (code, name, cell) = (&line.code, &line.short, at.a1());
    let (struck, kept) = (struck.trim(), raw.trim());
    let message = msg!("line-part-struck", line = code, name = name, cell = cell, struck = struck, kept = kept);
    on(line, reading::UNSETTLED, Severity::Warning, message)
        .with_cell(at, raw)
        .with_key("struck")
        .with_standing(Standing::Doubtful)
        .with_suggestion(msg!("line-settle"))
}

/// A value next to which its author says that it is not final, or says something else.
pub(super) fn commented(line: &Line, at: &CellRef, raw: &str, said: &str, caution: bool) -> Finding {
    let (code, name, cell) = (&line.code, &line.short, at.a1());
    let (severity, message) = match caution {
        true => (Severity::Warning, msg!("line-unsettled", line = code, name = name, cell = cell, said = said)),
        false => (Severity::Info, msg!("line-commented", line = code, name = name, cell = cell, said = said)),
    };
    on(line, reading::UNSETTLED, severity, message)
        .with_cell(at, raw)
        .with_standing(Standing::Doubtful)
        .with_suggestion(msg!("line-settle"))
}

/// A value in a table whose title names another period.
pub(super) fn under_title(line: &Line, at: &CellRef, raw: &str, title: &Title) -> Finding {
    let (code, name) = (&line.code, &line.short);
    let message = msg!(
        "line-under-another-title",
        line = code,
        name = name,
        cell = at.a1(),
        title = &title.text,
        what = title.what.clone()
    );
    on(line, reading::COLUMN, Severity::Error, message)
        .with_cell(at, raw)
        .with_key(&*title.text)
        .with_standing(Standing::Held)
        .with_suggestion(msg!("line-correct-title"))
}

/// A value next to which its author says that it is not the result of the period, with what it is and what that makes of it.
pub(super) fn noted(line: &Line, at: &CellRef, raw: &str, said: &str, by: (Message, Standing)) -> Finding {
    let (code, name, cell, (what, standing)) = (&line.code, &line.short, at.a1(), by);
    let (severity, message) = match standing {
        Standing::Held => (
            Severity::Error,
            msg!("line-noted-as-another", line = code, name = name, cell = cell, said = said, what = what),
        ),
        _ => (
            Severity::Warning,
            msg!("line-perhaps-another", line = code, name = name, cell = cell, said = said, what = what),
        ),
    };
    on(line, reading::COLUMN, severity, message)
        .with_cell(at, raw)
        .with_key(said)
        .with_standing(standing)
        .with_suggestion(msg!("line-correct-note"))
}

/// A table of another period next to one of this.
pub(super) fn table_passed_over(view: &SheetView<'_>, at: &CellRef, title: &Title) -> Finding {
    let message = msg!(
        "table-passed-over",
        sheet = view.name(),
        row = at.row.saturating_add(1),
        title = &title.text,
        what = title.what.clone()
    );
    Finding::new(reading::COLUMN, Severity::Info, message)
        .with_location(Location::Cell(at.clone()))
        .with_suggestion(msg!("table-delete-other"))
}

/// A value that stands in another unit than the line's.
pub(super) fn converted(line: &Line, at: &CellRef, raw: &str, scale: &Scale, now: Quantity) -> Finding {
    let shown = Fact::Quantity(now, Arc::clone(&line.unit));
    let stood = if raw.contains(char::is_alphabetic) { raw.to_owned() } else { format!("{raw} {}", scale.name) };
    let message = msg!(
        "line-converted",
        line = &line.code,
        name = &line.short,
        cell = at.a1(),
        from = &scale.name,
        unit = &line.unit,
        value = shown.clone()
    );
    on(line, reading::UNIT, Severity::Info, message)
        .with_cell(at, raw)
        .with_key(&*scale.name)
        .with_sides(stood, Message::verbatim(shown))
        .with_suggestion(msg!("line-use-unit", unit = &line.unit))
}

/// A unit next to a value that is not the line's nor one that converts to it.
pub(super) fn other_unit(line: &Line, at: &CellRef, raw: &str, words: &str) -> Finding {
    let message = msg!(
        "line-other-unit",
        line = &line.code,
        name = &line.short,
        words = words,
        unit = &line.unit,
        cell = at.a1()
    );
    on(line, reading::UNIT, Severity::Warning, message)
        .with_standing(Standing::Doubtful)
        .with_cell(at, raw)
        .with_key(format!("{words} {}", line.unit))
        .with_sides(words, &*line.unit)
        .with_suggestion(msg!("line-check-unit", unit = &line.unit))
}

/// A sheet without its header row and without a way to do without.
pub(super) fn no_header(view: &SheetView<'_>, names: &LineColumns) -> Finding {
    let asked = [&names.code, &names.label, &names.unit, &names.value, &names.note];
    let asked: Vec<&str> = asked.iter().filter_map(|names| names.first().map(String::as_str)).collect();
    Finding::new(reading::SHEET, Severity::Error, msg!("sheet-without-header", sheet = view.name()))
        .with_location(view.location())
        .with_suggestion(msg!("sheet-keep-header-of", columns = asked))
}

/// Several columns that may hold the numbers.
pub(super) fn several_columns(view: &SheetView<'_>, columns: Vec<String>) -> Finding {
    Finding::new(reading::TWICE, Severity::Error, msg!("sheet-several-columns", sheet = view.name(), columns = columns))
        .with_location(view.location())
        .with_suggestion(msg!("sheet-one-column"))
}

/// A column of numbers whose heading says that they are not the result of the period.
pub(super) fn not_the_result(view: &SheetView<'_>, at: &CellRef, heading: &str, what: Message) -> Finding {
    let column = super::sheet::column_name(view, at.col);
    let message = msg!("column-not-the-result", sheet = view.name(), column = column, heading = heading, what = what);
    Finding::new(reading::COLUMN, Severity::Error, message)
        .with_cell(at, heading)
        .with_suggestion(msg!("column-give-the-result"))
}

/// A sheet without its header row whose numbers stand in one column only.
pub(super) fn guessed_columns(view: &SheetView<'_>, column: &str) -> Finding {
    Finding::new(reading::SHEET, Severity::Warning, msg!("sheet-guessed-column", sheet = view.name(), column = column))
        .with_location(view.location())
        .with_suggestion(msg!("sheet-keep-header"))
}
