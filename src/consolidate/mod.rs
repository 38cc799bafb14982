//! Submissions in, figures out: locality → region → country. Percentages are never averaged, sums never rounded, and a
//! locality whose line is not usable is not counted.

mod add;
mod all_figures;
pub mod boundaries;
mod change;
mod compare;
mod effective_values;
mod figures;
mod rank;
mod scope;
mod targets;
mod total;
mod uncertainty;

pub use all_figures::consolidate;
pub use change::changes;
pub use rank::ranks;
pub use scope::Scope;
