//! Figures in, facts worth a sentence out, ranked: what moved and who moved it, how fast a target comes nearer, what stands
//! still, which duty is overdue. Nothing is worded here, and nothing is said that doubtful values could turn round.

mod change;
mod divergence;
mod duty;
mod find;
mod found;
mod level;
mod moved;
mod movers;
mod outliers;
mod pace;
mod promises;
mod revised;
mod scope;
mod stalled;
mod structure;
mod weight;

pub use find::find;
pub use scope::Scope;
