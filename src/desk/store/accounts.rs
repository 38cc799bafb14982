//! Accounts: who may log in, as what.

use super::open::Store;
use crate::desk::secret;
use crate::desk::visitor::Role;
use crate::messages::fail;
use crate::model::dates;
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use chrono::{DateTime, FixedOffset, TimeDelta};
use rusqlite::{OptionalExtension as _, Row, params};

/// Wrong passwords after which an account is locked for a while.
const TRIES: u32 = 5;

/// How long it is locked.
const LOCKED: TimeDelta = TimeDelta::minutes(15);

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What is typed to log in.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The post that stands under decisions.
    pub post: String,
    /// Of a locality: the conference's folder and the code.
    pub place: Option<(String, String)>,
    /// The password.
    pub password: String,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) struct Account {
    pub(in crate::desk) id: i64,
    pub(in crate::desk) name: String,
    pub(in crate::desk) role: Role,
    pub(in crate::desk) post: String,
    pub(in crate::desk) place: Option<(String, String)>,
    /// When it was closed, where it was.
    pub(in crate::desk) closed: Option<String>,
}

/// What became of an attempt to log in.
#[derive(Debug)]
pub(in crate::desk) enum LogIn {
    Account(Account),
    /// Name or password is wrong; which of them is not told.
    Wrong,
    /// Too many attempts: until when.
    Locked(DateTime<FixedOffset>),
}

const COLUMNS: &str = "id, name, role, post, conference, place, closed";

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    let (role, conference, place): (String, Option<String>, Option<String>) = (row.get(2)?, row.get(4)?, row.get(5)?);
    Ok(Account {
        id: row.get(0)?,
        name: row.get(1)?,
        // A word that is no role may do least.
        role: Role::of(&role).unwrap_or(Role::Locality),
        post: row.get(3)?,
        place: conference.zip(place),
        closed: row.get(6)?,
    })
}

impl Store {
    /// Makes an account.
    ///
    /// # Errors
    /// There is one of this name, the password is too short, or the disk refuses.
    pub fn add_account(&self, new: &NewAccount, now: DateTime<FixedOffset>) -> Result<()> {
        let name = new.name.trim();
        if name.is_empty() || name.chars().count() > 100 {
            return Err(fail(msg!("desk-account-name")));
        }
        if (new.role == Role::Locality) != new.place.is_some() {
            return Err(fail(msg!("desk-account-place")));
        }
        let hash = secret::password_hash(&new.password)?;
        let (conference, place) = new.place.clone().unzip();
        let added = self.connection().execute(
            "insert or ignore into account (name, role, post, conference, place, password, created)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![name, new.role.name(), new.post.trim(), conference, place, hash, now.to_rfc3339()],
        )?;
        if added == 0 { Err(fail(msg!("desk-account-there", name = name))) } else { Ok(()) }
    }

    /// Gives an account another password, and ends its sessions.
    ///
    /// # Errors
    /// There is no such account, the password is too short, or the disk refuses.
    pub fn set_password(&self, name: &str, password: &str) -> Result<()> {
        let hash = secret::password_hash(password)?;
        let connection = self.connection();
        let set = "update account set password = ?2, failed = 0, locked_until = null where name = ?1";
        if connection.execute(set, params![name, hash])? == 0 {
            return Err(fail(msg!("desk-account-unknown", name = name)));
        }
        let end = "delete from session where account = (select id from account where name = ?1)";
        connection.execute(end, params![name])?;
        Ok(())
    }

    /// Closes an account, and ends its sessions.
    ///
    /// # Errors
    /// There is no such account, or the disk refuses.
    pub fn close_account(&self, name: &str, now: DateTime<FixedOffset>) -> Result<()> {
        let connection = self.connection();
        let close = "update account set closed = ?2 where name = ?1 and closed is null";
        if connection.execute(close, params![name, now.to_rfc3339()])? == 0 {
            return Err(fail(msg!("desk-account-unknown", name = name)));
        }
        let end = "delete from session where account = (select id from account where name = ?1)";
        connection.execute(end, params![name])?;
        Ok(())
    }

