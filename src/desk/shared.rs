//! What all pages share.

use super::answer::{Answer, Done, Trouble};
use super::builds::Builds;
use super::call::Call;
use super::options::DeskOptions;
use super::previews::Previews;
use super::rates::Rates;
use super::secret;
use super::snapshots::Snapshots;
use super::store::{Entry, Store};
use super::visitor::{Role, Visitor};
use crate::commands::build::BuildOptions;
use crate::commands::error_text::error_text;
use crate::commands::snapshot::{Snapshot, SnapshotOptions};
use crate::compose::WebPages;
use crate::config::{self, TemplateFile};
use crate::model::message::Message;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// The desk.
pub(super) struct Desk {
    pub(super) options: DeskOptions,
    pub(super) store: Store,
    pub(super) style: String,
    pub(super) script: String,
    pub(super) builds: Builds,
    pub(super) previews: Previews,
    pub(super) rates: Rates,
    pages: WebPages,
    snapshots: Snapshots,
    /// Opens a desk for one person, once.
    start: Mutex<Option<String>>,
}

impl Desk {
    /// Opens the database and reads the templates of pages.
    ///
    /// # Errors
    /// Either has a mistake.
    pub(super) fn open(options: DeskOptions) -> Result<Desk> {
        let files = config::desk_files(&options.templates)?;
        let named = files.iter().map(|TemplateFile { name, text }| (name.as_str(), text.as_str()));
        Ok(Desk {
            pages: WebPages::parse(named)?,
            style: config::desk_asset(&options.templates, "desk.css")?,
            script: config::desk_asset(&options.templates, "desk.js")?,
            store: Store::open(&options.database)?,
            builds: Builds::default(),
            previews: Previews::default(),
            rates: Rates::default(),
            snapshots: Snapshots::default(),
            start: Mutex::new(None),
            options,
        })
    }

    /// Makes the token that opens a desk for one person.
    pub(super) fn make_start(&self) -> Result<String> {
        let token = secret::token()?;
        *self.start.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        Ok(token)
    }

    /// Whether a token opens the desk; it does so once.
    pub(super) fn takes_start(&self, token: &str) -> bool {
        let mut start = self.start.lock().unwrap_or_else(PoisonError::into_inner);
        let right = start.as_deref().is_some_and(|start| secret::is_same(start, token));
        if right {
            *start = None;
        }
        right
    }

    /// What time it is.
    pub(super) fn now(&self) -> DateTime<FixedOffset> {
        (self.options.clock)()
    }

    /// Words of a message in the language of pages.
    pub(super) fn say(&self, message: &Message) -> String {
        self.options.words.text(message)
    }

    /// What an error says.
    pub(super) fn error_text(&self, error: &anyhow::Error) -> String {
        error_text(error, &self.options.words)
    }

    /// Folders of conferences, by name, the newest first.
    pub(super) fn conferences(&self) -> Result<Vec<(String, PathBuf)>> {
        config::conferences(&self.options.folder)
    }

    /// The folder of the conference of a request. It is one of those that are listed, never a path that was asked for.
    pub(super) fn folder(&self, id: &str) -> Result<PathBuf, Trouble> {
        let mut all = self.conferences()?.into_iter();
        all.find(|(name, _)| name == id).map(|(_, folder)| folder).ok_or(Trouble::NotFound)
    }

    /// A conference as it was at a moment or later.
    pub(super) fn snapshot(&self, id: &str, since: Instant) -> Result<Arc<Snapshot>, Trouble> {
        let options = SnapshotOptions {
            conference: self.folder(id)?,
            templates: self.options.templates.clone(),
            out: Some(self.options.out.clone()),
            keeps: true,
            at: None,
            jobs: self.options.jobs,
            worker: Some(self.options.worker.clone()),
        };
        Ok(self.snapshots.get(id, &options, since)?)
    }

    /// Where a conference and its book are.
    pub(super) fn build_options(&self, id: &str, at: Option<DateTime<FixedOffset>>) -> Result<BuildOptions, Trouble> {
        Ok(BuildOptions {
            conference: self.folder(id)?,
            templates: self.options.templates.clone(),
            out: self.options.out.clone(),
            at,
            jobs: self.options.jobs,
            fresh: false,
            worker: Some(self.options.worker.clone()),
        })
    }

