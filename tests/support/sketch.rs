//! Workbooks from a text sketch: a consistent submission of a locality, and what a case changes in it.

use super::golden::{sample, templates};
use briefbook::model::form::Form;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;
use std::sync::OnceLock;

/// A case as written in `tests/cases/<name>.toml`.
///
/// Wherever a cell is written, a plain decimal is a number, `'5.200` is the text 5.200, `%0.29` is the number 0.29 in
/// a percent format, `{0.0,} 2543` a number in the format in braces, `~2543` one that is struck out, `=1+1 → 2` a formula with its cached value, `date 2021-06-14` a date, an empty text no cell, and
/// anything else is text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sketch {
    /// What the case shows.
    pub about: String,
    /// Cells of THONG_TIN by label; an empty text leaves the row out.
    pub info: BTreeMap<String, String>,
    /// Values of lines; an empty one is not written, and `"drop"` leaves the row out.
    pub lines: BTreeMap<String, String>,
    /// Codes, labels and units of lines that are not the form's.
    pub codes: BTreeMap<String, String>,
    pub labels: BTreeMap<String, String>,
    pub units: BTreeMap<String, String>,
    /// Lines to write a second time at the end, with these values.
    pub again: BTreeMap<String, String>,
    /// Rows below the lines of BIEU_04, before those that are written again.
    pub below: Vec<Vec<String>>,
    /// The order of lines; the form's where empty.
    pub order: Vec<String>,
    /// Head of BIEU_04, one list per row; the form's where absent, none where empty.
    pub heads: Option<Vec<Vec<String>>>,
    /// Sheets to leave out, to name otherwise, and to hide.
    pub without: Vec<String>,
    pub rename: BTreeMap<String, String>,
    pub hidden: Vec<String>,
    /// Rows of table sheets, by sheet name: each a list of cells from column B on.
    pub rows: BTreeMap<String, Vec<Vec<String>>>,
    /// Long table sheets, by sheet name.
    pub fill: BTreeMap<String, Fill>,
    /// Changes to a list of clusters that adds up to the clean lines, by running number and column; a new number is a new
    /// row.
    pub list: Option<BTreeMap<String, BTreeMap<String, String>>>,
    /// The `Ghi chú` next to lines.
    pub notes: BTreeMap<String, String>,
    /// Whole sheets by name: rows of cells.
    pub grid: BTreeMap<String, Vec<Vec<String>>>,
    /// Copies of BIEU_04 next to it, by name: lines with other values.
    pub copies: BTreeMap<String, BTreeMap<String, String>>,
    /// Comments on the values of lines, rows of lines that are hidden, columns of BIEU_04 that are, and pairs of lines below
    /// each other whose values are one merged cell.
    pub comments: BTreeMap<String, String>,
    pub hidden_lines: Vec<String>,
    pub hidden_columns: Vec<u16>,
    pub merged: Vec<[String; 2]>,
    /// Font of every cell.
    pub font: Option<String>,
    /// Rows above everything on BIEU_04, and columns left of it.
    pub shift: u32,
    pub shift_columns: u16,
    /// An empty row between every two lines.
    pub gaps: bool,
    /// Without the rows of sections.
    pub no_sections: bool,
    /// Not a workbook at all: these bytes.
    pub bytes: Option<String>,
    /// Other workbooks next to it, by file name.
    pub beside: BTreeMap<String, Sketch>,
    /// Checked in the sample's conference, next to its workbooks.
    pub with_sample: bool,
    /// Whether the case is about what was not sent.
    pub less_sent: bool,
    /// Lines of `[accept]` in `conference.toml`.
    pub accept: BTreeMap<String, String>,
    /// Keys of `conference.toml` with other values, as written there.
    pub conference: BTreeMap<String, String>,
    /// Waivers of `conference.toml`, as written there.
    pub waivers: String,
    /// When files came, by name: the register of receipt.
    pub received: BTreeMap<String, String>,
    /// What the locality sent for the conference before, which `previous` then names.
    pub before: Option<Box<Sketch>>,
    /// Lines whose value and reading the case shows.
    pub show: Vec<String>,
}

