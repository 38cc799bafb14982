//! What of a workbook runs, or reaches out of it, once somebody opens it: told, never read or followed.
//!
//! Parts: ECMA-376 part 1, 12.3 (workbook, connections, external links), 15.2 (embedded objects); MS-OFFMACRO2 2.2 (VBA
//! project); OpenDocument 1.3 part 2, 3 (scripts of a package).

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What runs or reaches out. Links and connections of `.xls` and links of `.ods` stand among cells and are not looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum ActiveContent {
    /// Programs: VBA, macro sheets, scripts.
    Macros,
    /// Files of other programs, and controls.
    Objects,
    /// Cells of other workbooks, or what another program says (DDE).
    Links,
    /// Data of other places.
    Connections,
}

impl ActiveContent {
    /// By what a package's parts are named, each kind once.
    pub(super) fn of_parts<'n>(names: impl Iterator<Item = &'n str>) -> Vec<ActiveContent> {
        names.filter_map(part).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// What a part is, by its path.
fn part(path: &str) -> Option<ActiveContent> {
    let path = path.to_ascii_lowercase();
    let mut steps = path.split('/');
    let name = steps.next_back().unwrap_or_default();
    if name.is_empty() || name.ends_with(".rels") {
        return None;
    }
    if name == "vbaproject.bin" {
        return Some(ActiveContent::Macros);
    }
    if matches!(name, "connections.xml" | "connections.bin") {
        return Some(ActiveContent::Connections);
    }
    steps.find_map(|folder| match folder {
        "macrosheets" | "dialogsheets" | "basic" | "scripts" => Some(ActiveContent::Macros),
        "embeddings" | "activex" => Some(ActiveContent::Objects),
        "externallinks" => Some(ActiveContent::Links),
        "querytables" => Some(ActiveContent::Connections),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_run_are_known_by_their_paths() {
        for (path, kind) in [
            ("xl/vbaProject.bin", Some(ActiveContent::Macros)),
            ("xl/macrosheets/sheet1.xml", Some(ActiveContent::Macros)),
            ("Basic/Standard/Module1.xml", Some(ActiveContent::Macros)),
            ("xl/embeddings/oleObject1.bin", Some(ActiveContent::Objects)),
            ("xl/activeX/activeX1.xml", Some(ActiveContent::Objects)),
            ("xl/externalLinks/externalLink1.xml", Some(ActiveContent::Links)),
            ("xl/connections.xml", Some(ActiveContent::Connections)),
            ("xl/externalLinks/_rels/externalLink1.xml.rels", None),
            ("xl/worksheets/sheet1.xml", None),
            ("Basic/", None),
        ] {
            assert_eq!(part(path), kind, "{path}");
        }
        let several = ["xl/externalLinks/externalLink2.xml", "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"];
        assert_eq!(ActiveContent::of_parts(several.into_iter()), [ActiveContent::Macros, ActiveContent::Links]);
    }
}
