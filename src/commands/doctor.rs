//! `doctor`: what is wrong with an installation, all at once, and what to do about it. It writes only to see whether it may.

use crate::commands::check_templates::{CheckTemplatesOptions, check_templates};
use crate::commands::error_text::causes;
use crate::config;
use crate::contracts::{Checkup, CheckupState, Examination};
use crate::intake::Intake;
use crate::model::limits::Limits;
use crate::model::message::Message;
use crate::msg;
use crate::project::Project;
use crate::publish::{DiskCache, Manifest, Record};
use std::path::{Path, PathBuf};

/// What is looked at.
#[derive(Debug, Clone)]
pub struct DoctorOptions {
    /// A conference, or a folder of conferences.
    pub conference: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Where packs are looked for when nobody says, in this order.
    pub searched: Vec<PathBuf>,
    /// Folder of books.
    pub out: PathBuf,
    /// This program, which reads workbooks in processes of its own.
    pub worker: Option<PathBuf>,
}

/// Mebibytes below which a disk is nearly full: a book of 34 localities with five before it takes about a third of it.
#[cfg(target_os = "linux")]
const LITTLE: u64 = 500;

/// Looks at everything.
pub fn doctor(options: &DoctorOptions) -> Examination {
    let checks = [packs(options), reader(options), output(options), conferences(options)];
    Examination { checks: checks.into_iter().flatten().collect() }
}

fn good(what: Message) -> Checkup {
    Checkup { state: CheckupState::Good, what }
}

fn doubtful(what: Message) -> Checkup {
    Checkup { state: CheckupState::Doubtful, what }
}

fn bad(what: Message) -> Checkup {
    Checkup { state: CheckupState::Bad, what }
}

/// The packs: where they are, and what is wrong in forms, styles, fonts and templates.
fn packs(options: &DoctorOptions) -> Vec<Checkup> {
    let templates = &options.templates;
    if !templates.is_dir() {
        let places: Vec<String> = options.searched.iter().map(|place| place.display().to_string()).collect();
        return vec![bad(msg!("doctor-no-packs", path = templates.display(), places = places))];
    }
    let packs: Vec<String> = match config::stand_ins(templates, None) {
        Ok(all) => all.into_iter().map(|one| one.pack).collect(),
        Err(error) => {
            return vec![bad(msg!("doctor-packs-unreadable", path = templates.display(), why = causes(&error)))];
        }
    };
    let mut names = packs;
    names.dedup();
    let found = match names.is_empty() {
        true => bad(msg!("doctor-no-pack", path = templates.display())),
        false => good(msg!("doctor-packs", path = templates.display(), packs = names)),
    };
    let wrong = check_templates(&CheckTemplatesOptions { templates: templates.clone(), target: None });
    let wrong = match wrong {
        Ok(wrong) if wrong.is_empty() => vec![good(msg!("doctor-templates"))],
        Ok(wrong) => {
            let first = wrong.first().map(|first| format!("{}:{}", first.file, first.line)).unwrap_or_default();
            vec![bad(msg!("doctor-templates-wrong", count = wrong.len(), first = first))]
        }
        Err(error) => vec![bad(msg!("doctor-packs-unreadable", path = templates.display(), why = causes(&error)))],
    };
    std::iter::once(found).chain(wrong).collect()
}

/// Whether workbooks can be read: some guards against viruses let no program start itself.
fn reader(options: &DoctorOptions) -> Vec<Checkup> {
    vec![match Intake::new(Limits::default(), options.worker.as_deref()) {
        Ok(_) => good(msg!("doctor-reader")),
        Err(error) => bad(msg!("doctor-reader-fails", why = causes(&error))),
    }]
}

