//! The words templates are written with, each with a line in Vietnamese: helpers, blocks, rows, what can be shown.
//!
//! In: nothing. Out: lists that errors take the nearest name from and that `docs/templates.vi.md` is made of. Must not:
//! leave out a word that works; tests hold the lists against the code that reads templates.

mod context;
mod keys;
#[cfg(test)]
mod tests;

pub use context::CONTEXT;
pub use keys::*;

/// A word and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// As it is written in templates.
    pub name: &'static str,
    /// One line in Vietnamese.
    pub about: &'static str,
}

const fn word(name: &'static str, about: &'static str) -> Word {
    Word { name, about }
}

/// A helper with an example of its call.
#[derive(Debug, Clone, Copy)]
pub struct HelperWord {
    /// As it is called.
    pub name: &'static str,
    /// A call.
    pub example: &'static str,
    /// One line in Vietnamese.
    pub about: &'static str,
}

const fn helper(name: &'static str, example: &'static str, about: &'static str) -> HelperWord {
    HelperWord { name, example, about }
}

/// Everything that can be called.
pub const HELPERS: [HelperWord; 36] = [
    helper(
        "fig",
        "{{fig \"18\" place=\"08\" show=\"previous\" unit=true}}",
        "in một con số theo mã chỉ tiêu; `place` là nơi khác (mặc định là nơi của tài liệu), `show` là mục khác của con số, `unit=true` thêm đơn vị",
    ),
    helper(
        "rank_words",
        "{{rank_words \"3\" among=\"region\" most=\"nhiều nhất\" least=\"ít nhất\"}}",
        "xếp hạng bằng lời: “cao nhất”, “thấp nhất”, “đứng thứ 5/63”; thêm “cùng” khi có địa phương bằng nhau; `among` là `country` hoặc `region`; `most`, `least` đổi lời ở hai đầu",
    ),
    helper(
        "leader",
        "{{leader \"3\" of=\"regions\" count=3 most=\"nhiều nhất\"}}",
        "nơi có giá trị lớn nhất kèm con số: “cao nhất là Hà Nội (70 cụm)”; `smallest=true` là nhỏ nhất, `of=\"regions\"` so các vùng, `place` giới hạn trong vùng của nơi đó, `count` là mấy nơi đầu; `most`, `least` đổi lời; quá năm nơi bằng nhau thì đếm",
    ),
    helper(
        "compared",
        "{{compared \"19\" with=\"vn\"}}",
        "“cao hơn”, “thấp hơn” hoặc “bằng” so với cả nước (hoặc nơi ghi ở `with`); `more`, `less`, `same` đổi lời",
    ),
    helper(
        "ref",
        "{{ref \"bang-chinh\"}}",
        "in số của bảng, biểu đồ, phụ lục có `name = \"bang-chinh\"` trong khối của nó: “Bảng 13”; bấm vào thì đến nơi",
    ),
    helper("has", "{{#if (has \"B1\")}}…{{/if}}", "có số liệu dùng được của chỉ tiêu hay không"),
    helper("above_zero", "{{#if (above_zero \"B6\")}}…{{/if}}", "giá trị của chỉ tiêu có lớn hơn 0 hay không"),
    helper("differs", "{{#if (differs \"19\")}}…{{/if}}", "tỷ lệ địa phương ghi khác tỷ lệ tính lại hay không"),
    helper(
        "if",
        "{{#if tables.dai_bieu}}…{{else}}…{{/if}}",
        "in phần trong khối khi có (chữ không rỗng, danh sách không rỗng, đúng)",
    ),
    helper("unless", "{{#unless coverage.complete}}…{{/unless}}", "in phần trong khối khi không có"),
    helper(
        "each",
        "{{#each findings.list}}…{{/each}}",
        "lặp qua danh sách; bên trong dùng tên của từng phần tử, `@first`, `@last`, `@index`, `../` là tên ở ngoài",
    ),
    helper("eq", "{{#if (eq @index 0)}}…{{/if}}", "hai giá trị bằng nhau"),
    helper(
        "group",
        "{{#each (group tables.vuong_mac by=\"nhom\" largest_first=\"places\" most=3)}}…{{/each}}",
        "gộp các dòng ghi cùng nội dung ở một cột, cho `key`, `count`, `places`, `rows`; `first`, `last` đưa nhóm lên đầu, xuống cuối; `blank` đặt tên nhóm bỏ trống",
    ),
    helper("pick", "{{how_many (pick tables.dai_bieu phat_bieu=\"Có\")}}", "chỉ lấy các dòng ghi đúng như vậy"),
    helper(
        "how_many",
        "{{how_many tables.dai_bieu of=\"places\"}}",
        "đếm số dòng, hoặc số địa phương (`of=\"places\"`)",
    ),
    helper(
        "clause",
        "{{clause kien_nghi \"Đề nghị\" co_quan}}",
        "đổi một kiến nghị thành vế đầu câu: bỏ các từ dẫn ghi sau, bỏ dấu chấm cuối",
    ),
    helper(
        "direction",
        "{{direction \"3\" show=\"change\" unit=true}}",
        "so với kỳ trước: “tăng 12 cụm”, “giảm 3 cụm”, “không đổi”; `show` là `change` hoặc `change_percent`, thêm `_2` là kỳ trước nữa; `rose`, `fell`, `same` đổi lời",
    ),
    helper("rose", "{{#if (rose \"3\" show=\"change\")}}…{{/if}}", "có tăng hay không"),
    helper("fell", "{{#if (fell \"3\" show=\"change\")}}…{{/if}}", "có giảm hay không"),
    helper(
        "in_force",
        "{{#if (in_force \"han_hop_thuc_hoa\")}}…{{/if}}",
        "quy định có mã đó trong `thresholds.toml` còn hiệu lực tại ngày chốt số liệu hay không",
    ),
    helper(
        "cites",
        "{{cites \"han_hop_thuc_hoa\"}}",
        "dẫn văn bản, điều khoản của quy định đang có hiệu lực; nguồn thứ cấp thì ghi rõ",
    ),
    helper("days_until", "{{days_until \"2026-12-31\"}}", "số ngày từ ngày chốt số liệu đến ngày đó; trống khi đã qua"),
    helper("with", "{{#with coverage}}{{text}}{{/with}}", "dùng tên bên trong mà không phải ghi lại phần đầu"),
    helper("ne", "{{#if (ne @index 0)}}…{{/if}}", "hai giá trị khác nhau"),
    helper("gt", "{{#if (gt @index 2)}}…{{/if}}", "số đếm lớn hơn"),
    helper("gte", "{{#if (gte @index 2)}}…{{/if}}", "số đếm lớn hơn hoặc bằng"),
    helper("lt", "{{#if (lt @index 2)}}…{{/if}}", "số đếm nhỏ hơn"),
    helper("lte", "{{#if (lte @index 2)}}…{{/if}}", "số đếm nhỏ hơn hoặc bằng"),
    helper("and", "{{#if (and coverage.complete findings.any)}}…{{/if}}", "cả hai đều đúng"),
    helper("or", "{{#if (or coverage.complete findings.any)}}…{{/if}}", "ít nhất một điều đúng"),
    helper("not", "{{#if (not coverage.complete)}}…{{/if}}", "ngược lại"),
    helper("len", "{{#if (eq (len tables.dai_bieu) 0)}}…{{/if}}", "số phần tử của danh sách, để so sánh"),
    helper("raw", "{{{{raw}}}}{{fig}}{{{{/raw}}}}", "in nguyên dấu ngoặc {{ }}"),
    helper("first", "{{#each (first localities 8)}}{{name}}{{/each}}", "mấy phần tử đầu của danh sách"),
    helper(
        "largest",
        "{{#each (largest tables.danh_muc by=\"dien_tich\" most=5)}}{{ten}}{{/each}}",
        "mấy dòng có số lớn nhất ở một cột, lớn trước nhỏ sau; dòng không có số bị bỏ qua",
    ),
    helper("lookup", "{{lookup (lookup localities 0) \"name\"}}", "lấy một phần tử của danh sách, một mục của phần tử"),
];

