//! What the figures of the samples say, ranked: every insight with its weight, in the words of the catalogue.

use crate::support::golden::{self, root, templates};
use briefbook::render::text::{Provenance, text};
use libtest_mimic::{Failed, Trial};
use std::fs;
use std::path::Path;

const SAMPLES: [&str; 4] = ["2021-07-02-ccn", "2026-06-so-ket-ccn", "2026-11-khuyen-cong", "2026-12-hoi-nghi-ccn"];

/// A document that tells everything that was found.
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
    }
    let documents = briefbook::documents(&root().join("input").join(sample), folder.path())?;
    let [document] = &documents[..] else { return Err(format!("{} documents", documents.len()).into()) };
    Ok(golden::check(&format!("insights/{sample}.txt"), &text(document, Provenance::Shown))?)
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
