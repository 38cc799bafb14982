//! A conference's own templates: its folder `templates/`, laid over those of the pack.

use super::files::{ReadFile, TemplateFile, in_folder};
use super::pack::Pack;
use super::text_file::read_text;
use anyhow::Result;
use std::path::Path;

/// Folder of a conference with its own templates.
pub const OWN_TEMPLATES: &str = "templates";

/// Where templates lie in it, as in a pack.
const FOLDERS: [&str; 4] = ["", "documents", "partials", "partials/web"];

/// Lays a conference's own templates over those of its pack: one of the same name stands for the pack's.
///
/// # Errors
/// A file cannot be read.
pub fn lay_over(conference: &Path, pack: &mut Pack) -> Result<()> {
    let own = conference.join(OWN_TEMPLATES);
    for folder in FOLDERS {
        for path in in_folder(&own.join(folder), "hbs")? {
            let text = read_text(&path)?;
            let name = path.strip_prefix(&own).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            pack.files.push(ReadFile { name: format!("conference/{name}"), bytes: text.as_bytes().into() });
            pack.set_template(TemplateFile { name, text });
        }
    }
    Ok(())
}

impl Pack {
    /// Puts a template in the place of the one of its name.
    pub fn set_template(&mut self, template: TemplateFile) {
        match self.templates.iter_mut().find(|known| known.name == template.name) {
            Some(known) => *known = template,
            None => self.templates.push(template),
        }
    }
}
