//! A desk that every locality uses in the same minute: `cargo bench --bench desk`, how many in `LOCALITIES` (200), within how
//! many seconds in `SECONDS` (60).
//!
//! Each locality of a made-up list opens its link, has its workbook checked, sends it and looks at its page again, while a lead
//! has the board open. Printed are the times of each step and the most memory of the desk with its readers. Times are looked
//! at, never asserted; what was told as sent must be on the disk and counted.

// A bench prints what it measured, is told by its caller how much to measure, and ends where something fails.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, clippy::panic)]

#[allow(dead_code)] // Folders are copied elsewhere.
mod files;
mod processes;
#[path = "../tests/support/desk.rs"]
#[allow(dead_code)] // Tests use the rest.
mod server;

use files::{packed, parts};
use processes::resident;
use server::{Desk, FORM, Session, add_account, value_of};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

const ID: &str = "2026-12-hoi-nghi-ccn";

/// How often a page of the desk asks whether the board has changed.
const LOOK: Duration = Duration::from_secs(5);

/// Times of each step of all localities.
#[derive(Default)]
struct Times(Mutex<BTreeMap<&'static str, Vec<Duration>>>);

impl Times {
    fn of<T>(&self, step: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.lock().unwrap().entry(step).or_default().push(start.elapsed());
        done
    }

    fn print(&self) {
        println!("| step | times | median | p95 | longest |\n|---|---|---|---|---|");
        for (step, times) in &mut *self.0.lock().unwrap() {
            times.sort();
            let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize].as_secs_f64();
            println!("| {step} | {} | {:.2} s | {:.2} s | {:.2} s |", times.len(), at(0.5), at(0.95), at(1.0));
        }
    }
}

fn main() {
    let number =
        |name: &str, usual: usize| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (localities, seconds) = (number("LOCALITIES", 200), number("SECONDS", 60));
    let folder = tempfile::tempdir().unwrap();
    let workbooks = conference(folder.path(), localities);
    // Behind a proxy: each locality is another computer.
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let file = folder.path().join("desk.toml");
    fs::write(&file, format!("address = \"127.0.0.1:0\"\nhttps = true\ntemplates = {templates:?}\n")).unwrap();
    add_account(&file, "lan", "lead", &[]);
    let desk = Desk::served(folder);
    let lead = desk.logged_in("lan");
    let made = lead.post(&format!("/c/{ID}/links"), &[("cho", "tat-ca")]).text();
    let links: Vec<&str> = made.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(links.len(), localities);
    let (times, done, most) = (Times::default(), AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                most.fetch_max(resident(desk.child.id()), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let board = times.of("lead: board", || lead.get(&format!("/c/{ID}")));
                assert_eq!(board.status, 200);
                std::thread::sleep(LOOK);
            }
        });
        let start = Instant::now();
        let all: Vec<_> = (0..localities)
            .map(|n| {
                let at = start + Duration::from_secs(seconds as u64) * n as u32 / localities as u32;
                let (desk, times, link, workbook) = (&desk, &times, links[n], &workbooks[n]);
                scope.spawn(move || {
                    std::thread::sleep(at.saturating_duration_since(Instant::now()));
                    one(desk, times, (n, link), workbook);
                })
            })
            .collect();
        all.into_iter().for_each(|one| one.join().unwrap());
        println!("{localities} localities within {seconds} s, done after {:.1} s", start.elapsed().as_secs_f64());
        done.store(true, Ordering::Relaxed);
    });
    times.print();
    println!("most memory, with readers: {} MB", most.load(Ordering::Relaxed) / 1024);
    nothing_is_lost(&desk, &workbooks);
}

