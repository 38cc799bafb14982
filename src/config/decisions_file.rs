//! `decisions.toml`: what the secretariat decided, entry after entry, every mistake told with its line.

use super::conference_file::locality;
use super::errors::DeclarationErrors;
use super::toml_file::TomlFile;
use crate::localities::LocalityMap;
use crate::model::decision::{Answer, Decision, Decisions, EditionStep, FileId, IssuedFile, Ruling, ValueRuling};
use crate::model::form::Form;
use crate::msg;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::value::Datetime;

/// Name of the file in a conference's folder.
pub const NAME: &str = "decisions.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionsFile {
    #[serde(default)]
    decision: Vec<Entry>,
}

/// An entry as written. The kind tells which of the other keys it needs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Spanned<String>,
    kind: Option<Spanned<String>>,
    undoes: Option<Spanned<String>>,
    by: Spanned<String>,
    at: Spanned<Datetime>,
    reason: Spanned<String>,
    place: Option<Spanned<String>>,
    rule: Option<Spanned<String>>,
    line: Option<Spanned<String>>,
    file: Option<Spanned<String>>,
    sha256: Option<Spanned<String>>,
    value: Option<Spanned<String>>,
    source: Option<Spanned<String>>,
    until: Option<Spanned<Datetime>>,
    document: Option<Spanned<String>>,
    number: Option<Spanned<String>>,
    day: Option<Spanned<Datetime>>,
    issued: Option<Spanned<String>>,
    issued_sha256: Option<Spanned<String>>,
}

/// Every kind of ruling, as it is written.
pub const KINDS: [&str; 9] =
    ["counts", "belongs", "accept", "correct", "waive", "explanation", "approve", "issue", "reopen"];

/// The words of an answer to an explanation.
const ANSWERS: [(&str, Answer); 2] = [("accepted", Answer::Accepted), ("refused", Answer::Refused)];

/// Reads the entries of a conference on a map, with a form.
pub(super) fn parse(file: &TomlFile, map: &LocalityMap, form: &Form) -> Result<Decisions, DeclarationErrors> {
    let entries = file.parse().map(|raw: DecisionsFile| {
        let mut known = BTreeSet::new();
        let decisions = raw.decision.into_iter().map(|entry| {
            let decision = decision(file, (map, form), &known, entry);
            known.insert(Arc::clone(&decision.id));
            decision
        });
        Decisions::new(decisions.collect())
    });
    file.finish(entries)
}

/// One entry; `known` are the ids above it.
fn decision(file: &TomlFile, declared: (&LocalityMap, &Form), known: &BTreeSet<Arc<str>>, entry: Entry) -> Decision {
    let id: Arc<str> = entry.id.get_ref().as_str().into();
    for needed in [&entry.id, &entry.by, &entry.reason] {
        if needed.get_ref().trim().is_empty() {
            file.wrong(&needed.span(), msg!("decision-empty"));
        }
    }
    if known.contains(&id) {
        file.wrong(&entry.id.span(), msg!("decision-id-twice", id = &id));
    }
    if let Some(undoes) = entry.undoes.as_ref().filter(|undoes| !known.contains(undoes.get_ref().as_str())) {
        file.wrong(&undoes.span(), msg!("decision-undoes-unknown", id = undoes.get_ref()));
    }
    let (map, form) = declared;
    let keys = Keys {
        file,
        map,
        form,
        kind: entry.kind.as_ref().map_or("", |kind| kind.get_ref().as_str()),
        at: entry.id.span(),
        texts: RefCell::new(
            [
                ("place", entry.place),
                ("rule", entry.rule),
                ("line", entry.line),
                ("file", entry.file),
                ("sha256", entry.sha256),
                ("value", entry.value),
                ("source", entry.source),
                ("document", entry.document),
                ("number", entry.number),
                ("issued", entry.issued),
                ("issued_sha256", entry.issued_sha256),
            ]
            .into_iter()
            .filter_map(|(name, text)| Some((name, text?)))
            .collect(),
        ),
        days: RefCell::new(
            [("until", entry.until), ("day", entry.day)]
                .into_iter()
                .filter_map(|(name, day)| Some((name, day?)))
                .collect(),
        ),
    };
    let ruling = match &entry.kind {
        Some(kind) => keys.ruling(kind),
        None => {
            if entry.undoes.is_none() {
                file.wrong(&entry.id.span(), msg!("decision-without-kind"));
            }
            None
        }
    };
    if ruling.is_some() || entry.kind.is_none() {
        keys.none_left();
    }
    Decision {
        id,
        ruling,
        undoes: entry.undoes.map(|undoes| undoes.into_inner().into()),
        by: entry.by.into_inner(),
        at: file.moment(&entry.at),
        reason: entry.reason.into_inner(),
        declared: file.declared(&entry.id.span()),
    }
}

