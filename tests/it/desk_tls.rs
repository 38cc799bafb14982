//! The desk over TLS: a certificate is made, the desk is asked by a client that trusts it and by others.

use crate::golden::{root, templates};
use crate::support::desk::{Desk, add_account, program};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// A certificate for `localhost` and its key.
fn certificate(folder: &Path, name: &str) {
    let files = [format!("{name}.pem"), format!("{name}.key")].map(|file| folder.join(file));
    let mut command = Command::new("openssl");
    command.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]);
    command.args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
    command.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
    command.arg("-out").arg(&files[0]).arg("-keyout").arg(&files[1]);
    let made = command.output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// A folder with a conference and a `desk.toml` with these lines.
fn folder(lines: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("input/2026-11-khuyen-cong");
    fs::create_dir_all(conference.join("submissions")).unwrap();
    fs::copy(root().join("input/2026-11-khuyen-cong/conference.toml"), conference.join("conference.toml")).unwrap();
    certificate(folder.path(), "own");
    certificate(folder.path(), "other");
    let text = format!("address = \"127.0.0.1:0\"\ntemplates = {:?}\n{lines}", templates());
    fs::write(folder.path().join("desk.toml"), text).unwrap();
    folder
}

/// What is answered over TLS to a client that trusts a certificate.
fn asked(desk: &Desk, trusted: &str, request: &str) -> io::Result<String> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(desk.folder.path().join(trusted)).unwrap() {
        roots.add(certificate.unwrap()).unwrap();
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(&desk.address)?);
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    match stream.read_to_string(&mut answer) {
        Err(error) if answer.is_empty() => Err(error),
        _ => Ok(answer),
    }
}

#[test]
fn a_desk_with_a_certificate_speaks_https_and_nothing_else() {
    let folder = folder("certificate = \"own.pem\"\nkey = \"own.key\"\n");
    add_account(&folder.path().join("desk.toml"), "lan", "lead", &[]);
    let desk = Desk::served(folder);
    // Whoever begins a handshake and goes no further keeps nobody else waiting.
    let _slow = TcpStream::connect(&desk.address).unwrap();
    let port = desk.address.rsplit(':').next().unwrap();
    let head = |line: &str, more: &str| {
        format!("{line} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n{more}\r\n")
    };
    let page = asked(&desk, "own.pem", &head("GET /login", "")).unwrap();
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("mat-khau"), "{page}");
    let body = format!("ten=lan&mat-khau={}", crate::support::desk::PASSWORD);
    let of_form = |origin: &str| {
        let length = body.len();
        let kind = "content-type: application/x-www-form-urlencoded";
        head("POST /login", &format!("origin: {origin}\r\n{kind}\r\ncontent-length: {length}\r\n")) + &body
    };
    let opened = asked(&desk, "own.pem", &of_form(&format!("https://localhost:{port}"))).unwrap();
    let cookie = opened.lines().find(|line| line.starts_with("set-cookie: ")).unwrap_or_else(|| panic!("{opened}"));
    assert!(cookie.contains("; Secure"), "{cookie}");
    let foreign = asked(&desk, "own.pem", &of_form(&format!("http://localhost:{port}"))).unwrap();
    assert!(foreign.starts_with("HTTP/1.1 421 "), "another scheme is another origin: {foreign}");
    // The address that a proxy would name is not believed: there is none.
    assert!(asked(&desk, "other.pem", &head("GET /login", "")).is_err(), "it is not trusted");
    let mut plain = TcpStream::connect(&desk.address).unwrap();
    plain.write_all(head("GET /login", "").as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP/"), "no page without encryption");
}

#[test]
fn what_is_wrong_with_certificate_or_key_is_told_with_its_line() {
    for (lines, wanted) in [
        ("certificate = \"own.pem\"\n", "desk.toml:3: "),
        ("certificate = \"own.pem\"\nkey = \"other.key\"\n", "desk.toml:4: this key is not that of"),
        ("certificate = \"own.key\"\nkey = \"own.key\"\n", "desk.toml:3: "),
        ("certificate = \"own.pem\"\nkey = \"own.pem\"\n", "desk.toml:4: "),
        ("certificate = \"own.pem\"\nkey = \"none.key\"\n", "desk.toml:4: "),
    ] {
        let folder = folder(lines);
        let mut command = program();
        command.args(["desk", "--lang", "en", "--no-browser", "--serve"]).arg(folder.path().join("desk.toml"));
        let ended = command.stderr(std::process::Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code() == Some(2) && said.contains(wanted), "{lines}: {said}");
    }
}
