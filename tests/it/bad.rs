//! Files nobody should send, among others and under limits. What is said of each alone is in `tests/bad`.

use crate::book::json;
use crate::declarations::Quiet;
use crate::defects;
use crate::golden::{self, worker};
use crate::safety::Small;
use crate::sketch::Sketch;
use briefbook::CheckOptions;
use briefbook::intake::Intake;
use briefbook::messages::built_in;
use briefbook::model::limits::Limits;
use std::path::Path;
use std::time::{Duration, Instant};

fn latin(c: char) -> bool {
    c < '\u{2000}' || matches!(c, '“' | '”')
}

/// Messages for one locality are made of its own file: the same whatever was read before, next to or after it.
#[test]
fn files_are_read_each_on_its_own() {
    let intake = Intake::new(Limits::default(), Some(&worker())).unwrap();
    let small: Vec<_> = defects::all().filter(|(_, bytes)| bytes.len() < 100_000).collect();
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
    let deadly = defects::of("xlsb-record-length-lies").unwrap();
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
        put(&format!("0{n} deadly\u{1b}[2J.xlsx"), deadly);
    }
    let beside = check();
    assert_eq!(format!("{:?}", beside.submissions), format!("{:?}", alone.submissions));
    let (own, others): (Vec<_>, Vec<_>) = beside.findings.iter().partition(|f| f.at.to_string().contains("deadly"));
    assert_eq!(others, alone.findings.iter().collect::<Vec<_>>());
    assert_eq!(own.len(), 5);
    // The same bytes five times are one file, and four that say so.
    let unreadable = own.iter().filter(|finding| &*finding.rule == "R01").count();
    assert_eq!((unreadable, own.iter().filter(|finding| &*finding.rule == "R06").count()), (1, 4));
    for finding in own {
        assert!(finding.place.is_none() && !built_in(&finding.message).contains('\u{1b}'), "{finding:?}");
        assert!(built_in(&finding.message).contains("[U+001B]"), "{finding:?}");
    }
}

/// What lies among workbooks and is none is reported with the way to fix it, and nothing waits for a pipe; whoever names it
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
    let told: Vec<String> =
        findings.iter().map(|finding| format!("{} {}", finding.rule, built_in(&finding.message))).collect();
    assert_eq!(
        told,
        [
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
        findings.iter().map(|finding| format!("{} {}\n", finding.rule, built_in(&finding.message))).collect::<String>()
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
    let refused = |limits: &str| built_in(&check(limits).unwrap().findings[0].message);
    assert!(refused("cells = 10").ends_with("tệp có hơn 10 ô."));
    assert!(refused("sheets = 2").ends_with("tệp có quá nhiều trang tính (6)."));
    assert!(refused("parts = 3").contains("tệp có quá nhiều thành phần ("));
    assert!(refused("file_mb = 0").ends_with("tệp lớn hơn 0 MB."));
    assert!(format!("{:#}", check("celsl = 10").unwrap_err()).contains("there is no key \"celsl\""));
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
        findings.iter().any(|finding| built_in(&finding.message).contains("dừng đột ngột"))
    };
    assert_eq!([1024, 64].map(stopped), [false, true]);
}

/// A file that takes longer than the limit is ended by the watch, and its worker with it.
#[test]
fn a_reading_ends_at_the_time_limit() {
    let intake = Intake::new(Limits { seconds: 0, ..Limits::default() }, Some(&worker())).unwrap();
    let long = defects::of("too-many-cells").unwrap();
    let started = Instant::now();
    let checked = intake.workbook("long", long, &latin);
    assert!(started.elapsed() < Duration::from_secs(5));
    assert!(checked.value.is_none());
    let told: Vec<String> = checked.findings.iter().map(|finding| built_in(&finding.message)).collect();
    assert_eq!(told, ["Không mở được tệp long: quá thời gian đọc (0 giây)."]);
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
    assert_eq!(limit("Max address space"), ((256u64 + 128) << 20).to_string());
}

/// A build that is killed leaves no reader behind, not even one whose input stays open.
#[cfg(target_os = "linux")]
#[test]
fn a_worker_ends_with_its_parent() {
    use std::io::{Read, Write};
    use std::process::{Command, Stdio};
    let mut parent = Command::new("sh")
        .args(["-c", "exec 3<&0; \"$0\" read-workbooks <&3 & wait", worker().to_str().unwrap()])
        .envs([("MIMALLOC_RESERVE_OS_MEMORY", "256M"), ("MIMALLOC_ARENA_RESERVE", "0")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut output) = (parent.stdin.take().unwrap(), parent.stdout.take().unwrap());
    for message in [&*postcard::to_stdvec(&Limits::default()).unwrap(), b""] {
        input.write_all(&(message.len() as u64).to_le_bytes()).unwrap();
        input.write_all(message).unwrap();
    }
    // Its answer shows that it is there.
    output.read_exact(&mut [0; 8]).unwrap();
    let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", parent.id())).unwrap();
    let worker = children.trim().to_owned();
    let is_there = || {
        let state = std::fs::read_to_string(format!("/proc/{worker}/stat")).unwrap_or_default();
        state.rsplit(") ").next().is_some_and(|state| !state.is_empty() && !state.starts_with('Z'))
    };
    assert!(is_there(), "{children}");
    parent.kill().unwrap();
    parent.wait().unwrap();
    let killed = Instant::now();
    while is_there() {
        assert!(killed.elapsed() < Duration::from_secs(20), "the worker lives on");
        std::thread::sleep(Duration::from_millis(50));
    }
}