/// What one locality does.
fn one(desk: &Desk, times: &Times, (n, link): (usize, &str), workbook: &[u8]) {
    let address = format!("198.51.{}.{}", n / 250, n % 250 + 1);
    let from = ("x-forwarded-for", &*address);
    let opened = times.of("link opened", || desk.ask("POST", link, &[FORM, from], b""));
    assert_eq!(opened.status, 303, "{}", opened.text());
    let cookie = opened.headers["set-cookie"].split(';').next().unwrap().to_owned();
    let session = Session { desk, cookie, token: String::new() };
    let page = times.of("page", || session.get("/mine"));
    let session = Session { token: value_of(&page.text(), "ma").unwrap(), ..session };
    let verdict = times.of("verdict", || session.send("/mine/check", &[("bao cao.xlsx", workbook)]));
    assert_eq!(verdict.status, 200, "{}", verdict.text());
    let draft = value_of(&verdict.text(), "tep").unwrap_or_else(|| panic!("no verdict: {}", verdict.text()));
    let sent = times.of("sent", || session.post("/mine/send", &[("tep", &draft)]));
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = times.of("page, sent", || session.get("/mine"));
    assert!(page.text().contains("/mine/receipt/"), "what was sent has a receipt: {}", page.text());
}

/// Every file is on the disk as it was sent, noted, and counted.
fn nothing_is_lost(desk: &Desk, workbooks: &[Vec<u8>]) {
    let conference = desk.folder.path().join("input").join(ID);
    let mut stored: Vec<Vec<u8>> = Vec::new();
    for entry in fs::read_dir(conference.join("submissions")).unwrap() {
        stored.push(fs::read(entry.unwrap().path()).unwrap());
    }
    let mut sent = workbooks.to_vec();
    stored.sort();
    sent.sort();
    assert!(stored == sent, "{} files of {} are there as they were sent", stored.len(), sent.len());
    let noted = fs::read_to_string(conference.join("received.csv")).unwrap().lines().count() - 1;
    assert_eq!(noted, workbooks.len(), "lines of received.csv");
    let status = briefbook::status(&briefbook::StatusOptions {
        conference,
        templates: Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"),
        out: None,
        keeps: false,
        at: None,
        jobs: 0,
        worker: None,
    });
    let coverage = status.unwrap().coverage;
    println!("on the disk and noted: {noted}; of {} localities {} count", coverage.expected, coverage.accepted);
    assert_eq!(coverage.received, workbooks.len(), "localities that sent");
}

/// A conference of made-up localities, without workbooks, and the workbook that each is going to send: those of the sample in
/// turn, under its own name and with names of its own in its lists.
fn conference(folder: &Path, localities: usize) -> Vec<Vec<u8>> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("input").join(ID);
    let home = folder.join("input").join(ID);
    fs::create_dir_all(home.join("submissions")).unwrap();
    let declared = fs::read_to_string(sample.join("conference.toml")).unwrap();
    let declared = declared.replace("vintage = 34", "vintage = 34\nlocalities = \"localities.csv\"");
    let declared: Vec<&str> = declared.lines().filter(|line| !line.starts_with("previous =")).collect();
    fs::write(home.join("conference.toml"), declared.join("\n")).unwrap();
    let row = |n: usize| format!("{n:03},Nơi số {n},tỉnh,Vùng {}\n", n % 8 + 1);
    let list: String = (0..localities).map(row).collect();
    fs::write(home.join("localities.csv"), format!("code,name,kind,region\n{list}")).unwrap();
    let mut names: Vec<_> =
        fs::read_dir(sample.join("submissions")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let samples: Vec<_> = names.iter().map(|path| parts(&fs::read(path).unwrap())).collect();
    let workbook = |n: usize| {
        let parts = &samples[n % samples.len()];
        packed(parts.iter().map(|(part, bytes)| (part.as_str(), renamed(bytes, n))))
    };
    (0..localities).map(workbook).collect()
}

/// A part of a workbook with the name of a locality of the list, and its number in names of clusters.
fn renamed(bytes: &[u8], n: usize) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let Some((before, rest)) = text.split_once("<t>Địa phương</t></si><si><t>") else { return bytes.to_vec() };
    let after = rest.split_once("</t>").map_or(rest, |(_, after)| after);
    let text = format!("{before}<t>Địa phương</t></si><si><t>Nơi số {n}</t>{after}");
    let own = text.replace("<t>CCN ", &format!("<t>CCN {n} "));
    // The title of the form names the place too, where it was not left out.
    let titled = own.split_once("TRÊN ĐỊA BÀN ").map(|(head, rest)| {
        let rest = rest.split_once("</t>").map_or(rest, |(_, after)| after);
        format!("{head}TRÊN ĐỊA BÀN NƠI SỐ {n}</t>{rest}")
    });
    titled.unwrap_or(own).into_bytes()
}
