//! The sheet of results: verdict, counts, findings with links to their cells, what was corrected.

use super::book::Book;
use super::cells::address;
use super::marking::Annotations;
use super::styles::{Look, Styles};
use super::words;
use crate::messages::{Catalogue, cause};
use crate::model::finding::Finding;
use crate::model::form::Form;
use crate::model::message::Message;
use crate::model::result_sheet::{ANSWERS, Column, Listed, MARK, OPEN, PLACE};
use crate::ooxml::Unusable;
use crate::ooxml::xml_edits::{self, escaped};
use std::collections::BTreeMap;

/// Longest text of a cell in Excel, in UTF-16 units.
const LONGEST: usize = 32_767;

/// A sheet being written.
struct Sheet<'s, 't> {
    styles: &'s mut Styles<'t>,
    rows: String,
    row: u32,
    links: String,
    form: &'s Form,
    catalogue: &'s Catalogue,
}

/// Writes the sheet. `names` gives the name in the workbook of a sheet that findings name; `drawing` the relationship to
/// notes that somebody put on the sheet when it was here before.
pub(super) fn write(
    marking: &Annotations<'_>,
    refused: Option<Unusable>,
    (book, names): (&Book, &BTreeMap<String, String>),
    styles: &mut Styles<'_>,
    drawing: Option<&str>,
) -> String {
    let Annotations { form, catalogue, .. } = *marking;
    let mut sheet = Sheet { styles, rows: String::new(), row: 0, links: String::new(), form, catalogue };
    sheet.line(&[
        (0, Look::Title, words::title(marking)),
        (Column::State.place(), Look::Plain, MARK.to_owned()),
        (PLACE.place(), Look::Plain, marking.code.to_owned()),
        (ANSWERS.place(), Look::Plain, marking.sha256.to_owned()),
    ]);
    for line in words::verdict(marking, refused) {
        sheet.line(&[(0, Look::Plain, line)]);
    }
    sheet.row += 1;
    let head = sheet.row;
    sheet.heads();
    for (number, finding) in (1..).zip(&marking.findings) {
        sheet.finding(number, finding, names);
    }
    sheet.settled(&marking.report);
    sheet.finish(book, head, drawing)
}

impl Sheet<'_, '_> {
    fn line(&mut self, cells: &[(u32, Look, String)]) {
        let height = height(cells);
        self.rows.push_str(&format!("<row r=\"{}\" ht=\"{height}\" customHeight=\"1\">", self.row + 1));
        for (col, look, text) in cells {
            let format = self.styles.look(*look);
            let at = address((self.row, *col));
            let text = cut(text);
            self.rows.push_str(&match text.is_empty() {
                true => format!("<c r=\"{at}\" s=\"{format}\"/>"),
                false => {
                    let words = xml_edits::words("", text);
                    format!("<c r=\"{at}\" s=\"{format}\" t=\"inlineStr\"><is>{words}</is></c>")
                }
            });
        }
        self.rows.push_str("</row>");
        self.row += 1;
    }

    fn heads(&mut self) {
        let seen = Column::ALL.iter().filter(|(.., width)| *width > 0);
        let head = |(column, _): &(Column, u32)| (column.place(), Look::Head, words::head(*column, self.catalogue));
        let heads: Vec<_> = seen.map(head).collect();
        self.line(&heads);
    }

