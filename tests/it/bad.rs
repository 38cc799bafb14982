//! Files nobody should send: each defect by name, what intake makes of it beside it in `tests/bad/<defect>.txt`.
//!
//! Every file goes through one warm worker, as in a build, so that what one does to the next would show.

use crate::book::json;
use crate::declarations::Quiet;
use crate::defects;
use crate::golden::{self, worker};
use crate::safety::Small;
use crate::sketch::Sketch;
use briefbook::CheckOptions;
use briefbook::intake::Intake;
use briefbook::model::finding::Checked;
use briefbook::model::limits::Limits;
use briefbook::model::workbook::{CellRef, RawSheet, RawValue, RawWorkbook};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest verdict promised.
const PROMISED: Duration = Duration::from_secs(10);
/// Cells of a sheet that a golden shows.
const SHOWN: usize = 12;

fn latin(c: char) -> bool {
    c < '\u{2000}' || matches!(c, '“' | '”')
}

fn describe(name: &str, checked: &Checked<Option<RawWorkbook>>) -> String {
    let mut out = String::new();
    for finding in &checked.findings {
        writeln!(out, "{} {} at {}", finding.severity, finding.rule, finding.at).unwrap();
        writeln!(out, "  {}", finding.message).unwrap();
        assert_eq!(finding.at.to_string().split(" · ").next(), Some(name), "a finding names its file");
    }
    for sheet in checked.value.iter().flat_map(|book| &book.sheets) {
        let hidden = if sheet.hidden { ", hidden" } else { "" };
        writeln!(out, "sheet {}: {} cells{hidden}", sheet.name, sheet.cells.len()).unwrap();
        cells(&mut out, sheet);
    }
    out
}

fn cells(out: &mut String, sheet: &RawSheet) {
    for cell in sheet.cells.iter().take(SHOWN) {
        let kind = match cell.value {
            RawValue::Number(_) => "number",
            RawValue::Unrepresentable(_) => "unrepresentable",
            RawValue::Text(_) => "text",
            RawValue::Bool(_) => "bool",
            RawValue::Date(_) => "date",
            RawValue::Error(_) => "error",
            RawValue::Uncomputed(_) => "uncomputed",
        };
        let at = CellRef { file: "".into(), sheet: Arc::clone(&sheet.name), row: cell.row, col: cell.col };
        let raw: String = cell.value.raw().chars().take(60).collect();
        write!(out, "  {} {kind} {raw}", at.a1()).unwrap();
        if cell.hint.percent {
            write!(out, " · percent").unwrap();
        }
        if cell.hint.formula {
            write!(out, " · formula").unwrap();
        }
        if let Some(legacy) = cell.hint.legacy {
            write!(out, " · {legacy:?}").unwrap();
        }
        writeln!(out).unwrap();
    }
}

#[test]
fn every_defect_ends_in_the_verdict_beside_it() {
    let intake = Intake::new(Limits::default(), Some(&worker())).unwrap();
    let sound = defects::sound();
    let reference = intake.workbook("sound.xlsx", &sound, &latin);
    let defects = defects::all();
    assert!(defects.len() >= 60, "{} defects", defects.len());
    for (name, bytes) in &defects {
        let started = Instant::now();
        let checked = intake.workbook(name, bytes, &latin);
        assert!(started.elapsed() < PROMISED, "{name} took {:?}", started.elapsed());
        golden::compare(&format!("bad/{name}.txt"), &describe(name, &checked));
        // The next file must not feel it.
        assert_eq!(intake.workbook("sound.xlsx", &sound, &latin), reference, "after {name}");
    }
}

#[test]
fn every_verdict_belongs_to_a_defect() {
    let names: BTreeSet<String> = defects::all().into_iter().map(|(name, _)| name.to_owned()).collect();
    for entry in std::fs::read_dir(golden::root().join("tests/bad")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        if let Some(name) = file.strip_suffix(".txt") {
            assert!(names.contains(name), "tests/bad/{file} has no defect");
        }
    }
}

