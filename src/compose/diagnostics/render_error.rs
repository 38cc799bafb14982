//! What handlebars says when a template cannot be filled, with the nearest name.

use super::template_error::TemplateError;
use crate::compose::template_api;
use handlebars::RenderErrorReason;
use serde_json::Value;
use std::collections::BTreeSet;

/// What handlebars says, with the nearest name.
pub(super) fn translate(reason: &RenderErrorReason, context: &Value) -> TemplateError {
    match reason {
        RenderErrorReason::NestedError(error) => match error.downcast_ref::<TemplateError>() {
            Some(wrong) if wrong.is_name() => unknown_name(wrong.token.as_deref().unwrap_or_default(), context),
            Some(wrong) => wrong.clone(),
            None => TemplateError::in_english(error.to_string()),
        },
        RenderErrorReason::MissingVariable(Some(name)) => unknown_name(name, context),
        RenderErrorReason::HelperNotFound(name) => {
            TemplateError::new(format!("there is no helper {name:?}"), format!("không có hàm “{name}”"))
                .unknown(name, template_api::HELPERS.iter().map(|helper| helper.name))
        }
        RenderErrorReason::PartialNotFound(name) => {
            TemplateError::new(format!("there is no partial {name:?}"), format!("không có tệp partials/{name}.hbs"))
        }
        other => TemplateError::in_english(other.to_string().replace('\n', " ")),
    }
}

fn unknown_name(name: &str, context: &Value) -> TemplateError {
    let known = names(context);
    if known.contains(name) {
        return elsewhere(name, context);
    }
    TemplateError::new(format!("unknown name {name:?}"), format!("không có tên “{name}”"))
        .unknown(name, known.iter().map(String::as_str))
}

/// A name that does exist, but not where it is written: inside of a list, names are those of its elements.
fn elsewhere(name: &str, context: &Value) -> TemplateError {
    let of_document = name.split('.').try_fold(context, |value, step| value.get(step)).is_some();
    let (english, vietnamese) = if of_document {
        (format!("inside of a list write @root.{name}"), format!("bên trong danh sách phải ghi @root.{name}"))
    } else {
        ("it is one of the elements of a list".to_owned(), "đó là tên của phần tử trong danh sách".to_owned())
    };
    let wrong = TemplateError::new(
        format!("unknown name {name:?} here; {english}"),
        format!("ở đây không có tên “{name}”; {vietnamese}"),
    );
    TemplateError { token: Some(name.to_owned()), ..wrong }
}

/// Every name a template may use: whole paths, and inside of lists those of their elements.
fn names(context: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(context, "", &mut found);
    found
}

fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            collect(value, &path, found);
            found.insert(path);
        }),
        Value::Array(elements) => elements.iter().take(1).for_each(|element| collect(element, "", found)),
        _ => {}
    }
}
