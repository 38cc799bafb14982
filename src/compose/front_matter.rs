//! What stands above a template's text: how many documents it makes and for whom, where they go, masthead and closing.
//! Each string is a template of its own.

use super::diagnostics::TemplateError;
use crate::model::document::{Closing, Masthead, SignatureField, SignatureOf, TitleBlock};
use crate::model::language::Language;
use crate::model::message::Message;
use crate::msg;
use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Front matter as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    /// One document for the conference, or one for each locality.
    #[serde(rename = "per")]
    pub(super) scope: Scope,
    /// Of the localities only these; all where absent.
    #[serde(rename = "for")]
    pub(super) audience: Option<Audience>,
    /// The language of the document; the conference's where absent.
    pub(super) language: Option<Language>,
    /// What the form and the map call something, and what the document calls it: `"cụm" = "clusters"`.
    #[serde(default)]
    pub(super) names: BTreeMap<String, String>,
    /// What the documents of the template are called in `index.html`, one for each locality; the title where it is empty.
    #[serde(default)]
    pub(super) group: String,
    path: String,
    title: String,
    subject: String,
    author: String,
    footer: String,
    masthead: Option<MastheadFile>,
    title_block: Option<TitleBlockFile>,
    closing: Option<ClosingFile>,
}

/// How many documents a template makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Scope {
    /// One.
    Conference,
    /// One for each expected locality.
    Locality,
}

/// For which localities a template makes a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Audience {
    /// Those that are asked for something: a report, a correction, an explanation.
    Asked,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MastheadFile {
    agency: String,
    number: String,
    #[serde(default)]
    draft: String,
    #[serde(default)]
    about: String,
    place_date: String,
    kind: String,
    summary: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleBlockFile {
    over: String,
    name: String,
    beside: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosingFile {
    recipients: Vec<String>,
    signer: Vec<String>,
}

/// Parts a template file; the body starts with as many line breaks as stood above it. What is wrong comes with its line.
pub(super) fn split(text: &str) -> Result<(FrontMatter, String), (usize, TemplateError)> {
    let wrong = |message: Message| (1, TemplateError::new(message));
    let rest = text.strip_prefix("+++\n");
    let rest = rest.ok_or_else(|| wrong(msg!("template-first-line")))?;
    let parts = rest.split_once("\n+++\n");
    let (front, body) = parts.ok_or_else(|| wrong(msg!("template-front-matter-open")))?;
    let parsed = toml::from_str(front).map_err(|error| {
        let wrong = TemplateError::toml(front, &error);
        (wrong.line_number() + 1, wrong)
    })?;
    Ok((parsed, "\n".repeat(front.matches('\n').count() + 3) + body))
}

impl FrontMatter {
    /// Every string with the name its template is registered under.
    pub(super) fn fields(&self) -> Vec<(String, &str)> {
        let mut fields: Vec<(String, &str)> = vec![
            ("path".into(), &self.path),
            ("title".into(), &self.title),
            ("subject".into(), &self.subject),
            ("author".into(), &self.author),
            ("footer".into(), &self.footer),
        ];
        if let Some(m) = &self.masthead {
            fields.extend([
                ("agency".into(), m.agency.as_str()),
                ("number".into(), &m.number),
                ("draft".into(), &m.draft),
                ("about".into(), &m.about),
                ("place_date".into(), &m.place_date),
                ("kind".into(), &m.kind),
                ("summary".into(), &m.summary),
            ]);
        }
        if let Some(title) = &self.title_block {
            let own = [("over", &title.over), ("name", &title.name), ("beside", &title.beside)];
            fields.extend(own.map(|(name, text)| (name.into(), text.as_str())));
        }
        if let Some(closing) = &self.closing {
            fields.extend(closing.recipients.iter().enumerate().map(|(i, s)| (format!("recipient{i}"), s.as_str())));
            fields.extend(closing.signer.iter().enumerate().map(|(i, s)| (format!("signer{i}"), s.as_str())));
        }
        fields
    }

    /// The masthead under the national name and motto, its strings filled by `field`.
    pub(super) fn masthead(
        &self,
        motto: [String; 2],
        field: &dyn Fn(&str) -> Result<String>,
    ) -> Result<Option<Masthead>> {
        if self.masthead.is_none() {
            return Ok(None);
        }
        Ok(Some(Masthead {
            agency: field("agency")?,
            motto,
            number: field("number")?,
            draft: field("draft")?,
            about: field("about")?,
            place_date: field("place_date")?,
            kind: field("kind")?,
            summary: field("summary")?,
        }))
    }

    /// The title block, its strings filled by `field`.
    pub(super) fn title_block(&self, field: &dyn Fn(&str) -> Result<String>) -> Result<Option<TitleBlock>> {
        let Some(_) = &self.title_block else { return Ok(None) };
        Ok(Some(TitleBlock { over: field("over")?, name: field("name")?, beside: field("beside")? }))
    }

    /// The closing, its strings filled by `field`, its fixed words said by `say`.
    pub(super) fn closing(
        &self,
        say: &dyn Fn(Message) -> String,
        field: &dyn Fn(&str) -> Result<String>,
    ) -> Result<Option<Closing>> {
        let Some(closing) = &self.closing else { return Ok(None) };
        let signed = [SignatureOf::Signer, SignatureOf::Seal].into_iter().filter(|_| !closing.signer.is_empty());
        let all = |name: &str, count: usize| (0..count).map(|i| field(&format!("{name}{i}"))).collect::<Result<_>>();
        Ok(Some(Closing {
            title: say(msg!("recipients")),
            recipients: all("recipient", closing.recipients.len())?,
            signer: all("signer", closing.signer.len())?,
            signatures: signed.map(|of| SignatureField { of, title: say(of.message()) }).collect(),
        }))
    }
}
