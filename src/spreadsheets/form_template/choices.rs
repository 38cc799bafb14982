//! What a cell asks for: validations with their prompts, and the lists they offer.

use crate::messages::Catalogue;
use crate::model::form_mark::SHEET;
use crate::{key, msg};
use anyhow::Result;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Worksheet};

/// First column of lists on the hidden sheet, right of the mark.
const FIRST: u16 = 3;
/// Longest title and longest message of a prompt (ECMA-376, Part 1, 18.3.1.32).
const TITLE: usize = 32;
const MESSAGE: usize = 255;

/// Lists in the order of their columns.
#[derive(Default)]
pub(super) struct Choices {
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// Where a list stands, for a rule.
    fn range(&mut self, words: &[String]) -> String {
        let known = self.lists.iter().position(|list| list == words);
        let position = known.unwrap_or_else(|| {
            self.lists.push(words.to_vec());
            self.lists.len() - 1
        });
        let column = column_number_to_name(FIRST + position as u16);
        format!("'{SHEET}'!${column}$1:${column}${}", words.len().max(1))
    }

    /// One of a list; other words only where the list is offered and not prescribed.
    pub(super) fn list(
        &mut self,
        words: &[String],
        prescribed: bool,
        (name, hint): (&str, &str),
        catalogue: &Catalogue,
    ) -> Result<DataValidation> {
        let rule = DataValidation::new().allow_list_formula(Formula::new(self.range(words)));
        let message = match prescribed {
            true => msg!("form-choose", words = words.join(", "), hint = hint),
            false => msg!("form-suggest", hint = hint),
        };
        let rule = prompt(rule, name, &catalogue.text(&message))?;
        if !prescribed {
            return Ok(rule.show_error_message(false));
        }
        Ok(rule
            .set_error_title(cut(&catalogue.word(key!("form-not-in-list")), TITLE))?
            .set_error_message(cut(&catalogue.word(key!("form-choose-from-list")), MESSAGE))?)
    }

    /// Writes the lists.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<()> {
        for (col, list) in (FIRST..).zip(&self.lists) {
            for (row, word) in (0..).zip(list) {
                sheet.write_string(row, col, word)?;
            }
        }
        Ok(())
    }
}

/// A number that is not below zero, whole where no decimals are asked for.
pub(super) fn number(decimals: u32, name: &str, message: &str, catalogue: &Catalogue) -> Result<DataValidation> {
    let rule = match decimals {
        0 => DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        _ => DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
    };
    let title = catalogue.word(key!("form-doubtful-number"));
    let doubt = catalogue.word(if decimals == 0 { key!("form-needs-whole") } else { key!("form-needs-number") });
    let rule = prompt(rule, name, message)?.set_error_style(DataValidationErrorStyle::Warning);
    Ok(rule.set_error_title(cut(&title, TITLE))?.set_error_message(cut(&doubt, MESSAGE))?)
}

/// Any words, with a prompt.
pub(super) fn anything(name: &str, message: &str) -> Result<DataValidation> {
    prompt(DataValidation::new().allow_any_value(), name, message)
}

fn prompt(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation> {
    Ok(rule.set_input_title(cut(title, TITLE))?.set_input_message(cut(message.trim(), MESSAGE))?)
}

/// The words as far as a prompt holds them.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
