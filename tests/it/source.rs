//! The sources of the program, parsed, without their tests.

use crate::golden::root;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A parsed file.
pub struct SourceFile {
    /// Path below `src/`, with `/`.
    pub path: String,
    /// Its items; those for tests only are left out.
    pub items: Vec<syn::Item>,
}

/// Every file of `src/` that is compiled into the program, by path.
pub fn sources() -> Vec<SourceFile> {
    parse(texts().into_iter())
}

/// Path below `src/` and text of every file there, by path.
pub fn texts() -> Vec<(String, String)> {
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        (name, std::fs::read_to_string(&path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// Parses files, given as path and text: those that `lib.rs` and `main.rs` lead to by `mod` items.
pub fn parse(files: impl Iterator<Item = (String, String)>) -> Vec<SourceFile> {
    let mut texts: BTreeMap<String, String> = files.collect();
    let mut open = vec!["lib.rs".to_owned(), "main.rs".to_owned()];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        let Some(text) = texts.remove(&path) else { continue };
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{path}: {error}"));
        let items: Vec<syn::Item> = file.items.into_iter().filter(|item| !for_tests(item)).collect();
        let folder = folder(&path);
        open.extend(modules(&items).flat_map(|name| [format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")]));
        found.push(SourceFile { path, items });
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Where the modules lie that a file declares.
fn folder(path: &str) -> String {
    match path.strip_suffix("mod.rs") {
        Some(folder) => folder.to_owned(),
        None if matches!(path, "lib.rs" | "main.rs") => String::new(),
        None => format!("{}/", path.trim_end_matches(".rs")),
    }
}

/// Names of the modules that are files of their own.
pub fn modules(items: &[syn::Item]) -> impl Iterator<Item = String> {
    items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
        _ => None,
    })
}

/// Whether an item is compiled for tests only.
fn for_tests(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Path>().is_ok_and(|what| what.is_ident("test"))
    })
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
