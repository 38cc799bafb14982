//! The book at its times: once each, late where the machine was off, held where too few have sent, again where a file
//! lands. The clock is the test's.

use crate::declarations::Quiet;
use crate::safety::Small;
use briefbook::messages::Catalogue;
use briefbook::model::language::Language;
use briefbook::model::message::Message;
use briefbook::{Clock, Outcome, Run, ScheduleOptions, Stand, due, notify, notify_once, run_due, watch};
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::cell::{Cell, RefCell};
use std::fs;
use std::time::Duration;

/// The small conference with these entries for its schedule.
fn scheduled(entries: &str) -> Small {
    let small = Small::new();
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (head, _) = text.split_once("[[generate]]").unwrap();
    fs::write(&file, format!("{head}{entries}")).unwrap();
    small
}

const TWICE: &str = "[[generate]]\nbefore = \"7d\"\nname = \"bản 1\"\n\n[[generate]]\nat = 2021-07-01T15:00:00+07:00\n";

fn at(moment: &str) -> DateTime<FixedOffset> {
    format!("2021-{moment}:00+07:00").parse().unwrap()
}

fn options(small: &Small) -> ScheduleOptions {
    ScheduleOptions { at: None, ..small.options(0) }
}

fn run(small: &Small, moment: &str) -> Run {
    run_due(&options(small), at(moment), &Quiet).unwrap()
}

fn generated(small: &Small) -> String {
    crate::book::whole(&small.book())["generated_at"].as_str().unwrap().to_owned()
}

/// Why an entry stands as it does, in English.
fn english(why: &Message) -> String {
    Catalogue::embedded(Language::En).text(why)
}

#[test]
fn each_entry_is_made_once_at_its_time() {
    let small = scheduled(TWICE);
    // Seven days before the meeting, which begins at eight.
    let stands = |moment: &str| {
        let due = due(&options(&small), at(moment)).unwrap();
        due.entries.iter().map(|entry| entry.state).collect::<Vec<_>>()
    };
    assert_eq!(stands("06-25T07:59"), [Stand::Waiting; 2]);
    assert_eq!(run(&small, "06-25T07:59").outcome, Outcome::Nothing);
    assert!(!small.book().exists());
    assert_eq!(stands("06-25T08:00"), [Stand::Due, Stand::Waiting]);
    let made = run(&small, "06-25T08:00");
    assert_eq!((made.outcome, made.late_minutes, made.next), (Outcome::Built, Some(0), Some(at("07-01T15:00"))));
    assert_eq!(made.entry.unwrap().name, "bản 1");
    assert_eq!(generated(&small), "2021-06-25T08:00:00+07:00", "documents bear the time of the entry");
    assert_eq!(run(&small, "06-25T08:05").outcome, Outcome::Nothing, "once");
    assert_eq!(run(&small, "06-24T08:05").outcome, Outcome::Nothing, "also where the clock jumps back");
    let late = run(&small, "07-01T17:30");
    assert_eq!((late.outcome, late.late_minutes, late.next), (Outcome::Built, Some(150), None));
    assert_eq!(generated(&small), "2021-07-01T15:00:00+07:00");
    assert_eq!(stands("07-02T08:00"), [Stand::Made; 2]);
}

#[test]
fn of_two_missed_entries_the_later_is_made() {
    let small = scheduled(TWICE);
    let due = due(&options(&small), at("07-02T08:00")).unwrap();
    assert_eq!(due.entries.iter().map(|entry| entry.state).collect::<Vec<_>>(), [Stand::Superseded, Stand::Due]);
    assert_eq!(run(&small, "07-02T08:00").outcome, Outcome::Built);
    assert_eq!(run(&small, "07-02T08:01").outcome, Outcome::Nothing);
}

/// Ten localities are asked for by the second entry alone.
#[test]
fn an_entry_that_waits_for_workbooks_keeps_no_earlier_one_back() {
    let small = scheduled(&format!("{TWICE}minimum_coverage = 10\nbelow = \"hold and warn\"\n"));
    let due = due(&options(&small), at("07-01T16:00")).unwrap();
    assert_eq!(due.entries.iter().map(|entry| entry.state).collect::<Vec<_>>(), [Stand::Due, Stand::Held]);
    let made = run(&small, "07-01T16:00");
    assert_eq!((made.outcome, made.entry.unwrap().name.as_str()), (Outcome::Built, "bản 1"));
    assert_eq!(run(&small, "07-01T16:05").outcome, Outcome::Held, "the second waits on");
}

