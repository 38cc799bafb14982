//! The database file.

use crate::messages::Explain as _;
use crate::msg;
use anyhow::Result;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The tables. Moments are RFC 3339 in Viet Nam's time, so that they sort. The trail is only added to.
const TABLES: &str = "
create table if not exists account (
  id integer primary key,
  name text not null unique,
  role text not null,
  post text not null,
  conference text,
  place text,
  password text not null,
  failed integer not null default 0,
  locked_until text,
  created text not null,
  closed text
);
create table if not exists session (
  token text primary key,
  account integer references account (id),
  link text,
  name text not null,
  role text not null,
  conference text,
  place text,
  opened text not null,
  expires text not null
);
create table if not exists link (
  token text primary key,
  conference text not null,
  place text not null,
  made_by text not null,
  made text not null,
  expires text not null,
  withdrawn text
);
create table if not exists trail (
  id integer primary key,
  at text not null,
  who text not null,
  role text not null,
  conference text not null,
  action text not null,
  what text not null,
  address text not null
);
create table if not exists memory (
  name text primary key,
  text text not null
);
create trigger if not exists trail_stays before update on trail begin select raise(abort, 'the trail is only added to'); end;
create trigger if not exists trail_is_kept before delete on trail begin select raise(abort, 'the trail is only added to'); end;
";

/// How long another process that writes is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The database.
pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens the database, which is made where there is none.
    ///
    /// # Errors
    /// The file cannot be opened or is no such database.
    pub fn open(path: &Path) -> Result<Store> {
        let refused = || msg!("desk-database", path = path.display());
        let connection = Connection::open(path).explain(refused)?;
        connection.busy_timeout(PATIENCE).explain(refused)?;
        // What was told to be done is on the disk.
        connection
            .execute_batch("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;")
            .explain(refused)?;
        connection.execute_batch(TABLES).explain(refused)?;
        Ok(Store(Mutex::new(connection)))
    }

    /// Writes a copy of a database as it is at one moment, whoever writes to it meanwhile, to a file that is not there yet
    /// (`VACUUM INTO`, which the backup interface of SQLite is not needed for).
    ///
    /// # Errors
    /// It is no such database, or the copy cannot be written.
    pub fn copy(database: &Path, to: &Path) -> Result<()> {
        let refused = || msg!("desk-database", path = database.display());
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(database, flags).explain(refused)?;
        connection.busy_timeout(PATIENCE).explain(refused)?;
        connection.execute("vacuum into ?1", [to.to_string_lossy()]).explain(refused)?;
        Ok(())
    }

    pub(super) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
