//! Findings on the lines of a workbook, in words.
//!
//! In: the line, the cells, what was found. Out: a finding with its address and how to mend it. Must not: decide.

use super::sheet::SheetView;
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::{Line, LineColumns, Scale};
use crate::model::number::{decimal, quantity, with_unit};
use crate::model::quantity::Quantity;
use crate::model::reading;
use crate::model::workbook::CellRef;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How many of a list of places a message names.
pub(super) const NAMED: usize = 10;

fn on(line: &Line, rule: &str, severity: Severity, message: String) -> Finding {
    Finding::new(rule, severity, message).with_line(Arc::clone(&line.code))
}

/// A line without a row, or with an empty cell.
pub(super) fn missing(line: &Line, location: Location) -> Finding {
    let message = match &location {
        Location::Cell(at) => format!("Chỉ tiêu {} ({}) để trống, ô {}.", line.code, line.short, at.a1()),
        _ => format!("Không có dòng của chỉ tiêu {} ({}).", line.code, line.short),
    };
    on(line, reading::MISSING, Severity::Error, message)
        .with_location(location)
        .with_key(reading::MISSING)
        .with_suggestion(format!("Bổ sung số liệu, đơn vị {}; nếu không có thì ghi 0.", line.unit))
}

/// A cell that holds no number.
pub(super) fn unreadable(line: &Line, at: &CellRef, raw: &str, reason: &str) -> Finding {
    let example = if line.decimals == 0 { Decimal::from(1250) } else { Decimal::new(12505, 1) };
    let example = with_unit(&decimal(example), &line.unit);
    let message = format!("Chỉ tiêu {} ({}): không đọc được số ở ô {}: {reason}.", line.code, line.short, at.a1());
    on(line, reading::NUMBER, Severity::Error, message)
        .with_cell(at, raw)
        .with_key(format!("{reason} {raw}"))
        .with_suggestion(format!("Nhập một con số, không kèm chữ, ví dụ {example}."))
}

/// Two rows of a sheet with different values for a line.
pub(super) fn twice(line: &Line, cells: &[CellRef], left: &str, right: &str) -> Finding {
    let message = format!("Chỉ tiêu {} xuất hiện ở nhiều dòng: ô {}.", line.code, addresses(cells));
    on(line, reading::TWICE, Severity::Error, message)
        .with_location(first(cells))
        .with_sides(left, right)
        .with_suggestion("Chỉ giữ một dòng cho mỗi chỉ tiêu.")
}

/// Two rows of a sheet with the same value for a line.
pub(super) fn twice_alike(line: &Line, cells: &[CellRef]) -> Finding {
    let message = format!("Chỉ tiêu {} ghi hai lần với cùng một số: ô {}.", line.code, addresses(cells));
    on(line, reading::TWICE, Severity::Info, message)
        .with_location(first(cells))
        .with_suggestion("Chỉ giữ một dòng cho mỗi chỉ tiêu.")
}

fn addresses(cells: &[CellRef]) -> String {
    cells.iter().map(CellRef::a1).collect::<Vec<_>>().join(", ")
}

fn first(cells: &[CellRef]) -> Location {
    cells.first().cloned().map_or(Location::Nowhere, Location::Cell)
}

/// A row with the code of one line and the words of another.
pub(super) fn names_two_lines(at: &CellRef, by_code: &Line, by_words: &Line) -> Finding {
    let message = format!(
        "Dòng ở ô {} mang mã {} nhưng ghi tên của chỉ tiêu {} ({}); số liệu của dòng chưa được tính.",
        at.a1(),
        by_code.code,
        by_words.code,
        by_words.short
    );
    on(by_code, reading::TWICE, Severity::Error, message)
        .with_location(Location::Cell(at.clone()))
        .with_sides(format!("{} ({})", by_code.code, by_code.short), format!("{} ({})", by_words.code, by_words.short))
        .with_suggestion("Sửa mã hoặc tên chỉ tiêu theo đúng mẫu biểu.")
}