#[test]
fn too_few_localities_hold_the_book_or_are_marked_in_it() {
    let entry = "[[generate]]\nat = 2021-07-01T15:00:00+07:00\nminimum_coverage = 4\nbelow = ";
    let held = scheduled(&format!("{entry}\"hold and warn\"\n"));
    let told = run(&held, "07-01T16:00");
    assert_eq!(told.outcome, Outcome::Held);
    let why = english(&told.entry.unwrap().why);
    assert!(why.contains("3 localities count, 4 are needed, missing are 04 06"), "{why}");
    assert!(!held.book().exists());
    let added = crate::golden::sample().join("submissions/04-cao-bang.xlsx");
    fs::copy(added, held.conference().join("submissions/04-cao-bang.xlsx")).unwrap();
    assert_eq!(run(&held, "07-01T16:30").outcome, Outcome::Built);
    let marked = scheduled(&format!("{entry}\"build and mark\"\n"));
    let made = run(&marked, "07-01T16:00");
    assert_eq!((made.outcome, made.coverage.unwrap().accepted), (Outcome::Built, 3));
}

#[test]
fn a_broken_record_is_begun_anew() {
    let small = scheduled(TWICE);
    run(&small, "07-02T08:00");
    fs::write(small.out().join(".briefbook/2021-07-02-ccn/schedule.json"), b"{").unwrap();
    let again = run(&small, "07-02T08:05");
    assert_eq!((again.outcome, again.rebuilt), (Outcome::Built, Some(0)));
}

#[test]
fn mistakes_in_a_schedule_are_told_with_their_line() {
    for (entries, wanted) in [
        ("[[generate]]\nbefore = \"7 days\"\n", ": this must be a time like \"7d\""),
        ("[[generate]]\nname = \"x\"\n", "has either at or before"),
        ("[[generate]]\nat = 2021-07-01T15:00:00+07:00\nbefore = \"7d\"\n", "has either at or before"),
        ("[[generate]]\nbefore = \"1d\"\nminimum_coverage = 64\n", ": there are 63 localities"),
        ("[[generate]]\nbefore = \"1d\"\nbelow = \"guess\"\n", "build and mark"),
        ("[[generate]]\nbefore = \"1d\"\n[[generate]]\nbefore = \"24h\"\n", "two entries of generate are for"),
        ("generate = []\n", "generate needs at least one entry"),
    ] {
        let small = scheduled(entries);
        let error = format!("{:#}", due(&options(&small), at("07-01T00:00")).unwrap_err());
        assert!(error.contains(wanted) && error.contains("conference.toml:"), "{entries}: {error}");
    }
}

/// A clock of the test: at each rest something happens, until there is nothing more to happen.
struct Script<'a> {
    now: Cell<DateTime<FixedOffset>>,
    steps: RefCell<Vec<Box<dyn FnOnce() + 'a>>>,
}

impl Clock for Script<'_> {
    fn now(&self) -> DateTime<FixedOffset> {
        self.now.get()
    }

    fn rest(&self, _: Duration) -> bool {
        self.now.set(self.now.get() + TimeDelta::minutes(1));
        let mut steps = self.steps.borrow_mut();
        if steps.is_empty() {
            return false;
        }
        steps.remove(0)();
        true
    }
}

/// What a watch tells until the script ends.
fn watched(small: &Small, script: &Script<'_>) -> Vec<Run> {
    let told = RefCell::new(Vec::new());
    watch(&options(small), Duration::from_secs(5), script, &Quiet, &|_, run| told.borrow_mut().push(run.clone()));
    told.into_inner()
}

/// A script that begins at three in the afternoon of July 1: something happens after two looks, then again.
fn script<'a>(steps: impl IntoIterator<Item = Box<dyn FnOnce() + 'a>>) -> Script<'a> {
    let nothing = || Box::new(|| ()) as Box<dyn FnOnce() + 'a>;
    let steps = steps.into_iter().flat_map(|step| [nothing(), step, nothing(), nothing()]);
    Script { now: Cell::new(at("07-01T15:00")), steps: RefCell::new(steps.collect()) }
}

