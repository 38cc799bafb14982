//! What does not fit in a template, with the nearest name that would.

use crate::model::form::{Form, Line};
use handlebars::{RenderError, RenderErrorReason};
use std::fmt;

/// Told with the names that do exist before anybody reads it.
const NAME: &str = "không có tên này";

/// Something that does not fit; where it stands is added by whoever reads the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compose) struct TemplateError {
    pub(super) english: String,
    pub(super) vietnamese: String,
    /// Line of a block's body, from 1, where it is known.
    pub(super) line: Option<usize>,
    /// What is wrong as it stands in the template, to find it there.
    pub(super) token: Option<String>,
}

impl TemplateError {
    /// Both tellings of one mistake.
    pub(in crate::compose) fn new(english: impl Into<String>, vietnamese: impl Into<String>) -> TemplateError {
        TemplateError { english: english.into(), vietnamese: vietnamese.into(), line: None, token: None }
    }

    /// What has no words of its own in Vietnamese.
    pub(super) fn in_english(english: impl Into<String>) -> TemplateError {
        let english = english.into();
        let vietnamese = format!("viết chưa đúng: {english}");
        TemplateError::new(english, vietnamese)
    }

    /// A name of the context, the known ones of which the helper that met it cannot see.
    pub(in crate::compose) fn name(token: &str) -> TemplateError {
        TemplateError { token: Some(token.to_owned()), ..TemplateError::new(format!("unknown name {token:?}"), NAME) }
    }

    /// A line the form does not have.
    pub(in crate::compose) fn line<'f>(form: &'f Form, code: &str) -> Result<&'f Line, TemplateError> {
        form.line_or_nearest(code).map_err(|english| {
            let near = english.split_once("; the nearest is ").map_or_else(String::new, |(_, near)| {
                format!("; gần nhất là {}", near.replacen('"', "“", 1).replacen('"', "”", 1))
            });
            TemplateError {
                token: Some(code.to_owned()),
                ..TemplateError::new(english.clone(), format!("biểu không có chỉ tiêu “{code}”{near}"))
            }
        })
    }

    /// A column rows do not have.
    pub(in crate::compose) fn column(column: &str) -> TemplateError {
        TemplateError::new(format!("rows have no column {column:?}"), format!("các dòng không có cột “{column}”"))
    }

    /// Something that has nothing of this name to show.
    pub(in crate::compose) fn show(english: &str, vietnamese: &str, what: &str) -> TemplateError {
        TemplateError::new(format!("{english} cannot show {what:?}"), format!("{vietnamese} không có mục “{what}”"))
    }

    /// Line of the text it was found in, the first where it is not known.
    pub(in crate::compose) fn line_number(&self) -> usize {
        self.line.unwrap_or(1)
    }

    /// Made by [`TemplateError::name`].
    pub(super) fn is_name(&self) -> bool {
        self.vietnamese == NAME
    }

    /// What the TOML reader says, with the line of the text it read.
    pub(in crate::compose) fn toml(text: &str, error: &toml::de::Error) -> TemplateError {
        let message = error.message().replace('\n', " ");
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
        let (first, known) = names.split_first().map_or(("", &[][..]), |(first, known)| (*first, known));
        let wrong = |vietnamese: String| TemplateError::new(message.clone(), vietnamese);
        let wrong = if message.starts_with("unknown field") {
            wrong(format!("không có khóa “{first}”")).unknown(first, known.iter().copied())
        } else if message.starts_with("unknown variant") {
            wrong(format!("không có giá trị “{first}”")).unknown(first, known.iter().copied())
        } else if message.starts_with("missing field") {
            wrong(format!("thiếu khóa “{first}”"))
        } else {
            wrong(format!("không đúng cú pháp TOML: {message}"))
        };
        TemplateError { line: Some(line), ..wrong }
    }

    /// A name that does not exist, with the nearest of those that do.
    pub(in crate::compose) fn unknown<'k>(
        self,
        token: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> TemplateError {
        let nearest = nearest(token, known);
        let (mut english, mut vietnamese) = (self.english.clone(), self.vietnamese.clone());
        if let Some(nearest) = nearest {
            english.push_str(&format!("; the nearest is {nearest:?}"));
            vietnamese.push_str(&format!("; gần nhất là “{nearest}”"));
        }
        TemplateError { english, vietnamese, token: Some(token.to_owned()), ..self }
    }
}

/// The name that is least different; none where even that one shares little.
fn nearest<'k>(token: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let wanted = token.to_lowercase();
    let scored = known.into_iter().map(|name| (strsim::osa_distance(&name.to_lowercase(), &wanted), name));
    let (distance, name) = scored.min()?;
    (distance <= name.chars().count().max(wanted.chars().count()).div_ceil(2)).then_some(name)
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl std::error::Error for TemplateError {}

/// Through handlebars and out again.
impl From<TemplateError> for RenderError {
    fn from(wrong: TemplateError) -> RenderError {
        RenderErrorReason::NestedError(Box::new(wrong)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_told_if_any_is_near() {
        let known = ["rank", "rank_in_region", "value"];
        let told = |token: &str| TemplateError::new("no", "không").unknown(token, known).to_string();
        assert_eq!(told("rnak"), "no; the nearest is \"rank\"");
        assert_eq!(told("Rank_in_regions"), "no; the nearest is \"rank_in_region\"");
        assert_eq!(told("zzzzzzzzzz"), "no");
    }
}
