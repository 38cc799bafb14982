//! What is said of the rules of plausible values.

use super::super::code_rule::{self, Check, CodeRules};
use super::findings::implausible;
use super::ids::{IMPOSSIBLE, MAGNITUDE, OTHERS, PAST, UNUSUAL};
use super::others::Others;
use crate::model::finding::{Finding, Severity};
use crate::model::rule::Rule;
use crate::model::standing::Standing;
use crate::model::submission::Submission;
use crate::msg;
use crate::validate::Context;

/// A value in đồng on a line of tỷ đồng, in m² on a line of ha, or with its group separator lost or taken for a comma, is
/// thousands of times off: where one such factor explains all evidence, V18 names the value that was probably meant. The
/// others tell what is off by any other factor. No value is changed.
pub(in crate::validate::rules) fn rules() -> CodeRules {
    let rule = |id: &str, severity: Severity, standing: Standing| Rule {
        standing,
        ..code_rule::rule(id, &[severity], file!())
    };
    let warning = Severity::Warning;
    CodeRules {
        rules: vec![
            Rule {
                title: msg!("rule-v18"),
                why: msg!("rule-v18-why"),
                reads: msg!("rule-v18-reads"),
                example: msg!("rule-v18-example"),
                ..rule(MAGNITUDE, warning, Standing::Doubtful)
            },
            Rule {
                title: msg!("rule-v25"),
                why: msg!("rule-v25-why"),
                reads: msg!("rule-v25-reads"),
                example: msg!("rule-v25-example"),
                after: vec!["V15".into()],
                ..rule(PAST, warning, Standing::Doubtful)
            },
            Rule {
                title: msg!("rule-v31"),
                why: msg!("rule-v31-why"),
                reads: msg!("rule-v31-reads"),
                example: msg!("rule-v31-example"),
                after: vec!["V15".into()],
                ..rule(UNUSUAL, warning, Standing::Doubtful)
            },
            Rule {
                title: msg!("rule-v32"),
                why: msg!("rule-v32-why"),
                reads: msg!("rule-v31-reads"),
                example: msg!("rule-v32-example"),
                explainable: false,
                ..rule(IMPOSSIBLE, Severity::Error, Standing::Held)
            },
            Rule {
                title: msg!("rule-v33"),
                why: msg!("rule-v33-why"),
                reads: msg!("rule-v33-reads"),
                example: msg!("rule-v33-example"),
                after: vec!["V15".into()],
                ..rule(OTHERS, warning, Standing::Doubtful)
            },
        ],
        check: Check::All(all),
    }
}

fn all(context: &Context<'_>, submissions: &[Submission]) -> Vec<Finding> {
    let others = Others::of(context.form, context.period, submissions);
    submissions.iter().flat_map(|submission| implausible(context, &others, submission)).collect()
}
