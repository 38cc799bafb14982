//! Chance and exact sums, in whole numbers only: rounding of floating point would make the national sums drift.

use anyhow::{Result, ensure};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The sequence of draws of one locality.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A whole number from `low` to `high`, both included; `low` where the range is empty.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low { low } else { self.0.random_range(low..=high) }
    }

    /// True in so many of a hundred cases.
    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// An index below `len`, which must not be 0.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        self.0.random_range(0..len)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

/// Draws that may be moved, each within its bounds.
#[derive(Default)]
pub(crate) struct Draws {
    pub(crate) values: Vec<i64>,
    pub(crate) bounds: Vec<(i64, i64)>,
}

impl Draws {
    pub(crate) fn push(&mut self, value: i64, (low, high): (i64, i64)) {
        self.values.push(value.clamp(low, high));
        self.bounds.push((low, high));
    }

    /// The draws as they are, or moved to add up to `total` where one is given. Every draw moves in proportion to
    /// the room it has, in multiples of `step` so that round areas stay round; what is left over goes to the first
    /// that have room.
    pub(crate) fn adding_up_to(mut self, total: Option<i64>, step: i64) -> Result<Vec<i64>> {
        let Some(total) = total else { return Ok(self.values) };
        let gap = total - self.values.iter().sum::<i64>();
        let room: Vec<i64> = self.rooms(gap);
        let all_room: i64 = room.iter().sum();
        ensure!(gap.abs() <= all_room, "{total} is out of reach of {} values within their bounds", self.values.len());
        if gap == 0 {
            return Ok(self.values);
        }
        for (value, room) in self.values.iter_mut().zip(&room) {
            *value += gap.signum() * (gap.abs() * room / all_room / step * step);
        }
        self.spread_rest(total, step);
        Ok(self.values)
    }

    fn rooms(&self, gap: i64) -> Vec<i64> {
        let room = |(value, (low, high)): (&i64, &(i64, i64))| if gap > 0 { high - value } else { value - low };
        self.values.iter().zip(&self.bounds).map(room).collect()
    }

    fn spread_rest(&mut self, total: i64, step: i64) {
        let mut rest = total - self.values.iter().sum::<i64>();
        while rest != 0 {
            let rooms = self.rooms(rest);
            for (value, room) in self.values.iter_mut().zip(rooms) {
                let moved = rest.abs().min(step).min(room);
                *value += rest.signum() * moved;
                rest -= rest.signum() * moved;
            }
        }
    }
}