    fn finding(&mut self, number: usize, finding: &Finding, names: &BTreeMap<String, String>) {
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let worded = |message: &Option<Message>| message.as_ref().map(|it| self.catalogue.text(it)).unwrap_or_default();
        let cell = finding.at.cell().map(|cell| cell.a1());
        let linked = finding.at.sheet().and_then(|sheet| names.get(sheet));
        if let Some(name) = linked {
            let to = format!("'{}'!{}", name.replace('\'', "''"), cell.as_deref().unwrap_or("A1"));
            let from = address((self.row, Column::Address.place()));
            self.links.push_str(&format!("<hyperlink ref=\"{from}\" location=\"{}\"/>", escaped(&to)));
        }
        let asks = self.form.takes_explanation(finding);
        let columns = Column::ALL.map(|(column, ..)| {
            let (look, text) = match column {
                Column::Number => (Look::Cell, number.to_string()),
                Column::Severity => (Look::Weight(finding.severity), self.catalogue.text(&finding.severity.title())),
                Column::Rule => (Look::Cell, finding.rule.to_string()),
                Column::Address => (if linked.is_some() { Look::Link } else { Look::Cell }, finding.within()),
                Column::Raw => (Look::Cell, some(&finding.raw)),
                Column::Message => (Look::Cell, words::told(finding, self.catalogue)),
                Column::Left => (Look::Cell, worded(&finding.left)),
                Column::Right => (Look::Cell, worded(&finding.right)),
                Column::Suggestion => (Look::Cell, worded(&finding.suggestion)),
                Column::Basis => (Look::Cell, worded(&finding.basis())),
                Column::Explanation => (if asks { Look::Input } else { Look::Cell }, some(&finding.explanation)),
                Column::State => (Look::Plain, OPEN.to_owned()),
                Column::Sheet => (Look::Plain, finding.at.sheet().unwrap_or_default().to_owned()),
                Column::Cell => (Look::Plain, cell.clone().unwrap_or_default()),
                Column::Line => (Look::Plain, finding.line.as_deref().unwrap_or_default().to_owned()),
                Column::Matter => (Look::Plain, cause(finding)),
            };
            (column.place(), look, text)
        });
        self.line(&columns);
    }

    fn settled(&mut self, report: &[&Listed]) {
        if report.is_empty() {
            return;
        }
        self.row += 1;
        self.line(&[(0, Look::Plain, words::corrected(report.len(), self.catalogue))]);
        for (number, listed) in (1..).zip(report) {
            let at = [listed.sheet.as_deref(), listed.cell.as_deref()];
            self.line(&[
                (Column::Number.place(), Look::Cell, number.to_string()),
                (Column::Severity.place(), Look::Cell, self.catalogue.word(words::CORRECTED)),
                (Column::Rule.place(), Look::Cell, listed.rule.to_string()),
                (Column::Address.place(), Look::Cell, at.into_iter().flatten().collect::<Vec<_>>().join("!")),
                (Column::Raw.place(), Look::Cell, String::new()),
                (Column::Message.place(), Look::Cell, listed.message.clone()),
            ]);
        }
    }

    fn finish(self, book: &Book, head: u32, drawing: Option<&str>) -> String {
        let below = address((head + 1, 0));
        let columns: String = Column::ALL
            .iter()
            .map(|(column, width)| {
                let n = column.place() + 1;
                let (width, hidden) = if *width > 0 { (*width, "") } else { (9, " hidden=\"1\"") };
                format!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"{hidden}/>")
            })
            .collect();
        let links = match self.links.as_str() {
            "" => String::new(),
            links => format!("<hyperlinks>{links}</hyperlinks>"),
        };
        let drawing = drawing.map_or(String::new(), |id| format!("<legacyDrawing r:id=\"{}\"/>", escaped(id)));
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{}\" xmlns:r=\"{}\"><sheetPr>\
             <tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView \
             showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"{}\" topLeftCell=\"{below}\" \
             activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"{below}\" \
             sqref=\"{below}\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>{columns}</cols>\
             <sheetData>{}</sheetData><sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" \
             formatRows=\"0\"/>{links}<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" \
             footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>{drawing}</worksheet>",
            book.space(),
            book.relationships(),
            head + 1,
            self.rows,
        )
    }
}

/// Points of a row that its longest text fits in: Excel does not compute the height of a row that a file leaves out until
/// the row is changed.
fn height(cells: &[(u32, Look, String)]) -> usize {
    let lines = cells.iter().map(|(col, look, text)| {
        let width = Column::ALL.get(*col as usize).map_or(0, |(.., width)| *width as usize).saturating_sub(1);
        match look {
            Look::Title | Look::Plain => 1,
            _ if width == 0 => 1,
            _ => text.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum(),
        }
    });
    // Excel has no higher row than 409 points.
    (lines.max().unwrap_or(1) * 15 + 3).min(409)
}

/// As much of a text as a cell holds.
fn cut(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    end.map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}
