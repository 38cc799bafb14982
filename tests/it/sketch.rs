//! Workbooks from a text sketch: a consistent submission of a locality, and what a case changes in it.

use rust_decimal::Decimal;
use rust_xlsxwriter::Workbook;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

/// A case as written in `tests/cases/<name>.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sketch {
    /// What the case shows.
    pub about: String,
    /// Cells of THONG_TIN by label; an empty text leaves the row out.
    pub info: BTreeMap<String, String>,
    /// Values of lines; a text that is a plain decimal is written as a number, another as text, an empty one not at
    /// all, and `"drop"` leaves the row out.
    pub lines: BTreeMap<String, String>,
    /// Lines to write a second time at the end.
    pub again: Vec<String>,
    /// Sheets to leave out.
    pub without: Vec<String>,
    /// Rows of table sheets, by sheet name: each a list of cells from column B on.
    pub rows: BTreeMap<String, Vec<Vec<String>>>,
    /// Rows put above everything on BIEU_04.
    pub shift: u32,
    /// Not a workbook at all: these bytes.
    pub bytes: Option<String>,
}

/// Lines 1…27 of a plausible locality that breaks no rule.
const CLEAN: [(&str, &str); 35] = [
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

/// Statutory sections before these lines.
const SECTIONS: [(&str, &str); 3] = [("1", "I"), ("3", "II"), ("15", "III")];

impl Sketch {
    /// Writes the workbook.
    pub fn write(&self, path: &Path) {
        if let Some(bytes) = &self.bytes {
            std::fs::write(path, bytes).unwrap();
            return;
        }
        let mut book = Workbook::new();
        for name in ["THONG_TIN", "BIEU_04", "BO_SUNG", "DANH_MUC_CCN", "VUONG_MAC", "DAI_BIEU"] {
            if self.without.iter().any(|without| without == name) {
                continue;
            }
            let sheet = book.add_worksheet().set_name(name).unwrap();
            match name {
                "THONG_TIN" => self.info(sheet),
                "BIEU_04" => self.lines(sheet, &CLEAN, self.shift),
                "BO_SUNG" => self.lines(sheet, &[("B1", ""), ("B4", "")], 0),
                _ => self.rows(sheet, name),
            }
        }
        book.save(path).unwrap();
    }

    fn info(&self, sheet: &mut rust_xlsxwriter::Worksheet) {
        let usual = [
            ("Địa phương", "Tuyên Quang"),
            ("Kỳ báo cáo", "6 tháng đầu năm 2021"),
            ("Số liệu đến ngày", "14/6/2021"),
            ("Lần gửi", "1"),
        ];
        for (row, (label, usual)) in (0..).zip(usual) {
            let value = self.info.get(label).map_or(usual, String::as_str);
            if !value.is_empty() {
                sheet.write(row, 0, label).unwrap();
                sheet.write(row, 1, value).unwrap();
            }
        }
    }

    fn lines(&self, sheet: &mut rust_xlsxwriter::Worksheet, lines: &[(&str, &str)], shift: u32) {
        let mut row = shift;
        for (col, head) in (0..).zip(["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"]) {
            sheet.write(row, col, head).unwrap();
        }
        row += 2;
        for (code, usual) in lines {
            if let Some((_, section)) = SECTIONS.iter().find(|(first, _)| first == code) {
                sheet.write(row, 0, *section).unwrap();
                row += 1;
            }
            let value = self.lines.get(*code).map_or(*usual, String::as_str);
            if value == "drop" {
                continue;
            }
            self.line(sheet, row, code, value);
            row += 1;
        }
        for code in self.again.iter().filter(|code| lines.iter().any(|(known, _)| known == code)) {
            self.line(sheet, row, code, "1");
            row += 1;
        }
    }

    fn line(&self, sheet: &mut rust_xlsxwriter::Worksheet, row: u32, code: &str, value: &str) {
        sheet.write(row, 0, code).unwrap();
        sheet.write(row, 1, format!("Chỉ tiêu {code}")).unwrap();
        match Decimal::from_str(value) {
            Ok(number) => sheet.write(row, 3, number.to_string().parse::<f64>().unwrap()).map(|_| ()),
            Err(_) if value.is_empty() => Ok(()),
            Err(_) => sheet.write(row, 3, value).map(|_| ()),
        }
        .unwrap();
    }

    fn rows(&self, sheet: &mut rust_xlsxwriter::Worksheet, name: &str) {
        let heads: &[&str] = match name {
            "DANH_MUC_CCN" => &["TT", "Tên CCN", "Loại chủ đầu tư", "Diện tích (ha)"],
            "VUONG_MAC" => &["TT", "Nhóm vấn đề", "Nội dung khó khăn, vướng mắc", "Kiến nghị", "Cơ quan giải quyết"],
            _ => &["TT", "Họ và tên", "Chức vụ", "Cơ quan", "Điện thoại", "Đăng ký phát biểu"],
        };
        for (col, head) in (0..).zip(heads) {
            sheet.write(0, col, *head).unwrap();
        }
        for (row, cells) in (1..).zip(self.rows.get(name).into_iter().flatten()) {
            for (col, cell) in (1..).zip(cells) {
                sheet.write(row, col, cell.as_str()).unwrap();
            }
        }
    }
}
