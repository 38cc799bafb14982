//! What the finders of each kind hand back.

use crate::model::insight::Matter;
use std::sync::Arc;

/// A matter, and codes of the localities it depends on.
pub(super) type Found = (Matter, Vec<Arc<str>>);
