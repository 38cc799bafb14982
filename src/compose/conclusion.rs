//! What a conclusion asks of whom: standing tasks of the conference, and what enough localities ask for. What fewer ask for is
//! taken note of.

use super::list_excerpt::{ListExcerpt, cell_text};
use super::phrases::listed;
use super::report_context::ReportContext;
use super::rows::fold;
use crate::model::conclusion::{Addressee, AddresseeKind, ConclusionRules};
use crate::model::conference::working_day;
use crate::msg;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// More names than this are counted.
const NAMED: usize = 3;

/// Something that localities ask for.
struct Petition {
    /// In the words of the first that asks.
    text: String,
    agency: String,
    /// Names of those who ask, each once.
    places: Vec<String>,
}

/// `groups`: own units, provinces, peers, those above, each with its tasks; `noted`: what too few ask for.
pub(super) fn of(subject: &ReportContext) -> Value {
    let Some(rules) = &subject.conclusion else { return json!({ "groups": [], "noted": [] }) };
    let (proposed, noted): (Vec<Petition>, Vec<Petition>) =
        petitions(subject, rules).into_iter().partition(|petition| petition.places.len() >= rules.weight);
    let day = subject.conference.date;
    let mut groups: BTreeMap<(AddresseeKind, usize), (&Addressee, Vec<Value>)> = BTreeMap::new();
    let at = |addressee: &Addressee| rules.addressees.iter().position(|known| known == addressee).unwrap_or_default();
    for task in &subject.conference.tasks {
        if let Some(addressee) = rules.addressee(&task.to, day) {
            let due = task.due.map_or_else(String::new, |due| subject.short_date(due));
            let told = json!({ "id": *task.id, "text": task.text, "due": due, "count": "", "places": "" });
            groups.entry((addressee.kind, at(addressee))).or_insert((addressee, Vec::new())).1.push(told);
        }
    }
    // On trial everybody is told something, so that every template is tried.
    for addressee in rules.addressees.iter().filter(|_| subject.trial) {
        let told = json!({ "id": "x", "text": "x", "due": "x", "count": "x", "places": "x" });
        groups.entry((addressee.kind, at(addressee))).or_insert((addressee, Vec::new())).1.push(told);
    }
    let due = due(subject, rules);
    let mut unknown = Vec::new();
    for petition in proposed {
        match rules.addressee(&petition.agency, day) {
            Some(addressee) => {
                let told = json!({
                    "id": petition.id(),
                    "text": petition.text,
                    "due": subject.short_date(due),
                    "count": subject.count(petition.places.len()),
                    "places": petition.who(subject),
                });
                groups.entry((addressee.kind, at(addressee))).or_insert((addressee, Vec::new())).1.push(told);
            }
            None => unknown.push(petition),
        }
    }
    let group = |(addressee, tasks): (&Addressee, Vec<Value>)| {
        json!({
            "kind": addressee.kind.name(),
            "name": addressee.name,
            "lead": addressee.lead.as_deref().unwrap_or(&addressee.name),
            "due": subject.short_date(due),
            "tasks": tasks,
        })
    };
    let note = |petition: &Petition| {
        let count = subject.count(petition.places.len());
        json!({ "text": petition.text, "agency": petition.agency, "count": count, "places": petition.who(subject) })
    };
    json!({
        "groups": groups.into_values().map(group).collect::<Vec<_>>(),
        "noted": unknown.iter().chain(&noted).map(note).collect::<Vec<_>>(),
        "due": subject.short_date(due),
        "weight": subject.count(rules.weight),
    })
}

/// The day before which a proposed task has to be done: a working day after the meeting, and after the day of the document.
fn due(subject: &ReportContext, rules: &ConclusionRules) -> NaiveDate {
    let meeting = subject.conference.date.max(subject.created.date_naive());
    working_day(meeting.checked_add_days(Days::new(rules.days.max(1))).unwrap_or(meeting))
}

/// What localities ask for, by words and agency; what most ask for first.
fn petitions(subject: &ReportContext, rules: &ConclusionRules) -> Vec<Petition> {
    let from = &rules.petitions;
    let columns = subject.form.table(&from.table).unwrap_or_default();
    let mut found: Vec<Petition> = Vec::new();
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    for submission in subject.submissions.iter() {
        let rows = submission.tables.get(&*from.table).into_iter().flatten();
        for row in ListExcerpt::of(columns, rows).rows {
            let cell = |column: &str| cell_text(subject, row, column);
            let (text, agency) = (cell(&from.text), cell(&from.agency));
            if text.trim().is_empty() {
                continue;
            }
            let text = clause(&text, &agency, &from.leads);
            let at = *seen.entry((fold(&text), fold(&agency))).or_insert(found.len());
            if at == found.len() {
                found.push(Petition { text, agency, places: Vec::new() });
            }
            let name = submission.locality.name.to_string();
            if let Some(petition) = found.get_mut(at).filter(|petition| !petition.places.contains(&name)) {
                petition.places.push(name);
            }
        }
    }
    found.sort_by_key(|petition| Reverse(petition.places.len()));
    found
}

/// A petition as a clause: without the words that only say that it is one and the agency in front of it, without its full stop,
/// with a small letter.
fn clause(text: &str, agency: &str, leads: &[String]) -> String {
    let mut rest = text.trim().trim_end_matches(['.', ';', ',', ' ']);
    let ask = leads.iter().take(1).map(String::as_str);
    for lead in ask.chain([agency]).chain(leads.iter().skip(1).map(String::as_str)) {
        let begins = rest.to_lowercase().starts_with(&lead.to_lowercase()) && !lead.is_empty();
        let behind = rest.char_indices().nth(lead.chars().count()).map(|(at, _)| at).filter(|_| begins);
        rest = behind.and_then(|at| rest.get(at..)).map_or(rest, |rest| rest.trim_start_matches([' ', ',', ':']));
    }
    let mut letters = rest.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

impl Petition {
    /// The same as long as it asks the same of the same agency, whoever asks: `KN-3F2A`.
    fn id(&self) -> String {
        let hash = Sha256::digest(format!("{}\n{}", fold(&self.text), fold(&self.agency)));
        let hex: String = hash.iter().take(2).map(|byte| format!("{byte:02X}")).collect();
        format!("KN-{hex}")
    }

    /// Who asks, where they are few.
    fn who(&self, subject: &ReportContext) -> String {
        if self.places.len() > NAMED {
            return subject.say(msg!("conclusion-many", count = subject.count(self.places.len())));
        }
        listed(subject, self.places.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_petition_is_the_same_however_it_is_put() {
        let petition = |text: &str| Petition {
            text: clause(text, "Bộ Tài chính", &["Đề nghị".to_owned(), "xem xét,".to_owned()]),
            agency: "Bộ Tài chính".to_owned(),
            places: Vec::new(),
        };
        let one = petition("Đề nghị Bộ Tài chính bố trí nguồn hỗ trợ.");
        assert_eq!(one.text, "bố trí nguồn hỗ trợ");
        assert_eq!(one.id(), petition("Bố trí nguồn  hỗ trợ").id());
        assert_ne!(one.id(), petition("Bố trí nguồn vốn").id());
    }
}
