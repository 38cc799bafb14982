//! Links of localities: each opens the pages of one locality of one conference, until it ends or is withdrawn.

use super::open::Store;
use crate::desk::secret;
use anyhow::Result;
use chrono::{DateTime, FixedOffset};
use rusqlite::{OptionalExtension as _, Row, params};

/// A link, without the token, which only its holder has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) struct Link {
    /// Hash of the token.
    pub(in crate::desk) hash: String,
    pub(in crate::desk) conference: String,
    pub(in crate::desk) place: String,
    pub(in crate::desk) made: String,
    pub(in crate::desk) expires: String,
    pub(in crate::desk) withdrawn: Option<String>,
}

const COLUMNS: &str = "token, conference, place, made, expires, withdrawn";

fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        hash: row.get(0)?,
        conference: row.get(1)?,
        place: row.get(2)?,
        made: row.get(3)?,
        expires: row.get(4)?,
        withdrawn: row.get(5)?,
    })
}

impl Store {
    /// Makes a link and gives its token; one that the locality had before is withdrawn.
    pub(in crate::desk) fn make_link(
        &self,
        (conference, place): (&str, &str),
        by: &str,
        (now, expires): (DateTime<FixedOffset>, DateTime<FixedOffset>),
    ) -> Result<String> {
        let token = secret::token()?;
        let mut connection = self.connection();
        let all = connection.transaction()?;
        let withdraw = "update link set withdrawn = ?3 where conference = ?1 and place = ?2 and withdrawn is null";
        all.execute(withdraw, params![conference, place, now.to_rfc3339()])?;
        all.execute(
            "insert into link (token, conference, place, made_by, made, expires) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![secret::hash_of(&token), conference, place, by, now.to_rfc3339(), expires.to_rfc3339()],
        )?;
        all.commit()?;
        Ok(token)
    }

    /// The link of a token, unless it has ended or was withdrawn.
    pub(in crate::desk) fn link(&self, token: &str, now: DateTime<FixedOffset>) -> Result<Option<Link>> {
        let query = format!("select {COLUMNS} from link where token = ?1 and expires > ?2 and withdrawn is null");
        let connection = self.connection();
        Ok(connection.query_row(&query, params![secret::hash_of(token), now.to_rfc3339()], link).optional()?)
    }

    /// Links of a conference that were not withdrawn, by place.
    pub(in crate::desk) fn links(&self, conference: &str) -> Result<Vec<Link>> {
        let connection = self.connection();
        let query = format!("select {COLUMNS} from link where conference = ?1 and withdrawn is null order by place");
        let mut query = connection.prepare(&query)?;
        let links = query.query_map(params![conference], link)?.collect::<rusqlite::Result<_>>()?;
        Ok(links)
    }

    /// Withdraws a locality's link, and ends the sessions that were opened with it.
    pub(in crate::desk) fn withdraw_link(
        &self,
        (conference, place): (&str, &str),
        now: DateTime<FixedOffset>,
    ) -> Result<bool> {
        let mut connection = self.connection();
        let all = connection.transaction()?;
        let end = "delete from session where link in (select token from link where conference = ?1 and place = ?2)";
        all.execute(end, params![conference, place])?;
        let withdraw = "update link set withdrawn = ?3 where conference = ?1 and place = ?2 and withdrawn is null";
        let withdrawn = all.execute(withdraw, params![conference, place, now.to_rfc3339()])?;
        all.commit()?;
        Ok(withdrawn > 0)
    }
}
