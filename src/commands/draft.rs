//! A template that somebody types is checked and looked at in a process of its own, under limits: one that never ends or needs
//! all memory ends that process, and the desk says so.
//!
//! ```text
//! try_draft ─► Asked on standard input ─► serve ─► check_draft, preview ─► Answered on standard output ─► Tried
//! ```

use crate::commands::check_templates::check_draft;
use crate::commands::error_text::error_text;
use crate::commands::preview::{PreviewOptions, preview};
use crate::commands::receive::Upload;
use crate::compose::Diagnostic;
use crate::config::TemplateFile;
use crate::messages::{Catalogue, Explain as _, fail};
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What a program is started with to try a draft; no command of people.
pub const COMMAND: &str = "try-draft";

/// Seconds of processor that a draft may take, and by the clock: a report of the samples takes less than half a second.
const SECONDS: u64 = 20;
const LONGEST: Duration = Duration::from_secs(60);

/// Address space that it may take, most of which threads and allocator reserve and never use.
#[cfg(unix)]
const SPACE: u64 = 3 << 30;

/// Longest request and answer.
const MOST_BYTES: u64 = 256 << 20;

/// What is asked of the process.
#[derive(Serialize, Deserialize)]
struct Asked {
    conference: PathBuf,
    templates: PathBuf,
    out: PathBuf,
    worker: Option<PathBuf>,
    jobs: usize,
    language: Language,
    name: String,
    text: String,
    /// Name of the document to look at, and whose; none where mistakes alone are asked for.
    look: Option<(String, Option<String>)>,
}

/// What it answers.
#[derive(Serialize, Deserialize)]
enum Answered {
    /// File, line, column, English, Vietnamese, the line itself.
    Mistakes(Vec<(String, usize, usize, String, String, String)>),
    Looked(Option<(String, Vec<u8>)>),
    /// Why it could not be tried, in words.
    Failed(String),
}

/// What came of a draft.
pub(crate) enum Tried {
    /// It has mistakes.
    Mistakes(Vec<Diagnostic>),
    /// It has none; with the document, where one was asked for.
    Sound(Option<Upload>),
}

/// Checks a draft, and makes the document of its name, where `look` says for which locality or for none.
///
/// # Errors
/// Declarations have mistakes, the process cannot be started, or it was ended by its limits.
pub(crate) fn try_draft(draft: &PreviewOptions, language: Language, looks: bool) -> Result<Tried> {
    let program = draft.worker.as_deref().context("there is no program to try a draft with")?;
    let template = draft.draft.clone().context("there is no draft to try")?;
    let asked = Asked {
        conference: draft.conference.clone(),
        templates: draft.templates.clone(),
        out: draft.out.clone(),
        worker: draft.worker.clone(),
        jobs: draft.jobs,
        language,
        name: template.name,
        text: template.text,
        look: looks.then(|| (draft.document.clone(), draft.place.clone())),
    };
    let answer = exchange(program, postcard::to_stdvec(&asked)?)?;
    // A process that its limits ended answers nothing whole.
    match postcard::from_bytes(&answer).ok().explain(|| msg!("draft-too-much", seconds = SECONDS.to_string()))? {
        Answered::Mistakes(found) => Ok(Tried::Mistakes(found.into_iter().map(mistake).collect())),
        Answered::Looked(made) => Ok(Tried::Sound(made.map(|(name, bytes)| Upload { name, bytes }))),
        Answered::Failed(why) => Err(fail(Message::verbatim(why))),
    }
}

fn mistake(
    (file, line, column, english, vietnamese, excerpt): (String, usize, usize, String, String, String),
) -> Diagnostic {
    Diagnostic { file, line, column, english, vietnamese, excerpt }
}

/// Starts the process, asks it, and ends it where it takes too long.
fn exchange(program: &std::path::Path, asked: Vec<u8>) -> Result<Vec<u8>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let (mut input, mut output) = (child.stdin.take().context("no input")?, child.stdout.take().context("no output")?);
    let (done, waits) = mpsc::channel::<()>();
    let ends = std::thread::spawn(move || {
        let _ = waits.recv_timeout(LONGEST);
        let _ = child.kill();
        let _ = child.wait();
    });
    let mut answer = Vec::new();
    // Whoever dies of what it is asked reads no more of it: the answer tells.
    let _ = input.write_all(&asked);
    drop(input);
    let read = output.by_ref().take(MOST_BYTES).read_to_end(&mut answer);
    drop(done);
    let _ = ends.join();
    read?;
    Ok(answer)
}

/// The process's side. The limits stay for the rest of its life.
///
/// # Errors
/// The parent is gone.
pub fn serve() -> Result<()> {
    let mut asked = Vec::new();
    io::stdin().lock().take(MOST_BYTES).read_to_end(&mut asked)?;
    let asked: Asked = postcard::from_bytes(&asked)?;
    confine();
    let words = Catalogue::embedded(asked.language);
    let answered = answer(asked).unwrap_or_else(|error| Answered::Failed(error_text(&error, words)));
    let mut output = io::stdout().lock();
    output.write_all(&postcard::to_stdvec(&answered)?)?;
    Ok(output.flush()?)
}

fn answer(asked: Asked) -> Result<Answered> {
    let Asked { conference, templates, out, worker, jobs, name, text, look, .. } = asked;
    let draft = TemplateFile { name, text };
    let mistakes = check_draft(&conference, &templates, &draft)?;
    if !mistakes.is_empty() {
        let parts = |one: Diagnostic| (one.file, one.line, one.column, one.english, one.vietnamese, one.excerpt);
        return Ok(Answered::Mistakes(mistakes.into_iter().map(parts).collect()));
    }
    let Some((document, place)) = look else { return Ok(Answered::Looked(None)) };
    let (format, draft) = ("pdf".to_owned(), Some(draft));
    let made = preview(&PreviewOptions { conference, templates, out, document, place, format, draft, jobs, worker })?;
    Ok(Answered::Looked(Some((made.name, made.bytes))))
}

/// Limits of the operating system: address space, processor, no core.
#[cfg(unix)]
fn confine() {
    use rlimit::Resource;
    for (resource, most) in [(Resource::AS, SPACE), (Resource::CPU, SECONDS), (Resource::CORE, 0)] {
        // Some systems lack one of them; time is limited from outside on all.
        if let Err(error) = rlimit::setrlimit(resource, most, most) {
            tracing::debug!("{} is not limited here: {error}", resource.as_name());
        }
    }
}

#[cfg(not(unix))]
fn confine() {}
