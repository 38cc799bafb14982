//! The instruments that made the maps, as findings cite them.

/// Merged the 63 localities into 34 on 1 July 2025.
pub const MERGER: &str = "Nghị quyết số 202/2025/QH15";
/// Made provinces cities in 2026; known from reports on them.
pub const NEW_CITIES: &str = "Nghị quyết của Quốc hội về thành lập thành phố trực thuộc trung ương";
