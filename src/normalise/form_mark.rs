//! The mark of a form that was sent out, and whether the workbook is what the mark says.
//!
//! In: all sheets of a workbook. Out: the mark and the other sheets; findings where it names another form or another
//! locality. Must not: decide by the mark whose workbook it is; people write that on the info sheet.

use super::Reader;
use super::info::Head;
use super::sheet::{SheetView, words};
use crate::model::finding::{Finding, Location, Severity};
use crate::model::form::FieldRole;
use crate::model::form_mark::{Mark, SHEET, VERSION};
use crate::model::reading;
use crate::model::workbook::{RawSheet, RawWorkbook};
use std::borrow::Cow;
use std::sync::Arc;

/// Parts a workbook in its mark and the rest.
pub(super) fn part(raw: Cow<'_, RawWorkbook>) -> (Option<Mark>, Cow<'_, RawWorkbook>) {
    if !raw.sheets.iter().any(is_mark) {
        return (None, raw);
    }
    let mut raw = raw.into_owned();
    let mark = raw.sheets.iter().find(|sheet| is_mark(sheet)).and_then(|sheet| read(&raw.file, sheet));
    raw.sheets.retain(|sheet| !is_mark(sheet));
    (mark, Cow::Owned(raw))
}

fn is_mark(sheet: &RawSheet) -> bool {
    *sheet.name == *SHEET && sheet.cells.first().is_some_and(|cell| words(cell) == VERSION)
}

fn read(file: &Arc<str>, sheet: &RawSheet) -> Option<Mark> {
    let view = SheetView::new(file, sheet);
    let text = |row, col| view.cell(row, col).map(|cell| words(cell).into_owned());
    let fields: Vec<(String, String)> =
        view.rows().filter_map(|(row, _)| Some((text(row, 0)?, text(row, 1)?))).collect();
    Mark::of(|name| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()))
}

/// What is to be said where mark and workbook differ.
pub(super) fn told(reader: Reader<'_>, mark: &Mark, head: &Head, file: &Arc<str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if mark.form != reader.form.id {
        findings.push(other_form(mark, &reader.form.id, file));
    }
    if let Some(locality) = &head.locality
        && (mark.place != *locality.id.code || mark.vintage != u8::from(locality.id.vintage))
    {
        let issued = reader
            .map
            .localities()
            .iter()
            .find(|known| mark.place == *known.id.code && mark.vintage == u8::from(known.id.vintage));
        let issued = issued.map_or_else(|| format!("mã {}", mark.place), |known| known.name.to_string());
        let at = reader.form.sheets.iter().filter_map(|sheet| sheet.kind.info()).flatten();
        let at = at.filter(|field| field.role == FieldRole::Place).find_map(|field| head.at.get(&field.key));
        let at = at.map_or_else(|| Location::File(Arc::clone(file)), |cell| Location::Cell(cell.clone()));
        let message = format!(
            "Mẫu biểu này được gửi cho {issued}, nhưng tệp ghi địa phương là {}; số liệu được tính cho {}.",
            locality.name, locality.name
        );
        findings.push(
            Finding::new(reading::FORM, Severity::Error, message)
                .with_location(at)
                .with_sides(issued, &*locality.name)
                .with_suggestion(
                    "Dùng đúng mẫu biểu đã gửi cho địa phương; nếu đã nhập nhầm tên thì sửa lại ô Địa phương.",
                ),
        );
    }
    findings
}

fn other_form(mark: &Mark, asked: &str, file: &Arc<str>) -> Finding {
    let message = format!(
        "Tệp lập theo mẫu biểu {}, không phải mẫu của hội nghị {asked}; đã đọc theo mẫu của hội nghị.",
        mark.form
    );
    Finding::new(reading::FORM, Severity::Warning, message)
        .with_location(Location::File(Arc::clone(file)))
        .with_sides(&*mark.form, asked)
        .with_suggestion("Dùng mẫu biểu của hội nghị này để nhập lại số liệu, hoặc đối chiếu lại từng chỉ tiêu.")
}
