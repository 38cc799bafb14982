//! What a text of a document is, so that the style file can say how it looks.

use serde::{Deserialize, Serialize};

/// Roles a style file gives a look to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Running text.
    Body,
    /// Remark below a table or chart, source and coverage lines.
    Note,
    /// What a note says at the foot of a page.
    Footnote,
    /// The cells figures were read from, as a running list.
    Sources,
    /// Legal bases, in italics.
    Basis,
    /// Title of a table or chart.
    Caption,
    /// An item of a list.
    Item,
    /// Head cells of tables.
    TableHead,
    /// Body cells of tables.
    TableCell,
    /// Heading of level 1.
    #[serde(rename = "heading_1")]
    Heading1,
    /// Heading of level 2.
    #[serde(rename = "heading_2")]
    Heading2,
    /// Heading of level 3.
    #[serde(rename = "heading_3")]
    Heading3,
    /// Number and title of an annex.
    Annex,
    /// What an annex belongs to, below its title.
    AnnexBelongs,
    /// Title of the contents.
    ContentsHead,
    /// Contents: a heading of level 1.
    #[serde(rename = "contents_1")]
    Contents1,
    /// Contents: a heading of level 2.
    #[serde(rename = "contents_2")]
    Contents2,
    /// Masthead: agency and national name.
    MastheadName,
    /// Masthead: motto.
    MastheadMotto,
    /// Masthead: number.
    MastheadNumber,
    /// Masthead: what an official letter is about.
    MastheadAbout,
    /// Masthead: place and date.
    MastheadDate,
    /// Masthead: that it is a draft.
    MastheadDraft,
    /// To whom an official letter goes.
    Addressee,
    /// Title block: what the paper is for.
    TitleOver,
    /// Title block: the name.
    TitleName,
    /// Title block: what is said of the name.
    TitleBeside,
    /// Type name of the document.
    Title,
    /// Abstract below the type name.
    Subtitle,
    /// `Nơi nhận:`.
    RecipientsHead,
    /// Each recipient.
    Recipients,
    /// The signer's post and name.
    Signature,
    /// Page number in the top margin.
    PageNumber,
    /// Line at the foot of the page.
    Footer,
    /// Labels and values in a chart.
    Chart,
    /// Card: what its figure is.
    CardName,
    /// Card: the figure.
    CardValue,
    /// Card: how the figure moved and what it aims at.
    CardNote,
}

impl Role {
    /// Every role, so that a style file can be checked for completeness.
    pub const ALL: [Role; 38] = [
        Role::Body,
        Role::Note,
        Role::Footnote,
        Role::Sources,
        Role::Basis,
        Role::Caption,
        Role::Item,
        Role::TableHead,
        Role::TableCell,
        Role::Heading1,
        Role::Heading2,
        Role::Heading3,
        Role::Annex,
        Role::AnnexBelongs,
        Role::ContentsHead,
        Role::Contents1,
        Role::Contents2,
        Role::MastheadName,
        Role::MastheadMotto,
        Role::MastheadNumber,
        Role::MastheadAbout,
        Role::MastheadDate,
        Role::MastheadDraft,
        Role::Addressee,
        Role::TitleOver,
        Role::TitleName,
        Role::TitleBeside,
        Role::Title,
        Role::Subtitle,
        Role::RecipientsHead,
        Role::Recipients,
        Role::Signature,
        Role::PageNumber,
        Role::Footer,
        Role::Chart,
        Role::CardName,
        Role::CardValue,
        Role::CardNote,
    ];
}
