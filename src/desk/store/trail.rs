//! The trail: who did what, when. It is only added to.

use super::open::Store;
use anyhow::Result;
use rusqlite::{Row, params};

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) struct Entry {
    /// RFC 3339.
    pub(in crate::desk) at: String,
    pub(in crate::desk) who: String,
    /// Word of the role.
    pub(in crate::desk) role: String,
    /// Folder of the conference; empty where it was done to none.
    pub(in crate::desk) conference: String,
    /// What kind of thing, a word for machines: `receive`, `waive`.
    pub(in crate::desk) action: String,
    /// What exactly, in words.
    pub(in crate::desk) what: String,
    /// The computer it was asked from.
    pub(in crate::desk) address: String,
}

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub(in crate::desk) struct Search {
    pub(in crate::desk) conference: Option<String>,
    /// A part of any column.
    pub(in crate::desk) text: String,
    pub(in crate::desk) most: usize,
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        at: row.get(0)?,
        who: row.get(1)?,
        role: row.get(2)?,
        conference: row.get(3)?,
        action: row.get(4)?,
        what: row.get(5)?,
        address: row.get(6)?,
    })
}

impl Store {
    /// Adds an entry.
    pub(in crate::desk) fn note(&self, entry: &Entry) -> Result<()> {
        let Entry { at, who, role, conference, action, what, address } = entry;
        self.connection().execute(
            "insert into trail (at, who, role, conference, action, what, address) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![at, who, role, conference, action, what, address],
        )?;
        Ok(())
    }

    /// Entries, the newest first.
    pub(in crate::desk) fn trail(&self, search: &Search) -> Result<Vec<Entry>> {
        let connection = self.connection();
        let mut query = connection.prepare(
            "select at, who, role, conference, action, what, address from trail
             where (?1 is null or conference = ?1)
             and (?2 = '' or instr(at || ' ' || who || ' ' || action || ' ' || what || ' ' || conference, ?2) > 0)
             order by id desc limit ?3",
        )?;
        let most = i64::try_from(search.most).unwrap_or(i64::MAX);
        let found = query.query_map(params![search.conference, search.text, most], entry)?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trail_is_only_added_to() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.sqlite")).unwrap();
        let made = |what: &str| Entry {
            at: "2026-12-01T08:00:00+07:00".into(),
            who: "an".into(),
            role: "staff".into(),
            conference: "x".into(),
            action: "receive".into(),
            what: what.into(),
            address: "127.0.0.1".into(),
        };
        store.note(&made("một")).unwrap();
        store.note(&made("hai")).unwrap();
        for change in ["update trail set who = 'b'", "delete from trail"] {
            assert!(store.connection().execute(change, []).is_err(), "{change}");
        }
        let found = |text: &str| {
            let search = Search { conference: Some("x".into()), text: text.into(), most: 10 };
            store.trail(&search).unwrap().into_iter().map(|entry| entry.what).collect::<Vec<_>>()
        };
        assert_eq!(found(""), ["hai", "một"]);
        assert_eq!(found("một"), ["một"]);
        assert!(found("%").is_empty(), "what is looked for is no pattern");
    }
}
