//! One quantity added to others.

use crate::model::quantity::{Qualifier, Quantity};

/// A total with one part more, exact.
pub(super) fn add(total: Option<Quantity>, part: Quantity) -> Quantity {
    let Some(total) = total else { return part };
    Quantity {
        value: (total.value + part.value).normalize(),
        qualifier: Qualifier::of_sum(total.qualifier, part.qualifier),
    }
}