/// The folder of books: whether it can be written, what disk it is on, how full that is.
fn output(options: &DoctorOptions) -> Vec<Checkup> {
    let out = &options.out;
    // Where it is not there yet, a build makes it.
    let place = out.ancestors().find(|place| place.is_dir()).filter(|place| !place.as_os_str().is_empty());
    let place = place.unwrap_or(Path::new("."));
    let mut found = vec![match tempfile::tempfile_in(place) {
        Ok(_) => good(msg!("doctor-output", path = out.display())),
        Err(error) => bad(msg!("doctor-no-writing", path = out.display(), why = causes(&error.into()))),
    }];
    found.extend(disk(place));
    found
}

/// What is known of the disk a folder is on: the space that is left, whether it is another machine's.
#[cfg(target_os = "linux")]
fn disk(place: &Path) -> Vec<Checkup> {
    use rustix::fs::{statfs, statvfs};
    /// Kinds of file systems on other machines, by their numbers in the kernel (`linux/magic.h`, `fs/smb/client`).
    const SHARES: [u64; 3] = [0x6969, 0xFF53_4D42, 0xFE53_4D42];
    let mut found = Vec::new();
    if let Ok(disk) = statvfs(place) {
        let free = disk.f_bavail.saturating_mul(disk.f_frsize) >> 20;
        let told = msg!("doctor-free", path = place.display(), free = free.to_string());
        found.push(if free < LITTLE { doubtful(msg!("doctor-little", free = told)) } else { good(told) });
    }
    if let Ok(disk) = statfs(place)
        && SHARES.contains(&(disk.f_type as u64 & 0xFFFF_FFFF))
    {
        found.push(doubtful(msg!("doctor-share", path = place.display())));
    }
    found
}

/// What is known of the disk a folder is on: nothing without calls to the system.
#[cfg(not(target_os = "linux"))]
fn disk(_: &Path) -> Vec<Checkup> {
    Vec::new()
}

/// The conferences: their declarations, the rights on their folders, their schedules and books.
fn conferences(options: &DoctorOptions) -> Vec<Checkup> {
    let named = &options.conference;
    let folders = if named.join("conference.toml").exists() {
        vec![named.clone()]
    } else {
        match config::conferences(named) {
            Ok(all) => all.into_iter().map(|(_, folder)| folder).collect(),
            Err(error) => {
                return vec![doubtful(msg!("doctor-no-conferences", path = named.display(), why = causes(&error)))];
            }
        }
    };
    if folders.is_empty() {
        return vec![doubtful(msg!("doctor-empty", path = named.display()))];
    }
    folders.iter().flat_map(|folder| of_conference(options, folder)).collect()
}

fn of_conference(options: &DoctorOptions, folder: &Path) -> Vec<Checkup> {
    let shown = folder.display().to_string();
    let mut found = Vec::new();
    match Project::load(folder, &options.templates) {
        Ok(project) => found.push(good(msg!("doctor-conference", path = &shown, title = project.conference.title))),
        Err(error) => found.extend(causes(&error).into_iter().map(bad)),
    }
    let submissions = folder.join("submissions");
    if let Err(error) = config::folders(&submissions) {
        found.push(bad(msg!("doctor-no-submissions", why = causes(&error))));
    }
    if let Err(error) = tempfile::tempfile_in(folder) {
        found.push(doubtful(msg!("doctor-conference-closed", path = &shown, why = causes(&error.into()))));
    }
    let id = folder.file_name().unwrap_or_default().to_string_lossy();
    if Record::is_damaged(&options.out, &id) {
        found.push(doubtful(msg!("doctor-record", path = &shown)));
    }
    let book = options.out.join(&*id);
    if let Some(manifest) = Manifest::of(&book).filter(|manifest| manifest.tool != Manifest::TOOL) {
        found.push(good(msg!("doctor-other-version", path = book.display(), tool = manifest.tool)));
    } else if book.is_dir() && Manifest::of(&book).is_none() {
        found.push(bad(msg!("doctor-no-book", path = book.display())));
    }
    let (files, bytes) = DiskCache::size(&options.out, &id);
    if files > 0 {
        found.push(good(msg!("doctor-cache", path = &shown, count = files, mb = (bytes >> 20).to_string())));
    }
    found
}