/// The fuzzer starts from sound files of every format; those made by tests are kept beside the others.
#[test]
fn the_corpus_of_the_fuzzer_is_sound() {
    let folder = golden::root().join("fuzz/corpus");
    for (name, bytes) in defects::all() {
        for (sound, file) in
            [("xlsb-sound", "small.xlsb"), ("styles", "styles.xlsx"), ("formula-without-value", "formulas.xlsx")]
        {
            if name == sound && std::env::var_os("UPDATE").is_some() {
                std::fs::write(folder.join(file), &bytes).unwrap();
            }
        }
    }
    let intake = Intake::new(Limits::default(), None).unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let checked = intake.workbook("x", &std::fs::read(&path).unwrap(), &latin);
        assert!(checked.value.is_some() && checked.findings.is_empty(), "{}", path.display());
    }
}

/// Messages for one locality are made of its own file: the same whatever was read before, beside or after it.
#[test]
fn files_are_read_each_on_its_own() {
    let intake = Intake::new(Limits::default(), Some(&worker())).unwrap();
    let defects = defects::all();
    let small: Vec<_> = defects.iter().filter(|(_, bytes)| bytes.len() < 100_000).collect();
    let alone: Vec<_> = small.iter().map(|(name, bytes)| intake.workbook(name, bytes, &latin)).collect();
    std::thread::scope(|scope| {
        for skip in [0, 7] {
            let (intake, small, alone) = (&intake, &small, &alone);
            scope.spawn(move || {
                for ((name, bytes), alone) in small.iter().zip(alone).skip(skip).rev() {
                    assert_eq!(&intake.workbook(name, bytes, &latin), alone, "{name}");
                }
            });
        }
    });
}

/// A folder as it comes: locks and hidden files are passed over, a file that ends its reader has its own finding,
/// and a name with a control character names no other place.
#[test]
fn one_file_that_ends_its_reader_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let sound = std::fs::read(golden::sample().join("submissions/12-lai-chau.xlsx")).unwrap();
    let (_, deadly) = defects::all().into_iter().find(|(name, _)| *name == "xlsb-record-length-lies").unwrap();
    let check = || {
        let options = CheckOptions {
            conference: Some(golden::sample()),
            templates: golden::templates(),
            paths: vec![folder.path().to_owned()],
            jobs: 2,
            worker: Some(worker()),
        };
        briefbook::check(&options).unwrap()
    };
    put("12-lai-chau.xlsx", &sound);
    let alone = check();
    put("~$12-lai-chau.xlsx", b"lock");
    put(".DS_Store", b"hidden");
    for n in 0..5 {
        put(&format!("0{n} deadly\u{1b}[2J.xlsx"), &deadly);
    }
    let beside = check();
    assert_eq!(format!("{:?}", beside.submissions), format!("{:?}", alone.submissions));
    let (own, others): (Vec<_>, Vec<_>) = beside.findings.iter().partition(|f| f.at.to_string().contains("deadly"));
    assert_eq!(others, alone.findings.iter().collect::<Vec<_>>());
    assert_eq!(own.len(), 5);
    for finding in own {
        assert_eq!(finding.rule.as_ref(), "R01");
        assert!(finding.place.is_none() && !finding.message.contains('\u{1b}'), "{finding:?}");
        assert!(finding.message.contains("[U+001B]"), "{finding:?}");
    }
}

