//! What the figures of the samples say, ranked: every insight with its weight, in the words of the catalogue, and the documents
//! that tell it.

use crate::support::golden::{self, root, templates};
use briefbook::model::document::Document;
use briefbook::model::number::NBSP;
use briefbook::render::text::{Provenance, text};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const SAMPLES: [&str; 4] = ["2021-07-02-ccn", "2026-06-so-ket-ccn", "2026-11-khuyen-cong", "2026-12-hoi-nghi-ccn"];

/// A document that tells everything that was found, and one of the leads alone.
const EVERYTHING: &str = r#"+++
per = "conference"
path = "insights"
title = "x"
subject = "x"
author = "x"
footer = "x"
+++
{{#each insights}}
- {{weight}} {{kind}} {{line}}{{#unless certain}} (?){{/unless}}: {{{lead}}}. {{{sentence}}}
{{/each}}

{{#each messages}}
- {{kind}} {{line}}
{{/each}}
"#;

const LEADS: &str = r#"+++
per = "conference"
path = "leads"
title = "x"
subject = "x"
author = "x"
footer = "x"
+++
{{#each insights}}
- {{{lead}}}
{{/each}}
"#;

pub fn trials() -> Vec<Trial> {
    SAMPLES.map(|sample| Trial::test(format!("insights/{sample}"), move || insights(sample))).into()
}

fn insights(sample: &str) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    copy_without_documents(&templates(), folder.path())?;
    for pack in ["cum-cong-nghiep", "khuyen-cong"] {
        let documents = folder.path().join(pack).join("documents");
        fs::create_dir_all(&documents)?;
        fs::write(documents.join("insights.hbs"), EVERYTHING)?;
        fs::write(documents.join("leads.hbs"), LEADS)?;
    }
    let conference = root().join("input").join(sample);
    let documents = briefbook::documents(&conference, folder.path())?;
    let [everything, leads] = &documents[..] else { return Err(format!("{} documents", documents.len()).into()) };
    let told: Vec<(String, String)> = briefbook::documents(&conference, &templates())?
        .iter()
        .filter(|document| !document.path.contains('/'))
        .map(|document| (document.path.clone(), words(document)))
        .collect();
    let leads = words(leads);
    let mut leads = leads.lines().filter_map(|line| line.strip_prefix("- "));
    let mut found = String::new();
    for line in text(everything, Provenance::Shown).lines() {
        writeln!(found, "{line}")?;
        if let Some(lead) = line.split_once(": ").and_then(|_| leads.next()) {
            let by = told.iter().filter(|(_, words)| words.contains(lead)).map(|(path, _)| path.as_str());
            writeln!(
                found,
                "  told by {}",
                Some(by.collect::<Vec<_>>().join(", ")).filter(|by| !by.is_empty()).unwrap_or("none".into())
            )?;
        }
    }
    if leads.next().is_some() {
        return Err("an insight has a lead and no line".into());
    }
    Ok(golden::check(&format!("insights/{sample}.txt"), &found)?)
}

/// With spaces alike, because what is bound to what depends on what stands around it.
fn words(document: &Document) -> String {
    text(document, Provenance::Hidden).replace(NBSP, " ")
}

/// Forms, law, styles, fonts and sentences.
fn copy_without_documents(from: &Path, to: &Path) -> Result<(), Failed> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_name() == "documents" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_without_documents(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
