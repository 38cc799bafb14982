//! Which file of `src/` uses which: read from `use` items, nested ones too, and from paths in code and in macros.
//!
//! A name that a module re-exports counts as one of the file that defines it.

use crate::source::{SourceFile, modules, parse, sources};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};

/// Rooms of `src/` from the top floor down. A room may use those on floors below its own, never one on the same floor.
/// `lib.rs` stands on no floor: it re-exports.
const FLOORS: [&[&str]; 9] = [
    &["main", "cli"],
    &["desk"],
    &["commands"],
    &["pipeline"],
    &["project"],
    &[
        "config",
        "inbox",
        "intake",
        "outbox",
        "normalise",
        "validate",
        "consolidate",
        "insights",
        "compose",
        "render",
        "spreadsheets",
        "publish",
        "word_edits",
    ],
    &["contracts"],
    &["messages", "localities", "ooxml"],
    &["model"],
];

/// What a file uses.
#[derive(Debug, Default)]
struct Uses {
    /// Files, each with one of the names that are taken from it.
    files: BTreeMap<String, String>,
    /// Names of other crates.
    crates: BTreeSet<String>,
}

/// A `use` item taken apart: the path, and the name it has from then on; `*` for all names.
struct Leaf {
    path: Vec<String>,
    name: String,
}

/// What one file declares and names.
#[derive(Default)]
struct Module {
    file: String,
    /// Modules in files of their own, by name.
    children: BTreeMap<String, Vec<String>>,
    /// Items it defines.
    items: BTreeSet<String>,
    /// Names it imports, privately or not: its children see all of them.
    leaves: Vec<Leaf>,
    /// Other paths of two segments and more.
    paths: Vec<Vec<String>>,
}

impl Module {
    /// What a path to the module leads to. A `mod.rs` has nothing of its own: what counts is what is taken through it.
    fn itself(&self) -> Target {
        let is_file = !self.file.ends_with("mod.rs") && self.file != "lib.rs";
        if is_file { Target::File(self.file.clone()) } else { Target::Unknown }
    }
}

/// What a path leads to.
enum Target {
    File(String),
    Crate(String),
    Unknown,
}

/// All modules by their path from the root of the crate.
struct Tree {
    modules: BTreeMap<Vec<String>, Module>,
    macros: BTreeMap<String, String>,
}

impl Tree {
    fn new(files: &[SourceFile]) -> Tree {
        let mut tree = Tree { modules: BTreeMap::new(), macros: BTreeMap::new() };
        for file in files {
            let at = module_path(&file.path);
            let mut module = Module { file: file.path.clone(), ..Module::default() };
            for name in modules(&file.items) {
                let child = at.iter().filter(|_| file.path != "main.rs").cloned().chain([name.clone()]).collect();
                module.children.insert(name, child);
            }
            for item in &file.items {
                if let syn::Item::Macro(item) = item
                    && let Some(name) = &item.ident
                {
                    tree.macros.insert(name.to_string(), file.path.clone());
                }
                module.items.extend(defined(item));
                module.visit_item(item);
            }
            tree.modules.insert(at, module);
        }
        tree
    }

    /// The file that defines what a path in a module names.
    fn resolve(&self, at: &[String], path: &[String], depth: usize) -> Target {
        let Some((first, rest)) = path.split_first() else { return Target::Unknown };
        match first.as_str() {
            "crate" | "briefbook" => self.within(Vec::new(), rest, depth),
            "self" => self.within(at.to_vec(), rest, depth),
            "super" => self.within(at.split_last().map_or(Vec::new(), |(_, up)| up.to_vec()), rest, depth),
            _ => match self.modules.get(at) {
                Some(module) if self.declares(module, first) => self.within(at.to_vec(), path, depth),
                Some(_) => Target::Crate(first.clone()),
                None => Target::Unknown,
            },
        }
    }