    /// All accounts by name, as a message each.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn account_lines(&self) -> Result<Vec<Message>> {
        let line = |account: Account| {
            let role = Message::new(account.role.key());
            msg!("desk-account-line", name = account.name, role = role, post = account.post)
        };
        Ok(self.accounts()?.into_iter().filter(|account| account.closed.is_none()).map(line).collect())
    }

    /// All accounts, by name.
    pub(in crate::desk) fn accounts(&self) -> Result<Vec<Account>> {
        let connection = self.connection();
        let mut query = connection.prepare(&format!("select {COLUMNS} from account order by name"))?;
        let accounts = query.query_map([], account)?.collect::<rusqlite::Result<_>>()?;
        Ok(accounts)
    }

    /// The account of an id, unless it is closed.
    pub(in crate::desk) fn account(&self, id: i64) -> Result<Option<Account>> {
        let connection = self.connection();
        let query = format!("select {COLUMNS} from account where id = ?1 and closed is null");
        Ok(connection.query_row(&query, params![id], account).optional()?)
    }

    /// Tries a name and a password.
    pub(in crate::desk) fn log_in(&self, name: &str, password: &str, now: DateTime<FixedOffset>) -> Result<LogIn> {
        let found = {
            let query =
                format!("select {COLUMNS}, password, locked_until from account where name = ?1 and closed is null");
            let read = |row: &Row<'_>| Ok((account(row)?, row.get::<_, String>(7)?, row.get::<_, Option<String>>(8)?));
            self.connection().query_row(&query, params![name], read).optional()?
        };
        let locked = found.as_ref().and_then(|(_, _, until)| DateTime::parse_from_rfc3339(until.as_deref()?).ok());
        if let Some(until) = locked.filter(|until| *until > now) {
            return Ok(LogIn::Locked(until));
        }
        // Hashing takes long: the database is not held meanwhile.
        let right = secret::is_password(password, found.as_ref().map(|(_, hash, _)| hash.as_str()));
        let Some((account, ..)) = found else { return Ok(LogIn::Wrong) };
        if right {
            let forget = "update account set failed = 0, locked_until = null where id = ?1";
            self.connection().execute(forget, params![account.id])?;
            return Ok(LogIn::Account(account));
        }
        let count = "update account set failed = failed + 1 where id = ?1 returning failed";
        let failed: u32 = self.connection().query_row(count, params![account.id], |row| row.get(0))?;
        if failed >= TRIES {
            let until = now + LOCKED;
            let lock = "update account set failed = 0, locked_until = ?2 where id = ?1";
            self.connection().execute(lock, params![account.id, until.to_rfc3339()])?;
            return Ok(LogIn::Locked(until));
        }
        Ok(LogIn::Wrong)
    }

    /// The post of an account.
    pub(in crate::desk) fn post(&self, account: Option<i64>) -> Result<String> {
        let account = account.map(|id| self.account(id)).transpose()?.flatten();
        Ok(account.map(|account| account.post).unwrap_or_default())
    }
}

/// Until when an account is locked, in words.
pub(in crate::desk) fn locked(until: DateTime<FixedOffset>) -> Message {
    msg!("desk-locked", until = dates::moment(until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.sqlite")).unwrap();
        (folder, store)
    }

    #[test]
    fn an_account_is_locked_after_wrong_passwords_and_opens_again() {
        let (_folder, store) = store();
        let now = DateTime::parse_from_rfc3339("2026-12-01T08:00:00+07:00").unwrap();
        let password = "mot mat khau du dai".to_owned();
        let new =
            NewAccount { name: "an".into(), role: Role::Staff, post: "Chuyên viên".into(), place: None, password };
        store.add_account(&new, now).unwrap();
        assert!(store.add_account(&new, now).is_err(), "a name is of one account");
        let tried =
            |password: &str, minutes: i64| store.log_in("an", password, now + TimeDelta::minutes(minutes)).unwrap();
        assert!(matches!(tried(&new.password, 0), LogIn::Account(account) if account.role == Role::Staff));
        for _ in 1..TRIES {
            assert!(matches!(tried("sai", 0), LogIn::Wrong));
        }
        assert!(matches!(tried("sai", 0), LogIn::Locked(_)));
        assert!(matches!(tried(&new.password, 14), LogIn::Locked(_)), "not even the right one opens it");
        assert!(matches!(tried(&new.password, 16), LogIn::Account(_)));
        assert!(matches!(store.log_in("nobody", "x", now).unwrap(), LogIn::Wrong));
        store.close_account("an", now).unwrap();
        assert!(matches!(tried(&new.password, 20), LogIn::Wrong));
    }
}
