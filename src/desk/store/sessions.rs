//! Sessions: who is logged in. Of a token only its hash is stored.

use super::open::Store;
use crate::desk::secret;
use crate::desk::visitor::{Role, Visitor};
use anyhow::Result;
use chrono::{DateTime, FixedOffset, TimeDelta};
use rusqlite::{OptionalExtension as _, params};

/// How long a session lasts: a working day.
pub(in crate::desk) const LASTS: TimeDelta = TimeDelta::hours(12);

/// Whom a session is opened for.
#[derive(Debug, Clone)]
pub(in crate::desk) struct Opened {
    pub(in crate::desk) account: Option<i64>,
    /// Hash of the link it was opened with.
    pub(in crate::desk) link: Option<String>,
    pub(in crate::desk) name: String,
    pub(in crate::desk) role: Role,
    pub(in crate::desk) place: Option<(String, String)>,
}

impl Store {
    /// Opens a session and gives its token.
    pub(in crate::desk) fn open_session(&self, opened: &Opened, now: DateTime<FixedOffset>) -> Result<String> {
        let token = secret::token()?;
        let (conference, place) = opened.place.clone().unzip();
        let connection = self.connection();
        connection.execute("delete from session where expires <= ?1", params![now.to_rfc3339()])?;
        connection.execute(
            "insert into session (token, account, link, name, role, conference, place, opened, expires)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                secret::hash_of(&token),
                opened.account,
                opened.link,
                opened.name,
                opened.role.name(),
                conference,
                place,
                now.to_rfc3339(),
                (now + LASTS).to_rfc3339(),
            ],
        )?;
        Ok(token)
    }

    /// Who holds a token: nobody where the session is over, the account closed or the link withdrawn.
    pub(in crate::desk) fn visitor(&self, token: &str, now: DateTime<FixedOffset>) -> Result<Option<Visitor>> {
        let query = "select s.account, s.name, s.role, s.conference, s.place from session s
             left join account a on a.id = s.account left join link l on l.token = s.link
             where s.token = ?1 and s.expires > ?2 and (s.account is null or a.closed is null)
             and (s.link is null or (l.withdrawn is null and l.expires > ?2))";
        let connection = self.connection();
        let found = connection.query_row(query, params![secret::hash_of(token), now.to_rfc3339()], |row| {
            let (role, conference, place): (String, Option<String>, Option<String>) =
                (row.get(2)?, row.get(3)?, row.get(4)?);
            Ok(Visitor {
                account: row.get(0)?,
                name: row.get(1)?,
                role: Role::of(&role).unwrap_or(Role::Locality),
                place: conference.zip(place),
                form_token: secret::form_token(token),
            })
        });
        Ok(found.optional()?)
    }

    /// Ends a session.
    pub(in crate::desk) fn close_session(&self, token: &str) -> Result<()> {
        self.connection().execute("delete from session where token = ?1", params![secret::hash_of(token)])?;
        Ok(())
    }

    /// Ends every session of an account.
    pub(in crate::desk) fn close_sessions(&self, account: i64) -> Result<()> {
        self.connection().execute("delete from session where account = ?1", params![account])?;
        Ok(())
    }

    /// Ends the sessions that belong to no account and no link: those of a desk for one person, which is started anew.
    pub(in crate::desk) fn close_unowned_sessions(&self) -> Result<()> {
        self.connection().execute("delete from session where account is null and link is null", [])?;
        Ok(())
    }
}
