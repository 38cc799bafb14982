//! The desk's own, in SQLite: accounts, sessions, links of localities, the trail, what people last typed.

mod accounts;
mod links;
mod memory;
mod open;
mod sessions;
mod trail;

pub use accounts::NewAccount;
pub use open::Store;

pub(super) use accounts::{LogIn, locked};
pub(super) use sessions::{LASTS, Opened};
pub(super) use trail::{Entry, Search};
