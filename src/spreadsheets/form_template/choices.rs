//! What a cell asks for: validations with their prompts, and the lists they offer.

use crate::model::form_mark::SHEET;
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
        name: &str,
        hint: &str,
    ) -> Result<DataValidation> {
        let rule = DataValidation::new().allow_list_formula(Formula::new(self.range(words)));
        let message = match prescribed {
            true => format!("Chọn một trong: {}. {hint}", words.join(", ")),
            false => format!("Chọn từ danh sách, hoặc gõ nội dung khác nếu không có. {hint}"),
        };
        let rule = prompt(rule, name, &message)?;
        if !prescribed {
            return Ok(rule.show_error_message(false));
        }
        Ok(rule
            .set_error_title("Giá trị ngoài danh sách")?
            .set_error_message("Hãy chọn một giá trị trong danh sách.")?)
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
pub(super) fn number(decimals: u32, name: &str, message: &str) -> Result<DataValidation> {
    let rule = match decimals {
        0 => DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        _ => DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
    };
    let kind = if decimals == 0 { "số nguyên" } else { "một con số" };
    let doubt = format!("Ô này cần {kind} không âm. Chỉ tiếp tục nếu là số kèm từ “khoảng”, “trên”, “dưới”.");
    let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
    Ok(prompt(rule, name, message)?.set_error_title("Kiểm tra lại số liệu")?.set_error_message(doubt)?)
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
