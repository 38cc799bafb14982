//! What somebody typed last and is offered again: the post under a decision.

use super::open::Store;
use anyhow::Result;
use rusqlite::{OptionalExtension as _, params};

impl Store {
    /// Remembers a text under a name.
    pub(in crate::desk) fn remember(&self, name: &str, text: &str) -> Result<()> {
        let put = "insert into memory (name, text) values (?1, ?2) on conflict (name) do update set text = ?2";
        self.connection().execute(put, params![name, text])?;
        Ok(())
    }

    /// The text of a name; empty where there is none.
    pub(in crate::desk) fn recall(&self, name: &str) -> Result<String> {
        let get = "select text from memory where name = ?1";
        let text = self.connection().query_row(get, params![name], |row| row.get(0)).optional()?;
        Ok(text.unwrap_or_default())
    }
}
