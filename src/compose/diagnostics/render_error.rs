//! What handlebars says when a template cannot be filled, with the nearest name.

use super::template_error::TemplateError;
use crate::compose::template_api;
use crate::msg;
use handlebars::RenderErrorReason;
use serde_json::Value;
use std::collections::BTreeSet;

/// What handlebars says, with the nearest name.
pub(super) fn translate(reason: &RenderErrorReason, context: &Value) -> TemplateError {
    match reason {
        RenderErrorReason::NestedError(error) => match error.downcast_ref::<TemplateError>() {
            Some(wrong) if wrong.is_name => unknown_name(wrong.token.as_deref().unwrap_or_default(), context),
            Some(wrong) => wrong.clone(),
            None => TemplateError::foreign(error.to_string()),
        },
        RenderErrorReason::MissingVariable(Some(name)) => unknown_name(name, context),
        RenderErrorReason::HelperNotFound(name) => TemplateError::new(msg!("template-no-helper", name = name))
            .unknown(name, template_api::HELPERS.iter().map(|helper| helper.name)),
        RenderErrorReason::PartialNotFound(name) => TemplateError::new(msg!("template-no-partial", name = name)),
        other => TemplateError::foreign(other.to_string().replace('\n', " ")),
    }
}

fn unknown_name(name: &str, context: &Value) -> TemplateError {
    let known = names(context);
    if known.contains(name) {
        return elsewhere(name, context);
    }
    TemplateError::new(msg!("template-unknown-name", name = name.to_string()))
        .unknown(name, known.iter().map(String::as_str))
}

/// A name that does exist, but not where it is written: inside of a list, names are those of its elements.
fn elsewhere(name: &str, context: &Value) -> TemplateError {
    let of_document = name.split('.').try_fold(context, |value, step| value.get(step)).is_some();
    let message = if of_document {
        msg!("template-name-in-list", name = name)
    } else {
        msg!("template-name-of-element", name = name)
    };
    TemplateError { token: Some(name.to_owned()), ..TemplateError::new(message) }
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
