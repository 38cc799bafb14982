//! Keys of the TOML in templates: front matter and fenced blocks.

use super::word::{Word, word};

/// What stands between the `+++` lines.
pub const FRONT: [Word; 11] = [
    word("per", "`conference`: một tài liệu cho hội nghị; `locality`: mỗi địa phương một tài liệu"),
    word("for", "`asked`: chỉ các địa phương còn thiếu báo cáo, còn điểm phải sửa hoặc giải trình"),
    word("language", "`vi` (mặc định) hoặc `en`: ngôn ngữ của số, ngày tháng, tên bảng, câu chữ do chương trình viết"),
    word("names", "`[names]`: tên trong biểu, trên bản đồ và tên dùng trong tài liệu, ví dụ `\"cụm\" = \"clusters\"`"),
    word("path", "đường dẫn trong bộ tài liệu, không có phần mở rộng"),
    word("title", "tên tài liệu (thuộc tính tệp)"),
    word("subject", "chủ đề (thuộc tính tệp)"),
    word("author", "cơ quan ban hành (thuộc tính tệp)"),
    word("footer", "dòng chân trang"),
    word("masthead", "phần đầu văn bản theo Nghị định 30/2020/NĐ-CP"),
    word("closing", "nơi nhận và chữ ký"),
];

/// `[masthead]` of the front matter.
pub const MASTHEAD: [Word; 6] = [
    word("agency", "tên cơ quan ban hành, chữ in hoa"),
    word("number", "số, ký hiệu; bỏ trống thì không in"),
    word("place_date", "địa danh và ngày tháng"),
    word("about", "trích yếu của công văn, dưới số, ký hiệu"),
    word("kind", "tên loại văn bản, chữ in hoa"),
    word("summary", "trích yếu"),
];

/// `[closing]` of the front matter.
pub const CLOSING: [Word; 2] =
    [word("recipients", "danh sách nơi nhận"), word("signer", "các dòng quyền hạn, chức vụ của người ký")];

/// A `table` block.
pub const TABLE: [Word; 16] = [
    word("caption", "tên bảng, số thứ tự tự đánh; bỏ trống thì không đánh số"),
    word("name", "tên để nhắc đến bằng `{{ref \"…\"}}`"),
    word("sources", "`true`: các hàng cho biết nguồn; con số trong tài liệu dẫn đến đây"),
    word(
        "contested",
        "lời ghi dưới bảng, sau dấu *, khi có số mà một điểm kiểm tra cho là sai; dấu ** khi dấu * đã là số kỳ trước",
    ),
    word("rows", "mỗi hàng là gì (xem “Hàng của bảng”)"),
    word("columns", "các cột, mỗi cột một `{ … }`"),
    word("section", "thêm mọi chỉ tiêu của một mục: `{ sheet = \"bieu\", code = \"II\" }`"),
    word("lines", "khi `rows = \"lines\"`: chỉ các chỉ tiêu này, theo thứ tự này"),
    word("only", "khi hàng là danh mục: chỉ các dòng ghi như vậy, `{ phat_bieu = \"Có\" }`"),
    word("having", "khi `rows = \"localities\"`: chỉ địa phương có giá trị trên 0 ở chỉ tiêu này"),
    word(
        "group_by",
        "khi hàng là danh mục: gom theo một cột, hoặc theo `place`; khi `rows = \"lines\"`: `sheet` là trang nguồn",
    ),
    word("matrix", "khi `rows = \"matrix\"`: khai báo bảng hai chiều"),
    word("by_region", "`true`: địa phương xếp dưới hàng của vùng"),
    word("total", "`true`: thêm hàng cả nước ở cuối"),
    word("severity", "khi `rows = \"findings\"`: chỉ các mức này, `[\"error\", \"warning\"]`"),
    word("most_columns", "bảng rộng hơn số cột này được cắt thành nhiều bảng"),
];