#[test]
fn a_watch_keeps_a_book_that_is_held_below_a_number_and_says_so_once() {
    let held = "minimum_coverage = 3\nbelow = \"hold and warn\"\n";
    let small = scheduled(&format!("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n{held}"));
    let emptied = small.conference().join("submissions");
    let empty = Box::new(move || {
        fs::read_dir(&emptied).unwrap().for_each(|entry| fs::remove_file(entry.unwrap().path()).unwrap());
    }) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([empty]));
    assert_eq!(told.iter().map(|run| run.outcome).collect::<Vec<_>>(), [Outcome::Built, Outcome::Held]);
    let why = english(&told[1].entry.as_ref().unwrap().why);
    assert!(
        why.starts_with("0 localities count, 3 are needed") && why.ends_with("the book made before stays"),
        "{why}"
    );
    assert_eq!(crate::book::json(&small.book(), "figures.json")["coverage"]["accepted"], 3);
}

#[test]
fn a_watch_keeps_a_book_whose_workbooks_are_all_gone() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    let submissions = small.conference().join("submissions");
    let away = submissions.with_file_name("away");
    let (from, to) = (submissions.clone(), away.clone());
    let unmount = Box::new(move || {
        fs::rename(&from, &to).unwrap();
        fs::create_dir(&from).unwrap();
    }) as Box<dyn FnOnce()>;
    let mount = Box::new(move || {
        fs::remove_dir(&submissions).unwrap();
        fs::rename(&away, &submissions).unwrap();
    }) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([unmount, mount]));
    assert_eq!(told.iter().map(|run| run.outcome).collect::<Vec<_>>(), [Outcome::Built, Outcome::Held]);
    let why = english(&told[1].entry.as_ref().unwrap().why);
    assert!(why.starts_with("no workbook is in the folder of submissions"), "{why}");
    assert_eq!(crate::book::json(&small.book(), "figures.json")["coverage"]["accepted"], 3);
}

#[test]
fn while_a_later_entry_waits_the_book_of_the_earlier_one_is_made_again() {
    let small = scheduled(&format!("{TWICE}minimum_coverage = 10\nbelow = \"hold and warn\"\n"));
    run(&small, "06-25T08:00");
    let landing = small.conference().join("submissions/04-cao-bang.xlsx");
    let land = Box::new(move || {
        fs::copy(crate::golden::sample().join("submissions/04-cao-bang.xlsx"), &landing).unwrap();
    }) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([land]));
    let outcomes: Vec<_> = told.iter().map(|run| run.outcome).collect();
    // Held once with three localities, and once with four.
    assert_eq!(outcomes, [Outcome::Held, Outcome::Held, Outcome::Rebuilt]);
    assert_eq!(told[2].coverage.as_ref().unwrap().accepted, 4);
    assert_eq!(generated(&small), "2021-06-25T08:00:00+07:00");
}

#[test]
fn what_makes_a_watch_fail_is_told_once() {
    let small = scheduled(TWICE);
    let submissions = small.conference().join("submissions");
    let vanish = Box::new(move || fs::remove_dir_all(&submissions).unwrap()) as Box<dyn FnOnce()>;
    vanish();
    let told = watched(&small, &script([]));
    assert_eq!(told.len(), 1);
    let Run { outcome: Outcome::Failed, error: Some(error), conference, .. } = &told[0] else { panic!("{told:?}") };
    assert!(error.contains("submissions") && conference == "2021-07-02-ccn", "{error}");
}

/// Somebody adds an entry whose time lies before the one that has been made.
#[test]
fn the_book_never_goes_back_to_an_earlier_time() {
    let small = scheduled(TWICE);
    run(&small, "07-01T15:00");
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\n[[generate]]\nbefore = \"5d\"\n")).unwrap();
    assert_eq!(run(&small, "07-02T09:00").outcome, Outcome::Nothing);
    let stands = due(&options(&small), at("07-02T09:00")).unwrap();
    assert_eq!(stands.entries[1].state, Stand::Superseded);
    assert_eq!(generated(&small), "2021-07-01T15:00:00+07:00");
}

