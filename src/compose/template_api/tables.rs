//! Fenced blocks, and what rows and columns of tables can be.

use super::word::{Word, word};

/// Fenced blocks.
pub const BLOCKS: [Word; 10] = [
    word("table", "một hoặc nhiều bảng"),
    word("chart", "một biểu đồ"),
    word("note", "ghi chú chữ nhỏ, nghiêng"),
    word(
        "sources",
        "danh sách ô nguồn của từng chỉ tiêu (tài liệu của địa phương); mỗi con số dẫn đến ô của mình tại đây",
    ),
    word("contents", "mục lục của tài liệu"),
    word("annex", "bắt đầu một phụ lục ở trang mới, số thứ tự tự đánh khi có từ hai phụ lục"),
    word("addressed", "“Kính gửi:” của công văn; `to` là danh sách nơi gửi"),
    word("page", "sang trang mới, có thể đổi khổ đứng (`portrait`) hoặc ngang (`landscape`)"),
    word("carried", "ghi chú về số kỳ trước (dấu *) đặt tại đây thay vì ở cuối; chỉ in khi tài liệu có số như vậy"),
    word("closing", "nơi nhận và chữ ký đặt tại đây thay vì ở cuối"),
];

/// What stands in the rows of a table.
pub const ROWS: [Word; 7] = [
    word("localities", "mỗi địa phương một hàng"),
    word("regions", "mỗi vùng một hàng"),
    word("lines", "mỗi chỉ tiêu một hàng"),
    word("findings", "mỗi điểm kiểm tra một hàng"),
    word("waivers", "mỗi điểm được miễn trừ một hàng"),
    word("methods", "mỗi cách tính tỷ lệ một hàng"),
    word("matrix", "bảng hai chiều đếm hai cột của một danh mục"),
];

/// What a column can show of rows that are localities.
pub const OF_LOCALITIES: [Word; 9] = [
    word("index", "số thứ tự"),
    word("name", "tên địa phương; ở hàng vùng, hàng tổng là tên vùng, cả nước"),
    word("code", "mã địa phương"),
    word("file", "tệp được tính"),
    word("revision", "lần gửi"),
    word("data_to", "số liệu đến ngày"),
    word("received", "thời điểm nhận, theo sổ received.csv"),
    word("lines", "số chỉ tiêu có số liệu"),
    word("layout", "số của cách bố trí các chỉ tiêu trong tệp, xem `layouts`"),
];

/// What a column can show of rows that are regions.
pub const OF_REGIONS: [Word; 1] = [word("name", "tên vùng")];

/// What a column can show of rows that are lines, besides what a figure can show.
pub const OF_LINES: [Word; 10] = [
    word("index", "số thứ tự"),
    word("code", "mã chỉ tiêu"),
    word("label", "tên đầy đủ"),
    word("short", "tên ngắn"),
    word("unit", "đơn vị tính"),
    word("coverage", "số địa phương có số liệu trên số địa phương phải có"),
    word("country_value", "giá trị của cả nước"),
    word("region_value", "giá trị của vùng (tài liệu của địa phương)"),
    word("cell", "ô mà số liệu được đọc từ đó (tài liệu của địa phương)"),
    word("layouts", "mỗi cách bố trí một cột: trang và ô của chỉ tiêu trong các tệp bố trí như vậy"),
];

/// What a column can show of rows that are findings.
pub const OF_FINDINGS: [Word; 12] = [
    word("index", "số thứ tự"),
    word("rule", "mã quy tắc"),
    word("severity", "Lỗi, Cảnh báo, Lưu ý"),
    word("place", "địa phương"),
    word("address", "tệp, trang, ô"),
    word("within", "trang, ô, không ghi tệp"),
    word("message", "nội dung"),
    word("told", "nội dung kèm cùng nguyên nhân, giải trình, miễn trừ"),
    word("also", "các điểm cùng nguyên nhân"),
    word("explanation", "giải trình của địa phương"),
    word("suggestion", "cách sửa"),
    word("basis", "căn cứ"),
];

/// What a column can show of rows that are waivers.
pub const OF_WAIVERS: [Word; 9] = [
    word("index", "số thứ tự"),
    word("rule", "mã quy tắc"),
    word("place", "địa phương"),
    word("line", "mã chỉ tiêu"),
    word("value", "giá trị"),
    word("message", "nội dung của điểm được miễn trừ"),
    word("reason", "lý do"),
    word("by", "người quyết định (chức vụ)"),
    word("until", "đến ngày"),
];

/// What a column can show of rows that are ways of reckoning.
pub const OF_METHODS: [Word; 4] = [
    word("index", "số thứ tự"),
    word("title", "cách tính"),
    word("value", "tỷ lệ"),
    word("coverage", "số địa phương có đủ số liệu"),
];

/// What a column can show of rows of a table sheet, besides the sheet's own columns.
pub const OF_SHEETS: [Word; 2] = [word("index", "số thứ tự"), word("place", "địa phương")];

/// What rows can show, by what stands in them; of lines without what a figure can show.
pub const SHOWS: [(&str, &[Word]); 7] = [
    ("localities", &OF_LOCALITIES),
    ("regions", &OF_REGIONS),
    ("lines", &OF_LINES),
    ("findings", &OF_FINDINGS),
    ("waivers", &OF_WAIVERS),
    ("methods", &OF_METHODS),
    ("sheet", &OF_SHEETS),
];
