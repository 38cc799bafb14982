//! Declarations: the conference, its pack's form, law, style, fonts and templates. What an official can mistype is an
//! error here, with file and line, before any workbook is read.

mod bound_file;
mod catalogue_file;
mod conclusion_file;
mod conference_file;
mod contacts_file;
mod csv_file;
mod decisions_file;
mod declarations;
#[cfg(feature = "desk")]
mod desk_file;
mod edits_file;
mod errors;
mod explanations_file;
mod files;
mod form_file;
mod headline_file;
mod in_force_file;
mod known;
mod law_file;
mod own_templates;
mod pack;
mod pause_file;
mod question_file;
mod receipts_file;
mod relation_file;
mod rule_file;
mod rule_summary;
mod schedule_file;
mod sent_file;
mod style_file;
mod target_file;
mod task_file;
mod text_file;
#[cfg(feature = "desk")]
mod tls;
mod toml_file;
mod withdrawn_file;
mod words_file;

pub use contacts_file::contacts;
pub use declarations::{
    DECISION_KINDS, DECISIONS, RECEIPTS, conference, conference_of, conferences, decisions, decisions_of, receipts,
    stand_ins,
};
#[cfg(feature = "desk")]
pub use desk_file::{DeskFile, desk_file};
pub use edits_file::{NAME as EDITS, edits, edits_text};
pub use errors::{DeclarationError, DeclarationErrors, together};
pub use explanations_file::{COLUMNS as EXPLANATION_COLUMNS, NAME as EXPLANATIONS, explanations};
pub use files::{ReadFile, TemplateFile, desk_asset, desk_files, files_below, folders, in_folder};
pub use own_templates::{OWN_TEMPLATES, lay_over};
pub use pack::{Pack, catalogue, declarations, form, forms, pack};
pub use pause_file::{NAME as PAUSE, pause, pause_text};
pub use sent_file::{COLUMNS as SENT_COLUMNS, NAME as SENT, sent};
pub use text_file::{read_text, read_text_if_any};
#[cfg(feature = "desk")]
pub use tls::Tls;
pub use withdrawn_file::{COLUMNS as WITHDRAWN_COLUMNS, NAME as WITHDRAWN, withdrawn};