/// What lies among workbooks and is none is told with the way to mend it, and nothing waits for a pipe; whoever names it
/// on the command line is told that there is nothing to check.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let check = |path: &Path| {
        let options = CheckOptions {
            conference: Some(golden::sample()),
            templates: golden::templates(),
            paths: vec![path.to_owned()],
            jobs: 2,
            worker: Some(worker()),
        };
        briefbook::check(&options)
    };
    std::fs::create_dir(at("folder.xlsx")).unwrap();
    std::os::unix::fs::symlink("nowhere", at("link.xlsx")).unwrap();
    std::process::Command::new("mkfifo").arg(at("pipe.xlsx")).status().unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(at("socket.xlsx")).unwrap();
    let findings = check(folder.path()).unwrap().findings;
    let told: Vec<String> = findings.iter().map(|finding| format!("{} {}", finding.rule, finding.message)).collect();
    assert_eq!(
        told,
        [
            "R01 folder.xlsx là thư mục, các tệp trong đó không được đọc.",
            "R01 Không đọc được tệp link.xlsx: tệp không còn ở đó, hoặc là liên kết đến một tệp không có.",
            "R01 pipe.xlsx không phải là tệp thông thường nên không được đọc.",
            "R01 socket.xlsx không phải là tệp thông thường nên không được đọc.",
        ]
    );
    assert!(findings.iter().all(|finding| finding.suggestion.is_some()));
    for (name, why) in [("pipe.xlsx", "is neither a file nor a folder"), ("gone.xlsx", "cannot open ")] {
        let error = format!("{:#}", check(&at(name)).unwrap_err());
        assert!(error.contains(why) && error.contains(name), "{error}");
    }
}

/// Names that are no text are told apart, and each locality gets its own workbook back.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_handed_back_like_any_other() {
    use std::os::unix::ffi::OsStrExt;
    let small = Small::new();
    let submissions = small.conference().join("submissions");
    for (from, to) in [("01-ha-noi.xlsx", b"\xFFa.xlsx"), ("08-tuyen-quang.xlsx", b"\xFEa.xlsx")] {
        std::fs::rename(submissions.join(from), submissions.join(std::ffi::OsStr::from_bytes(to))).unwrap();
    }
    let built = briefbook::build(&small.options(1), &Quiet).unwrap();
    let findings = json(&built.folder, "findings.json").to_string();
    assert!(findings.contains("[0xFE]a.xlsx"), "{findings}");
    for slug in ["01-ha-noi", "08-tuyen-quang"] {
        let bytes = std::fs::read(built.folder.join(format!("phan-hoi/{slug}.xlsx"))).unwrap();
        let back = Intake::new(Limits::default(), None).unwrap().workbook(slug, &bytes, &latin).value.unwrap();
        assert_eq!(back.sheets.len(), 7, "{slug}: its six sheets behind the results");
    }
}

/// What documents hold of a list is in memory whole, so a list has an end.
#[test]
fn a_list_longer_than_any_locality_has_is_not_read() {
    let told = |count: usize| {
        let folder = tempfile::tempdir().unwrap();
        let row = |n: usize| vec![format!("Nguyễn Văn {n}"), "Trưởng phòng".to_owned(), "Sở Công Thương".to_owned()];
        let rows = [("DAI_BIEU".to_owned(), (0..count).map(row).collect())].into();
        Sketch { rows, ..Sketch::default() }.write(&folder.path().join("long.xlsx"));
        let findings = check_with("", &folder.path().join("long.xlsx")).unwrap().findings;
        findings.iter().map(|finding| format!("{} {}\n", finding.rule, finding.message)).collect::<String>()
    };
    assert!(!told(4_999).contains("R01"), "with its head it has 5000 rows");
    assert!(told(5_000).contains("Trang tính DAI_BIEU có hơn 5000 dòng, danh mục chưa được đọc."));
}

/// Checks a workbook in a conference with these limits.
fn check_with(limits: &str, workbook: &Path) -> anyhow::Result<briefbook::CheckReport> {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(golden::sample().join("conference.toml")).unwrap();
    std::fs::write(folder.path().join("conference.toml"), format!("{text}\n[limits]\n{limits}\n")).unwrap();
    briefbook::check(&CheckOptions {
        conference: Some(folder.path().to_owned()),
        templates: golden::templates(),
        paths: vec![workbook.to_owned()],
        jobs: 1,
        worker: Some(worker()),
    })
}

