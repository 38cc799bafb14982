//! All rules that are not a form's own.

use super::code_rule::CodeRule;
use super::{cut_off, magnitude, merged_localities, obsolete_names, occupancy, precision, unchanged};
use crate::model::reading;
use crate::model::rule::Rule;
use std::sync::LazyLock;

static CODE_RULES: LazyLock<Vec<CodeRule>> = LazyLock::new(|| {
    vec![
        occupancy::rule(),
        precision::rule(),
        magnitude::rule(),
        cut_off::rule(),
        obsolete_names::rule(),
        merged_localities::rule(),
        unchanged::rule(),
    ]
});

/// The rules of the program, with their checks.
pub(in crate::validate) fn code_rules() -> &'static [CodeRule] {
    &CODE_RULES
}

/// The rules of reading and of the program: what every form's registry begins with.
pub fn built_in() -> Vec<Rule> {
    reading::rules().into_iter().chain(code_rules().iter().map(|coded| coded.rule.clone())).collect()
}