#[test]
fn a_book_that_somebody_removed_is_made_again() {
    let small = scheduled(TWICE);
    run(&small, "07-01T15:00");
    fs::remove_dir_all(small.book()).unwrap();
    assert_eq!(run(&small, "07-01T16:00").outcome, Outcome::Built);
    assert_eq!(generated(&small), "2021-07-01T15:00:00+07:00");
    assert_eq!(run(&small, "07-01T16:05").outcome, Outcome::Nothing);
}

/// Eight in the evening in London is the next day in Ha Noi.
#[test]
fn a_moment_is_told_in_viet_nams_time_whatever_its_offset() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T20:00:00Z\n");
    run(&small, "07-02T03:00");
    assert_eq!(generated(&small), "2021-07-02T03:00:00+07:00");
}

#[test]
fn a_log_that_goes_to_a_file_has_no_colours() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\nminimum_coverage = 5\n");
    fs::write(small.conference().join("submissions/.hidden"), b"x").unwrap();
    let run = std::process::Command::new(crate::golden::worker())
        .args(["due", "--now", "2021-07-01T15:00:00+07:00", "--templates"])
        .args([small.templates(), small.conference()])
        .output()
        .unwrap();
    let log = String::from_utf8(run.stderr).unwrap();
    assert!(log.contains("skipped 1 hidden") && !log.contains('\u{1b}'), "{log:?}");
}

/// A program for `[notify]` that adds what it is told to a file, and the conference that calls it.
#[cfg(unix)]
fn telling(folder: &std::path::Path, entries: &str) -> (Small, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let (program, told) = (folder.join("tell"), folder.join("told"));
    fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >> {:?}\n", told.to_str().unwrap())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (scheduled(&format!("{entries}\n[notify]\ncommand = [{:?}]\n", program.to_str().unwrap())), told)
}

#[cfg(unix)]
#[test]
fn trouble_is_told_once_until_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let held = "[[generate]]\nat = 2021-07-01T15:00:00+07:00\nminimum_coverage = 5\nbelow = \"hold and warn\"\n";
    let (small, told) = telling(folder.path(), held);
    let times = || fs::read_to_string(&told).unwrap_or_default().lines().count();
    let tell = |moment: &str| notify_once(&options(&small), &run(&small, moment));
    tell("07-01T14:00");
    assert_eq!(times(), 0, "nothing was due");
    tell("07-01T15:00");
    tell("07-01T15:05");
    assert_eq!(times(), 1);
    let added = crate::golden::sample().join("submissions/04-cao-bang.xlsx");
    fs::copy(added, small.conference().join("submissions/04-cao-bang.xlsx")).unwrap();
    tell("07-01T15:10");
    assert_eq!(times(), 2, "another number of localities is another reason");
}

#[cfg(unix)]
#[test]
fn a_run_that_fails_is_told_to_monitoring_log_and_command() {
    let folder = tempfile::tempdir().unwrap();
    let (small, told) = telling(folder.path(), "[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    fs::write(small.out(), "no folder").unwrap();
    let [conference, templates, out] =
        [small.conference(), small.templates(), small.out()].map(|path| path.into_os_string());
    let run = std::process::Command::new(crate::golden::worker())
        .args(["run-due", "--json", "--log-format", "json", "--now", "2021-07-01T15:00:00+07:00", "--templates"])
        .args([&templates, std::ffi::OsStr::new("--out"), &out, &conference])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    let json = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let line = json(&String::from_utf8(run.stdout).unwrap());
    assert_eq!((&line["outcome"], &line["conference"]), (&"failed".into(), &"2021-07-02-ccn".into()));
    let error = line["error"].as_str().unwrap();
    assert!(error.contains("output folder"), "{error}");
    let log: Vec<_> = str::from_utf8(&run.stderr).unwrap().lines().map(json).collect();
    assert!(log.iter().any(|entry| entry["level"] == "ERROR" && entry["message"] == error), "{log:?}");
    assert_eq!(json(&fs::read_to_string(told).unwrap()), line);
}

#[test]
fn a_watch_makes_the_book_again_when_a_file_has_landed() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    let sample = fs::read(crate::golden::sample().join("submissions/04-cao-bang.xlsx")).unwrap();
    let landing = small.conference().join("submissions/04-cao-bang.xlsx");
    let nothing = || Box::new(|| ()) as Box<dyn FnOnce()>;
    let write = |bytes: &[u8]| {
        let (path, bytes) = (landing.clone(), bytes.to_vec());
        Box::new(move || fs::write(path, bytes).unwrap()) as Box<dyn FnOnce()>
    };
    let lock = small.conference().join("submissions/~$04-cao-bang.xlsx");
    let office = Box::new(move || fs::write(lock, b"x").unwrap()) as Box<dyn FnOnce()>;
    let file = small.conference().join("conference.toml");
    let title = Box::new(move || {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("title = \"", "title = \"Hội nghị đổi tên: ", 1)).unwrap();
    }) as Box<dyn FnOnce()>;
    // Half of the file is there at one look, all of it at the next two.
    let mut steps =
        vec![nothing(), nothing(), office, nothing(), write(&sample[..5000]), write(&sample), nothing(), nothing()];
    steps.extend([title, nothing(), nothing()]);
    let script = Script { now: Cell::new(at("07-01T14:59")), steps: RefCell::new(steps) };
    let told: Vec<_> =
        watched(&small, &script).into_iter().map(|run| (run.outcome, run.coverage.unwrap().accepted)).collect();
    assert_eq!(told, [(Outcome::Built, 3), (Outcome::Rebuilt, 4), (Outcome::Rebuilt, 4)]);
    assert_eq!(generated(&small), "2021-07-01T15:00:00+07:00");
}