    fn declares(&self, module: &Module, name: &str) -> bool {
        module.children.contains_key(name)
            || module.items.contains(name)
            || module.leaves.iter().any(|leaf| leaf.name == name)
    }

    /// The file that defines a name of a module.
    fn within(&self, at: Vec<String>, path: &[String], depth: usize) -> Target {
        let Some(module) = self.modules.get(&at).filter(|_| depth < 20) else { return Target::Unknown };
        let Some((first, rest)) = path.split_first() else { return module.itself() };
        if first == "super" {
            return self.within(at.split_last().map_or(Vec::new(), |(_, up)| up.to_vec()), rest, depth);
        }
        if let Some(child) = module.children.get(first) {
            return self.within(child.clone(), rest, depth + 1);
        }
        if module.items.contains(first) {
            return Target::File(module.file.clone());
        }
        if let Some(leaf) = module.leaves.iter().find(|leaf| leaf.name == *first) {
            if leaf.path.first() == Some(first) {
                return Target::Crate(first.clone());
            }
            let whole: Vec<String> = leaf.path.iter().chain(rest).cloned().collect();
            return self.resolve(&at, &whole, depth + 1);
        }
        for leaf in module.leaves.iter().filter(|leaf| leaf.name == "*") {
            let whole: Vec<String> = leaf.path.iter().chain(path).cloned().collect();
            if let Target::File(file) = self.resolve(&at, &whole, depth + 1) {
                return Target::File(file);
            }
        }
        match self.macros.get(first) {
            Some(file) if at.is_empty() => Target::File(file.clone()),
            _ => Target::Unknown,
        }
    }

    /// What every file uses; a file does not use itself.
    fn uses(&self) -> BTreeMap<String, Uses> {
        let of = |(at, module): (&Vec<String>, &Module)| {
            let mut uses = Uses::default();
            let leaves = module.leaves.iter().map(|leaf| &leaf.path);
            for path in leaves.chain(&module.paths) {
                match self.resolve(at, path, 0) {
                    Target::File(file) if file != module.file => {
                        uses.files.entry(file).or_insert_with(|| path.join("::"));
                    }
                    Target::Crate(name) => _ = uses.crates.insert(name),
                    _ => {}
                }
            }
            (module.file.clone(), uses)
        };
        self.modules.iter().map(of).collect()
    }
}

/// The path of a file's module: `render/pdf/mod.rs` is `render::pdf`, `lib.rs` the root.
fn module_path(file: &str) -> Vec<String> {
    let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if stem == "lib" { Vec::new() } else { stem.split('/').map(str::to_owned).collect() }
}

/// The name that an item defines, if it has one.
fn defined(item: &syn::Item) -> Option<String> {
    Some(match item {
        syn::Item::Const(item) => item.ident.to_string(),
        syn::Item::Enum(item) => item.ident.to_string(),
        syn::Item::Fn(item) => item.sig.ident.to_string(),
        syn::Item::Static(item) => item.ident.to_string(),
        syn::Item::Struct(item) => item.ident.to_string(),
        syn::Item::Trait(item) => item.ident.to_string(),
        syn::Item::Type(item) => item.ident.to_string(),
        syn::Item::Mod(item) if item.content.is_some() => item.ident.to_string(),
        _ => return None,
    })
}

fn flatten(tree: &syn::UseTree, before: &[String], leaves: &mut Vec<Leaf>) {
    let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        syn::UseTree::Path(path) => flatten(&path.tree, &with(path.ident.to_string()), leaves),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, leaves)),
        syn::UseTree::Glob(_) => leaves.push(Leaf { path: before.to_vec(), name: "*".to_owned() }),
        syn::UseTree::Name(name) if name.ident == "self" => {
            leaves.push(Leaf { path: before.to_vec(), name: before.last().cloned().unwrap_or_default() });
        }
        syn::UseTree::Name(name) => {
            leaves.push(Leaf { path: with(name.ident.to_string()), name: name.ident.to_string() })
        }
        syn::UseTree::Rename(name) => {
            leaves.push(Leaf { path: with(name.ident.to_string()), name: name.rename.to_string() });
        }
    }
}

