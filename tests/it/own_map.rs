//! A conference with its own list of localities in place of the embedded map.

use crate::book::{build_at, figures, json};
use crate::golden::{sample, templates};
use crate::sketch::Sketch;
use std::fs;
use std::path::{Path, PathBuf};

const LIST: &str =
    "code,name,kind,region\nB2,Nơi Hai,tỉnh,Vùng Đông\nA1,Nơi Một,tỉnh,Vùng Tây\nC3,Tuyên Quang,tỉnh,Vùng Tây\n";

fn declare(folder: &Path, list: &str) -> PathBuf {
    let home = folder.join("rieng");
    fs::create_dir_all(home.join("submissions")).unwrap();
    let text = fs::read_to_string(sample().join("conference.toml")).unwrap();
    let text = text.replace("vintage = 63", "vintage = 63\nlocalities = \"dia-phuong.csv\"");
    fs::write(home.join("conference.toml"), text).unwrap();
    fs::write(home.join("dia-phuong.csv"), list).unwrap();
    for place in ["Nơi Một", "UBND tỉnh Nơi Hai", "Hà Nội"] {
        let info = [("Địa phương".to_owned(), place.to_owned())].into();
        Sketch { info, ..Sketch::default() }.write(&home.join("submissions").join(format!("{place}.xlsx")));
    }
    home
}

#[test]
fn localities_and_regions_are_those_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let built = build_at(&declare(folder.path(), LIST), &folder.path().join("out"), 0);
    assert_eq!((built.coverage.expected, built.coverage.accepted), (3, 2));
    assert_eq!(built.coverage.missing.iter().map(|code| &**code).collect::<Vec<_>>(), ["C3"]);
    let figures = figures(&built.folder);
    let reported = |place: &str| figures[&(place.to_owned(), "3".to_owned())]["reported"].as_u64();
    assert_eq!(["vn", "r:vung-dong", "r:vung-tay"].map(reported), [Some(2), Some(1), Some(1)]);
    assert!(built.folder.join("tom-tat/A1-noi-mot.pdf").is_file());
    // Hà Nội is on no list of this conference.
    let unknown = built.report.findings.iter().find(|finding| finding.at.file() == Some("Hà Nội.xlsx")).unwrap();
    assert!(unknown.place.is_none(), "{unknown:?}");
    let inputs = json(&built.folder, "manifest.json")["inputs"].to_string();
    assert!(inputs.contains("dia-phuong.csv"), "a book is of its list too: {inputs}");
}

#[test]
fn a_mistake_in_the_list_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (list, wanted) in [
        ("code,name,kind,region\nA1,Một,tỉnh,Tây\nA1,Hai,tỉnh,Tây\n", "dia-phuong.csv:3: the code \"A1\" comes twice"),
        ("code,name,kind,region\nvn,Một,tỉnh,Tây\n", "dia-phuong.csv:2: \"vn\" is the country"),
        (
            "code,name,kind,region\nA1,Một,tỉnh,Vùng Tây\nA2,Hai,tỉnh,Vùng tây\n",
            "dia-phuong.csv:3: the regions \"Vùng Tây\" and \"Vùng tây\" would have one name in files: vung-tay",
        ),
        ("code,name,kind,region\n../A,Một,tỉnh,Tây\n", "dia-phuong.csv:2: a code is letters, digits, hyphens"),
        ("code,name,kind,region\nA1,Một,xã,Tây\n", "dia-phuong.csv:2: unknown type of locality \"xã\""),
        ("code,name,kind\nA1,Một,tỉnh\n", "dia-phuong.csv:2: "),
        ("code,name,kind,region\n", "dia-phuong.csv: no locality is listed"),
    ] {
        let home = declare(folder.path(), list);
        let error = format!("{:#}", briefbook::documents(&home, &templates()).unwrap_err());
        assert!(error.contains(wanted), "{error}");
    }
    let home = declare(folder.path(), LIST);
    fs::remove_file(home.join("dia-phuong.csv")).unwrap();
    let error = format!("{:#}", briefbook::documents(&home, &templates()).unwrap_err());
    assert!(
        error.contains("conference.toml:") && error.contains("the list of localities \"dia-phuong.csv\""),
        "{error}"
    );
}
