//! Rules of the house that no compiler checks.

use crate::golden::root;
use crate::source::texts;

/// Code of a file without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn only_the_shell_touches_the_disk() {
    for (name, text) in texts() {
        let shell = name == "pipeline/loader.rs"
            // The folder of its database is made before anything is written there.
            || name == "cli/desk.rs"
            || name == "cli/log.rs"
            // What the system tells of a worker's processor time is no file on a disk.
            || name == "intake/timeout.rs"
            || name.ends_with("tests.rs")
            || name.starts_with("config/")
            || name.starts_with("project/")
            || name.starts_with("publish/");
        let touches = ["std::fs", "File::open", "File::create"].iter().any(|word| code(&text).contains(word));
        assert!(shell || !touches, "src/{name} must not touch the disk");
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_one_thing() {
    for (name, text) in texts() {
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