/// A column of a table.
pub const COLUMN: [Word; 6] = [
    word("head", "tên cột"),
    word("line", "mã chỉ tiêu"),
    word("show", "mục được in (xem “Cột in được gì”)"),
    word("of", "tên danh mục: đếm (`show = \"count\"`) hoặc liệt kê một cột của danh mục"),
    word("only", "cùng với `of`: chỉ các dòng ghi như vậy"),
    word("align", "`left`, `center`, `right`, `justify`"),
];

/// `matrix` of a table.
pub const MATRIX: [Word; 8] = [
    word("table", "tên danh mục"),
    word("down", "cột của danh mục thành hàng"),
    word("across", "cột của danh mục thành cột"),
    word("count", "đếm `places` (địa phương) hay `rows` (dòng)"),
    word("most", "số cột nhiều nhất"),
    word("rest", "tên cột gộp các giá trị còn lại"),
    word("blank", "tên cho ô bỏ trống"),
    word("all", "tên hàng và cột cuối"),
];

/// A `chart` block.
pub const CHART: [Word; 8] = [
    word("caption", "tên biểu đồ, số thứ tự tự đánh"),
    word("name", "tên để nhắc đến bằng `{{ref \"…\"}}`"),
    word("kind", "loại biểu đồ"),
    word("rows", "`regions`, `localities`, hoặc `lines` (các chỉ tiêu của nơi mà tài liệu nói đến)"),
    word("lines", "các chỉ tiêu, cùng đơn vị tính"),
    word("top", "chỉ lấy mấy nơi lớn nhất"),
    word("show", "mục của con số, trừ thứ hạng và tăng, giảm có dấu (mức không dấu là `moved`); mặc định là `value`"),
    word("against", "dãy số thứ hai của cùng chỉ tiêu: `{ show = \"target\", names = [\"Đã đạt\", \"Mục tiêu\"] }`"),
];
/// `against` of a chart.
pub const AGAINST: [Word; 2] = [word("show", "mục của dãy số thứ hai"), word("names", "tên hai dãy số trong chú giải")];

/// Kinds of charts.
pub const KINDS: [Word; 6] = [
    word("ranked", "thanh ngang, lớn trước nhỏ sau"),
    word("grouped", "cột đứng cạnh nhau"),
    word("stacked", "thanh ngang nối tiếp nhau"),
    word("funnel", "phễu: các bước nối nhau, kèm tỷ lệ so với bước đầu"),
    word("line", "đường"),
    word("progress", "thanh tiến độ: giá trị trên mục tiêu"),
];

/// Other blocks.
pub const NOTE: [Word; 1] = [word("text", "lời ghi chú")];
/// A `sources` block.
pub const SOURCES: [Word; 1] = [word("text", "lời trước danh sách")];
/// A `contents` block.
pub const CONTENTS: [Word; 1] = [word("title", "tên mục lục")];
/// An `annex` block.
pub const ANNEX: [Word; 2] = [word("title", "tên phụ lục"), word("name", "tên để nhắc đến bằng `{{ref \"…\"}}`")];
/// An `addressed` block.
pub const ADDRESSED: [Word; 1] = [word("to", "danh sách nơi gửi")];
/// A `page` block.
pub const PAGE: [Word; 1] = [word("orientation", "`portrait` đứng, `landscape` ngang; bỏ trống thì giữ khổ")];

/// Every list of keys, by what it is of.
pub const KEYS: [(&str, &[Word]); 15] = [
    ("phần đầu tệp, giữa hai dòng `+++`", &FRONT),
    ("`[masthead]` của phần đầu tệp", &MASTHEAD),
    ("`[closing]` của phần đầu tệp", &CLOSING),
    ("khối `table`", &TABLE),
    ("một cột của bảng", &COLUMN),
    ("`matrix` của bảng", &MATRIX),
    ("khối `chart`", &CHART),
    ("`kind` của biểu đồ", &KINDS),
    ("`against` của biểu đồ", &AGAINST),
    ("khối `note`", &NOTE),
    ("khối `sources`", &SOURCES),
    ("khối `contents`", &CONTENTS),
    ("khối `annex`", &ANNEX),
    ("khối `page`", &PAGE),
    ("khối `addressed`", &ADDRESSED),
];
