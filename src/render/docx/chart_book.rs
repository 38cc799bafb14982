//! The workbook behind a chart: what staff see when they choose "Edit data" in Word.

use super::clean::clean;
use crate::messages::Catalogue;
use crate::model::document::{Chart, Meta, Point};
use crate::msg;
use crate::ooxml::zip_parts;
use chrono::{Datelike, NaiveDate, Timelike};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{ColNum, DocProperties, ExcelDateTime, Format, RowNum, Workbook, Worksheet};

const SHEET: &str = "Sheet1";

/// Column of the names along the axis.
pub(super) const NAMES: usize = 0;

/// How days are printed, `6/2026`.
pub(super) const MONTH: &str = "m/yyyy";

/// A day as Excel counts them, from 30 December 1899 (ECMA-376, Part 1, 18.17.4.1).
pub(super) fn serial(day: NaiveDate) -> i32 {
    /// Of that day, counted from 1 January of year 1.
    const NOUGHT: i32 = 693_594;
    day.num_days_from_ce() - NOUGHT
}

/// What is printed at a point; a day has its name here, because its axis has none.
pub(super) fn label(chart: &Chart, series: usize, category: usize) -> Option<String> {
    let label = chart.label(series, category)?;
    let is_line = chart.series.get(series).is_some_and(|series| !series.target);
    let name = chart.categories.get(category).filter(|_| is_line && !chart.days.is_empty());
    Some(name.map_or_else(|| label.clone(), |name| format!("{label} ({name})")))
}

/// Column of a series' values.
pub(super) fn values(series: usize) -> usize {
    1 + series
}

/// Column of a series' printed labels.
pub(super) fn labels(chart: &Chart, series: usize) -> usize {
    1 + chart.series.len() + series
}

/// Address of the cells of a column, below its head.
pub(super) fn range(column: usize, count: usize) -> String {
    let name = column_number_to_name(number(column));
    format!("{SHEET}!${name}$2:${name}${}", count.max(1) + 1)
}

/// Address of a column's head.
pub(super) fn head(column: usize) -> String {
    format!("{SHEET}!${}$1", column_number_to_name(number(column)))
}

/// How Excel and Word print the values, with as many decimals as the finest of them.
pub(super) fn number_format(chart: &Chart) -> String {
    let points = chart.series.iter().flat_map(|series| series.points.iter().flatten());
    match points.map(|point| point.value.normalize().scale()).max().unwrap_or(0) {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals as usize)),
    }
}

/// Numbers below each other.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Above them.
    pub(super) head: String,
    /// A cell each.
    pub(super) values: Vec<Option<Decimal>>,
}

/// The workbook.
pub(super) fn workbook(chart: &Chart, meta: &Meta, catalogue: &Catalogue) -> anyhow::Result<Vec<u8>> {
    book(meta, |sheet| fill(sheet, chart, catalogue))
}

/// A workbook of columns.
pub(super) fn of_columns(columns: &[Column], meta: &Meta) -> anyhow::Result<Vec<u8>> {
    book(meta, |sheet| {
        for (n, column) in columns.iter().enumerate() {
            write(sheet, None, n, &column.head)?;
            for (index, value) in column.values.iter().enumerate() {
                if let Some(value) = value {
                    sheet.write_number(row(Some(index)), number(n), value.to_f64().unwrap_or_default())?;
                }
            }
        }
        Ok(())
    })
}

fn book(meta: &Meta, fill: impl FnOnce(&mut Worksheet) -> anyhow::Result<()>) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let time = meta.created.to_utc();
    let created = ExcelDateTime::from_ymd(u16::try_from(time.year())?, time.month() as u8, time.day() as u8)?;
    let created = created.and_hms(time.hour() as u16, time.minute() as u8, time.second())?;
    workbook.set_properties(&DocProperties::new().set_author(clean(&meta.author)).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    fill(sheet)?;
    Ok(zip_parts::on_one_system(workbook.save_to_buffer()?)?)
}

fn fill(sheet: &mut Worksheet, chart: &Chart, catalogue: &Catalogue) -> anyhow::Result<()> {
    sheet.set_column_width(number(NAMES), 24)?;
    write(sheet, None, NAMES, &chart.unit)?;
    for (index, category) in chart.categories.iter().enumerate() {
        match chart.days.get(index) {
            Some(day) => {
                let month = Format::new().set_num_format(MONTH);
                sheet.write_number_with_format(row(Some(index)), number(NAMES), serial(*day) as f64, &month)?;
            }
            None => write(sheet, Some(index), NAMES, category)?,
        }
    }
    let format = Format::new().set_num_format(number_format(chart));
    for (n, series) in chart.series.iter().enumerate() {
        write(sheet, None, values(n), &series.name)?;
        let head = catalogue.text(&msg!("chart-labels", series = &series.name));
        write(sheet, None, labels(chart, n), &head)?;
        let points = series.points.iter().enumerate().take(chart.categories.len());
        for (index, point) in points.filter_map(|(index, point)| Some((index, point.as_ref()?))) {
            sheet.write_number_with_format(row(Some(index)), number(values(n)), float(point), &format)?;
            write(sheet, Some(index), labels(chart, n), &label(chart, n, index).unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Text stays text: `write_string` never makes a formula.
fn write(sheet: &mut Worksheet, index: Option<usize>, column: usize, text: &str) -> anyhow::Result<()> {
    sheet.write_string(row(index), number(column), clean(text))?;
    Ok(())
}

/// Row of a category; without one, the row of heads. Sheets end long before these numbers do.
fn row(index: Option<usize>) -> RowNum {
    index.map_or(0, |index| RowNum::try_from(index + 1).unwrap_or(RowNum::MAX))
}

fn number(column: usize) -> ColNum {
    ColNum::try_from(column).unwrap_or(ColNum::MAX)
}

/// Excel knows floats only; the exact value stands in the chart part and in the label.
fn float(point: &Point) -> f64 {
    point.value.to_f64().unwrap_or_default()
}