#[test]
fn a_watch_makes_the_book_again_when_a_document_of_it_was_edited() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    let document = small.book().join("phat-bieu.docx");
    let edit = Box::new(move || crate::edits::write_into(&document, "Lời của chị Thư")) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([edit]));
    assert_eq!(told.iter().map(|run| run.outcome).collect::<Vec<_>>(), [Outcome::Built, Outcome::Rebuilt]);
    let edits = told[1].edits.as_ref().unwrap();
    assert_eq!(edits.taken.iter().map(|taken| &*taken.path).collect::<Vec<_>>(), ["phat-bieu.docx"]);
    assert!(small.conference().join("edits/edits.csv").is_file());
}

#[cfg(unix)]
#[test]
fn a_command_is_told_and_cannot_make_a_run_fail() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (program, told) = (folder.path().join("tell"), folder.path().join("told"));
    fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > {:?}\n", told.to_str().unwrap())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let entry = "[[generate]]\nat = 2021-07-01T15:00:00+07:00\n\n[notify]\ncommand = ";
    let small = scheduled(&format!("{entry}[{:?}, \"$(date); *\"]\n", program.to_str().unwrap()));
    notify(&small.conference(), &run(&small, "07-01T15:20"));
    let told = fs::read_to_string(told).unwrap();
    let (argument, status) = told.split_once('\n').unwrap();
    assert_eq!(argument, "$(date); *", "no shell reads an argument");
    let status: serde_json::Value = serde_json::from_str(status).unwrap();
    assert_eq!((status["outcome"].as_str(), status["late_minutes"].as_i64()), (Some("built"), Some(20)));
    let small = scheduled(&format!("{entry}[\"/no/such/program\"]\n"));
    notify(&small.conference(), &run(&small, "07-01T14:00"));
}

/// The only entry was moved to an earlier time after its book was made: nothing else would ever be due.
#[test]
fn an_entry_that_is_moved_to_an_earlier_time_is_due_again() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    run(&small, "07-01T15:00");
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("at = 2021-07-01T15:00:00+07:00", "at = 2021-06-30T15:00:00+07:00")).unwrap();
    assert_eq!(run(&small, "07-01T16:00").outcome, Outcome::Built);
    assert_eq!(generated(&small), "2021-06-30T15:00:00+07:00");
    assert_eq!(run(&small, "07-01T16:05").outcome, Outcome::Nothing, "once");
    let landing = small.conference().join("submissions/04-cao-bang.xlsx");
    let land = Box::new(move || {
        fs::copy(crate::golden::sample().join("submissions/04-cao-bang.xlsx"), &landing).unwrap();
    }) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([land]));
    assert_eq!(told.iter().map(|run| run.outcome).collect::<Vec<_>>(), [Outcome::Rebuilt], "it is watched on");
}

