//! Who asks, and as what.

use crate::key;

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Decides, approves, issues, changes settings and accounts.
    Lead,
    /// Receives, checks, waives with a reason, edits wording.
    Staff,
    /// Reads.
    Reader,
    /// Sends the report of one locality and sees nothing else.
    Locality,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] = [Role::Lead, Role::Staff, Role::Reader, Role::Locality];

    /// Its word on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::Staff => "staff",
            Role::Reader => "reader",
            Role::Locality => "locality",
        }
    }

    /// The role of a word.
    pub fn of(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Key of its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Role::Lead => key!("desk-role-lead"),
            Role::Staff => key!("desk-role-staff"),
            Role::Reader => key!("desk-role-reader"),
            Role::Locality => key!("desk-role-locality"),
        }
    }
}

/// Whoever asks, once it is known who that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Visitor {
    /// The account, where there is one.
    pub(super) account: Option<i64>,
    /// The name in the trail.
    pub(super) name: String,
    pub(super) role: Role,
    /// Of a locality: the conference and its code there.
    pub(super) place: Option<(String, String)>,
    /// What forms of this session carry, so that no other site can send one.
    pub(super) form_token: String,
}
