//! Mistakes in declarations: one clear sentence with file and line, before anything is written.

use crate::golden::{sample, templates, worker};
use briefbook::{BuildOptions, CheckTemplatesOptions, Progress, build, check_templates};
use std::path::{Path, PathBuf};

pub struct Quiet;

impl Progress for Quiet {
    fn stage(&self, _: &'static str, _: usize) {}
    fn step(&self) {}
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { std::fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

/// Builds the sample with one declaration changed, or made where it has none; gives the error, having seen that nothing was
/// written, and the line of the change.
fn error_with(file: &str, from: &str, to: &str) -> (String, usize) {
    let folder = tempfile::tempdir().unwrap();
    let (input, packs) = (folder.path().join("2021-07-02-ccn"), folder.path().join("templates"));
    copy(&sample(), &input);
    copy(&templates(), &packs);
    let of_conference = ["conference.toml", "received.csv"].contains(&file);
    let path: PathBuf = if of_conference { input.join(file) } else { packs.join(file) };
    let text = if path.exists() { std::fs::read_to_string(&path).unwrap() } else { String::new() };
    assert!(text.contains(from), "{file} has no {from:?}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let same = from.bytes().zip(to.bytes()).take_while(|(from, to)| from == to).count();
    let before = text.bytes().take(text.find(from).unwrap()).chain(to.bytes().take(same));
    let line = before.filter(|byte| *byte == b'\n').count() + 1;
    let out = folder.path().join("out");
    let options = BuildOptions {
        conference: input,
        templates: packs,
        out: out.clone(),
        at: None,
        jobs: 1,
        fresh: false,
        worker: Some(worker()),
    };
    let error = build(&options, &Quiet).map(|_| ()).expect_err("the mistake must stop the build");
    assert!(!out.exists(), "something was written");
    (format!("{error:#}").replace(&*folder.path().to_string_lossy(), ""), line)
}

const FORM: &str = "cum-cong-nghiep/forms/bieu-04@2024-10-01.toml";
const NOTICE: &str = "cum-cong-nghiep/documents/du-thao-ket-luan.hbs";
const DELEGATES: &str = "cum-cong-nghiep/documents/dai-bieu.hbs";
/// What lists of delegates of all packs say.
const DELEGATES_LISTED: &str = "partials/dai-bieu.hbs";
const COMPARED: &str = "cum-cong-nghiep/partials/so-voi-ban-do-cu.hbs";
const REPORT: &str = "cum-cong-nghiep/documents/bao-cao-tong-hop.hbs";

/// A chart of a kind that there is not.
const PIE: &str =
    "```chart\nkind = \"pie\"\nrows = \"regions\"\nlines = [\"1\"]\ncaption = \"x\"\n```\n\n# THÔNG ĐIỆP CHÍNH";

#[test]
fn mistakes_are_told_with_file_and_line() {
    let deep = format!("{}# THÔNG ĐIỆP CHÍNH{}", "{{#if 1}}".repeat(20_000), "{{/if}}".repeat(20_000));
    for (file, from, to, wanted) in [
        (FORM, "required = true", "requird = true", "bieu-04@2024-10-01.toml:{line}: there is no key \"requird\""),
        (
            FORM,
            "of = \"18\", per = \"17\" } }",
            "of = \"18x\", per = \"17\" } }",
            "there is no line \"18x\" in this form",
        ),
        (FORM, "unit = \"cụm\"", "unit = \"cái\"", "there is no unit \"cái\" in this form"),
        (FORM, "code = \"2\"", "code = \"1\"", "line \"1\" is declared twice"),
        (
            FORM,
            "id = \"V01\"",
            "id = \"V18\"",
            ":653: rule \"V18\" is the program's (src/validate/rules/plausible/rules.rs): write ext",
        ),
        (FORM, "id = \"V02\"", "id = \"V01\"", ":658: rule \"V01\" is declared twice"),
        (FORM, "id = \"V02\"", "id = \"V99\"", ":658: rule \"V99\" has no relation"),
        (FORM, "id = \"V02\"", "", "a rule has either `id`, or `extends` with the id of a rule of the program"),
        (FORM, "extends = \"V25\"", "extends = \"V99\"", "there is no rule \"V99\" of the program to extend"),
        (FORM, "extends = \"V25\"", "extends = \"V01\"", "there is no rule \"V01\" of the program to extend"),
        (FORM, "extends = \"V25\"", "extends = \"V22\"", "rule \"V22\" is extended twice"),
        (
            FORM,
            "extends = \"V25\"",
            "extends = \"R01\"\nstatus = \"trial\"",
            "\"R01\" is one of reading: only its words",
        ),
        (FORM, "id = \"V02\"", "id = \"V02\"\nseverity = \"info\"", "severity of a form's own rule stands with its"),
        (
            FORM,
            "\"V16\", \"V17\", \"V28\"",
            "\"V16\", \"V71\", \"V28\"",
            "there is no rule \"V71\" in this form, in the",
        ),
        (
            FORM,
            "after = [\"V15\", \"V18\", \"V32\"]",
            "after = [\"K01\"]",
            "there is no rule \"K01\" in this form, in the",
        ),
        (FORM, "rule = \"V01\"", "rule = \"V18\"", "rule \"V18\" is the program's: a relation can add to it where"),
        (FORM, "rule = \"V01\"", "rule = \"V0l\"", "there is no rule \"V0l\" in this form, in the program or of read"),
        (FORM, ", low = \"50\", high = \"80\"", "", "this relation needs `low`, `high` or both"),
        (FORM, "low = \"50\"", "low = \"90\"", "`high` is below `low`"),
        (
            FORM,
            "rule = \"V07\"",
            "rule = \"V07\"\nplaces = [\"country\"]",
            "this relation can be asked of localities only",
        ),
        (FORM, "rule = \"V01\"", "rule = \"V01\"\nplaces = []", "places is a list of"),
        (
            FORM,
            "in_force = { from = 2024-10-01 }",
            "in_force = { from = 2024-10-01, to = 2023-01-01 }",
            "it ends before",
        ),
        (
            "conference.toml",
            "form_outside_its_time",
            "# form",
            "conference.toml:7: the form bieu-04@2024-10-01 is in force from 2024-10-01, the data run to 2021-06-14:",
        ),
        (
            "conference.toml",
            "[[generate]]",
            "[[waiver]]\nrule = \"V70\"\nplace = \"08\"\nby = \"x\"\nreason = \"x\"\nuntil = 2021-12-31\n[[generate]]",
            "conference.toml:19: the form bieu-04@2024-10-01 has no rule \"V70\"",
        ),
        (
            "conference.toml",
            "vintage = 63",
            "vintage = 64",
            "conference.toml:10: this must be 63 or 34, the number of localities of the map (34 from 2025-07-01)",
        ),
        ("conference.toml", "period = \"6 tháng đầu năm 2021\"", "period = \"hè 2021\"", "conference.toml:11: period"),
        (
            "conference.toml",
            "deadline = 2021-06-29",
            "deadline = 2021-07-03",
            "conference.toml:13: the deadline 17:00 on 3 July 2021 is after the meeting begins (8:00 on 2 July 2021)",
        ),
        (
            "conference.toml",
            "data_to = 2021-06-14",
            "data_to = 2021-12-14",
            "conference.toml:12: 14 December 2021 is not in the period first half of 2021",
        ),
        (
            "conference.toml",
            "date = 2021-07-02",
            "date = 2021-06-02",
            "conference.toml:4: the meeting is before 14 June 2021, the day up to which the data run",
        ),
        (
            "conference.toml",
            "synthetic = true",
            "synthetic = false\nprevious = \"2021-07-02-ccn\"",
            "conference.toml:16: the data of the conference \"2021-07-02-ccn\" run to 14 June 2021, not to a day before",
        ),
        (
            "conference.toml",
            "vintage = 63",
            "vintage = 64",
            "conference.toml:{line}: this must be 63 or 34, the number of localities of the map (34 from 2025-07-01)",
        ),
        (
            "conference.toml",
            "period = \"6 tháng đầu năm 2021\"",
            "period = \"hè 2021\"",
            "conference.toml:{line}: period",
        ),
        ("received.csv", "", "file,when\n", "received.csv:1: there is no column received"),
        (
            "received.csv",
            "",
            "file;received\r\n01-ha-noi.xlsx;16h05 29/6/2021\r\n",
            "received.csv:2: \"16h05 29/6/2021\" is not a moment with its zone",
        ),
        (
            "received.csv",
            "",
            "file,received\n01-hanoi.xlsx,2021-06-29T16:05:00+07:00\n",
            "received.csv:2: there is no file \"01-hanoi.xlsx\" in submissions; the nearest is \"01-ha-noi.xlsx\"",
        ),
        (
            "received.csv",
            "",
            "file,received\n06-bac-kan.xlsx,2021-06-29T16:05:00+07:00\n\n06-bac-kan.xlsx,2021-06-29T16:05:00+07:00\n",
            "received.csv:4: the file \"06-bac-kan.xlsx\" is noted twice",
        ),
        ("conference.toml", "synthetic = true", "synthetic = true\nhistory = 0", "history is at least 1"),
        ("conference.toml", "[[generate]]", "[limits]\nmemory_mb = 32\n[[generate]]", "memory_mb is at least 64"),
        ("styles/nd30.toml", "[role]\nbody =", "[role]\nbodi =", "nd30.toml:"),
        ("styles/nd30.toml", "004488", "xanh12", "\"xanh12\" is not a colour"),
        ("styles/nd30.toml", "left_mm = 30.0", "left_mm = 200.0", "nd30.toml:{line}: 200 is not from 0 to 50"),
        ("styles/nd30.toml", "pad_x_mm = 1.0", "pad_x_mm = 60.0", "60 is not from 0 to 5"),
        ("styles/nd30.toml", "height_mm = 70.0", "height_mm = nan", "NaN is not from 20 to 200"),
        ("styles/nd30.toml", "bar_mm = 5.2", "bar_mm = -5", "-5 is not from 2 to 50"),
        ("styles/nd30.toml", "line = 1.1", "line = 0.0", "0 is not from 0.5 to 4"),
        (REPORT, "{{fig \"1\"}}", "{{fig \"1x\"}}", "bao-cao-tong-hop.hbs:{line}:"),
        (REPORT, "{{fig \"1\"}}", "{{fgi \"1\"}}", "bao-cao-tong-hop.hbs:{line}:"),
        (
            REPORT,
            "{{ref \"kiem-tra\"}}",
            "{{ref \"kiem-tro\"}}",
            "bao-cao-tong-hop.hbs:{line}:171: nothing in this document is named \"kiem-tro\"; the nearest is \"kiem-tra\"",
        ),
        (
            REPORT,
            "{{#unless coverage.complete}}",
            "{{#unless coverage.compleet}}",
            "unknown name \"coverage.compleet\"",
        ),
        (REPORT, "line = \"15\"", "line = \"15.9\"", "the form has no line \"15.9\""),
        (REPORT, "# THÔNG ĐIỆP CHÍNH", PIE, "there is no value \"pie\""),
        (REPORT, "{{/unless}}", "", "bao-cao-tong-hop.hbs:"),
        (COMPARED, "", "{{> so-voi-ban-do-cu}}", "so-voi-ban-do-cu.hbs:1:1: partials take each other in without end"),
        (
            REPORT,
            "# THÔNG ĐIỆP CHÍNH",
            "{{#each localities}}{{#each localities}}{{/each}}{{/each}}# THÔNG ĐIỆP CHÍNH",
            "{line}:21: unknown name \"localities\" here; inside of a list write @root.localities",
        ),
        (REPORT, "# THÔNG ĐIỆP CHÍNH", &deep, "bao-cao-tong-hop.hbs:{line}:577: more than 64 blocks or brackets"),
        (REPORT, "lines = [\"3\", \"15\"", "lines = [\"3x\", \"15\"", "the form has no line \"3x\""),
        (REPORT, "table = \"vuong_mac\"", "table = \"vuongmac\"", "the form has no table sheet \"vuongmac\""),
        (REPORT, "down = \"nhom\"", "down = \"nhom_x\"", "table sheet \"vuong_mac\" has no column \"nhom_x\""),
        (REPORT, "most = 6, rest", "most = 6, rst", "there is no key \"rst\""),
        (REPORT, "rows = \"matrix\"", "rows = \"matrices\"", "`matrix` means nothing with rows = \"matrices\""),
        (REPORT, "show = \"revision\"", "show = \"version\"", "these rows cannot show \"version\""),
        (REPORT, "show = \"received\"", "show = \"recieved\"", "these rows cannot show \"recieved\""),
        (REPORT, "show = \"coverage\", align", "show = \"cover\", align", "a way of calculating cannot show \"cover\""),
        (NOTICE, "by=\"nhom\"", "by=\"nhon\"", "rows have no column \"nhon\""),
        (NOTICE, "**{{key}}**", "**{{kei}}**", "unknown name \"kei\""),
        (
            NOTICE,
            "largest_first=\"places\"",
            "largest_first=\"place\"",
            "largest_first is true or \"places\", not \"place\"",
        ),
        (NOTICE, "largest_first=", "largest=", "group has no option \"largest\", only by, largest_first"),
        (NOTICE, "most=3", "most=\"three\"", "`most` of group has to be a whole number, not \"three\""),
        (REPORT, "unit=true", "units=true", "fig has no option \"units\", only place, show, unit"),
        (NOTICE, "of=\"places\"", "of=\"place\"", "how_many is of=\"rows\" or of=\"places\", not \"place\""),
        (
            DELEGATES,
            "path = \"dai-bieu\"",
            "path = \"../dai-bieu\"",
            "dai-bieu.hbs:{line}:9: \"../dai-bieu\" is no path inside the book",
        ),
        (
            DELEGATES,
            "path = \"dai-bieu\"",
            "path = \"phu-luc/Con.1\"",
            "dai-bieu.hbs:{line}:9: \"phu-luc/Con.1\" is no path",
        ),
        (DELEGATES, "path = \"dai-bieu\"", "path = \"con\"", "dai-bieu.hbs:{line}:9: \"con\" is no path"),
        (DELEGATES_LISTED, "phat_bieu=\"Có\"", "phatbieu=\"Có\"", "dai-bieu.hbs:{line}:"),
        (DELEGATES_LISTED, "phat_bieu=\"Có\"", "phat_bieu=\"Vâng\"", "never says \"Vâng\", only Có, Không"),
        (
            DELEGATES_LISTED,
            "only = { phat_bieu = \"Có\" }",
            "only = { phat = \"Có\" }",
            "dai_bieu: rows have no column \"phat\"",
        ),
        (
            DELEGATES_LISTED,
            "group_by = \"place\"",
            "group_by = \"vung\"",
            "table sheet \"dai_bieu\" has no column \"vung\"",
        ),
        (DELEGATES_LISTED, "show = \"ho_ten\"", "show = \"hoten\"", "table sheet \"dai_bieu\" has no column \"hoten\""),
        (DELEGATES_LISTED, "of = \"dai_bieu\"", "of = \"daibieu\"", "the form has no table sheet \"daibieu\""),
    ] {
        let (error, line) = error_with(file, from, to);
        let wanted = wanted.replace("{line}", &line.to_string());
        assert!(error.contains(&wanted), "{file} {from:?} → {to:?}\n  wanted {wanted}\n  found  {error}");
        let placed = |line: &str| line.split(':').nth(1).is_some_and(|line| line.parse::<usize>().is_ok());
        assert!(!error.contains('\n') || error.lines().all(placed), "each with its place: {error}");
    }
}

/// All mistakes of a file are reported at once, and those of form and law together.
#[test]
fn all_mistakes_of_a_declaration_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("templates");
    copy(&templates(), &packs);
    let changed = |file: &str, changes: &[(&str, &str)]| {
        let text = std::fs::read_to_string(packs.join(file)).unwrap();
        let text = changes.iter().fold(text, |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        std::fs::write(packs.join(file), text).unwrap();
    };
    let found = || -> Vec<(String, usize, usize, String)> {
        let options = CheckTemplatesOptions { templates: packs.clone(), target: Some("cum-cong-nghiep".into()) };
        let mistakes = check_templates(&options).unwrap().into_iter();
        mistakes.map(|one| (one.file, one.line, one.column, one.english)).collect()
    };
    assert_eq!(found(), []);
    changed(
        FORM,
        &[
            ("unit = \"cụm\"", "unit = \"cái\""),
            ("line = \"15.3\", limit = \"15\"", "line = \"15.9\", limit = \"99\""),
            ("after = [\"V18\", \"V32\"]", "after = [\"V98\"]"),
            ("required = true", "requird = true"),
        ],
    );
    changed("cum-cong-nghiep/thresholds.toml", &[("\nknown = \"primary\"", "\nknown = \"hearsay\"")]);
    let told = found();
    let has = |file: &str, column: usize, wanted: &str| {
        told.iter().any(|(at, line, col, what)| at == file && *line > 1 && *col == column && what.contains(wanted))
    };
    assert!(has(FORM, 1, "there is no key \"requird\""), "{told:#?}");
    assert!(has(FORM, 8, "there is no unit \"cái\""), "{told:#?}");
    assert!(has(FORM, 29, "there is no line \"15.9\""), "{told:#?}");
    assert!(has(FORM, 45, "there is no line \"99\""), "{told:#?}");
    assert!(has(FORM, 10, "there is no rule \"V98\""), "{told:#?}");
    assert!(has("cum-cong-nghiep/thresholds.toml", 9, "there is no value \"hearsay\""), "{told:#?}");
    assert_eq!(told.len(), 6, "{told:#?}");
}

/// Adding an indicator is one entry in the form file: figures, totals, tables and briefs have it without Rust.
#[test]
fn a_line_added_to_the_form_appears_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let packs = folder.path().join("templates");
    copy(&templates(), &packs);
    let form = packs.join(FORM);
    let line = "[[line]]\ncode = \"B7\"\nsheet = \"bo_sung\"\nsection = \"\"\nlabel = [\"Số cụm rút khỏi quy hoạch\"]\n\
                short = \"CCN rút khỏi quy hoạch\"\nunit = \"cụm\"\ndecimals = 0\nkind = \"stock\"\nnational = \"sum\"\n\
                required = false\n\n[[relation]]";
    let text = std::fs::read_to_string(&form).unwrap().replacen("[[relation]]", line, 1);
    std::fs::write(&form, text).unwrap();
    let documents = briefbook::documents(&sample(), &packs).unwrap();
    let text = |path: &str| {
        let document = documents.iter().find(|document| document.path == path).unwrap();
        briefbook::render::text::text(document, briefbook::render::text::Provenance::Shown)
    };
    let report = text("bao-cao-tong-hop");
    assert!(report.contains("CCN rút khỏi quy hoạch (cụm)") && report.contains("⟨vn/B7⟩"), "{report}");
    assert!(text("tom-tat/08-tuyen-quang").contains("| B7 | CCN rút khỏi quy hoạch | cụm | …⟨08/B7⟩ |"));
}

/// Figures that were made up would stand next to real ones as what was before.
#[test]
fn real_data_are_not_compared_with_made_up_ones_unless_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for id in ["2021-07-02-ccn", "2026-06-so-ket-ccn"] {
        std::fs::create_dir_all(folder.path().join(id).join("submissions")).unwrap();
        let declared = sample().with_file_name(id).join("conference.toml");
        std::fs::copy(declared, folder.path().join(id).join("conference.toml")).unwrap();
    }
    let declared = folder.path().join("2026-06-so-ket-ccn/conference.toml");
    let text = std::fs::read_to_string(&declared).unwrap();
    let loaded = |synthetic: &str| {
        std::fs::write(&declared, text.replace("synthetic = true", synthetic)).unwrap();
        briefbook::config::conference(declared.parent().unwrap()).map(|_| ()).map_err(|error| error.to_string())
    };
    let refused = loaded("synthetic = false").unwrap_err();
    assert!(
        refused.contains("conference.toml:13: the data of the conference \"2021-07-02-ccn\" are made up"),
        "{refused}"
    );
    assert_eq!(loaded("synthetic = false\nsynthetic_previous = true"), Ok(()));
    assert_eq!(loaded("synthetic = true"), Ok(()));
}

/// The bytes of a text as a program saves it.
type Save = fn(&str) -> Vec<u8>;

/// Text as editors and version control of Windows leave it: what is read, and so the book, is the same.
#[test]
fn text_files_of_windows_are_read_like_others() {
    fn utf16(text: &str) -> Vec<u8> {
        [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
    }
    let saved: [(&str, Save); 4] = [
        ("as they are", |text| text.as_bytes().to_vec()),
        ("line ends", |text| text.replace('\n', "\r\n").into_bytes()),
        ("a mark", |text| format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()),
        ("UTF-16", |text| utf16(&text.replace('\n', "\r\n"))),
    ];
    let built = saved.map(|(_, save)| {
        let small = crate::safety::Small::new();
        [small.conference(), small.templates()].iter().for_each(|folder| save_again(folder, save));
        let checked = CheckTemplatesOptions { templates: small.templates(), target: Some(small.conference()) };
        assert_eq!(check_templates(&checked).unwrap(), []);
        build(&small.options(1), &Quiet).unwrap();
        std::fs::read(small.book().join("manifest.json")).unwrap()
    });
    for (book, (name, _)) in built.iter().zip(saved) {
        assert_eq!(String::from_utf8_lossy(book), String::from_utf8_lossy(&built[0]), "{name}");
    }
}

/// Saves every text file below a folder in another way.
fn save_again(folder: &Path, save: Save) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            save_again(&path, save);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            std::fs::write(&path, save(&text)).unwrap();
        }
    }
}