/// Two sheets of one form whose values differ.
pub(super) fn sheets_differ(taken: &SheetView<'_>, other: &SheetView<'_>, clashes: &[String]) -> Finding {
    let named = clashes.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if clashes.len() > NAMED { ", …" } else { "" };
    let message = format!(
        "Hai trang tính {} và {} cùng là một biểu nhưng khác nhau ở {} chỉ tiêu, chưa tính các chỉ tiêu này: {named}{more}.",
        taken.name(),
        other.name(),
        clashes.len()
    );
    Finding::new(reading::TWICE, Severity::Error, message)
        .with_location(other.location())
        .with_sides(&**taken.name(), &**other.name())
        .with_suggestion("Xóa trang tính cũ, chỉ giữ một trang tính cho mỗi biểu.")
}

/// A value that stands in another unit than the line's.
pub(super) fn converted(line: &Line, at: &CellRef, raw: &str, scale: &Scale, now: Quantity) -> Finding {
    let shown = with_unit(&quantity(now, &line.unit), &line.unit);
    let stood = if raw.contains(char::is_alphabetic) { raw.to_owned() } else { format!("{raw} {}", scale.name) };
    let message = format!(
        "Chỉ tiêu {} ({}), ô {}: số liệu ghi theo {}, đã đổi sang {}: {shown}.",
        line.code,
        line.short,
        at.a1(),
        scale.name,
        line.unit
    );
    on(line, reading::UNIT, Severity::Info, message)
        .with_cell(at, raw)
        .with_key(&*scale.name)
        .with_sides(stood, shown)
        .with_suggestion(format!("Ghi số liệu theo đơn vị của biểu: {}.", line.unit))
}

/// A unit beside a value that is not the line's nor one that converts to it.
pub(super) fn other_unit(line: &Line, at: &CellRef, raw: &str, words: &str) -> Finding {
    let message = format!(
        "Chỉ tiêu {} ({}): cột đơn vị tính ghi “{words}”, đơn vị của biểu là {}; số ở ô {} được đọc theo đơn vị của biểu.",
        line.code,
        line.short,
        line.unit,
        at.a1()
    );
    on(line, reading::UNIT, Severity::Warning, message)
        .with_cell(at, raw)
        .with_key(format!("{words} {}", line.unit))
        .with_sides(words, &*line.unit)
        .with_suggestion(format!("Kiểm tra số liệu có theo đơn vị {} không, và sửa cột đơn vị tính.", line.unit))
}

/// A sheet without its header row and without a way to do without.
pub(super) fn no_header(view: &SheetView<'_>, names: &LineColumns) -> Finding {
    let asked = [&names.code, &names.label, &names.unit, &names.value, &names.note];
    let asked: Vec<&str> = asked.iter().filter_map(|names| names.first().map(String::as_str)).collect();
    Finding::new(reading::SHEET, Severity::Error, format!("Trang tính {} không có dòng tiêu đề cột.", view.name()))
        .with_location(view.location())
        .with_suggestion(format!("Giữ nguyên dòng tiêu đề của mẫu biểu: {}.", asked.join(", ")))
}

/// Several columns that may hold the numbers.
pub(super) fn several_columns(view: &SheetView<'_>, columns: &[String]) -> Finding {
    let columns = columns.join(", ");
    let message = format!("Trang tính {}: không rõ cột nào là cột kết quả, có số ở các cột {columns}.", view.name());
    Finding::new(reading::TWICE, Severity::Error, message)
        .with_location(view.location())
        .with_suggestion("Chỉ để một cột Kết quả như mẫu biểu, bỏ các cột số khác.")
}

/// A sheet without its header row whose numbers stand in one column only.
pub(super) fn guessed_columns(view: &SheetView<'_>, column: &str) -> Finding {
    let message = format!(
        "Trang tính {} không có dòng tiêu đề cột; số liệu được đọc ở cột {column}, cột số duy nhất cạnh tên chỉ tiêu.",
        view.name()
    );
    Finding::new(reading::SHEET, Severity::Warning, message)
        .with_location(view.location())
        .with_suggestion("Giữ nguyên dòng tiêu đề của mẫu biểu.")
}
