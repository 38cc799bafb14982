//! Formulas next to the typed values: what sums and rates come to, and what does not fit.

use crate::messages::Catalogue;
use crate::model::form::{Form, Line, National, SheetKind};
use crate::model::relation::Must;
use crate::spreadsheets::cell::{quoted, sheet_name};
use crate::{key, msg};
use rust_decimal::Decimal;
use rust_xlsxwriter::utility::column_number_to_name;
use std::collections::BTreeMap;

/// Column of the typed values.
pub(super) const VALUE: u16 = 3;
/// First row of lines, under the heads and the numbers of the columns.
pub(super) const FIRST: u32 = crate::spreadsheets::book::HEADS + 2;
/// How far a typed rate may be from the one computed before it is reported: half of one decimal.
const RATE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Where each line stands.
pub(super) struct Places<'a> {
    form: &'a Form,
    rows: BTreeMap<&'a str, (&'a str, u32)>,
}

impl<'a> Places<'a> {
    pub(super) fn of(form: &'a Form) -> Places<'a> {
        let mut rows = BTreeMap::new();
        for sheet in &form.sheets {
            let SheetKind::Lines { sections, .. } = &sheet.kind else { continue };
            let mut row = FIRST;
            for section in sections {
                row += 1;
                let own = form.lines.iter().filter(|line| line.sheet == sheet.key && line.section == section.code);
                for line in own {
                    rows.insert(&*line.code, (sheet.name.as_str(), row));
                    row += 1;
                }
            }
        }
        Places { form, rows }
    }

    /// Row of a line on its sheet.
    pub(super) fn row(&self, line: &Line) -> u32 {
        self.rows.get(&*line.code).map_or(FIRST, |(_, row)| *row)
    }

    /// Address of a line's value, with its sheet's name.
    fn cell(&self, line: &str) -> String {
        let (sheet, row) = self.rows.get(line).copied().unwrap_or_default();
        format!("{}!${}${}", sheet_name(sheet), column_number_to_name(VALUE), row + 1)
    }

    /// What the line comes to by the others: a sum or a rate; none where nothing says.
    pub(super) fn reckoned(&self, line: &Line) -> Option<String> {
        if let National::Ratio { of, per } = &line.national {
            let (of, per) = (self.cell(of), self.cell(per));
            return Some(format!("IF(COUNT({of},{per})=2,IF({per}=0,\"\",ROUND({of}/{per}*100,2)),\"\")"));
        }
        self.form.relations.iter().find_map(|relation| match &relation.must {
            Must::Equals { line: whole, sum, .. } if *whole == line.code => {
                let parts: Vec<String> = sum.iter().map(|part| self.cell(part)).collect();
                Some(format!("IF(COUNT({})={},{},\"\")", parts.join(","), parts.len(), parts.join("+")))
            }
            _ => None,
        })
    }

    /// What does not fit, in words; none where no relation speaks of the line.
    pub(super) fn verdict(&self, line: &Line, reckoned: &str, catalogue: &Catalogue) -> Option<String> {
        let own = self.cell(&line.code);
        let differs = |tolerance: Decimal| {
            let test = format!("ROUND(ABS({own}-{reckoned}),6)>{tolerance}");
            says(&own, reckoned, &test, &catalogue.word(key!("form-differs")))
        };
        let mut parts: Vec<String> = Vec::new();
        for relation in &self.form.relations {
            let part = match &relation.must {
                Must::Equals { line: whole, tolerance, .. } if *whole == line.code => differs(*tolerance),
                Must::Rate { line: rate, .. } if *rate == line.code => differs(RATE),
                Must::AtMost { line: less, plus, limit } if *less == line.code => {
                    let other = self.cell(limit);
                    let whole: String = plus.iter().map(|part| format!("+{}", self.cell(part))).collect();
                    let words = match plus.is_empty() {
                        true => msg!("form-larger", line = limit),
                        false => msg!("form-larger-together", plus = plus.join(", "), line = limit),
                    };
                    says(&own, &other, &format!("{own}{whole}>{other}"), &catalogue.text(&words))
                }
                Must::Needs { line: one, with } if *one == line.code => {
                    let other = self.cell(with);
                    let words = catalogue.text(&msg!("form-needs-line", line = with));
                    says(&own, &other, &format!("AND({own}>0,{other}=0)"), &words)
                }
                Must::ZeroWith { line: one, with } if *one == line.code => {
                    let other = self.cell(with);
                    let words = catalogue.text(&msg!("form-zero-with", line = with));
                    says(&own, &other, &format!("({own}=0)<>({other}=0)"), &words)
                }
                _ => continue,
            };
            parts.push(part);
        }
        (!parts.is_empty()).then(|| parts.join("&"))
    }
}

/// The words where both cells hold numbers and the test is true.
fn says(one: &str, other: &str, test: &str, words: &str) -> String {
    let words = quoted(&format!("{words}; "));
    format!("IF(COUNT({one},{other})=2,IF({test},{words},\"\"),\"\")")
}
