//! What templates can call.

use super::word::{HelperWord, helper};
use crate::key;

/// Everything that can be called.
pub const HELPERS: [HelperWord; 42] = [
    helper("fig", "{{fig \"18\" place=\"08\" show=\"previous\" unit=true}}", key!("api-helper-fig")),
    helper(
        "rank_words",
        "{{rank_words \"3\" among=\"region\" most=\"nhiều nhất\" least=\"ít nhất\"}}",
        key!("api-helper-rank-words"),
    ),
    helper("leader", "{{leader \"3\" of=\"regions\" count=3 most=\"nhiều nhất\"}}", key!("api-helper-leader")),
    helper("compared", "{{compared \"19\" with=\"vn\"}}", key!("api-helper-compared")),
    helper(
        "counted",
        "{{counted \"15\" of=\"3\" all=\"cả\" none=\"chưa có CCN nào\" word=\"CCN\"}}",
        key!("api-helper-counted"),
    ),
    helper("ref", "{{ref \"bang-chinh\"}}", key!("api-helper-ref")),
    helper("has", "{{#if (has \"B1\")}}…{{/if}}", key!("api-helper-has")),
    helper("above_zero", "{{#if (above_zero \"B6\")}}…{{/if}}", key!("api-helper-above-zero")),
    helper("differs", "{{#if (differs \"19\")}}…{{/if}}", key!("api-helper-differs")),
    helper("if", "{{#if tables.dai_bieu}}…{{else}}…{{/if}}", key!("api-helper-if")),
    helper("unless", "{{#unless coverage.complete}}…{{/unless}}", key!("api-helper-unless")),
    helper("each", "{{#each findings.list}}…{{/each}}", key!("api-helper-each")),
    helper("eq", "{{#if (eq @index 0)}}…{{/if}}", key!("api-helper-eq")),
    helper(
        "group",
        "{{#each (group tables.vuong_mac by=\"nhom\" largest_first=\"places\" most=3)}}…{{/each}}",
        key!("api-helper-group"),
    ),
    helper("pick", "{{how_many (pick tables.dai_bieu phat_bieu=\"Có\")}}", key!("api-helper-pick")),
    helper("how_many", "{{how_many tables.dai_bieu of=\"places\"}}", key!("api-helper-how-many")),
    helper("clause", "{{clause kien_nghi \"Đề nghị\" co_quan}}", key!("api-helper-clause")),
    helper("direction", "{{direction \"3\" show=\"change\" unit=true}}", key!("api-helper-direction")),
    helper("sum_note", "{{sum_note \"15\" \"15.1\" \"15.2\"}}", key!("api-helper-sum-note")),
    helper("rose", "{{#if (rose \"3\" show=\"change\")}}…{{/if}}", key!("api-helper-rose")),
    helper("fell", "{{#if (fell \"3\" show=\"change\")}}…{{/if}}", key!("api-helper-fell")),
    helper("in_force", "{{#if (in_force \"han_hop_thuc_hoa\")}}…{{/if}}", key!("api-helper-in-force")),
    helper("cites", "{{cites \"han_hop_thuc_hoa\"}}", key!("api-helper-cites")),
    helper("days_until", "{{days_until \"2026-12-31\"}}", key!("api-helper-days-until")),
    helper("days_since", "{{days_since \"2026-12-31\"}}", key!("api-helper-days-since")),
    helper("with", "{{#with coverage}}{{text}}{{/with}}", key!("api-helper-with")),
    helper("ne", "{{#if (ne @index 0)}}…{{/if}}", key!("api-helper-ne")),
    helper("gt", "{{#if (gt @index 2)}}…{{/if}}", key!("api-helper-gt")),
    helper("gte", "{{#if (gte @index 2)}}…{{/if}}", key!("api-helper-gte")),
    helper("lt", "{{#if (lt @index 2)}}…{{/if}}", key!("api-helper-lt")),
    helper("lte", "{{#if (lte @index 2)}}…{{/if}}", key!("api-helper-lte")),
    helper("and", "{{#if (and coverage.complete findings.any)}}…{{/if}}", key!("api-helper-and")),
    helper("or", "{{#if (or coverage.complete findings.any)}}…{{/if}}", key!("api-helper-or")),
    helper("not", "{{#if (not coverage.complete)}}…{{/if}}", key!("api-helper-not")),
    helper("len", "{{#if (eq (len tables.dai_bieu) 0)}}…{{/if}}", key!("api-helper-len")),
    helper("raw", "{{{{raw}}}}{{fig}}{{{{/raw}}}}", key!("api-helper-raw")),
    helper("first", "{{#each (first localities 8)}}{{name}}{{/each}}", key!("api-helper-first")),
    helper("where", "{{#each (where insights kind=\"movers\")}}{{{lead}}}{{/each}}", key!("api-helper-where")),
    helper("without", "{{#each (without insights (first messages 4))}}{{{lead}}}{{/each}}", key!("api-helper-without")),
    helper(
        "as_declared",
        "{{#each (as_declared (first messages 5))}}{{{lead}}}{{/each}}",
        key!("api-helper-as-declared"),
    ),
    helper(
        "largest",
        "{{#each (largest tables.danh_muc by=\"dien_tich\" most=5)}}{{ten}}{{/each}}",
        key!("api-helper-largest"),
    ),
    helper("lookup", "{{lookup (lookup localities 0) \"name\"}}", key!("api-helper-lookup")),
];

/// Whether what a helper writes is, or stands for, a figure.
pub(in crate::compose) fn prints_a_figure(helper: &str) -> bool {
    ["fig", "rank_words", "leader", "compared", "direction", "counted"].contains(&helper)
}
