//! What the terminal shows of a schedule and of a book that is held against its manifest, and the clock.
//!
//! In: what is due, what a run came to, what was found. Out: lines or JSON on standard output. Must not: decide anything.

use anyhow::Result;
use briefbook::model::viet_nam;
use briefbook::publish::Verdict;
use briefbook::{Clock, Due, Outcome, Run, Stand};
use chrono::{DateTime, FixedOffset, Utc};
use std::io::{self, Write};
use std::time::Duration;

/// The schedule, an entry a line.
pub fn due(due: &Due, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, due)?;
        return Ok(writeln!(out)?);
    }
    for entry in &due.entries {
        let state = match entry.state {
            Stand::Waiting => "waiting",
            Stand::Due => "due",
            Stand::Held => "held",
            Stand::Superseded => "superseded",
            Stand::Made => "made",
        };
        writeln!(out, "{state:10}  {}  {}: {}", entry.at, entry.name, entry.why)?;
    }
    Ok(())
}

/// One line on a run: JSON for monitoring, or a sentence.
pub fn ran(run: &Run, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, run)?;
        return Ok(writeln!(out)?);
    }
    let name = run.entry.as_ref().map_or("", |entry| &entry.name);
    let why = run.entry.as_ref().map_or("", |entry| &entry.why);
    match run.outcome {
        Outcome::Nothing => match run.next {
            Some(next) => writeln!(out, "nothing is due; the next time is {next}")?,
            None => writeln!(out, "nothing is due, and nothing will be")?,
        },
        Outcome::Held => writeln!(out, "{name} is held: {why}")?,
        // Standard error has it.
        Outcome::Failed => {}
        Outcome::Built | Outcome::Rebuilt => {
            let late = run.late().map_or(String::new(), |late| format!(", {late} after its time"));
            let book = run.book.as_ref().map_or(String::new(), |book| book.display().to_string());
            let files = run.rebuilt.unwrap_or_default();
            let coverage = run.coverage.as_ref().map_or(String::new(), |c| format!("{}/{}", c.accepted, c.expected));
            writeln!(out, "{name} is made{late}: {coverage} localities, {files} files made anew, {book}")?;
        }
    }
    Ok(())
}

/// What is wrong with a book, a file a line, and which files bear the code asked for.
pub fn held_against_manifest(found: &Verdict, code: Option<&str>, json: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, found)?;
        return Ok(writeln!(out)?);
    }
    for wrong in &found.wrong {
        writeln!(out, "{}: {}", wrong.what, wrong.path)?;
    }
    for path in &found.bear_code {
        writeln!(out, "bears the code: {path}")?;
    }
    if let (Some(code), true) = (code, found.bear_code.is_empty()) {
        writeln!(out, "no file of this book bears the code {code}")?;
    }
    let state = if found.wrong.is_empty() { "as it was made" } else { "not as it was made" };
    writeln!(out, "{} of {}: {} files, {state}", found.conference, found.generated_at, found.files)?;
    Ok(())
}

/// The machine's clock, in Viet Nam's time.
pub struct SystemClock;

impl Clock for SystemClock {
    // The one place where the program looks at the clock: a schedule has to know what time it is. No document shows it.
    #[allow(clippy::disallowed_methods)]
    fn now(&self) -> DateTime<FixedOffset> {
        let now = DateTime::<Utc>::from(std::time::SystemTime::now());
        viet_nam::time(now.fixed_offset())
    }

    fn rest(&self, time: Duration) -> bool {
        std::thread::sleep(time);
        true
    }
}
