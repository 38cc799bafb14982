//! The rules of reading: what is asked of every workbook, whatever its form. Whoever receives and reads workbooks checks
//! them.

use super::finding::Finding;
use super::finding::Severity::{self, Error, Info, Warning};
use super::message::Message;
use super::rule::{Origin, Rule, Status};
use super::standing::Standing;
use crate::msg;

/// A file cannot be opened as a workbook.
pub const UNOPENABLE: &str = "R01";
/// The locality is not named, unknown or ambiguous.
pub const PLACE: &str = "R02";
/// A required sheet, or its header row, is absent.
pub const SHEET: &str = "R03";
/// A required line is absent or empty.
pub const MISSING: &str = "R04";
/// A cell that should hold a number holds something else.
pub const NUMBER: &str = "R05";
/// Several workbooks of one locality.
pub const SEVERAL: &str = "R06";
/// The workbook is for another period, or does not say for which.
pub const PERIOD: &str = "R07";
/// A locality sent nothing usable.
pub const ABSENT: &str = "R08";
/// A character that no document can print was replaced by its code.
pub const CHARACTER: &str = "R09";
/// A line, a sheet or a column stands twice in a workbook, or a row names two lines.
pub const TWICE: &str = "R10";
/// A word outside the list a column allows.
pub const CHOICE: &str = "R11";
/// Text in an encoding from before Unicode was repaired.
pub const LEGACY: &str = "R12";
/// A value stands in another unit than the form's.
pub const UNIT: &str = "R13";
/// A locality's first workbook came after the deadline.
pub const LATE: &str = "R14";
/// A waiver of the conference does not apply any more.
pub const WAIVER: &str = "R15";
/// The workbook's mark names another form or another locality than the workbook.
pub const FORM: &str = "R16";
/// A heading, a title or a note says that numbers are something else than the result of the period.
pub const COLUMN: &str = "R17";
/// A cell shows another number than it holds.
pub const SHOWN: &str = "R18";
/// A value stands in a row, a column or a sheet that is not shown, or would but for one that is.
pub const HIDDEN: &str = "R19";
/// A value is struck out, or a comment says something of it.
pub const UNSETTLED: &str = "R20";
/// The cell of a value is merged with that of another.
pub const MERGED: &str = "R21";
/// The workbook reports nothing, or nothing but zeros where there is something.
pub const NOTHING: &str = "R22";
/// The workbook runs something, or reaches out of itself, once it is opened.
pub const ACTIVE: &str = "R23";

/// Whether findings of a rule are for the secretariat alone: they are about its choice and its decisions, and no locality
/// can fix them.
pub fn is_for_secretariat(rule: &str) -> bool {
    matches!(rule, SEVERAL | WAIVER)
}

/// Whether a locality says with it why it sent other figures than before: it is about a file that another one stands for.
pub fn takes_reason(finding: &Finding) -> bool {
    *finding.rule == *SEVERAL && finding.severity == Info
}

/// All of them, by id.
pub fn rules() -> Vec<Rule> {
    vec![
        rule(UNOPENABLE, &[Error], msg!("rule-r01"), msg!("rule-r01-example")),
        rule(PLACE, &[Error], msg!("rule-r02"), msg!("rule-r02-example")),
        rule(SHEET, &[Error, Warning, Info], msg!("rule-r03"), msg!("rule-r03-example")),
        rule(MISSING, &[Error, Warning], msg!("rule-r04"), msg!("rule-r04-example")),
        rule(NUMBER, &[Error, Warning], msg!("rule-r05"), msg!("rule-r05-example")),
        rule(SEVERAL, &[Error, Info], msg!("rule-r06"), msg!("rule-r06-example")),
        rule(PERIOD, &[Error, Warning], msg!("rule-r07"), msg!("rule-r07-example")),
        rule(ABSENT, &[Error], msg!("rule-r08"), msg!("rule-r08-example")),
        rule(CHARACTER, &[Warning, Info], msg!("rule-r09"), msg!("rule-r09-example")),
        rule(TWICE, &[Error, Warning, Info], msg!("rule-r10"), msg!("rule-r10-example")),
        rule(CHOICE, &[Warning], msg!("rule-r11"), msg!("rule-r11-example")),
        rule(LEGACY, &[Info], msg!("rule-r12"), msg!("rule-r12-example")),
        rule(UNIT, &[Error, Warning, Info], msg!("rule-r13"), msg!("rule-r13-example")),
        rule(LATE, &[Info], msg!("rule-r14"), msg!("rule-r14-example")),
        rule(WAIVER, &[Warning], msg!("rule-r15"), msg!("rule-r15-example")),
        rule(FORM, &[Error, Warning, Info], msg!("rule-r16"), msg!("rule-r16-example")),
        rule(COLUMN, &[Error, Warning, Info], msg!("rule-r17"), msg!("rule-r17-example")),
        rule(SHOWN, &[Error, Warning], msg!("rule-r18"), msg!("rule-r18-example")),
        rule(HIDDEN, &[Warning], msg!("rule-r19"), msg!("rule-r19-example")),
        Rule {
            standing: Standing::Doubtful,
            ..rule(UNSETTLED, &[Warning, Info], msg!("rule-r20"), msg!("rule-r20-example"))
        },
        Rule {
            standing: Standing::Doubtful,
            ..rule(MERGED, &[Error, Warning], msg!("rule-r21"), msg!("rule-r21-example"))
        },
        rule(NOTHING, &[Error], msg!("rule-r22"), msg!("rule-r22-example")),
        rule(ACTIVE, &[Warning, Info], msg!("rule-r23"), msg!("rule-r23-example")),
    ]
}

fn rule(id: &str, severity: &[Severity], title: Message, example: Message) -> Rule {
    Rule {
        id: id.into(),
        title,
        why: Message::verbatim(""),
        example,
        reads: msg!("rule-of-reading-reads"),
        in_force: msg!("every-period"),
        basis: Vec::new(),
        severity: severity.to_vec(),
        reweighed: None,
        status: Status::Active,
        explainable: false,
        explains_errors: false,
        // What cannot be read gives no value; what is said of one that is read is in the rules above.
        standing: Standing::Sound,
        after: Vec::new(),
        origin: Origin::Reading,
        defined: file!().replace('\\', "/"),
    }
}