/// Whether what a helper writes is, or stands for, a figure.
pub(super) fn prints_a_figure(helper: &str) -> bool {
    ["fig", "rank_words", "leader", "compared", "direction"].contains(&helper)
}

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

/// What a figure can show, with `fig` and in columns.
pub const ASPECTS: [Word; 14] = [
    word("value", "giá trị: địa phương báo cáo, hoặc tổng, tỷ lệ tính từ tổng"),
    word("computed", "tỷ lệ tính lại từ tử số và mẫu số của địa phương"),
    word("rank", "hạng trong cả nước, 1 là lớn nhất: 5/63"),
    word("rank_in_region", "hạng trong vùng"),
    word("reported", "số địa phương có số liệu"),
    word("spread", "chênh lệch giữa các cách tính, điểm phần trăm"),
    word("previous", "giá trị của kỳ trước, trên địa giới hiện nay; `previous_2` là kỳ trước nữa"),
    word("change", "tăng, giảm so với kỳ trước, có dấu (`change_2`: kỳ trước nữa); của tỷ lệ là điểm phần trăm"),
    word("change_percent", "tăng, giảm so với kỳ trước, bằng phần trăm"),
    word("moved", "mức tăng, giảm không dấu"),
    word("moved_percent", "mức tăng, giảm không dấu, bằng phần trăm"),
    word("target", "mục tiêu của hội nghị (`[targets]` trong conference.toml)"),
    word("gap", "còn thiếu so với mục tiêu"),
    word("per_year", "mỗi năm còn lại phải thêm bao nhiêu"),
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

/// Names of words.
pub(super) fn names(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.name)
}