    /// Writes into the trail what was done.
    pub(super) fn note(&self, call: &Call, conference: &str, action: &str, what: &Message) -> Result<()> {
        let nobody =
            Visitor { account: None, name: String::new(), role: Role::Reader, place: None, form_token: String::new() };
        let visitor = call.visitor.as_ref().unwrap_or(&nobody);
        self.note_as(visitor, call, conference, (action, what))
    }

    /// The same of somebody who has only just become known.
    pub(super) fn note_as(
        &self,
        visitor: &Visitor,
        call: &Call,
        conference: &str,
        (action, what): (&str, &Message),
    ) -> Result<()> {
        self.store.note(&Entry {
            at: call.now.to_rfc3339(),
            who: visitor.name.clone(),
            role: visitor.role.name().to_owned(),
            conference: conference.to_owned(),
            action: action.to_owned(),
            what: self.say(what),
            address: call.from.clone(),
        })
    }

    /// The post under which somebody decides: that of the account, or the one typed last.
    pub(super) fn post(&self, visitor: &Visitor) -> Result<String> {
        match self.store.post(visitor.account)? {
            post if post.is_empty() => self.store.recall(&format!("post {}", visitor.name)),
            post => Ok(post),
        }
    }

    /// Fills a page that stands by itself, without the frame of the desk's pages.
    pub(super) fn fill(&self, name: &str, data: &Value) -> Result<String> {
        Ok(self.pages.fill(name, data)?)
    }

    /// A page in the frame, filled with its own data and those of the frame.
    pub(super) fn page(&self, call: &Call, name: &str, title: &str, data: Value) -> Done {
        let mut all = self.frame(call, title)?;
        if let (Value::Object(all), Value::Object(own)) = (&mut all, data) {
            all.extend(own);
        }
        let body = self.fill(name, &all)?;
        if let Value::Object(all) = &mut all {
            all.insert("body".to_owned(), json!(body));
        }
        Ok(Answer::html(self.fill("khung", &all)?))
    }

    /// What the frame of a page shows.
    fn frame(&self, call: &Call, title: &str) -> Result<Value> {
        let visitor = call.visitor.as_ref();
        let role = visitor.map(|visitor| visitor.role);
        let is = |one: Role| role == Some(one);
        let post = visitor.map(|visitor| self.post(visitor)).transpose()?.unwrap_or_default();
        Ok(json!({
            "title": title,
            "me": {
                "known": visitor.is_some(),
                "name": visitor.map_or("", |visitor| &visitor.name),
                "role": role.map_or_else(String::new, |role| self.options.words.word(role.key())),
                "post": post,
                "accounts": self.options.accounts,
                "lead": is(Role::Lead),
                "staff": is(Role::Lead) || is(Role::Staff),
                "secretariat": role.is_some_and(|role| role != Role::Locality),
            },
            "ma": visitor.map_or("", |visitor| &visitor.form_token),
            "asked": call.asked,
            "done": self.done(call.query.get("xong")),
            "conference": Value::Null,
            "tab": "",
            "problem": "",
        }))
    }

    /// What is said at the top of a page after something was done, by a word in the address.
    fn done(&self, word: &str) -> String {
        let key = DONE.iter().find(|(known, _)| *known == word).map(|(_, key)| *key);
        key.map(|key| self.options.words.word(key)).unwrap_or_default()
    }
}

/// Sentences after something was done, by the word that stands for each in an address.
const DONE: [(&str, &str); 19] = [
    ("quyet-dinh", crate::key!("desk-done-decided")),
    ("bo-quyet-dinh", crate::key!("desk-done-undone")),
    ("luu", crate::key!("desk-done-saved")),
    ("hoi-nghi", crate::key!("desk-done-conference")),
    ("mau", crate::key!("desk-done-template")),
    ("bo-mau", crate::key!("desk-done-template-removed")),
    ("lap", crate::key!("desk-done-build")),
    ("dang-lap", crate::key!("desk-done-build-runs")),
    ("thu-hoi", crate::key!("desk-done-withdrawn")),
    ("tai-khoan", crate::key!("desk-done-account")),
    ("giai-trinh", crate::key!("desk-done-explained")),
    ("gui", crate::key!("desk-done-sent")),
    ("phat-hanh", crate::key!("desk-done-issued")),
    ("tam-dung", crate::key!("desk-done-paused")),
    ("tiep-tuc", crate::key!("desk-done-resumed")),
    ("tep-da-sua", crate::key!("desk-done-edit")),
    ("thu", crate::key!("desk-done-letters")),
    ("thu-da-gui", crate::key!("desk-done-letter-noted")),
    ("khong-co-thu", crate::key!("desk-done-no-letter")),
];
