//! Rules of the house that no compiler checks.

use crate::golden::root;
use std::path::{Path, PathBuf};

/// Stages, in the order of the pipeline.
const STAGES: [&str; 9] =
    ["config", "intake", "normalise", "validate", "consolidate", "compose", "render", "spreadsheets", "publish"];

fn sources() -> Vec<(String, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            (name, std::fs::read_to_string(&file).unwrap())
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Code of a file without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn a_stage_imports_no_other_stage() {
    for (name, text) in sources() {
        let Some((stage, _)) = name.split_once('/').filter(|(stage, _)| STAGES.contains(stage)) else { continue };
        for other in STAGES.iter().filter(|other| **other != stage) {
            let found = code(&text).lines().find(|line| {
                line.contains(&format!("crate::{other}::"))
                    || line.contains(&format!("crate::{other};"))
                    || line.contains(&format!("briefbook::{other}"))
            });
            assert!(found.is_none(), "src/{name}: {stage} must not know {other}: {}", found.unwrap_or_default());
        }
    }
}

#[test]
fn the_model_and_the_localities_know_no_stage() {
    for (name, text) in sources() {
        if name.starts_with("model/") || name.starts_with("localities/") {
            for stage in STAGES {
                assert!(!code(&text).contains(&format!("crate::{stage}")), "src/{name} must not know {stage}");
            }
        }
    }
}

#[test]
fn only_the_shell_touches_the_disk() {
    for (name, text) in sources() {
        let shell = name == "pipeline/loader.rs"
            || name.ends_with("tests.rs")
            || name.starts_with("config/")
            || name.starts_with("publish/");
        let touches = ["std::fs", "File::open", "File::create"].iter().any(|word| code(&text).contains(word));
        assert!(shell || !touches, "src/{name} must not touch the disk");
    }
}

#[test]
fn one_stage_owns_each_named_library() {
    for (library, owners) in [
        ("calamine", &["intake/"][..]),
        ("handlebars", &["compose/"]),
        ("genpdf", &["render/pdf/"]),
        ("docx_rs", &["render/docx/"]),
        // The workbook behind a Word chart, and the workbooks that go out.
        ("rust_xlsxwriter", &["render/docx/chart_book.rs", "spreadsheets/"]),
    ] {
        for (name, text) in sources() {
            let uses = code(&text)
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && (line.contains(&format!("{library}::"))));
            assert!(
                !uses || owners.iter().any(|owner| name.starts_with(owner)) || name.ends_with("tests.rs"),
                "src/{name} must not use {library}: {owners:?} does"
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_one_thing() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!"), "src/{name} does not open with //!");
        assert!(text.lines().count() <= 600, "src/{name} is long: is it one thing?");
    }
}

#[test]
fn every_dependency_has_a_line_in_the_docs() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let page = std::fs::read_to_string(root().join("docs/development/dependencies.md")).unwrap();
    let of_systems = manifest["target"].as_table().unwrap().values().map(|system| &system["dependencies"]);
    for table in ["dependencies", "dev-dependencies"].map(|table| &manifest[table]).into_iter().chain(of_systems) {
        for name in table.as_table().unwrap().keys() {
            assert!(page.contains(&format!("| `{name}` |")), "dependencies.md has no line for the crate {name}");
        }
    }
}