/// A record that says that an entry of the year 2099 was made.
#[test]
fn a_record_of_entries_that_are_not_declared_stops_nothing() {
    let small = scheduled(TWICE);
    let room = small.out().join(".briefbook/2021-07-02-ccn");
    fs::create_dir_all(&room).unwrap();
    fs::create_dir_all(small.book()).unwrap();
    let strange = "2099-01-01T00:00:00+07:00";
    let made = format!("{{\"made\":[{{\"at\":\"{strange}\",\"made\":\"{strange}\",\"superseded\":false}}]}}");
    fs::write(room.join("schedule.json"), made).unwrap();
    assert_eq!(run(&small, "07-01T15:00").outcome, Outcome::Built);
}

/// Two of three workbooks are gone, as where a share is mounted in part.
#[test]
fn no_schedule_replaces_a_fuller_book_and_whoever_builds_is_told() {
    let small = scheduled(TWICE);
    run(&small, "06-25T08:00");
    let submissions = small.conference().join("submissions");
    let mut files: Vec<_> = fs::read_dir(&submissions).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files[1..].iter().for_each(|file| fs::remove_file(file).unwrap());
    let told = watched(&small, &script([]));
    let outcomes: Vec<_> = told.iter().map(|run| run.outcome).collect();
    assert_eq!(outcomes, [Outcome::Held], "neither the next entry nor the one before is made of fewer");
    let why = english(&told[0].entry.as_ref().unwrap().why);
    assert!(why.starts_with("The book before has 3 localities that count, this one 1"), "{why}");
    assert_eq!(crate::book::json(&small.book(), "figures.json")["coverage"]["accepted"], 3);
    let built = briefbook::build(&options(&small), &Quiet).unwrap();
    let fewer = built.fewer.unwrap();
    assert_eq!((fewer.before, fewer.now, fewer.lost.len()), (3, 1, 2));
    assert_eq!(run(&small, "07-01T15:00").outcome, Outcome::Built, "somebody has seen it");
}

/// A letter is delivered into a Maildir, a workbook dropped beside it; another letter is still being written.
#[test]
fn a_watch_takes_in_what_lies_in_the_inbox() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    let inbox = small.conference().join("inbox");
    for folder in ["cur", "new", "tmp"] {
        fs::create_dir_all(inbox.join(folder)).unwrap();
    }
    let mail = crate::golden::root().join("tests/mail");
    let deliver = Box::new(move || {
        fs::copy(mail.join("01-plain.eml"), inbox.join("new/1.mail")).unwrap();
        fs::copy(mail.join("02-gmail-2047.eml"), inbox.join("tmp/2.mail")).unwrap();
        let dropped = crate::golden::sample().join("submissions/04-cao-bang.xlsx");
        fs::copy(dropped, inbox.join("04-cao-bang.xlsx")).unwrap();
    }) as Box<dyn FnOnce()>;
    let nothing = || Box::new(|| ()) as Box<dyn FnOnce()>;
    let told = watched(&small, &script([deliver, nothing()]));
    let outcomes: Vec<_> = told.iter().map(|run| run.outcome).collect();
    assert_eq!(outcomes, [Outcome::Built, Outcome::Rebuilt], "once, though it still lies there");
    assert_eq!(told[1].coverage.as_ref().unwrap().accepted, 4);
    let register = fs::read_to_string(small.conference().join("received.csv")).unwrap();
    assert_eq!(register.lines().count(), 3, "{register}");
    assert!(small.conference().join("inbox/04-cao-bang.xlsx").exists(), "nothing is taken away");
}

/// Two conferences of a folder: one is running, one was over long ago.
#[test]
fn a_folder_of_conferences_is_watched_by_their_dates() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    let over = small.conference().with_file_name("2020-07-02-ccn");
    crate::declarations::copy(&small.conference(), &over);
    let file = over.join("conference.toml");
    let text = fs::read_to_string(&file).unwrap().replace("2021-", "2020-").replace("năm 2021", "năm 2020");
    fs::write(&file, text).unwrap();
    let all = ScheduleOptions { conference: over.parent().unwrap().to_owned(), ..options(&small) };
    let told = RefCell::new(Vec::new());
    watch(&all, Duration::from_secs(5), &script([]), &Quiet, &|options, run| {
        told.borrow_mut().push((options.conference.clone(), run.outcome));
    });
    assert_eq!(told.into_inner(), [(small.conference(), Outcome::Built)]);
    assert!(!small.out().join("2020-07-02-ccn").exists());
}
