//! What a form may add to the rules, and change of them.

use crate::declarations::copy;
use crate::golden::{sample, templates};
use crate::reading::context;
use crate::sketch::Sketch;
use briefbook::config::{self, Pack};
use briefbook::intake::Intake;
use briefbook::localities::LocalityMap;
use briefbook::messages::built_in;
use briefbook::model::conference::Conference;
use briefbook::model::finding::{Finding, Severity};
use briefbook::model::history::Past;
use briefbook::model::report::Report;
use briefbook::model::submission::Submission;
use briefbook::normalise;
use briefbook::validate::{self, Context};
use std::collections::BTreeMap;
use std::path::Path;

const FORM: &str = "cum-cong-nghiep/forms/bieu-04@2024-10-01.toml";

/// The sample's conference with more at the end of the rules of its form.
fn with_rules(added: &str, folder: &Path) -> (Conference, Pack) {
    let packs = folder.join("templates");
    copy(&templates(), &packs);
    let form = packs.join(FORM);
    let text = std::fs::read_to_string(&form).unwrap();
    let (rules, relations) = text.split_once("# ---- Relations ----").unwrap();
    std::fs::write(&form, format!("{rules}{added}\n#{relations}")).unwrap();
    let (conference, _) = config::conference(&sample()).unwrap();
    let pack = config::pack(&packs, &conference, &validate::built_in()).unwrap();
    (conference, pack)
}

/// The workbook of a locality with some lines changed.
fn submission(pack: &Pack, place: &str, lines: &[(&str, &str)], notes: &[(&str, &str)], folder: &Path) -> Submission {
    let owned = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    let sketch =
        Sketch {
            info: owned(&[("Địa phương", place)]), lines: owned(lines), notes: owned(notes), ..Sketch::default()
        };
    let path = folder.join(format!("{place}.xlsx"));
    sketch.write(&path);
    let (conference, _) = config::conference(&sample()).unwrap();
    let map = LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    let intake = Intake::new(conference.limits, None).unwrap();
    let raw = intake.workbook(&format!("{place}.xlsx"), &std::fs::read(&path).unwrap(), &|_| true).value.unwrap();
    normalise::submission(&raw, &context(&conference, &pack.form, &map)).value.unwrap()
}

/// What a book would report.
fn report((conference, pack): &(Conference, Pack), submissions: &[Submission]) -> Report {
    let map = LocalityMap::load(conference.vintage, conference.data_to).unwrap();
    let context = Context {
        form: &pack.form,
        law: &pack.law,
        day: conference.data_to,
        period: conference.period,
        past: &Past::default(),
        map: &map,
        former: None,
    };
    let mut findings: Vec<Finding> = submissions.iter().flat_map(|one| validate::check(&context, one)).collect();
    findings.extend(validate::check_all(&context, submissions));
    findings.extend(validate::check_sums(&context, submissions));
    validate::report(&context, findings, submissions, &[], conference.date)
}

