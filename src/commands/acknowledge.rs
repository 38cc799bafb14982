//! The receipt that a locality gets for a file: a PDF with its name, its hash and the moment.

use crate::commands::preview::{PreviewOptions, preview};
use crate::compose::escaped;
use crate::config::{self, TemplateFile};
use crate::pipeline::receipts::Receipt;
use anyhow::Result;
use std::path::Path;

/// The document's name among the templates.
const DOCUMENT: &str = "bien-nhan";

/// Makes the receipt of a file of a locality.
///
/// # Errors
/// A declaration is wrong, or the template of receipts.
pub(crate) fn acknowledgement(
    (conference, templates, out): (&Path, &Path, &Path),
    place: &str,
    receipt: &Receipt,
    worker: &Path,
) -> Result<Vec<u8>> {
    let text = config::desk_asset(templates, "bien-nhan.md")?;
    let moment = receipt.received.map(crate::model::dates::moment).unwrap_or_default();
    let revision = receipt.revision.map(|number| number.to_string()).unwrap_or_default();
    // What is filled in comes from outside: each letter of it stands for itself.
    let text =
        [("[[tep]]", &*receipt.file), ("[[luc]]", &moment), ("[[lan]]", &revision), ("[[sha256]]", &receipt.sha256)]
            .iter()
            .fold(text, |text, (place, value)| text.replace(place, &escaped(value)));
    let made = preview(&PreviewOptions {
        conference: conference.to_owned(),
        templates: templates.to_owned(),
        out: out.to_owned(),
        document: DOCUMENT.to_owned(),
        place: Some(place.to_owned()),
        format: "pdf".to_owned(),
        draft: Some(TemplateFile { name: format!("documents/{DOCUMENT}.hbs"), text }),
        jobs: 0,
        worker: Some(worker.to_owned()),
    })?;
    Ok(made.bytes)
}
