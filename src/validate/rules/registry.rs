//! All rules that are not a form's own.

use super::code_rule::CodeRules;
use super::{cut_off, merged_localities, not_sent, obsolete_names, occupancy, plausible, precision};
use crate::model::reading;
use crate::model::rule::Rule;
use std::sync::LazyLock;

static CODE_RULES: LazyLock<Vec<CodeRules>> = LazyLock::new(|| {
    vec![
        occupancy::rule(),
        precision::rule(),
        plausible::rules(),
        not_sent::rule(),
        cut_off::rule(),
        obsolete_names::rule(),
        merged_localities::rule(),
    ]
});

/// The rules of the program, with their checks.
pub(in crate::validate) fn code_rules() -> &'static [CodeRules] {
    &CODE_RULES
}

/// The rules of reading and of the program: what every form's registry begins with.
pub fn built_in() -> Vec<Rule> {
    reading::rules().into_iter().chain(code_rules().iter().flat_map(|coded| coded.rules.clone())).collect()
}
