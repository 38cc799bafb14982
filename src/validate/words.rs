//! Words that rules look for in what localities write.

/// Says of a place that it is no more.
pub(super) const FORMER: &str = "cũ";
/// Kinds of districts, which are no more.
pub(super) const DISTRICTS: [&str; 3] = ["huyện", "quận", "thị xã"];
/// What people write where there is nothing to write.
pub(super) const NOTHING: [&str; 5] = ["chưa", "chưa có", "chưa thành lập", "không", "không có"];
/// Stands before a day, and before the name of an instrument, that something is older than.
pub(super) const BEFORE: &str = "trước";
/// The same before an instrument alone.
pub(super) const BEFORE_IT: &str = "trước khi có";
/// Words of the beginning of a cluster; without one, a day may be of anything.
pub(super) const BEGAN: [&str; 5] = ["hình", "thành", "lập", "có", "từ"];
/// Words between the numbers of a day in its long form (Nghị định 30/2020/NĐ-CP).
pub(super) const OF_A_DAY: [&str; 2] = ["tháng", "năm"];