impl<'ast> Visit<'ast> for Module {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        flatten(&item.tree, &[], &mut self.leaves);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        paths_of(called.tokens.clone(), &mut self.paths);
        visit::visit_macro(self, called);
    }
}

/// Paths among tokens that nothing has parsed.
fn paths_of(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    let (mut path, mut colons) = (Vec::new(), 0);
    let mut end = |path: &mut Vec<String>| {
        let path = std::mem::take(path);
        if path.len() > 1 {
            paths.push(path);
        }
    };
    let mut inside = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    end(&mut path);
                }
                path.push(ident.to_string());
                colons = 0;
            }
            other => {
                end(&mut path);
                colons = 0;
                if let TokenTree::Group(group) = other {
                    inside.push(group.stream());
                }
            }
        }
    }
    end(&mut path);
    inside.into_iter().for_each(|tokens| paths_of(tokens, paths));
}

/// Groups of files that use each other in a circle, each with the uses that tie it.
fn circles(uses: &BTreeMap<String, Uses>) -> Vec<String> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (file.as_str(), reach(uses, file))).collect();
    let together = |a: &str, b: &str| reached[a].contains(b) && reached[b].contains(a);
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for file in uses.keys().filter(|file| together(file, file)) {
        if !told.insert(file.clone()) {
            continue;
        }
        let members: Vec<&String> = uses.keys().filter(|other| together(file, other)).collect();
        told.extend(members.iter().map(|member| (*member).clone()));
        let ties = members.iter().flat_map(|member| {
            let within = uses[*member].files.iter().filter(|(other, _)| members.contains(other));
            within.map(move |(other, name)| format!("  {member} uses {name} of {other}"))
        });
        found.push(ties.collect::<Vec<_>>().join("\n"));
    }
    found
}

/// Files that a file uses, directly or through others.
fn reach<'u>(uses: &'u BTreeMap<String, Uses>, file: &str) -> BTreeSet<&'u str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        let next = uses.get(file).into_iter().flat_map(|uses| uses.files.keys());
        for file in next.map(String::as_str) {
            if reached.insert(file) {
                open.push(file);
            }
        }
    }
    reached
}

