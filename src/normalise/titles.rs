//! Titles over the tables of a sheet of lines. A table whose title names another period is not of this one, whatever the columns
//! are called; a sheet may have one of each.

use super::heading::not_the_result;
use super::other_period::{
    clauses, days, months, names_another_day, names_another_period, names_later_years, words, year,
};
use super::sheet::{SheetView, cell, words as words_of};
use crate::model::message::Message;
use crate::model::period::{Period, Stated};
use crate::model::workbook::{RawCell, RawValue};
use crate::msg;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A longer text is no title.
const LONGEST: usize = 400;
/// A row with so many texts is the head of a table, not its title.
const HEAD: usize = 3;
/// A year next to them is that of a document, a plan, a day, or one that is compared with.
const OF_OTHER_THINGS: [&str; 32] = [
    "ngày",
    "quyết định",
    "qđ",
    "nghị định",
    "nđ",
    "nghị quyết",
    "nq",
    "thông tư",
    "tt",
    "công văn",
    "cv",
    "văn bản",
    "luật",
    "kết luận",
    "kl",
    "kèm theo",
    "ban hành",
    "căn cứ",
    "giai đoạn",
    "thời kỳ",
    "thời kì",
    "tầm nhìn",
    "định hướng",
    "chương trình",
    "hội nghị",
    "mục tiêu",
    "so sánh",
    "cùng kỳ",
    "đến năm",
    "từ năm",
    "trước năm",
    "sau năm",
];

/// A title with these words is over an estimate.
const ESTIMATED: [&str; 3] = ["ước thực hiện", "ước tính", "ước cả năm"];
/// A title that begins with these is over what is planned, but for the number of a plan: `Kế hoạch số 12/KH-UBND`.
const PLANNED: [&str; 2] = ["kế hoạch", "dự kiến"];

/// A title over a table that is not of the period.
pub(super) struct Title {
    pub(super) text: String,
    /// What the numbers are instead.
    pub(super) what: Message,
}

/// The tables of a sheet, from the top.
pub(super) struct Tables<'w> {
    found: Vec<Table>,
    /// Lines of the last one.
    lines: BTreeSet<Arc<str>>,
    /// Rows since the last that names a line.
    above: Vec<&'w [RawCell]>,
    value: u32,
    period: Period,
    name: &'w str,
}

/// What a text above a table says of its numbers.
enum Says {
    /// They are planned, estimated or compared.
    NoResult(Title),
    /// They are of the period.
    This,
    /// They are of another.
    Another(Title),
    Nothing,
}

struct Table {
    /// Its first row that names a line.
    from: u32,
    title: Option<Title>,
}