/// The keys of an entry that depend on its kind, each taken once.
struct Keys<'f> {
    file: &'f TomlFile,
    map: &'f LocalityMap,
    form: &'f Form,
    kind: &'f str,
    /// Where the entry stands.
    at: Range<usize>,
    texts: RefCell<BTreeMap<&'static str, Spanned<String>>>,
    days: RefCell<BTreeMap<&'static str, Spanned<Datetime>>>,
}

impl Keys<'_> {
    fn ruling(&self, kind: &Spanned<String>) -> Option<Ruling> {
        let edition = |step, issued| Ruling::Edition { step, manifest: self.file_id(), issued };
        Some(match kind.get_ref().as_str() {
            "counts" => Ruling::Counts { place: self.place(), file: self.file_id() },
            "belongs" => Ruling::Belongs { place: self.place(), file: self.file_id() },
            "accept" => Ruling::Accept(self.value_ruling()),
            "correct" => Ruling::Correct { value: self.value_ruling(), source: self.text("source") },
            "waive" => Ruling::Waive {
                rule: self.rule(),
                place: self.place(),
                line: self.optional_line(),
                value: self.take("value").map(|value| self.file.decimal(&value)),
                until: self.take_day("until"),
            },
            "explanation" => Ruling::Explanation {
                rule: self.rule(),
                place: self.place(),
                line: self.optional_line(),
                answer: self.answer(),
            },
            "approve" => edition(EditionStep::Approve, None),
            "issue" => edition(EditionStep::Issue, self.issued()),
            "reopen" => edition(EditionStep::Reopen, None),
            other => {
                let known: Vec<&str> = KINDS.into();
                self.file.wrong(&kind.span(), msg!("decision-kind-unknown", kind = other, known = known));
                return None;
            }
        })
    }

    fn value_ruling(&self) -> ValueRuling {
        let value = self.needed("value").map(|value| self.file.decimal(&value)).unwrap_or(Decimal::ONE);
        let line = self.needed("line").map_or_else(|| "".into(), |line| self.known_line(&line));
        ValueRuling { place: self.place(), line, value, file: self.file_id() }
    }

    fn place(&self) -> Arc<str> {
        let Some(code) = self.needed("place") else { return "".into() };
        locality(self.file, &code, Some(self.map))
    }

    fn rule(&self) -> Arc<str> {
        let Some(rule) = self.needed("rule") else { return "".into() };
        if self.form.rule(rule.get_ref()).is_none() {
            self.file.wrong(&rule.span(), msg!("form-has-no-rule", form = &self.form.id, rule = rule.get_ref()));
        }
        rule.into_inner().into()
    }

    fn optional_line(&self) -> Option<Arc<str>> {
        self.take("line").map(|line| self.known_line(&line))
    }

    fn known_line(&self, line: &Spanned<String>) -> Arc<str> {
        if self.form.line(line.get_ref()).is_none() {
            self.file.wrong(&line.span(), msg!("form-has-no-line", form = &self.form.id, line = line.get_ref()));
        }
        line.get_ref().as_str().into()
    }

    /// The file that went out; an edition may be issued without one.
    fn issued(&self) -> Option<IssuedFile> {
        self.texts.borrow().get("issued")?;
        let file = self.file_of("issued", "issued_sha256");
        let day = self.take_day("day").unwrap_or_else(|| {
            self.lacks("day");
            NaiveDate::default()
        });
        Some(IssuedFile { document: self.text("document"), number: self.text("number"), day, file })
    }

    /// A file by name and content.
    fn file_id(&self) -> FileId {
        self.file_of("file", "sha256")
    }

    fn file_of(&self, name: &'static str, sha256: &'static str) -> FileId {
        let (name, sha256) = (self.text(name), self.needed(sha256));
        let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if let Some(wrong) = sha256.as_ref().filter(|digest| !is_digest(digest.get_ref())) {
            self.file.wrong(&wrong.span(), msg!("decision-no-digest"));
        }
        FileId { name: name.into(), sha256: sha256.map(Spanned::into_inner).unwrap_or_default().into() }
    }

    fn answer(&self) -> Answer {
        let Some(word) = self.needed("value") else { return Answer::Refused };
        let known = ANSWERS.iter().find(|(known, _)| known == word.get_ref());
        known.map(|(_, answer)| *answer).unwrap_or_else(|| {
            self.file.wrong(&word.span(), msg!("decision-no-answer", text = word.get_ref()));
            Answer::Refused
        })
    }

    /// Words that may not be blank.
    fn text(&self, name: &'static str) -> String {
        let Some(text) = self.needed(name) else { return String::new() };
        if text.get_ref().trim().is_empty() {
            self.file.wrong(&text.span(), msg!("decision-empty"));
        }
        text.into_inner()
    }

    fn needed(&self, name: &'static str) -> Option<Spanned<String>> {
        let found = self.take(name);
        if found.is_none() {
            self.lacks(name);
        }
        found
    }

    fn lacks(&self, name: &str) {
        self.file.wrong(&self.at, msg!("decision-needs", kind = self.kind, key = name));
    }

    fn take_day(&self, name: &'static str) -> Option<NaiveDate> {
        self.days.borrow_mut().remove(name).map(|day| self.file.day(&day))
    }

    fn take(&self, name: &'static str) -> Option<Spanned<String>> {
        self.texts.borrow_mut().remove(name)
    }

    /// A key that was not taken would be passed over.
    fn none_left(&self) {
        let days = self.days.take().into_iter().map(|(name, day)| (name, day.span()));
        let texts = self.texts.take().into_iter().map(|(name, text)| (name, text.span()));
        for (name, span) in texts.chain(days) {
            let wrong = match self.kind {
                "" => msg!("decision-undo-takes-nothing", key = name),
                kind => msg!("decision-takes-not", kind = kind, key = name),
            };
            self.file.wrong(&span, wrong);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::in_force::InForce;
    use crate::model::locality::Vintage;
    use std::path::Path;

    fn parse_text(text: &str) -> Result<Decisions, String> {
        let day = NaiveDate::from_ymd_opt(2021, 6, 14).unwrap();
        let map = LocalityMap::load(Vintage::V63, day).unwrap();
        let form = Form {
            bounds: Vec::new(),
            paces: Vec::new(),
            id: "bieu".to_owned(),
            title: String::new(),
            basis: String::new(),
            in_force: InForce { from: day, to: None },
            units: Vec::new(),
            sheets: Vec::new(),
            lines: Vec::new(),
            rules: Vec::new(),
            relations: Vec::new(),
            methods: Vec::new(),
            headlines: Vec::new(),
            duties: Vec::new(),
            questions: Vec::new(),
            peers_by: Vec::new(),
        };
        let file = TomlFile::of(Path::new(NAME), text.to_owned());
        parse(&file, &map, &form).map_err(|errors| errors.to_string())
    }

    const HEAD: &str = "by = \"Cục trưởng\"\nat = 2021-06-30T08:00:00+07:00\nreason = \"công văn số 12\"\n";

    fn entry(id: &str, rest: &str) -> String {
        format!("[[decision]]\nid = \"{id}\"\n{HEAD}{rest}\n")
    }

    fn of_edition(kind: &str) -> String {
        format!("kind = \"{kind}\"\nfile = \"a.json\"\nsha256 = \"{}\"", "0".repeat(64))
    }

    #[test]
    fn entries_are_read_in_order() {
        let digest = "0".repeat(64);
        let counts =
            entry("1", &format!("kind = \"counts\"\nplace = \"08\"\nfile = \"a.xlsx\"\nsha256 = \"{digest}\""));
        let decisions =
            parse_text(&(counts + &entry("2", &of_edition("approve")) + &entry("3", "undoes = \"1\""))).unwrap();
        assert_eq!(decisions.all().len(), 3);
        let in_force: Vec<&str> = decisions.in_force().iter().map(|decision| &*decision.id).collect();
        assert_eq!(in_force, ["2", "3"]);
        assert_eq!(parse_text("").unwrap(), Decisions::default());
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        for (rest, wanted) in [
            ("kind = \"count\"", "decisions.toml:6: "),
            ("", "decisions.toml:2: "),
            ("kind = \"counts\"\nplace = \"08\"", "counts needs `file`"),
            ("kind = \"counts\"\nplace = \"99\"", "decisions.toml:7: there is no locality with code \"99\""),
            ("kind = \"approve\"", "approve needs `file`"),
            (&(of_edition("approve") + "\nday = 2021-07-05"), "decisions.toml:9: approve takes no `day`"),
            (&(of_edition("issue") + "\nnumber = \"12\""), "decisions.toml:9: issue takes no `number`"),
            (&(of_edition("issue") + "\nissued = \"a.pdf\""), "issue needs `day`"),
            (&(of_edition("issue") + "\nissued = \"a.pdf\""), "issue needs `number`"),
            (&(of_edition("approve") + "\nplace = \"08\""), "decisions.toml:9: approve takes no `place`"),
            ("kind = \"accept\"\nline = \"3\"", "decisions.toml:7: the form bieu has no line \"3\""),
            ("kind = \"correct\"\nvalue = \"9,1\"", "decisions.toml:7: \"9,1\" is not a decimal"),
            ("kind = \"waive\"\nrule = \"V07\"", "decisions.toml:7: the form bieu has no rule \"V07\""),
            ("kind = \"explanation\"\nvalue = \"yes\"", "decisions.toml:7: \"yes\" is neither accepted nor refused"),
            ("kind = \"counts\"\nsha256 = \"12\"", "decisions.toml:7: "),
            ("undoes = \"9\"", "decisions.toml:6: there is no decision \"9\" above this one"),
            ("undoes = \"1\"", "decisions.toml:6: there is no decision \"1\" above this one"),
            ("undoes = \"9\"\nline = \"3\"", "decisions.toml:7: an entry that only takes another back has no `line`"),
            ("kind = \"approve\"\nwho = \"x\"", "decisions.toml:7: there is no key"),
        ] {
            let error = parse_text(&entry("1", rest)).unwrap_err();
            assert!(error.contains(wanted), "{rest}\n  wanted {wanted}\n  found  {error}");
        }
        let twice = entry("1", &of_edition("approve")) + &entry("1", &of_edition("issue"));
        let error = parse_text(&twice).unwrap_err();
        assert!(error.contains("decisions.toml:10: the id \"1\" stands above already"), "{error}");
        let both = parse_text(&(entry("1", "kind = \"count\"") + &entry("2", "kind = \"isue\""))).unwrap_err();
        assert_eq!(both.lines().count(), 2, "{both}");
    }
}
