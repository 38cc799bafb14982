//! Packs that no line of the program knows.

use crate::book::{build_at, figures, findings};
use crate::golden::root;
use rust_decimal::Decimal;

#[test]
fn the_pack_on_industrial_promotion_is_files_alone() {
    let out = tempfile::tempdir().unwrap();
    let built = build_at(&root().join("input/2026-11-khuyen-cong"), out.path(), 0);
    assert_eq!((built.coverage.accepted, built.coverage.expected, built.documents), (34, 34, 42));
    let figures = figures(&built.folder);
    let value = |place: &str, line: &str| -> Decimal {
        figures[&(place.to_owned(), line.to_owned())]["value"].as_str().unwrap().parse().unwrap()
    };
    let sum: Decimal = figures
        .keys()
        .filter(|(place, line)| place.parse::<u8>().is_ok() && line == "4")
        .map(|(place, _)| value(place, "4"))
        .sum();
    assert_eq!(value("vn", "4"), sum);
    let rate = sum * Decimal::ONE_HUNDRED / value("vn", "3");
    assert_eq!(value("vn", "5"), rate.round_dp(2).normalize());
    // What its sample has wrong on purpose.
    let findings = findings(&built.folder);
    let found: Vec<(&str, &str)> = findings
        .iter()
        .map(|finding| (finding["place"].as_str().unwrap(), finding["rule"].as_str().unwrap()))
        .collect();
    for wrong in [("08", "K03"), ("40", "R05"), ("66", "K01")] {
        assert!(found.contains(&wrong), "{found:?}");
    }
    let index = std::fs::read_to_string(built.folder.join("index.html")).unwrap();
    assert!(index.contains("tom-tat/08-tuyen-quang.pdf"), "the index page that all packs share");
}
