//! What the desk is started with.

use crate::config::Tls;
use crate::messages::Catalogue;
use chrono::{DateTime, FixedOffset};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// What the desk is started with.
#[derive(Clone)]
pub struct DeskOptions {
    /// Folder with the folders of conferences.
    pub folder: PathBuf,
    /// The conference that is opened first, by the name of its folder.
    pub conference: Option<String>,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// Folder of books.
    pub out: PathBuf,
    /// Threads of a build, 0 for one per core.
    pub jobs: usize,
    /// This program, to read workbooks in processes of its own.
    pub worker: PathBuf,
    /// Where it listens; port 0 takes a free one.
    pub address: SocketAddr,
    /// Whether people log in; else there is one person, who starts it.
    pub accounts: bool,
    /// Names, with the port where it is not the usual one, under which it may be asked for besides its own address.
    pub hosts: Vec<String>,
    /// A proxy in front speaks HTTPS: cookies go over nothing else.
    pub https: bool,
    /// It speaks HTTPS itself.
    pub tls: Option<Tls>,
    /// The file of the database.
    pub database: PathBuf,
    /// What time it is.
    pub clock: fn() -> DateTime<FixedOffset>,
    /// The language of what the program reports.
    pub words: Arc<Catalogue>,
}

impl DeskOptions {
    /// Whether browsers ask over HTTPS.
    pub(super) fn is_https(&self) -> bool {
        self.https || self.tls.is_some()
    }
}

/// What whoever starts the desk has to know.
#[derive(Debug, Clone)]
pub struct Greeting {
    /// The address to open; of a desk for one person with a token that opens it once.
    pub url: String,
    /// It listens on another address than this computer's own, without encryption of its own.
    pub is_open: bool,
}
