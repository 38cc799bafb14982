//! What a conference and its pack declare.

use crate::config::{self, Pack, ReadFile};
use crate::localities::LocalityMap;
use crate::model::conference::Conference;
use crate::validate;
use anyhow::Result;
use std::path::Path;
use std::sync::Arc;

/// The declarations of a conference: they hold until one of their files changes.
pub(crate) struct Declared {
    pub(crate) conference: Conference,
    /// `conference.toml`.
    pub(crate) file: ReadFile,
    /// With the conference's own templates laid over it.
    pub(crate) pack: Arc<Pack>,
    pub(crate) map: Arc<LocalityMap>,
}

impl Declared {
    /// Reads and checks them.
    ///
    /// # Errors
    /// They have mistakes: all of them.
    pub(crate) fn read(folder: &Path, templates: &Path) -> Result<Declared> {
        let (conference, file) = config::conference(folder)?;
        let mut pack = config::pack(templates, &conference, &validate::built_in())?;
        let map = LocalityMap::of(conference.localities.as_ref(), conference.vintage, conference.data_to)?;
        config::lay_over(folder, &mut pack)?;
        Ok(Declared { conference, file, pack: Arc::new(pack), map: Arc::new(map) })
    }
}
