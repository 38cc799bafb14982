//! What templates can call.

use super::word::{HelperWord, helper};

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
pub(in crate::compose) fn prints_a_figure(helper: &str) -> bool {
    ["fig", "rank_words", "leader", "compared", "direction"].contains(&helper)
}