/// Limits are the conference's; an unknown one is an error of the declaration.
#[test]
fn limits_stand_in_the_conference_file() {
    let check = |limits: &str| check_with(limits, &golden::sample().join("submissions/12-lai-chau.xlsx"));
    let refused = |limits: &str| check(limits).unwrap().findings[0].message.clone();
    assert!(refused("cells = 10").ends_with("tệp có hơn 10 ô."));
    assert!(refused("sheets = 2").ends_with("tệp có quá nhiều trang tính (6)."));
    assert!(refused("parts = 3").ends_with("tệp có quá nhiều thành phần (15)."));
    assert!(refused("file_mb = 0").ends_with("tệp lớn hơn 0 MB."));
    assert!(format!("{:#}", check("celsl = 10").unwrap_err()).contains("unknown field `celsl`"));
}

/// What a workbook takes when it is read is limited, however small it came.
#[test]
fn memory_is_limited() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.xlsx");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..50_000_u32 {
        for column in 0..5 {
            sheet.write_string(row, column, format!("{} {}", row % 100, "x".repeat(200))).unwrap();
        }
    }
    workbook.save(&path).unwrap();
    let stopped = |memory_mb: u32| {
        let limits = format!("memory_mb = {memory_mb}\nratio = 100000\nseconds = 60");
        let findings = check_with(&limits, &path).unwrap().findings;
        assert!(!findings.is_empty(), "it is no report");
        findings.iter().any(|finding| finding.message.contains("dừng đột ngột"))
    };
    assert_eq!([1024, 64].map(stopped), [false, true]);
}

/// calamine waits for ever at the end of a broken `.ods`; the watch ends it.
#[test]
fn an_endless_loop_ends_at_the_time_limit() {
    let limits = Limits { seconds: 1, ..Limits::default() };
    let intake = Intake::new(limits, Some(&worker())).unwrap();
    let started = Instant::now();
    let checked = intake.workbook("endless", &defects::endless(), &latin);
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(
        describe("endless", &checked),
        "error R01 at endless\n  Không mở được tệp endless: quá thời gian đọc (1 giây).\n"
    );
    assert!(intake.workbook("sound.xlsx", &defects::sound(), &latin).value.is_some());
}

/// The worker reads what this process reads.
#[test]
fn a_worker_changes_nothing() {
    let (near, far) =
        (Intake::new(Limits::default(), None).unwrap(), Intake::new(Limits::default(), Some(&worker())).unwrap());
    for entry in std::fs::read_dir(golden::sample().join("submissions")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert_eq!(near.workbook("x", &bytes, &latin), far.workbook("x", &bytes, &latin));
    }
}

/// A worker that cannot start is trouble of the installation, not of a file.
#[test]
fn a_missing_worker_blames_no_file() {
    let error = Intake::new(Limits::default(), Some("/nowhere/briefbook".as_ref())).err().unwrap();
    assert!(format!("{error:#}").contains("cannot start the reader of workbooks"), "{error:#}");
}

/// On Unix the worker has no descriptor left to open a file or a connection with.
#[cfg(target_os = "linux")]
#[test]
fn a_worker_can_open_nothing() {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};
    let mut child =
        Command::new(worker()).arg("read-workbooks").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut send = |message: &[u8]| {
        input.write_all(&(message.len() as u64).to_le_bytes()).unwrap();
        input.write_all(message).unwrap();
    };
    send(&postcard::to_stdvec(&Limits::default()).unwrap());
    send(b"");
    // Its answer shows that it has confined itself.
    output.read_exact(&mut [0; 8]).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..].split_whitespace().next().unwrap().to_owned()
    };
    assert_eq!(limit("Max open files"), "0");
    assert_eq!(limit("Max processes"), "0");
    assert_eq!(limit("Max address space"), (256u64 << 20).to_string());
}