const CAPITAL: &str = "[[rule]]
id = \"V90\"
title = \"Vốn bình quân một dự án từ 5 tỷ đồng\"
example = \"13 ÷ 20 = 300 ÷ 80 = 3,75 tỷ đồng\"
[[relation]]
rule = \"V90\"
severity = \"warning\"
places = [\"locality\", \"region\", \"country\"]
must = { average = { of = \"13\", per = \"20\", low = \"5\" } }
";

fn places(report: &Report, rule: &str) -> Vec<String> {
    let of_rule = report.findings.iter().filter(|finding| *finding.rule == *rule);
    of_rule.map(|finding| finding.place.as_ref().unwrap().to_string()).collect()
}

#[test]
fn a_relation_with_one_bound_may_speak_of_a_region_and_the_country() {
    let folder = tempfile::tempdir().unwrap();
    let declared = with_rules(CAPITAL, folder.path());
    let of = |place: &str, capital: &str| {
        submission(&declared.1, place, &[("13", capital), ("14", "100"), ("20", "80")], &[], folder.path())
    };
    // 3,75 a project there, 40 here: the country and one region are fine.
    let (low, high) = (of("Tuyên Quang", "300"), of("Hà Nội", "3200"));
    let found = report(&declared, &[low.clone(), high.clone()]);
    assert_eq!(places(&found, "V90"), ["08", "r:trung-du-va-mien-nui-phia-bac"]);
    let finding = |report: &Report, place: &str| {
        let its = |finding: &&Finding| finding.place.as_ref().is_some_and(|its| its.to_string() == place);
        report.findings.iter().filter(|finding| *finding.rule == *"V90").find(its).unwrap().clone()
    };
    let of_region = finding(&found, "r:trung-du-va-mien-nui-phia-bac");
    assert!(built_in(&of_region.message).contains("(cộng 1 địa phương): "), "{}", built_in(&of_region.message));
    assert!(built_in(&of_region.message).contains("300 ÷ 80 = 3,75 tỷ đồng/dự án, thấp hơn mức 5 tỷ đồng/dự án."));
    assert_eq!(
        (of_region.at.file(), of_region.right.as_ref().map(built_in).as_deref()),
        (None, Some("từ 5 tỷ đồng/dự án"))
    );
    // With another low one the country is below.
    let all = [
        low.clone(),
        submission(&declared.1, "Bắc Kạn", &[("13", "200"), ("14", "100"), ("20", "80")], &[], folder.path()),
    ];
    let found = report(&declared, &all);
    assert_eq!(places(&found, "V90"), ["06", "08", "r:trung-du-va-mien-nui-phia-bac", "vn"]);
    let of_country = finding(&found, "vn");
    assert!(
        built_in(&of_country.message).starts_with("Cả nước (cộng 2 địa phương): "),
        "{}",
        built_in(&of_country.message)
    );
    assert_eq!(of_country.left.as_ref().map(built_in).as_deref(), Some("500 ÷ 160 = 3,13 tỷ đồng/dự án"));
    // Two where all is well say nothing; a value that is only approximate is in no sum.
    assert_eq!(places(&report(&declared, std::slice::from_ref(&high)), "V90"), Vec::<String>::new());
    let about = of("Tuyên Quang", "khoảng 300");
    assert_eq!(places(&report(&declared, &[about, high]), "V90"), Vec::<String>::new());
}

#[test]
fn an_upper_bound_alone_is_one_too() {
    let folder = tempfile::tempdir().unwrap();
    let declared = with_rules(&CAPITAL.replace("low = \"5\"", "high = \"12\""), folder.path());
    let of = |capital| submission(&declared.1, "Tuyên Quang", &[("13", capital)], &[], folder.path());
    let found = report(&declared, &[of("1600")]);
    assert!(
        found
            .findings
            .iter()
            .any(|one| built_in(&one.message).ends_with("= 20 tỷ đồng/dự án, cao hơn mức 12 tỷ đồng/dự án."))
    );
    assert!(places(&report(&declared, &[of("900.5")]), "V90").is_empty());
}

#[test]
fn a_form_changes_a_rule_of_the_program_only_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [("20", "80.5")];
    let found = |added: &str| {
        let folder = tempfile::tempdir_in(folder.path()).unwrap();
        let declared = with_rules(added, folder.path());
        let one = submission(&declared.1, "Tuyên Quang", &lines, &[], folder.path());
        let title = built_in(&declared.1.form.rule("V15").unwrap().title);
        (report(&declared, &[one]), title)
    };
    let weight = |report: &Report| report.findings.iter().find(|one| *one.rule == *"V15").map(|one| one.severity);
    let (plain, title) = found("");
    assert_eq!(weight(&plain), Some(Severity::Error));
    let (lighter, renamed) = found("[[rule]]\nextends = \"V15\"\nseverity = \"info\"\ntitle = \"Số nguyên\"");
    assert_eq!((weight(&lighter), &*renamed), (Some(Severity::Info), "Số nguyên"));
    assert_ne!(title, renamed);
    let (on_trial, same) = found("[[rule]]\nextends = \"V15\"\nstatus = \"trial\"");
    assert_eq!((weight(&on_trial), on_trial.trial.len(), same), (None, 1, title));
}

/// Whatever the letter of its id.
#[test]
fn explanations_go_with_every_rule_that_takes_one() {
    let folder = tempfile::tempdir().unwrap();
    let note = [("13", "Các dự án nhỏ")];
    let explained = |added: &str| {
        let folder = tempfile::tempdir_in(folder.path()).unwrap();
        let declared = with_rules(added, folder.path());
        let one = submission(&declared.1, "Tuyên Quang", &[("13", "300"), ("14", "100")], &note, folder.path());
        let found = report(&declared, &[one]).findings;
        found.into_iter().find(|one| *one.rule == *"K90").unwrap().explanation
    };
    let rule = CAPITAL.replace("V90", "K90");
    assert_eq!(explained(&rule).as_deref(), Some("Các dự án nhỏ"));
    assert_eq!(explained(&rule.replace("id = \"K90\"", "id = \"K90\"\nexplainable = false")), None);
    let error = rule.replace("severity = \"warning\"", "severity = \"error\"");
    assert_ne!(error, rule);
    assert_eq!(explained(&error), None);
    let earlier_may_be_wrong = error.replace("id = \"K90\"", "id = \"K90\"\nexplains_errors = true");
    assert_eq!(explained(&earlier_may_be_wrong).as_deref(), Some("Các dự án nhỏ"));
}