/// A sheet of so many rows that are alike: one file that floods a book.
///
/// In a cell `{n}` is the number of its row, `{text 200}` words of 200 characters that begin with it, and `{code 200}` the same
/// without a space.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fill {
    /// Cells of the first row.
    pub head: Vec<String>,
    /// How many rows follow.
    pub rows: usize,
    /// Cells of each.
    pub row: Vec<String>,
    /// How many more sheets there are of the same, with a number behind the name.
    pub more_sheets: usize,
    /// A comment on every cell of this column, from 0.
    pub comments: Option<u16>,
}

/// A cell of a row of [`Fill`].
fn filled(cell: &str, n: usize) -> String {
    let words = |kind: &str, syllable: &str| -> Option<String> {
        let length = cell.strip_prefix(kind)?.strip_suffix('}')?.parse().ok()?;
        let text = format!("{n} ").chars().chain(syllable.chars().cycle()).take(length).collect::<String>();
        Some(if kind == "{code " { text.replace(' ', "-") } else { text })
    };
    let text = words("{text ", "đề nghị xem xét ").or_else(|| words("{code ", "nghiệp"));
    text.unwrap_or_else(|| cell.replace("{n}", &n.to_string()))
}

/// Lines 1…27 of a plausible locality that breaks no rule.
pub const CLEAN: [(&str, &str); 35] = [
    ("1", "14"),
    ("2", "420.5"),
    ("3", "8"),
    ("4", "260.25"),
    ("5", "1"),
    ("6", "30"),
    ("7", "5"),
    ("8", "170"),
    ("9", "8"),
    ("10", "260.25"),
    ("11", "6"),
    ("12", "200"),
    ("13", "900.5"),
    ("14", "410"),
    ("15", "7"),
    ("15.1", "6"),
    ("15.2", "1"),
    ("15.3", "2"),
    ("15.4", "1"),
    ("16", "230"),
    ("16.1", "200"),
    ("16.2", "30"),
    ("16.3", "40"),
    ("16.4", "25"),
    ("17", "160"),
    ("18", "100"),
    ("19", "62.5"),
    ("20", "80"),
    ("21", "6"),
    ("22", "70"),
    ("23", "1500"),
    ("24", "60"),
    ("25", "5200"),
    ("26", "4"),
    ("27", "2"),
];

const LIST_HEADS: [&str; 14] = [
    "TT",
    "Tên CCN",
    "Địa bàn",
    "Số, ngày quyết định thành lập",
    "Loại chủ đầu tư",
    "Diện tích (ha)",
    "Đất công nghiệp (ha)",
    "Đã cho thuê (ha)",
    "Số dự án",
    "Lao động (người)",
    "Xử lý nước thải",
    "Tình trạng",
    "Chủ đầu tư hạ tầng",
    "Ghi chú",
];

const DECIDED: &str = "12/QĐ-UBND ngày 15/3/2019";

/// The fourteen clusters behind [`CLEAN`]: name, decision, kind of investor, areas, projects, workers, waste water, state.
const CLUSTERS: [[&str; 10]; 14] = [
    ["Sông Một", DECIDED, "Doanh nghiệp", "40", "28", "20", "15", "1000", "2", "Hoạt động"],
    ["Sông Hai", DECIDED, "Doanh nghiệp", "30", "21", "15", "12", "800", "2", "Hoạt động"],
    ["Sông Ba", DECIDED, "Doanh nghiệp", "35", "24.5", "15", "12", "800", "1", "Hoạt động"],
    ["Sông Bốn", DECIDED, "Doanh nghiệp", "25", "17.5", "10", "10", "700", "1", "Hoạt động"],
    ["Sông Năm", DECIDED, "Doanh nghiệp", "40", "28", "15", "12", "800", "0", "Hoạt động"],
    ["Sông Sáu", DECIDED, "UBND", "30", "21", "10", "10", "600", "0", "Hoạt động"],
    ["Núi Một", DECIDED, "UBND", "30.25", "20", "0", "0", "0", "0", "Thành lập"],
    ["Núi Hai", DECIDED, "Đơn vị sự nghiệp", "30", "20", "0", "0", "0", "0", "Thành lập"],
    ["Làng Cũ", "", "UBND", "30", "20", "15", "9", "500", "0", "Hoạt động"],
    ["Đồng Một", "", "", "26.05", "", "", "", "", "0", "Quy hoạch"],
    ["Đồng Hai", "", "", "26.05", "", "", "", "", "0", "Quy hoạch"],
    ["Đồng Ba", "", "", "26.05", "", "", "", "", "0", "Quy hoạch"],
    ["Đồng Bốn", "", "", "26.05", "", "", "", "", "0", "Quy hoạch"],
    ["Đồng Năm", "", "", "26.05", "", "", "", "", "0", "Quy hoạch"],
];

