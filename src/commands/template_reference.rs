//! The words of templates as a document: `docs/templates.vi.md`.

use crate::compose::template_api::{self, Word};
use crate::config;
use crate::messages::Catalogue;
use crate::model::form::{Form, SheetKind};
use crate::validate;
use crate::{key, msg};
use anyhow::Result;
use std::fmt::Write;
use std::path::Path;

/// The document in the words of a catalogue; in Vietnamese it is `docs/templates.vi.md`. What a form calls its lines and
/// columns stays in the form's language.
///
/// # Errors
/// A declaration is wrong.
pub fn template_reference(templates: &Path, catalogue: &Catalogue) -> Result<String> {
    let mut page = Page { catalogue, out: String::new() };
    page.opening();
    page.helpers();
    page.list(key!("reference-blocks"), key!("reference-blocks-about"), &template_api::BLOCKS);
    page.list(key!("reference-rows"), key!("reference-rows-about"), &template_api::ROWS);
    page.shows();
    page.keys();
    page.list(key!("reference-names"), key!("reference-names-about"), &template_api::CONTEXT);
    for (pack, form) in config::forms(templates, &validate::built_in())? {
        page.of_form(&pack, &form);
    }
    Ok(page.out)
}

/// The document in the making.
struct Page<'c> {
    catalogue: &'c Catalogue,
    out: String,
}

impl Page<'_> {
    fn opening(&mut self) {
        let [title, about, use_] = [key!("reference-title"), key!("reference-about"), key!("reference-use")]
            .map(|key| self.catalogue.word(key));
        self.write(&format!("# {title}\n\n{about}\n{use_}\n\n"));
    }

    fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn heading(&mut self, title: &str, about: &str) {
        self.write(&format!("## {title}\n\n{about}\n\n"));
    }

    fn table(&mut self, heads: [&'static str; 2], rows: impl IntoIterator<Item = (String, String)>) {
        let [left, right] = heads.map(|key| self.catalogue.word(key));
        self.write(&format!("| {left} | {right} |\n|---|---|\n"));
        for (left, right) in rows {
            // Writing to a string cannot fail.
            let _ = writeln!(self.out, "| {} | {} |", left.replace('|', "\\|"), right.replace('|', "\\|"));
        }
        self.out.push('\n');
    }

    fn words(&self, words: &[Word]) -> Vec<(String, String)> {
        words.iter().map(|word| (format!("`{}`", word.name), word.about(self.catalogue))).collect()
    }

    fn list(&mut self, title: &'static str, about: &'static str, list: &[Word]) {
        let [title, about] = [title, about].map(|key| self.catalogue.word(key));
        self.heading(&title, &about);
        let words = self.words(list);
        self.table([key!("reference-word"), key!("reference-meaning")], words);
    }

    fn helpers(&mut self) {
        let [title, about] =
            [key!("reference-helpers"), key!("reference-helpers-about")].map(|key| self.catalogue.word(key));
        self.heading(&title, &about);
        let catalogue = self.catalogue;
        let rows = template_api::HELPERS.iter();
        let rows = rows.map(|helper| (format!("`{}`", helper.example), helper.about(catalogue)));
        self.table([key!("reference-example"), key!("reference-meaning")], rows);
    }

    fn shows(&mut self) {
        self.list(key!("reference-aspects"), key!("reference-aspects-about"), &template_api::aspects());
        let [title, about] =
            [key!("reference-columns"), key!("reference-columns-about")].map(|key| self.catalogue.word(key));
        self.heading(&title, &about);
        for (rows, shown) in template_api::SHOWS {
            let title = self.catalogue.text(&match rows {
                "sheet" => msg!("reference-rows-of-sheet"),
                "lines" => msg!("reference-rows-of-lines"),
                rows => msg!("reference-rows-are", rows = rows),
            });
            self.write(&format!("### {title}\n\n"));
            let words = self.words(shown);
            self.table([key!("reference-word"), key!("reference-meaning")], words);
        }
    }

    fn keys(&mut self) {
        let [title, about] = [key!("reference-keys"), key!("reference-keys-about")].map(|key| self.catalogue.word(key));
        self.heading(&title, &about);
        for (of, keys) in template_api::KEYS {
            let title = self.catalogue.text(&msg!("reference-keys-of", what = self.catalogue.word(of)));
            self.write(&format!("### {title}\n\n"));
            let words = self.words(keys);
            self.table([key!("reference-key"), key!("reference-meaning")], words);
        }
    }

    /// Codes of lines, and keys of sheets and columns.
    fn of_form(&mut self, pack: &str, form: &Form) {
        let title = self.catalogue.text(&msg!("reference-form", pack = pack, form = form.id.to_string()));
        self.heading(&title, &form.title);
        let lines =
            form.lines.iter().map(|line| (format!("`{}`", line.code), format!("{} ({})", line.short, line.unit)));
        self.table([key!("reference-line"), key!("reference-short")], lines);
        for sheet in &form.sheets {
            let SheetKind::Table(columns) = &sheet.kind else { continue };
            let title = self.catalogue.text(&msg!("reference-sheet", key = &sheet.key, sheet = sheet.name.to_string()));
            self.write(&format!("### {title}\n\n"));
            let own = columns.iter().map(|column| (format!("`{}`", column.key), column.name().to_owned()));
            let of_each = [("place", key!("reference-place")), ("place_code", key!("reference-place-code"))];
            let of_each = of_each.map(|(name, key)| (format!("`{name}`"), self.catalogue.word(key)));
            let rows: Vec<_> = own.chain(of_each).collect();
            self.table([key!("reference-column"), key!("reference-meaning")], rows);
        }
    }
}
