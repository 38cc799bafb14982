//! Sequences compared: what of one stands in another, in order.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::hash::Hash;

/// What becomes of one sequence in another: the fewest steps, or, where `anchored`, those that keep what stands once in both
/// (patience diff). The algorithms are compiled for one kind of slice, so equal items get equal numbers first.
pub fn differences<T: Eq + Hash>(one: &[T], other: &[T], anchored: bool) -> Vec<DiffOp> {
    let mut numbers: HashMap<&T, u32> = HashMap::new();
    let mut number = |item| {
        let next = numbers.len() as u32;
        *numbers.entry(item).or_insert(next)
    };
    let one: Vec<u32> = one.iter().map(&mut number).collect();
    let other: Vec<u32> = other.iter().map(&mut number).collect();
    let algorithm = if anchored { Algorithm::Patience } else { Algorithm::Myers };
    capture_diff_slices(algorithm, &one, &other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_are_found_in_order() {
        for anchored in [false, true] {
            let kept: usize = differences(&["a", "b", "c", "d"], &["a", "x", "c", "d", "y"], anchored)
                .iter()
                .filter(|op| matches!(op, DiffOp::Equal { .. }))
                .map(|op| op.old_range().len())
                .sum();
            assert_eq!(kept, 3);
        }
    }
}