impl<'w> Tables<'w> {
    /// None yet, of a sheet whose numbers stand in a column.
    pub(super) fn new(view: &SheetView<'w>, value: u32, period: Period) -> Tables<'w> {
        Tables { found: Vec::new(), lines: BTreeSet::new(), above: Vec::new(), value, period, name: view.name() }
    }

    /// Takes a row that names no line.
    pub(super) fn other_row(&mut self, cells: &'w [RawCell]) {
        self.above.push(cells);
    }

    /// Takes a row that names a line. One that names a line again begins another table.
    pub(super) fn line(&mut self, row: u32, code: &Arc<str>) {
        if !self.lines.insert(Arc::clone(code)) || self.found.is_empty() {
            self.found.push(Table { from: row, title: self.title() });
            self.lines = BTreeSet::from([Arc::clone(code)]);
        }
        self.above.clear();
    }

    /// The title over a row, where it names another period.
    pub(super) fn title_over(&self, row: u32) -> Option<&Title> {
        let after = self.found.partition_point(|table| table.from <= row);
        self.found.get(after.checked_sub(1)?)?.title.as_ref()
    }

    /// Where tables begin that are of another period, with their titles.
    pub(super) fn of_others(&self) -> impl Iterator<Item = (u32, &Title)> {
        self.found.iter().filter_map(|table| Some((table.from, table.title.as_ref()?)))
    }

    /// The title in the rows above that says that the numbers are no result, or that names another period where none names this
    /// one. That of the first table may be the sheet's name.
    fn title(&self) -> Option<Title> {
        let mut other = None;
        let name = self.name.replace('_', " ");
        let name = Some(name).filter(|_| self.found.is_empty());
        let mut heads = false;
        let rows = self.above.iter().map(|cells| {
            heads |= texts(cells).count() >= HEAD;
            if heads {
                return self.heading(cells).map(Says::NoResult).into_iter().collect();
            }
            texts(cells).map(|text| self.says(text)).collect::<Vec<_>>()
        });
        let mut is_of_this = false;
        for said in rows.flatten().chain(name.map(|name| self.says(name))) {
            match said {
                Says::NoResult(title) => return Some(title),
                Says::Another(title) => other = other.or(Some(title)),
                Says::This => is_of_this = true,
                Says::Nothing => {}
            }
        }
        other.filter(|_| !is_of_this)
    }

    /// The heading over the numbers of a further table, where it says that they are no result.
    fn heading(&self, cells: &[RawCell]) -> Option<Title> {
        let text = words_of(cell(cells, Some(self.value)).filter(|_| !self.found.is_empty())?).into_owned();
        not_the_result(&text, self.period).map(|what| Title { text, what })
    }

    fn says(&self, text: String) -> Says {
        if let Some(what) = no_result(&text) {
            return Says::NoResult(Title { text, what });
        }
        match stated(&text, self.period) {
            Stated::This => Says::This,
            Stated::Another => Says::Another(Title { text, what: msg!("heading-other-period") }),
            Stated::Unclear => Says::Nothing,
        }
    }
}

fn texts(cells: &[RawCell]) -> impl Iterator<Item = String> {
    let texts = cells.iter().filter(|cell| matches!(&cell.value, RawValue::Text(text) if text.len() <= LONGEST));
    texts.map(|cell| words_of(cell).into_owned())
}

/// What the numbers below a title are instead of a result, whatever their period.
fn no_result(title: &str) -> Option<Message> {
    let title = title.to_lowercase();
    clauses(&title).find_map(|clause| {
        let key = words(clause).join(" ");
        let begins = |word: &&str| key.starts_with(*word) && !key.starts_with(&format!("{word} số"));
        if ESTIMATED.iter().any(|words| format!(" {key} ").contains(&format!(" {words} "))) {
            Some(msg!("heading-estimated"))
        } else {
            PLANNED.iter().any(begins).then(|| msg!("heading-planned"))
        }
    })
}

/// What a title says of the period of the numbers below it.
fn stated(title: &str, period: Period) -> Stated {
    let title = title.to_lowercase();
    let mut found = Stated::Unclear;
    for clause in clauses(&title) {
        match stated_in_clause(clause, period) {
            Stated::This => return Stated::This,
            Stated::Another => found = Stated::Another,
            Stated::Unclear => {}
        }
    }
    found
}

fn stated_in_clause(clause: &str, period: Period) -> Stated {
    // What numbers are compared with is another period always.
    let clause = clause.split("so với").next().unwrap_or_default();
    let words = words(clause);
    let key = format!(" {} ", words.join(" "));
    let is_of_others = OF_OTHER_THINGS.iter().any(|other| key.contains(&format!(" {other} ")));
    let is_another = if !days(clause).is_empty() {
        // `Số liệu đến ngày 14/6/2026`, not the day of a document.
        if !words.iter().any(|word| matches!(*word, "đến" | "hết")) {
            return Stated::Unclear;
        }
        names_another_day(clause, period)
    } else if period.stated_in(clause) != Stated::Unclear || (names_a_period(&words) && !is_of_others) {
        names_another_period(clause, period)
    } else {
        return Stated::Unclear;
    };
    match is_another {
        true if names_later_years(clause, period) && words.contains(&"tháng") => Stated::Unclear,
        true => Stated::Another,
        false => Stated::This,
    }
}

/// `năm 2025`, `6 tháng`, `quý`, or a year at the end: `Biểu 04 - 2025`.
fn names_a_period(words: &[&str]) -> bool {
    let pair = |pair: &[&str]| match pair {
        ["năm", after] => year(after).is_some(),
        [count, "tháng"] => months(count).is_some(),
        _ => false,
    };
    words.windows(2).any(pair) || words.contains(&"quý") || words.last().and_then(|last| year(last)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_other_periods_are_told_from_years_of_other_things() {
        let year = Period::of_year(2026);
        for title in ["BIỂU 04. ƯỚC THỰC HIỆN NĂM 2026", "Kế hoạch năm 2026", "Dự kiến năm 2027"] {
            assert!(no_result(title).is_some(), "{title}");
        }
        for title in ["Kết quả thực hiện kế hoạch năm 2026", "(Kèm theo Kế hoạch số 12)", "Kế hoạch số 12/KH-UBND"]
        {
            assert!(no_result(title).is_none(), "{title}");
        }
        for title in [
            "BIỂU 04. TÌNH HÌNH CỤM CÔNG NGHIỆP 6 THÁNG ĐẦU NĂM 2025",
            "Tình hình quy hoạch, thành lập cụm công nghiệp năm 2025",
            "Số liệu năm 2025",
            "(Số liệu 6 tháng đầu năm 2026)",
            "Số liệu tính đến hết năm 2025",
            "Số liệu đến ngày 14/6/2026",
            "Biểu 04 (ban hành kèm theo Thông tư số 14/2024/TT-BCT) năm 2025",
            "BIỂU 04 QUÝ III/2026",
            "BIEU 04 2025",
            "2025",
        ] {
            assert_eq!(stated(title, year), Stated::Another, "{title}");
        }
        for title in [
            "BIỂU 04. TÌNH HÌNH CỤM CÔNG NGHIỆP NĂM 2026",
            "Tình hình cụm công nghiệp 12 tháng năm 2026 so với năm 2025",
            "Số liệu năm 2026, có điều chỉnh số năm 2025",
            "Số liệu tính đến ngày 14/12/2026",
            "Số liệu đến hết tháng 11/2026",
        ] {
            assert_eq!(stated(title, year), Stated::This, "{title}");
        }
        for title in [
            "Biểu 04 (ban hành kèm theo Thông tư số 14/2024/TT-BCT)",
            "Kèm theo Công văn số 12/SCT-QLCN ngày 5/1/2025",
            "Hà Nội, ngày 5 tháng 1 năm 2027",
            "Hà Nội, tháng 01 năm 2027",
            "Phương án phát triển cụm công nghiệp đến năm 2030, tầm nhìn đến năm 2050",
            "Quy hoạch cụm công nghiệp thời kỳ 2021 - 2030",
            "Giai đoạn 2021-2025",
            "theo Quyết định năm 2025 của UBND tỉnh",
            "BIEU 04",
            "Đơn vị tính: triệu đồng",
            "",
        ] {
            assert_eq!(stated(title, year), Stated::Unclear, "{title}");
        }
    }
}
