//! Funnels: steps of which each is a part of the one before, by declaration and by the data.

use super::diagnostics::TemplateError;
use crate::model::document::Series;
use crate::model::form::{Form, Line};
use crate::model::relation::Must;
use crate::msg;

/// Relations from one step to the next.
const STEPS: usize = 4;

/// A funnel has lines for rows, and the form declares each to be at most the one before.
pub(super) fn check(form: &Form, rows: &str, lines: &[&Line]) -> Result<(), TemplateError> {
    if rows != "lines" {
        return Err(TemplateError::new(msg!("template-funnel-has-one-series-rows")));
    }
    match lines.windows(2).find(|pair| !is_part(form, &pair[1].code, &pair[0].code, STEPS)) {
        Some(pair) => {
            let (step, whole) = (&*pair[1].code, &*pair[0].code);
            Err(TemplateError::new(msg!("template-funnel-not-nested", step = step, whole = whole)))
        }
        None => Ok(()),
    }
}

/// Whether relations say that a line is at most another, directly or over others.
fn is_part(form: &Form, part: &str, whole: &str, steps: usize) -> bool {
    let limits = form.relations.iter().filter_map(|relation| match &relation.must {
        Must::AtMost { line, limit, .. } if **line == *part => Some(&**limit),
        _ => None,
    });
    steps > 0 && limits.into_iter().any(|limit| limit == whole || is_part(form, limit, whole, steps - 1))
}

/// Whether no step is larger than the one before.
pub(super) fn falls(steps: &Series) -> bool {
    let values: Vec<_> = steps.points.iter().flatten().map(|point| point.value).collect();
    values.windows(2).all(|pair| pair[1] <= pair[0])
}
