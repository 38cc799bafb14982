//! The book at its times: once each, late where the machine was off, held where too few have sent, again where a file
//! lands. The clock is the test's.

use crate::declarations::Quiet;
use crate::safety::Small;
use briefbook::{Clock, Outcome, Run, ScheduleOptions, Stand, due, notify, run_due, watch};
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
    let why = told.entry.unwrap().why;
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
    let told = RefCell::new(Vec::new());
    watch(&options(&small), Duration::from_secs(5), &script, &Quiet, &|run| told.borrow_mut().push(run.unwrap()));
    let told: Vec<_> = told.into_inner().into_iter().map(|run| (run.outcome, run.coverage.unwrap().accepted)).collect();
    assert_eq!(told, [(Outcome::Built, 3), (Outcome::Rebuilt, 4), (Outcome::Rebuilt, 4)]);
    assert_eq!(generated(&small), "2021-07-01T15:00:00+07:00");
}

/// What is out stays where too few count: an emptied folder takes no good book away, and that is told once.
#[test]
fn a_watch_holds_the_book_that_lost_its_workbooks() {
    let entry = "[[generate]]\nat = 2021-07-01T15:00:00+07:00\nminimum_coverage = 3\nbelow = \"hold and warn\"\n";
    let small = scheduled(entry);
    let nothing = || Box::new(|| ()) as Box<dyn FnOnce()>;
    let lost = small.conference().join("submissions/01-ha-noi.xlsx");
    let lose = Box::new(move || fs::remove_file(lost).unwrap()) as Box<dyn FnOnce()>;
    let steps = vec![nothing(), nothing(), lose, nothing(), nothing(), nothing()];
    let script = Script { now: Cell::new(at("07-01T15:00")), steps: RefCell::new(steps) };
    let told = RefCell::new(Vec::new());
    watch(&options(&small), Duration::from_secs(5), &script, &Quiet, &|run| told.borrow_mut().push(run.unwrap()));
    let told: Vec<_> = told.into_inner().into_iter().map(|run| (run.outcome, run.entry.unwrap().why)).collect();
    assert_eq!([told[0].0, told[1].0], [Outcome::Built, Outcome::Held], "{told:?}");
    assert!(told.len() == 2 && told[1].1.contains("2 localities count, 3 are needed, missing are 01"), "{told:?}");
    let coverage = &crate::book::json(&small.book(), "figures.json")["coverage"];
    assert_eq!(coverage["accepted"], 3);
}

/// A watch that waits says so once, not at each look.
#[test]
fn a_watch_tells_once_that_it_waits() {
    let entry = "[[generate]]\nat = 2021-07-01T15:00:00+07:00\nminimum_coverage = 4\nbelow = \"hold and warn\"\n";
    let small = scheduled(entry);
    let nothing = || Box::new(|| ()) as Box<dyn FnOnce()>;
    let steps = vec![nothing(), nothing(), nothing()];
    let script = Script { now: Cell::new(at("07-01T15:00")), steps: RefCell::new(steps) };
    let told = RefCell::new(Vec::new());
    watch(&options(&small), Duration::from_secs(5), &script, &Quiet, &|run| told.borrow_mut().push(run.unwrap()));
    let told: Vec<_> = told.into_inner().into_iter().map(|run| run.outcome).collect();
    assert_eq!(told, [Outcome::Held]);
}

/// An entry that is added for a time before the last book's does not replace it by an older one.
#[test]
fn an_earlier_entry_than_the_one_that_was_made_is_superseded() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T15:00:00+07:00\n");
    assert_eq!(run(&small, "07-01T15:20").outcome, Outcome::Built);
    let file = small.conference().join("conference.toml");
    let text = fs::read_to_string(&file).unwrap() + "\n[[generate]]\nat = 2021-06-30T15:00:00+07:00\n";
    fs::write(&file, text).unwrap();
    let late = run(&small, "07-01T15:30");
    assert_eq!((late.outcome, generated(&small).as_str()), (Outcome::Nothing, "2021-07-01T15:00:00+07:00"));
}

/// Documents print the day it is in Viet Nam.
#[test]
fn a_time_of_another_zone_is_that_of_viet_nam() {
    let small = scheduled("[[generate]]\nat = 2021-07-01T20:00:00Z\n");
    assert_eq!(run(&small, "07-02T04:00").outcome, Outcome::Built);
    assert_eq!(generated(&small), "2021-07-02T03:00:00+07:00");
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
