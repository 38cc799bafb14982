//! `desk.toml`: how a ministry serves the desk.

use super::errors::DeclarationErrors;
use super::tls::{Tls, WrongFile};
use super::toml_file::TomlFile;
use crate::msg;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The file as it is written. Paths are read from its folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    address: Spanned<String>,
    #[serde(default)]
    hosts: Vec<String>,
    #[serde(default)]
    https: bool,
    certificate: Option<Spanned<PathBuf>>,
    key: Option<Spanned<PathBuf>>,
    #[serde(default = "conferences")]
    conferences: PathBuf,
    #[serde(default = "output")]
    output: PathBuf,
    #[serde(default = "templates")]
    templates: PathBuf,
    #[serde(default = "database")]
    database: PathBuf,
}

fn conferences() -> PathBuf {
    "input".into()
}

fn output() -> PathBuf {
    "output".into()
}

fn templates() -> PathBuf {
    "templates".into()
}

fn database() -> PathBuf {
    "desk.sqlite".into()
}

/// How the desk is served.
#[derive(Debug, Clone)]
pub struct DeskFile {
    /// Where it listens.
    pub address: SocketAddr,
    /// Names, with a port that is not the usual one, under which people ask for it.
    pub hosts: Vec<String>,
    /// A proxy in front speaks HTTPS.
    pub https: bool,
    /// It speaks HTTPS itself.
    pub tls: Option<Tls>,
    /// Folder with the folders of conferences.
    pub conferences: PathBuf,
    /// Folder of books.
    pub output: PathBuf,
    /// Folder with the packs.
    pub templates: PathBuf,
    /// File of accounts, sessions and the trail.
    pub database: PathBuf,
}

/// Reads the file.
///
/// # Errors
/// It cannot be read, or has mistakes: all of them.
pub fn desk_file(path: &Path) -> anyhow::Result<DeskFile> {
    let file = TomlFile::read(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(parse(&file, folder)?)
}

fn parse(file: &TomlFile, folder: &Path) -> Result<DeskFile, DeclarationErrors> {
    let desk = file.parse().map(|raw: RawFile| {
        let address = raw.address.get_ref().parse().unwrap_or_else(|_| {
            file.wrong(&raw.address.span(), msg!("desk-no-address", text = raw.address.get_ref()));
            SocketAddr::from(([127, 0, 0, 1], 0))
        });
        DeskFile {
            address,
            hosts: raw.hosts,
            https: raw.https,
            tls: tls(file, folder, raw.certificate.as_ref(), raw.key.as_ref()),
            conferences: folder.join(raw.conferences),
            output: folder.join(raw.output),
            templates: folder.join(raw.templates),
            database: folder.join(raw.database),
        }
    });
    file.finish(desk)
}

/// What connections are encrypted with, where certificate and key are named.
fn tls(
    file: &TomlFile,
    folder: &Path,
    certificate: Option<&Spanned<PathBuf>>,
    key: Option<&Spanned<PathBuf>>,
) -> Option<Tls> {
    let (certificate, key) = match (certificate, key) {
        (Some(certificate), Some(key)) => (certificate, key),
        (None, None) => return None,
        (Some(alone), None) | (None, Some(alone)) => {
            file.wrong(&alone.span(), msg!("desk-tls-pair"));
            return None;
        }
    };
    let (span, what) = match Tls::read(&folder.join(certificate.get_ref()), &folder.join(key.get_ref())) {
        Ok(tls) => return Some(tls),
        Err(WrongFile::Certificate(what)) => (certificate.span(), what),
        Err(WrongFile::Key(what)) => (key.span(), what),
    };
    file.wrong(&span, what);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_from_its_folder_and_all_mistakes_are_told() {
        let read = |text: &str| parse(&TomlFile::of(Path::new("desk.toml"), text.to_owned()), Path::new("/srv"));
        let desk = read("address = \"0.0.0.0:8080\"\nhosts = [\"bb.example\"]\n").unwrap();
        assert_eq!((desk.address.port(), desk.https), (8080, false));
        assert_eq!((desk.conferences, desk.database), ("/srv/input".into(), "/srv/desk.sqlite".into()));
        let error = read("address = \"everywhere\"\nhost = []\n").unwrap_err().to_string();
        assert!(error.contains("desk.toml:1: \"everywhere\"") && error.contains("desk.toml:2: "), "{error}");
        let error = read("address = \"0.0.0.0:443\"\nkey = \"khoa.pem\"\n").unwrap_err().to_string();
        assert!(error.contains("desk.toml:2: "), "a key alone: {error}");
        let both = "address = \"0.0.0.0:443\"\ncertificate = \"khong-co.pem\"\nkey = \"khong-co.pem\"\n";
        let error = read(both).unwrap_err().to_string();
        assert!(error.contains("desk.toml:2: "), "nothing is there, or nothing reads it: {error}");
    }
}
