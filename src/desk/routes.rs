//! Every address of the desk: how it is asked for, who may, and what answers. A page that is not in this table is not there.

use super::answer::Done;
use super::call::Call;
use super::pages::{
    account, assets, board, book, conferences, decide, documents, editions, explain, figures, findings, letters, links,
    locality, mine, receive, schedule, settings, start, trail, users, wording,
};
use super::shared::Desk;
use super::visitor::Role;

/// An address.
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Its path, parts that differ in braces.
    pub path: &'static str,
    /// A browser may stay with it, and is told whenever it says something else.
    pub watched: bool,
    /// Who may; anybody where absent, also who is not known.
    pub may: Option<&'static [Role]>,
    page: Page,
}

/// Makes a page.
type Page = fn(&Desk, &Call) -> Done;

impl Route {
    pub(super) fn answer(&self, desk: &Desk, call: &Call) -> Done {
        (self.page)(desk, call)
    }

    /// Whether somebody of a role, or nobody known, may ask.
    pub(super) fn is_for(&self, role: Option<Role>) -> bool {
        self.may.is_none_or(|may| role.is_some_and(|role| may.contains(&role)))
    }
}

const ANYBODY: Option<&[Role]> = None;
const KNOWN: Option<&[Role]> = Some(&Role::ALL);
const SECRETARIAT: Option<&[Role]> = Some(&[Role::Lead, Role::Staff, Role::Reader]);
const STAFF: Option<&[Role]> = Some(&[Role::Lead, Role::Staff]);
const LOCALITY: Option<&[Role]> = Some(&[Role::Locality]);
const LEAD: Option<&[Role]> = Some(&[Role::Lead]);

const fn get(path: &'static str, may: Option<&'static [Role]>, page: Page) -> Route {
    Route { method: "GET", path, watched: false, may, page }
}

const fn watch(path: &'static str, may: Option<&'static [Role]>, page: Page) -> Route {
    Route { watched: true, ..get(path, may, page) }
}

const fn post(path: &'static str, may: Option<&'static [Role]>, page: Page) -> Route {
    Route { method: "POST", path, watched: false, may, page }
}

/// All addresses.
pub static ROUTES: &[Route] = &[
    get("/desk.css", ANYBODY, assets::style),
    get("/desk.js", ANYBODY, assets::script),
    get("/start", ANYBODY, start::with_token),
    get("/login", ANYBODY, account::log_in_page),
    post("/login", ANYBODY, account::log_in),
    get("/open/{token}", ANYBODY, account::open_link_page),
    post("/open/{token}", ANYBODY, account::open_link),
    post("/logout", KNOWN, account::log_out),
    post("/logout-everywhere", KNOWN, account::log_out_everywhere),
    get("/", KNOWN, conferences::list),
    get("/new", LEAD, conferences::new_page),
    post("/new", LEAD, conferences::create),
    get("/trail", SECRETARIAT, trail::page),
    get("/trail.csv", LEAD, trail::csv),
    get("/users", LEAD, users::page),
    post("/users", LEAD, users::add),
    post("/users/close", LEAD, users::close),
    get("/c/{id}", SECRETARIAT, board::page),
    watch("/c/{id}/state", SECRETARIAT, board::state),
    get("/c/{id}/receive", SECRETARIAT, receive::page),
    post("/c/{id}/receive", STAFF, receive::take),
    get("/c/{id}/compare/{code}", SECRETARIAT, receive::compare),
    get("/c/{id}/l/{code}", SECRETARIAT, locality::page),
    get("/c/{id}/findings", SECRETARIAT, findings::page),
    post("/c/{id}/waive", STAFF, findings::waive),
    get("/c/{id}/figures", SECRETARIAT, figures::page),
    get("/c/{id}/explain/{place}/{line}", SECRETARIAT, explain::page),
    post("/c/{id}/decide", STAFF, decide::as_staff),
    post("/c/{id}/decide-as-lead", LEAD, decide::as_lead),
    get("/c/{id}/documents", SECRETARIAT, documents::page),
    get("/c/{id}/editions", SECRETARIAT, editions::page),
    post("/c/{id}/edits", STAFF, documents::add_edit),
    post("/c/{id}/build", STAFF, documents::build),
    watch("/c/{id}/build", SECRETARIAT, documents::progress),
    get("/c/{id}/book/{*path}", SECRETARIAT, book::file),
    get("/c/{id}/wording", SECRETARIAT, wording::list),
    get("/c/{id}/wording/{*name}", STAFF, wording::page),
    post("/c/{id}/wording/{*name}", STAFF, wording::change),
    get("/c/{id}/preview/{token}", STAFF, wording::preview),
    get("/c/{id}/links", LEAD, links::page),
    post("/c/{id}/links", LEAD, links::change),
    post("/c/{id}/letters", STAFF, letters::make),
    get("/c/{id}/outbox/{name}", SECRETARIAT, letters::draft),
    get("/c/{id}/schedule", SECRETARIAT, schedule::page),
    post("/c/{id}/schedule", STAFF, schedule::run),
    post("/c/{id}/pause", LEAD, schedule::pause),
    get("/c/{id}/settings", SECRETARIAT, settings::page),
    post("/c/{id}/settings", LEAD, settings::save),
    post("/c/{id}/issue", LEAD, documents::issue),
    get("/mine", LOCALITY, mine::page),
    get("/mine/form", LOCALITY, mine::form),
    post("/mine/check", LOCALITY, mine::check),
    post("/mine/send", LOCALITY, mine::send),
    post("/mine/explain", LOCALITY, mine::explain),
    get("/mine/receipt/{hash}", LOCALITY, mine::receipt),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_address_stands_once_and_every_change_is_for_somebody() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method, route.path)), "{} {} stands twice", route.method, route.path);
            let is_open = route.method == "POST" && route.may.is_none();
            assert!(!is_open || ["/login", "/open/{token}"].contains(&route.path), "{} is for anybody", route.path);
            let of_locality = route.may.is_some_and(|may| may.contains(&Role::Locality));
            let is_its = route.path.starts_with("/mine") || route.path.starts_with("/logout") || route.path == "/";
            assert_eq!(of_locality, is_its, "{} {}", route.method, route.path);
        }
    }
}
