//! The desk from outside, for tests and benches: the program is started and asked over HTTP.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A desk that runs, on a folder of its own.
pub struct Desk {
    pub folder: TempDir,
    pub child: Child,
    pub address: String,
    /// What opens a desk for one person.
    pub start: String,
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program, from the folder of the crate.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).stderr(Stdio::inherit());
    command
}

/// Has the program make an account, with [`PASSWORD`].
pub fn add_account(desk_toml: &std::path::Path, name: &str, role: &str, more: &[&str]) {
    let mut command = program();
    command.args(["desk", "user", "add", name, "--role", role, "--post", "x", "--serve"]).arg(desk_toml).args(more);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(PASSWORD.replace('+', " ").as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

impl Desk {
    /// One with accounts, as `desk.toml` of its folder says.
    pub fn served(folder: TempDir) -> Desk {
        let mut command = program();
        command.args(["desk", "--serve"]).arg(folder.path().join("desk.toml"));
        Desk::started(folder, command)
    }

    pub fn started(folder: TempDir, mut command: Command) -> Desk {
        command.args(["--no-browser", "--lang", "en"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().rsplit(' ').next().unwrap();
        let (_, url) = url.split_once("://").unwrap();
        let (address, start) = url.split_once('/').unwrap();
        Desk { folder, child, address: address.to_owned(), start: format!("/{start}") }
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "host") {
            head += &format!("host: {}\r\n", self.address);
        }
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all((head + "\r\n").as_bytes()).unwrap();
        // Whoever is refused need not be read to the end.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: BTreeMap<String, String> =
            headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        let body = answer[end + 4..].to_vec();
        let body = if headers.contains_key("transfer-encoding") { unchunked(&body) } else { body };
        Answer { status, headers, body }
    }

    /// Opens it with the token that it printed.
    pub fn opened(&self) -> Session<'_> {
        let answer = self.ask("GET", &self.start, &[], b"");
        assert_eq!(answer.status, 303, "{}", answer.text());
        Session::new(self, &answer)
    }

    pub fn logged_in(&self, name: &str) -> Session<'_> {
        let answer = self.ask("POST", "/login", &[FORM], format!("ten={name}&mat-khau={PASSWORD}").as_bytes());
        assert_eq!(answer.status, 303, "{}", answer.text());
        Session::new(self, &answer)
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = body.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&body[..end]).unwrap(), 16).unwrap();
        if size == 0 {
            break;
        }
        whole.extend_from_slice(&body[end + 2..end + 2 + size]);
        body = &body[end + 4 + size..];
    }
    whole
}

pub const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
pub const PASSWORD: &str = "bon+tu+khong+lien+quan";
const BOUNDARY: &str = "xxxxBOUNDARYxxxx";

/// Somebody who is known.
pub struct Session<'d> {
    pub desk: &'d Desk,
    pub cookie: String,
    pub token: String,
}

impl Session<'_> {
    pub fn new<'d>(desk: &'d Desk, answer: &Answer) -> Session<'d> {
        let cookie = answer.headers["set-cookie"].split(';').next().unwrap().to_owned();
        let mut session = Session { desk, cookie, token: String::new() };
        // Any page with a form has it.
        let page = desk.ask("GET", "/new", &[("cookie", &session.cookie)], b"").text();
        session.token = value_of(&page, "ma").unwrap_or_default();
        session
    }

    pub fn get(&self, path: &str) -> Answer {
        self.desk.ask("GET", path, &[("cookie", &self.cookie)], b"")
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().copied().chain([("ma", &*self.token)]);
        let encoded: Vec<String> = fields.map(|(name, value)| format!("{name}={}", percent(value))).collect();
        self.desk.ask("POST", path, &[("cookie", &self.cookie), FORM], encoded.join("&").as_bytes())
    }

    /// Sends files, each under a name as the header has it.
    pub fn send(&self, path: &str, files: &[(&str, &[u8])]) -> Answer {
        self.send_with(path, &[], files)
    }

    /// Sends fields and files.
    pub fn send_with(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut bytes = Vec::new();
        for (name, value) in fields.iter().copied().chain([("ma", &*self.token)]) {
            let field = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            bytes.extend_from_slice(field.as_bytes());
        }
        for (name, content) in files {
            let head =
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"tep\"; filename=\"{name}\"\r\n\r\n");
            bytes.extend_from_slice(head.as_bytes());
            bytes.extend_from_slice(content);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.desk.ask("POST", path, &[("cookie", &self.cookie), ("content-type", &kind)], &bytes)
    }
}

/// The value of a hidden field of a page.
pub fn value_of(page: &str, name: &str) -> Option<String> {
    let after = page.split_once(&format!("name=\"{name}\" value=\""))?.1;
    Some(after.split('"').next()?.to_owned())
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
