//! What earlier conferences say of today's localities.

use crate::model::history::Past;
use crate::publish::ManifestFile;
use std::sync::Arc;

/// What earlier conferences say, and the files it was read from.
#[derive(Default)]
pub(crate) struct Earlier {
    pub(crate) past: Arc<Past>,
    pub(crate) inputs: Vec<ManifestFile>,
}
