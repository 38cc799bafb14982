//! Folders and packages, as the benches need them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a package, inflated.
pub fn parts(package: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut parts = BTreeMap::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("inflated");
        parts.insert(part.name().expect("a name").into_owned(), bytes);
    }
    parts
}

/// A package of parts, deflated.
pub fn packed<'p>(parts: impl Iterator<Item = (&'p str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(&bytes).expect("deflated");
    }
    writer.finish().expect("a package").into_inner()
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}
