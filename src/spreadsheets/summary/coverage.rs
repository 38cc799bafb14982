//! The sheet of coverage: who is counted, from which file, with how many lines.

use super::summary_workbook::{SummaryWorkbook, Table, under};
use crate::model::number::short_date;
use crate::spreadsheets::book::Paper;
use crate::spreadsheets::cell::{Shown, formula, number, text, texts};
use crate::spreadsheets::look::digits;
use anyhow::Result;
use rust_decimal::Decimal;

const TABLE: Table<'_> = Table {
    name: "Độ phủ",
    title: "BÁO CÁO ĐÃ NHẬN VÀ ĐƯỢC TÍNH",
    paper: Paper::A4,
    heads: &[
        ("Mã", 6),
        ("Địa phương", 22),
        ("Vùng", 28),
        ("Tình trạng", 24),
        ("Thời hạn", 12),
        ("Tệp được tính", 32),
        ("Lần gửi", 8),
        ("Số liệu đến", 12),
        ("Số chỉ tiêu có số liệu", 12),
        ("Trên tổng số", 9),
    ],
};

pub(super) fn write(desk: &mut SummaryWorkbook<'_>) -> Result<()> {
    let of = desk.of;
    desk.table(&TABLE, of.book.localities.len())?;
    for (row, locality) in of.book.localities.iter().enumerate() {
        let code = &locality.id.code;
        let at = of.counted.binary_search_by(|counted| counted.code.cmp(code));
        let counted = at.ok().and_then(|at| of.counted.get(at));
        let carried = of.book.carried.as_ref().is_some_and(|carried| carried.localities.contains(code));
        let state = match counted {
            Some(_) => "được tính",
            None if carried => "chưa có báo cáo được tính; lấy số kỳ trước",
            None => "chưa có báo cáo được tính",
        };
        let late = if of.book.coverage.late.contains(code) { "sau hạn" } else { "" };
        let file = counted.map_or("", |counted| counted.file);
        let day = counted.and_then(|counted| counted.data_to).map(short_date).unwrap_or_default();
        let lines = desk.grid.lines_of(row);
        let (sheet, look) = desk.open(TABLE.name)?;
        text(sheet, under(row, 0), code, &look.centred)?;
        texts(sheet, under(row, 1), &[&locality.name, &locality.region.name, state, late, file], &look.text)?;
        let plain = look.number(digits(0)).clone();
        match counted {
            Some(counted) => number(sheet, under(row, 6), Decimal::from(counted.revision), &plain)?,
            None => text(sheet, under(row, 6), "", &look.text)?,
        }
        text(sheet, under(row, 7), &day, &look.centred)?;
        let reported = counted.map_or(0, |counted| counted.lines);
        formula(sheet, under(row, 8), &lines, Shown::Value(Decimal::from(reported)), &plain)?;
        number(sheet, under(row, 9), Decimal::from(of.form.lines.len()), &plain)?;
    }
    Ok(())
}
