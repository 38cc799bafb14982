//! The sources of the program, parsed, without their tests.

use crate::golden::root;
use std::path::{Path, PathBuf};

/// A parsed file.
pub struct SourceFile {
    /// Path below `src/`, with `/`.
    pub path: String,
    /// Its items; those for tests only are left out.
    pub items: Vec<syn::Item>,
}

/// Every file of `src/` by path, without those that only tests compile.
pub fn sources() -> Vec<SourceFile> {
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        (name, std::fs::read_to_string(&path).unwrap())
    };
    parse(paths.into_iter().map(read))
}

/// Parses files, given as path and text.
pub fn parse(files: impl Iterator<Item = (String, String)>) -> Vec<SourceFile> {
    let mut only_tests = Vec::new();
    let mut parsed: Vec<SourceFile> = files
        .map(|(path, text)| {
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("src/{path}: {error}"));
            let (tests, items): (Vec<_>, Vec<_>) = file.items.into_iter().partition(for_tests);
            only_tests.extend(modules(&tests).map(|name| format!("{}/{name}", folder(&path))));
            SourceFile { path, items }
        })
        .collect();
    parsed.retain(|file| !only_tests.contains(&file.path.trim_end_matches(".rs").to_owned()));
    parsed.sort_by(|a, b| a.path.cmp(&b.path));
    parsed
}

/// The folder of the modules that a file declares.
fn folder(path: &str) -> &str {
    path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix(".rs")).unwrap_or(path)
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