/// Uses against the floors, each as a sentence.
fn upwards(uses: &BTreeMap<String, Uses>) -> Vec<String> {
    let floor = |room: &str| FLOORS.iter().position(|floor| floor.contains(&room));
    let mut wrong = Vec::new();
    for (file, used) in uses.iter().filter(|(file, _)| *file != "lib.rs") {
        let from = room(file);
        let Some(own) = floor(from) else {
            wrong.push(format!("src/{file} stands on no floor"));
            continue;
        };
        for (other, name) in used.files.iter().filter(|(other, _)| room(other) != from && *other != "lib.rs") {
            // The shell is one room with two doors.
            let down = floor(room(other)).is_some_and(|other| own < other) || (from == "main" && room(other) == "cli");
            if !down {
                wrong.push(format!("src/{file} must not use {name} of src/{other}"));
            }
        }
    }
    wrong
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

fn uses() -> BTreeMap<String, Uses> {
    Tree::new(&sources()).uses()
}

fn uses_of(files: &[(&str, &str)]) -> BTreeMap<String, Uses> {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    Tree::new(&parse(files)).uses()
}

#[test]
fn rooms_use_lower_floors_only() {
    let wrong = upwards(&uses());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let circles = circles(&uses());
    assert!(circles.is_empty(), "{} circles:\n{}", circles.len(), circles.join("\n\n"));
}

#[test]
fn one_room_owns_each_named_library() {
    for (library, owners) in [
        ("calamine", &["intake/"][..]),
        ("handlebars", &["compose/"]),
        ("axum", &["desk/"]),
        ("rusqlite", &["desk/store/"]),
        ("genpdf", &["render/pdf/"]),
        ("docx_rs", &["render/docx/"]),
        // The workbook behind a Word chart, and the workbooks that go out.
        ("rust_xlsxwriter", &["render/docx/chart_book.rs", "spreadsheets/"]),
    ] {
        let users: Vec<String> =
            uses().into_iter().filter(|(_, uses)| uses.crates.contains(library)).map(|(file, _)| file).collect();
        assert!(!users.is_empty(), "nothing uses {library}");
        for file in users {
            assert!(owners.iter().any(|owner| file.starts_with(owner)), "src/{file} must not use {library}");
        }
    }
}

#[test]
fn a_mod_file_declares_and_re_exports_only() {
    for file in sources().iter().filter(|file| file.path.ends_with("mod.rs")) {
        let other = file.items.iter().find(|item| match item {
            syn::Item::Mod(module) => module.content.is_some(),
            item => !matches!(item, syn::Item::Use(_)),
        });
        assert!(other.is_none(), "src/{} defines {:?}", file.path, other.and_then(defined));
    }
}

#[test]
fn a_use_is_seen_wherever_it_stands() {
    let uses = uses_of(&[
        ("lib.rs", "mod model; mod intake; pub use model::a::A as Renamed;"),
        ("model/mod.rs", "pub mod a; mod b; mod c; pub use b::*;"),
        ("model/a.rs", "pub struct A; pub struct Other;"),
        ("model/b.rs", "pub struct B; #[macro_export] macro_rules! note { () => {}; }"),
        ("model/c.rs", "pub fn c() { vec![super::a::A]; }"),
        ("intake/mod.rs", "mod nested; mod renamed; mod glob; mod body; mod called; mod tests_only;"),
        ("intake/nested.rs", "use crate::{model::{a::{self, A}}, intake};"),
        ("intake/renamed.rs", "use crate::Renamed;"),
        ("intake/glob.rs", "use crate::model::B;"),
        ("intake/body.rs", "fn f() -> usize { use super::super::model::a; 0 }"),
        ("intake/called.rs", "fn f() { crate::note!(); calamine::open() }"),
        ("intake/tests_only.rs", "#[cfg(test)] mod tests { use crate::model::a::A; }"),
    ]);
    let of = |file: &str| uses[file].files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(of("intake/nested.rs"), ["model/a.rs"]);
    assert_eq!(of("intake/renamed.rs"), ["model/a.rs"]);
    assert_eq!(of("intake/glob.rs"), ["model/b.rs"]);
    assert_eq!(of("intake/body.rs"), ["model/a.rs"]);
    assert_eq!(of("intake/called.rs"), ["model/b.rs"]);
    assert_eq!(of("model/c.rs"), ["model/a.rs"], "a path among the tokens of a macro");
    assert!(of("intake/tests_only.rs").is_empty());
    assert!(uses["intake/called.rs"].crates.contains("calamine"));
}

#[test]
fn circles_and_wrong_directions_are_told() {
    let uses = uses_of(&[
        ("lib.rs", "mod model; mod intake; mod publish;"),
        ("model/mod.rs", "pub mod a; pub mod b;"),
        ("model/a.rs", "use super::b::B; pub struct A;"),
        ("model/b.rs", "pub struct B(super::a::A);"),
        ("intake/mod.rs", "pub mod read;"),
        ("intake/read.rs", "use crate::model::a::A; pub struct Read;"),
        ("publish/mod.rs", "fn f(_: crate::intake::read::Read) {}"),
    ]);
    assert_eq!(
        circles(&uses),
        ["  model/a.rs uses super::b::B of model/b.rs\n  model/b.rs uses super::a::A of model/a.rs"]
    );
    assert_eq!(upwards(&uses), ["src/publish/mod.rs must not use crate::intake::read::Read of src/intake/read.rs"]);
}
