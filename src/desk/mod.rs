//! `briefbook desk`: the conference in a browser, for one person or for a ministry.
//!
//! Pages are HTML from the server and work without a script. A page calls the functions that commands call; what it decides
//! is a file that `build` reads. The desk's own are accounts, sessions and the trail of who did what, in SQLite.
//!
//! ```text
//! request ─► server ─► guard ─► routes: which page, for whom ─► session ─► form ─► queue ─► pages/… ─► answer
//! ```

mod answer;
mod builds;
mod call;
mod events;
mod fields;
mod form;
mod guard;
mod options;
mod pages;
mod peer;
mod previews;
mod queue;
mod rates;
mod routes;
mod secret;
mod server;
mod session;
mod shared;
mod snapshots;
mod store;
#[cfg(feature = "tls")]
mod tls;
mod visitor;

pub use options::{DeskOptions, Greeting};
pub use routes::{ROUTES, Route};
pub use server::serve;
pub use store::{NewAccount, Store};
pub use visitor::Role;
