//! What the terminal shows of a schedule, and the clock.

use super::edits::write_edits;
use super::json::write_json;
use anyhow::Result;
use briefbook::contracts::Paused;
use briefbook::messages::Catalogue;
use briefbook::model::message::Message;
use briefbook::model::viet_nam;
use briefbook::{Clock, Due, Health, Outcome, Run, msg};
use chrono::{DateTime, FixedOffset, Utc};
use std::io::{self, Write};
use std::time::Duration;

/// The schedule, an entry a line.
pub fn due(due: &Due, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(due);
    }
    let mut out = io::stdout().lock();
    for entry in &due.entries {
        writeln!(
            out,
            "{:10}  {}  {}: {}",
            words.word(entry.state.key()),
            entry.at,
            entry.name,
            words.text(&entry.why)
        )?;
    }
    Ok(())
}

/// One line on a run: JSON for monitoring, or a sentence.
pub fn ran(run: &Run, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(run);
    }
    let mut out = io::stdout().lock();
    let name = run.entry.as_ref().map_or("", |entry| &entry.name);
    let why = run.entry.as_ref().map(|entry| entry.why.clone()).unwrap_or_else(|| Message::verbatim(""));
    let told = match run.outcome {
        Outcome::Nothing => match run.next {
            Some(next) => msg!("run-nothing-yet", next = next.to_string()),
            None => msg!("run-nothing-more"),
        },
        Outcome::Held => msg!("run-held", name = name, why = why),
        // Standard error has it.
        Outcome::Failed => return Ok(()),
        Outcome::Built | Outcome::Rebuilt => {
            let late =
                run.late().map_or(String::new(), |late| format!(", {}", words.text(&msg!("run-late", late = late))));
            let book = run.book.as_ref().map_or(String::new(), |book| book.display().to_string());
            let files = run.rebuilt.unwrap_or_default();
            let coverage = run.coverage.as_ref().map_or(String::new(), |c| format!("{}/{}", c.accepted, c.expected));
            let files = files.to_string();
            msg!("run-made", name = name, late = late, coverage = coverage, files = files, book = book)
        }
    };
    writeln!(out, "{}", words.text(&told))?;
    run.edits.iter().try_for_each(|edits| write_edits(&mut out, edits, words))
}

/// One line of JSON: programs read it.
pub fn monitored(health: &Health) -> Result<()> {
    write_json(health)
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

/// Whether a schedule is paused, in words or as the contract's JSON.
pub fn paused(paused: &Paused, said: &Message, json: bool, words: &Catalogue) -> Result<()> {
    if json {
        return write_json(paused);
    }
    Ok(writeln!(io::stdout(), "{}", words.text(said))?)
}
