//! What became of the tasks of the conclusion before.

use super::found::Found;
use super::scope::Scope;
use crate::model::figure::Place;
use crate::model::insight::Matter;

/// As important as what the form names first: the chair set these tasks.
pub(super) const IMPORTANCE: u32 = 5;

/// How many tasks are in which state on the day of the document.
pub(super) fn find(scope: &Scope<'_>, place: &Place) -> Option<Found> {
    let promises = scope.promises.filter(|_| *place == Place::Country)?;
    Some((Matter::Promises(promises.clone()), Vec::new()))
}