/// Statutory sections before these lines.
const SECTIONS: [(&str, &str); 3] = [("1", "I"), ("3", "II"), ("15", "III")];

/// The form of the sample.
pub fn form() -> &'static Form {
    static FORM: OnceLock<Form> = OnceLock::new();
    FORM.get_or_init(|| {
        let (conference, _) = briefbook::config::conference(&sample()).unwrap();
        briefbook::config::pack(&templates(), &conference, &briefbook::validate::built_in()).unwrap().form
    })
}

impl Sketch {
    /// Writes the workbook.
    pub fn write(&self, path: &Path) {
        if let Some(bytes) = &self.bytes {
            std::fs::write(path, bytes).unwrap();
            return;
        }
        let mut book = Workbook::new();
        for name in ["THONG_TIN", "BIEU_04", "BO_SUNG", "DANH_MUC_CCN", "VUONG_MAC", "DAI_BIEU"] {
            if self.without.iter().any(|without| without == name) || self.grid.contains_key(name) {
                continue;
            }
            let sheet = book.add_worksheet().set_name(self.rename.get(name).map_or(name, String::as_str)).unwrap();
            match name {
                _ if self.fill.contains_key(name) => self.filled(sheet, &self.fill[name]),
                "THONG_TIN" => self.info(sheet),
                "BIEU_04" => self.form_04(sheet, &self.lines),
                "BO_SUNG" => self.supplement(sheet),
                "DANH_MUC_CCN" if self.list.is_some() => self.clusters(sheet),
                _ => self.rows(sheet, name),
            }
            sheet.set_hidden(self.hidden.iter().any(|hidden| hidden == name));
        }
        for (name, fill) in &self.fill {
            let taken = ["BIEU_04", "BO_SUNG", "DANH_MUC_CCN", "VUONG_MAC", "DAI_BIEU"].contains(&name.as_str());
            let names = (1..=fill.more_sheets).map(|n| format!("{name} {n}"));
            for name in (!taken).then(|| name.clone()).into_iter().chain(names) {
                self.filled(book.add_worksheet().set_name(name).unwrap(), fill);
            }
        }
        for (name, lines) in &self.copies {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            self.form_04(sheet, lines);
            sheet.set_hidden(self.hidden.contains(name));
        }
        for (name, rows) in &self.grid {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (col, cell) in (0..).zip(cells) {
                    self.cell(sheet, row, col, cell);
                }
            }
        }
        book.save(path).unwrap();
    }

    fn cell(&self, sheet: &mut Worksheet, row: u32, col: u16, text: &str) {
        let mut format = Format::new();
        if let Some(font) = &self.font {
            format = format.set_font_name(font);
        }
        if let Some((code, number)) = text.strip_prefix('{').and_then(|text| text.split_once("} "))
            && let Ok(number) = number.parse::<f64>()
        {
            let format = format.set_num_format(code);
            sheet.write_with_format(row, col, number, &format).unwrap();
        } else if let Some(number) = text.strip_prefix('~').and_then(|text| text.parse::<f64>().ok()) {
            sheet.write_with_format(row, col, number, &format.set_font_strikethrough()).unwrap();
        } else if let Some(text) = text.strip_prefix('\'') {
            sheet.write_with_format(row, col, text, &format).unwrap();
        } else if let Some(number) = text.strip_prefix('%').and_then(|text| text.parse::<f64>().ok()) {
            sheet.write_with_format(row, col, number, &format.set_num_format("0.00%")).unwrap();
        } else if let Some((formula, result)) = text.strip_prefix('=').and_then(|text| text.split_once(" → ")) {
            sheet.write_with_format(row, col, Formula::new(formula).set_result(result), &format).unwrap();
        } else if let Some(day) = text.strip_prefix("date ") {
            let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(day).unwrap();
            sheet.write_with_format(row, col, &day, &format.set_num_format("dd/mm/yyyy")).unwrap();
        } else if Decimal::from_str(text).is_ok() {
            sheet.write_with_format(row, col, text.parse::<f64>().unwrap(), &format).unwrap();
        } else if !text.is_empty() {
            sheet.write_with_format(row, col, text, &format).unwrap();
        }
    }

    fn info(&self, sheet: &mut Worksheet) {
        let usual = [
            ("Địa phương", "Tuyên Quang"),
            ("Kỳ báo cáo", "6 tháng đầu năm 2021"),
            ("Số liệu đến ngày", "14/6/2021"),
            ("Lần gửi", "'1"),
        ];
        for (row, (label, usual)) in (0..).zip(usual) {
            let value = self.info.get(label).map_or(usual, String::as_str);
            if !value.is_empty() {
                self.cell(sheet, row, 0, label);
                self.cell(sheet, row, 1, value);
            }
        }
    }

    fn form_04(&self, sheet: &mut Worksheet, changed: &BTreeMap<String, String>) {
        let mut row = self.heads(sheet);
        for col in &self.hidden_columns {
            sheet.set_column_hidden(*col).unwrap();
        }
        let usual: BTreeMap<&str, &str> = CLEAN.into();
        let order: Vec<&str> = match self.order.is_empty() {
            true => CLEAN.iter().map(|(code, _)| *code).collect(),
            false => self.order.iter().map(String::as_str).collect(),
        };
        for code in order {
            if let Some((_, section)) = SECTIONS.iter().find(|(first, _)| *first == code && !self.no_sections) {
                self.cell(sheet, row, self.shift_columns, section);
                row += 1;
            }
            let value = changed.get(code).map_or(usual[code], String::as_str);
            if value != "drop" {
                self.line(sheet, row, code, value);
                row += if self.gaps { 2 } else { 1 };
            }
        }
        for cells in &self.below {
            for (col, cell) in (self.shift_columns..).zip(cells) {
                self.cell(sheet, row, col, cell);
            }
            row += 1;
        }
        for (code, value) in self.again.iter().filter(|(code, _)| usual.contains_key(code.as_str())) {
            self.line(sheet, row, code, value);
            row += 1;
        }
    }

    /// Writes the head and says where lines begin.
    fn heads(&self, sheet: &mut Worksheet) -> u32 {
        let usual = vec![["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"].map(str::to_owned).to_vec(), vec![]];
        let mut row = self.shift;
        for heads in self.heads.as_ref().unwrap_or(&usual) {
            for (col, head) in (self.shift_columns..).zip(heads) {
                self.cell(sheet, row, col, head);
            }
            row += 1;
        }
        row
    }

    fn supplement(&self, sheet: &mut Worksheet) {
        for (col, head) in (0..).zip(["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"]) {
            self.cell(sheet, 0, col, head);
        }
        let plain = Sketch { shift_columns: 0, ..self.clone() };
        for (row, code) in (2..).zip(["B1", "B2", "B3", "B4", "B5", "B6"]) {
            let value = self.lines.get(code).map_or("", String::as_str);
            if !value.is_empty() || matches!(code, "B1" | "B4") {
                plain.line(sheet, row, code, value);
            }
        }
    }

    fn line(&self, sheet: &mut Worksheet, row: u32, code: &str, value: &str) {
        let line = form().line(code).unwrap();
        let cell =
            |changed: &BTreeMap<String, String>, usual: &str| changed.get(code).cloned().unwrap_or(usual.to_owned());
        let quoted = format!("'{code}");
        let cells = [
            cell(&self.codes, &quoted),
            cell(&self.labels, &line.label[0]),
            cell(&self.units, &line.unit),
            value.to_owned(),
        ];
        for (col, text) in (self.shift_columns..).zip(&cells) {
            self.cell(sheet, row, col, text);
        }
        let value = self.shift_columns + 3;
        if let Some(comment) = self.comments.get(code) {
            sheet.insert_note(row, value, &rust_xlsxwriter::Note::new(comment).add_author_prefix(false)).unwrap();
        }
        if self.hidden_lines.iter().any(|hidden| hidden == code) {
            sheet.set_row_hidden(row).unwrap();
        }
        if self.merged.iter().any(|[_, below]| below == code) {
            sheet.merge_range(row - 1, value, row, value, "", &Format::new()).unwrap();
            let above = self.merged.iter().find(|[_, below]| below == code).map(|[above, _]| above.as_str()).unwrap();
            let usual = CLEAN.iter().find(|(known, _)| *known == above).map_or("", |(_, value)| value);
            self.cell(sheet, row - 1, value, self.lines.get(above).map_or(usual, String::as_str));
        }
        if let Some(note) = self.notes.get(code) {
            self.cell(sheet, row, self.shift_columns + 4, note);
        }
    }

    fn clusters(&self, sheet: &mut Worksheet) {
        let changes = self.list.as_ref().unwrap();
        for (col, head) in (0..).zip(LIST_HEADS) {
            self.cell(sheet, 0, col, head);
        }
        let added = changes.keys().filter_map(|number| number.parse().ok()).filter(|number| *number > CLUSTERS.len());
        for number in (1..=CLUSTERS.len()).chain(added) {
            let number_text = number.to_string();
            let usual = |head: &str| match (head, CLUSTERS.get(number - 1)) {
                ("TT", _) => number_text.clone(),
                ("Địa bàn", _) => "Xã Mẫu".to_owned(),
                ("Tên CCN", Some(cells)) => format!("CCN {}", cells[0]),
                (head, Some(cells)) => {
                    let column = LIST_HEADS.iter().position(|known| *known == head).unwrap();
                    cells.get(column.wrapping_sub(2)).map_or(String::new(), |text| (*text).to_owned())
                }
                _ => String::new(),
            };
            for (col, head) in (0..).zip(LIST_HEADS) {
                let changed = changes.get(&number_text).and_then(|cells| cells.get(head));
                self.cell(sheet, number as u32, col, &changed.cloned().unwrap_or_else(|| usual(head)));
            }
        }
    }

    fn filled(&self, sheet: &mut Worksheet, fill: &Fill) {
        for (col, head) in (0..).zip(&fill.head) {
            self.cell(sheet, 0, col, head);
        }
        for n in 1..=fill.rows {
            for (col, cell) in (0..).zip(&fill.row) {
                self.cell(sheet, n as u32, col, &filled(cell, n));
            }
            if let Some(col) = fill.comments {
                let note = rust_xlsxwriter::Note::new(format!("{n}?")).add_author_prefix(false);
                sheet.insert_note(n as u32, col, &note).unwrap();
            }
        }
    }

    fn rows(&self, sheet: &mut Worksheet, name: &str) {
        let heads: &[&str] = match name {
            "DANH_MUC_CCN" => &["TT", "Tên CCN", "Loại chủ đầu tư", "Diện tích (ha)"],
            "VUONG_MAC" => &["TT", "Nhóm vấn đề", "Nội dung khó khăn, vướng mắc", "Kiến nghị", "Cơ quan giải quyết"],
            _ => &["TT", "Họ và tên", "Chức vụ", "Cơ quan", "Điện thoại", "Đăng ký phát biểu"],
        };
        for (col, head) in (0..).zip(heads) {
            self.cell(sheet, 0, col, head);
        }
        for (row, cells) in (1..).zip(self.rows.get(name).into_iter().flatten()) {
            for (col, cell) in (1..).zip(cells) {
                // Cells of tables are written as they stand: text that looks like a formula is the point of a case.
                if Decimal::from_str(cell).is_ok() || cell.starts_with('\'') {
                    self.cell(sheet, row, col, cell);
                } else if !cell.is_empty() {
                    self.cell(sheet, row, col, &format!("'{cell}"));
                }
            }
        }
    }
}
