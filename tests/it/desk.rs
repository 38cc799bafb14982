//! The desk from outside: the program is started, asked over HTTP, and what it wrote is looked at.

use crate::declarations::copy;
use crate::golden::{root, templates};
use briefbook::desk::{ROUTES, Role};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// The conference that every test has.
const ID: &str = "2026-11-khuyen-cong";

/// A desk that runs, on a folder of its own with one conference without workbooks.
struct Desk {
    folder: TempDir,
    child: Child,
    address: String,
    start: String,
}

/// An answer.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefbook"));
    command.current_dir(root()).stdin(Stdio::null()).stderr(Stdio::inherit());
    command
}

fn sample() -> PathBuf {
    root().join("input").join(ID)
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let conference = folder.path().join("input").join(ID);
    fs::create_dir_all(conference.join("submissions")).unwrap();
    fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
    folder
}

impl Desk {
    /// One for one person.
    fn alone() -> Desk {
        let folder = folder();
        let mut command = program();
        command.arg("desk").arg(folder.path().join("input"));
        command.arg("--out").arg(folder.path().join("output"));
        Desk::started(folder, command)
    }

    /// One with accounts.
    fn served(folder: TempDir) -> Desk {
        let mut command = program();
        command.args(["desk", "--serve"]).arg(folder.path().join("desk.toml"));
        Desk::started(folder, command)
    }

    fn started(folder: TempDir, mut command: Command) -> Desk {
        command.args(["--no-browser", "--lang", "en"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().rsplit(' ').next().unwrap();
        let (address, start) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        Desk { folder, child, address: address.to_owned(), start: format!("/{start}") }
    }

    fn conference(&self) -> PathBuf {
        self.folder.path().join("input").join(ID)
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
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
    fn opened(&self) -> Session<'_> {
        let answer = self.ask("GET", &self.start, &[], b"");
        assert_eq!(answer.status, 303, "{}", answer.text());
        Session::new(self, &answer)
    }

    fn logged_in(&self, name: &str) -> Session<'_> {
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

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PASSWORD: &str = "bon+tu+khong+lien+quan";
const BOUNDARY: &str = "xxxxBOUNDARYxxxx";

/// Somebody who is known.
struct Session<'d> {
    desk: &'d Desk,
    cookie: String,
    token: String,
}

impl Session<'_> {
    fn new<'d>(desk: &'d Desk, answer: &Answer) -> Session<'d> {
        let cookie = answer.headers["set-cookie"].split(';').next().unwrap().to_owned();
        let mut session = Session { desk, cookie, token: String::new() };
        // Any page with a form has it.
        let page = desk.ask("GET", "/new", &[("cookie", &session.cookie)], b"").text();
        session.token = value_of(&page, "ma").unwrap_or_default();
        session
    }

    fn get(&self, path: &str) -> Answer {
        self.desk.ask("GET", path, &[("cookie", &self.cookie)], b"")
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().copied().chain([("ma", &*self.token)]);
        let encoded: Vec<String> = fields.map(|(name, value)| format!("{name}={}", percent(value))).collect();
        self.desk.ask("POST", path, &[("cookie", &self.cookie), FORM], encoded.join("&").as_bytes())
    }

    /// Sends files, each under a name as the header has it.
    fn send(&self, path: &str, files: &[(&str, &[u8])]) -> Answer {
        let mut body = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"ma\"\r\n\r\n{}\r\n", self.token);
        let mut bytes = std::mem::take(&mut body).into_bytes();
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

    fn receive(&self, files: &[(&str, &[u8])]) -> String {
        let answer = self.send(&format!("/c/{ID}/receive"), files);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text()
    }
}

/// The value of a hidden field of a page.
fn value_of(page: &str, name: &str) -> Option<String> {
    let after = page.split_once(&format!("name=\"{name}\" value=\""))?.1;
    Some(after.split('"').next()?.to_owned())
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn workbook(name: &str) -> Vec<u8> {
    fs::read(sample().join("submissions").join(name)).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_desk_of_one_person_opens_once_and_for_nobody_else() {
    let desk = Desk::alone();
    let unknown = desk.ask("GET", "/", &[], b"");
    assert_eq!(unknown.status, 401);
    assert!(unknown.headers["content-security-policy"].starts_with("default-src 'none'"));
    assert_eq!(desk.ask("GET", "/start?token=00", &[], b"").status, 422);
    let session = desk.opened();
    assert_eq!(desk.ask("GET", &desk.start, &[], b"").status, 422, "the token is good once");
    let page = session.get("/");
    assert_eq!((page.status, page.headers["cache-control"].as_str()), (200, "no-store"));
    assert!(page.text().contains("Hội nghị khuyến công toàn quốc năm 2026"));
    assert!(!page.text().contains("<script>") && !page.text().contains(" onclick"), "no script in a page");
    let other_host = desk.ask("GET", "/", &[("host", "evil.example"), ("cookie", &session.cookie)], b"");
    assert_eq!(other_host.status, 421);
    let build = format!("/c/{ID}/build");
    let foreign = [("cookie", &*session.cookie), FORM, ("origin", "http://evil.example")];
    let sent = format!("ma={}", session.token);
    assert_eq!(desk.ask("POST", &build, &foreign, sent.as_bytes()).status, 421);
    assert_eq!(desk.ask("POST", &build, &[("cookie", &session.cookie), FORM], b"ma=00").status, 403);
    assert_eq!(session.post("/logout", &[]).status, 303);
    assert_eq!(session.get("/").status, 401);
}

#[test]
fn a_file_that_came_has_its_verdict_and_replaces_nothing() {
    let desk = Desk::alone();
    let session = desk.opened();
    let (hanoi, tuyen_quang) = (workbook("01-ha-noi.xlsx"), workbook("08-tuyen-quang.xlsx"));
    let page = session.receive(&[("01-ha-noi.xlsx", &hanoi), ("báo cáo.xlsx", &tuyen_quang), ("trống.xlsx", b"")]);
    assert!(page.contains(">Hà Nội</a>") && page.contains(">Tuyên Quang</a>"), "{page}");
    let page = session.receive(&[("báo cáo.xlsx", &hanoi), ("báo cáo.xlsx", &workbook("04-cao-bang.xlsx"))]);
    assert!(page.contains("Đã có từ trước"), "the same bytes are one file");
    let submissions = desk.conference().join("submissions");
    assert_eq!(names(&submissions), ["01-ha-noi.xlsx", "báo cáo (2).xlsx", "báo cáo.xlsx", "trống.xlsx"]);
    assert_eq!(fs::read(submissions.join("báo cáo.xlsx")).unwrap(), tuyen_quang);
    let register = fs::read_to_string(desk.conference().join("received.csv")).unwrap();
    let lines: Vec<&str> = register.lines().collect();
    assert_eq!(lines[0], "\u{feff}file,received,channel,from,by,sha256");
    assert!(lines.len() == 5 && lines[1].starts_with("01-ha-noi.xlsx,20") && lines[1].contains(",desk,"), "{register}");
    let board = session.get(&format!("/c/{ID}")).text();
    assert!(board.contains("3/34") && board.contains("1 tệp chưa rõ của địa phương nào"), "{board}");
    // It is the locality's, says the secretariat: the same file of decisions that the command writes.
    let fields = [
        ("kind", "belongs"),
        ("file", "trống.xlsx"),
        ("place", "11"),
        ("by", "Vụ trưởng"),
        ("reason", "công văn số 1"),
        ("seen", "0"),
    ];
    assert_eq!(session.post(&format!("/c/{ID}/decide"), &fields).status, 303);
    let decisions = fs::read_to_string(desk.conference().join("decisions.toml")).unwrap();
    assert!(decisions.contains("kind = \"belongs\"") && decisions.contains("by = \"Vụ trưởng\""), "{decisions}");
    let again = session.post(&format!("/c/{ID}/decide"), &fields);
    assert!(again.status == 422 && again.text().contains("Take that one back first"), "{}", again.text());
    assert!(!session.get(&format!("/c/{ID}")).text().contains("chưa rõ của địa phương nào"));
    let trail = session.get("/trail").text();
    assert!(trail.contains("received báo cáo.xlsx") && trail.contains("decision 1 (belongs)"), "{trail}");
    let csv = session.get("/trail.csv");
    assert!(csv.headers["content-disposition"].starts_with("attachment") && csv.text().contains("belongs"));
}

#[test]
fn what_is_uploaded_stays_in_its_folder_and_is_no_markup() {
    let desk = Desk::alone();
    let session = desk.opened();
    let before = fs::read_to_string(desk.conference().join("conference.toml")).unwrap();
    let page = session.receive(&[
        ("../../../conference.toml", &workbook("01-ha-noi.xlsx")),
        ("..\\..\\decisions.toml", &workbook("04-cao-bang.xlsx")),
        ("<img src=x onerror=alert(1)>.xlsx", &workbook("08-tuyen-quang.xlsx")),
        ("=cmd.xlsx", &workbook("11-dien-bien.xlsx")),
        ("<script>.html", b"<script>alert(1)</script>"),
    ]);
    assert!(!page.contains("<img") && !page.contains("<script>"), "{page}");
    let stored = names(&desk.conference().join("submissions"));
    assert_eq!(stored.len(), 4, "{stored:?}");
    let is_harmless = |name: &String| !name.contains(['/', '\\', '<', '>']) && !name.starts_with('.');
    assert!(stored.iter().all(is_harmless), "{stored:?}");
    assert!(!desk.conference().join("decisions.toml").exists());
    assert_eq!(fs::read_to_string(desk.conference().join("conference.toml")).unwrap(), before);
    let board = session.get(&format!("/c/{ID}")).text();
    assert!(!board.contains("<img") && board.contains("4/34"), "{board}");
    for path in
        ["/c/../etc", "/c/%2e%2e/receive", "/c/x", &format!("/c/{ID}/book/..%2f..%2fconference.toml"), "/desk.css/../x"]
    {
        assert_eq!(session.get(path).status, 404, "{path}");
    }
    let no_end = "multipart/form-data";
    let answer =
        desk.ask("POST", &format!("/c/{ID}/receive"), &[("cookie", &session.cookie), ("content-type", no_end)], b"--x");
    assert_eq!(answer.status, 413);
}

#[test]
fn a_new_conference_is_a_file_that_a_person_would_have_written() {
    let desk = Desk::alone();
    let session = desk.opened();
    let fields = |change: &[(&'static str, &'static str)]| {
        let usual = [
            ("title", "Hội nghị \"thử\""),
            ("date", "2027-03-10"),
            ("venue", "Hà Nội"),
            ("pack", "khuyen-cong"),
            ("form", "khuyen-cong@2026-01-01"),
            ("style", "nd30"),
            ("vintage", "34"),
            ("period", "năm 2026"),
            ("data_to", "2026-12-31"),
            ("deadline", "2027-02-20T17:00"),
            ("generate", "2027-03-09T15:00"),
        ];
        let changed =
            |(key, value)| (key, change.iter().find(|(other, _)| *other == key).map_or(value, |(_, new)| *new));
        usual.map(changed)
    };
    let wrong = session
        .post("/new", &fields(&[("deadline", "2027-04-20T17:00"), ("period", "mùa xuân"), ("data_to", "2027-04-01")]));
    let page = wrong.text();
    assert_eq!(wrong.status, 422);
    for key in ["deadline", "period", "date"] {
        assert!(page.contains(&format!("id=\"l-{key}\"")), "nothing beside {key}: {page}");
    }
    assert!(page.contains("value=\"2027-04-20T17:00\""), "what was typed is still there");
    let empty = session.post("/new", &[("title", "x")]).text();
    assert!(empty.matches("this has to be filled in").count() > 10, "each twice, in the list and beside the field");
    let made = session.post("/new", &fields(&[]));
    assert_eq!((made.status, &*made.headers["location"]), (303, "/c/2027-03-10-khuyen-cong?xong=hoi-nghi"));
    let file = desk.folder.path().join("input/2027-03-10-khuyen-cong/conference.toml");
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        "title = 'Hội nghị \"thử\"'\ndate = 2027-03-10\nvenue = \"Hà Nội\"\npack = \"khuyen-cong\"\nform = \
         \"khuyen-cong@2026-01-01\"\nstyle = \"nd30\"\nvintage = 34\nperiod = \"năm 2026\"\ndata_to = 2026-12-31\n\
         deadline = 2027-02-20T17:00:00+07:00\n\n[[generate]]\nat = 2027-03-09T15:00:00+07:00\n"
    );
    assert_eq!(session.get("/c/2027-03-10-khuyen-cong").status, 200);
    let settings = session.get("/c/2027-03-10-khuyen-cong/settings").text();
    let before = value_of(&settings, "truoc").unwrap();
    let mut changed = fields(&[("venue", "Huế")]).to_vec();
    changed.push(("truoc", before.leak()));
    let path = "/c/2027-03-10-khuyen-cong/settings";
    assert_eq!(session.post(path, &changed).status, 303);
    let stale = session.post(path, &changed);
    assert!(stale.status == 422 && stale.text().contains("Somebody else changed this file"), "{}", stale.text());
}

#[test]
fn wording_of_a_conference_is_laid_over_the_pack() {
    let desk = Desk::alone();
    let session = desk.opened();
    let path = format!("/c/{ID}/wording/documents/cong-van.hbs");
    let page = session.get(&path).text();
    let before = value_of(&page, "truoc").unwrap();
    let pack = templates().join("khuyen-cong/documents/cong-van.hbs");
    let text = fs::read_to_string(&pack).unwrap();
    let wrong = text.replacen("{{conference.title}}", "{{conference.titel}}", 1);
    assert_ne!(wrong, text);
    let change = |text: &str, work: &str| session.post(&path, &[("chu", text), ("viec", work), ("truoc", &before)]);
    let refused = change(&wrong, "luu");
    assert!(refused.status == 422 && refused.text().contains("conference.title"), "{}", refused.text());
    let own = desk.conference().join("templates/documents/cong-van.hbs");
    assert!(!own.exists());
    let other = format!("{text}\nThêm một câu.\n");
    assert_eq!(change(&other, "luu").status, 303);
    assert_eq!(fs::read_to_string(&own).unwrap(), other);
    assert!(session.get(&format!("/c/{ID}/wording")).text().contains("mẫu riêng của hội nghị"));
    assert_eq!(change("", "bo").status, 303);
    assert!(!own.exists());
    assert_eq!(fs::read_to_string(&pack).unwrap(), text, "the pack stays as it is");
}

/// What stands for the parts of a path.
fn filled(path: &str) -> String {
    let path = path.replace("{id}", ID).replace("{code}", "08").replace("{place}", "vn").replace("{line}", "1");
    let path = path.replace("{*path}", "manifest.json").replace("{*name}", "documents/cong-van.hbs");
    path.replace("{token}", "00").replace("{hash}", "00")
}

/// A desk with an account of each role, named after it; that of a locality is of 08.
fn with_accounts() -> Desk {
    on_templates(folder(), &templates())
}

fn on_templates(folder: TempDir, templates: &Path) -> Desk {
    let templates = templates.display().to_string();
    let file = folder.path().join("desk.toml");
    fs::write(&file, format!("address = \"127.0.0.1:0\"\ntemplates = {templates:?}\n")).unwrap();
    for role in Role::ALL {
        let mut command = program();
        command.args(["desk", "user", "add", role.name(), "--role", role.name(), "--post", "x", "--serve"]).arg(&file);
        if role == Role::Locality {
            command.args(["--conference", ID, "--place", "08"]);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(PASSWORD.replace('+', " ").as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }
    Desk::served(folder)
}

#[test]
fn every_address_is_there_for_those_who_may_and_for_nobody_else() {
    let desk = with_accounts();
    let sessions = Role::ALL.map(|role| (role, desk.logged_in(role.name())));
    let mut wrong = Vec::new();
    // Who logs out comes last.
    let (ends, rest): (Vec<_>, Vec<_>) = ROUTES.iter().partition(|route| route.path.starts_with("/logout"));
    for route in rest.into_iter().chain(ends) {
        let path = filled(route.path);
        let nobody = desk.ask(route.method, &path, &[FORM], b"").status;
        if route.may.is_some() && nobody != 303 {
            wrong.push(format!("{} {path} as nobody: {nobody}", route.method));
        }
        for (role, session) in &sessions {
            let answer = if route.method == "POST" { session.post(&path, &[]) } else { session.get(&path) };
            let may = route.may.is_none_or(|may| may.contains(role));
            if may == (answer.status == 403) || answer.status == 500 || answer.status == 405 {
                wrong.push(format!("{} {path} as {}: {}", route.method, role.name(), answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_locality_checks_sends_and_explains_and_sees_nothing_else() {
    let desk = with_accounts();
    let session = desk.logged_in("locality");
    let page = session.get("/mine").text();
    let token = value_of(&page, "ma").unwrap();
    let session = Session { token, ..session };
    assert!(page.contains("Tuyên Quang") && !page.contains("Hà Nội") && !page.contains("/c/"), "{page}");
    assert!(session.get("/mine/form").body.starts_with(b"PK"));
    let others = session.send("/mine/check", &[("bao cao.xlsx", &workbook("01-ha-noi.xlsx"))]).text();
    assert!(others.contains("Tệp này ghi tên địa phương khác") && value_of(&others, "tep").is_none(), "{others}");
    let checked = session.send("/mine/check", &[("bao cao.xlsx", &workbook("08-tuyen-quang.xlsx"))]).text();
    let draft = value_of(&checked, "tep").unwrap_or_else(|| panic!("{checked}"));
    assert!(names(&desk.conference().join("submissions")).is_empty(), "a file that is checked does not count");
    assert_eq!(session.post("/mine/send", &[("tep", "00")]).status, 422);
    assert_eq!(session.post("/mine/send", &[("tep", &draft)]).status, 303);
    assert_eq!(names(&desk.conference().join("submissions")), ["08-tuyen-quang.xlsx"]);
    let register = fs::read_to_string(desk.conference().join("received.csv")).unwrap();
    assert!(register.contains(",account,Tuyên Quang,locality,"), "{register}");
    let page = session.get("/mine").text();
    let receipt = page.split("/mine/receipt/").nth(1).unwrap().split('"').next().unwrap();
    let pdf = session.get(&format!("/mine/receipt/{receipt}"));
    assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF"), "{}", pdf.text());
    assert_eq!(session.get(&format!("/mine/receipt/{}", "0".repeat(64))).status, 404);
    assert_eq!(session.post("/mine/explain", &[("diem", "V01:01:1"), ("giai-trinh", "x")]).status, 404);
    assert!(!desk.conference().join("explanations.csv").exists());
}

#[test]
fn a_link_opens_the_pages_of_one_locality_until_it_is_withdrawn() {
    let desk = with_accounts();
    let lead = desk.logged_in("lead");
    let links = format!("/c/{ID}/links");
    let made = lead.post(&links, &[("cho", "12")]).text();
    let link = made.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(!lead.get(&links).text().contains(&link), "a link is shown once");
    let looked = desk.ask("GET", &link, &[], b"");
    assert!(looked.status == 200 && !looked.headers.contains_key("set-cookie"), "looking opens no session");
    let opened = desk.ask("POST", &link, &[FORM], b"");
    assert_eq!((opened.status, &*opened.headers["location"]), (303, "/mine"));
    let locality = Session::new(&desk, &opened);
    assert!(locality.get("/mine").text().contains("Lai Châu"));
    assert_eq!(lead.post(&links, &[("thu-hoi", "12")]).status, 303);
    assert_eq!(locality.get("/mine").status, 303, "its sessions have ended");
    assert_eq!(desk.ask("GET", &link, &[], b"").status, 422);
}

#[test]
fn what_a_locality_says_about_a_finding_is_a_file_that_a_build_reads() {
    let folder = folder();
    let packs = folder.path().join("templates");
    copy(&templates(), &packs);
    let form = packs.join("khuyen-cong/forms/khuyen-cong@2026-01-01.toml");
    let text = fs::read_to_string(&form).unwrap();
    let explained = text.replacen("id = \"K03\"\n", "id = \"K03\"\nexplains_errors = true\n", 1);
    assert_ne!(explained, text);
    fs::write(&form, explained).unwrap();
    let desk = on_templates(folder, &packs);
    let conference = desk.conference();
    fs::copy(sample().join("submissions/08-tuyen-quang.xlsx"), conference.join("submissions/08.xlsx")).unwrap();
    let session = desk.logged_in("locality");
    let page = session.get("/mine").text();
    let session = Session { token: value_of(&page, "ma").unwrap(), ..session };
    let finding = value_of(&page, "diem").unwrap_or_else(|| panic!("nothing to explain: {page}"));
    let said = session.post("/mine/explain", &[("diem", &finding), ("giai-trinh", "=1+1 đã\nxác minh <b>")]);
    assert_eq!(said.status, 303, "{}", said.text());
    let file = fs::read_to_string(conference.join("explanations.csv")).unwrap();
    assert!(
        file.starts_with("\u{feff}at,finding,about,text,by\n") && file.contains(",1+1 đã xác minh <b>,locality"),
        "{file}"
    );
    let page = session.get("/mine").text();
    assert!(page.contains("Đã giải trình:</strong> 1+1 đã xác minh &lt;b&gt;"), "{page}");
    let staff = desk.logged_in("staff").get(&format!("/c/{ID}/l/08")).text();
    assert!(
        staff.contains("1+1 đã xác minh &lt;b&gt;") && staff.contains("Chấp nhận hoặc không chấp nhận giải trình"),
        "{staff}"
    );
}

/// Kills the desk while files come in: what was told as received is on the disk, and in the register.
fn killed(times: usize) {
    let all: Vec<(String, Vec<u8>)> =
        names(&sample().join("submissions")).into_iter().map(|name| (name.clone(), workbook(&name))).collect();
    let kept = folder();
    for round in 0..times {
        let copied = tempfile::tempdir().unwrap();
        copy(kept.path(), copied.path());
        let mut command = program();
        command.arg("desk").arg(copied.path().join("input")).arg("--out").arg(copied.path().join("output"));
        let mut desk = Desk::started(copied, command);
        let process = desk.child.id();
        let mut told = Vec::new();
        {
            let session = desk.opened();
            let after = std::time::Duration::from_millis(40 + 37 * round as u64 % 900);
            let killer = std::thread::spawn(move || {
                std::thread::sleep(after);
                let killed = Command::new("kill").args(["-9", &process.to_string()]).status();
                assert!(killed.unwrap().success());
            });
            for (name, bytes) in &all {
                let sent = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    session.send(&format!("/c/{ID}/receive"), &[(name, bytes)])
                }));
                match sent {
                    Ok(answer) if answer.status == 200 => told.push((name, bytes)),
                    _ => break,
                }
            }
            killer.join().unwrap();
        }
        let _ = desk.child.wait();
        let register = fs::read_to_string(desk.conference().join("received.csv")).unwrap_or_default();
        for (name, bytes) in told {
            let stored = fs::read(desk.conference().join("submissions").join(name)).unwrap_or_default();
            assert!(stored == *bytes && register.contains(&format!("{name},")), "{name} was told and is not there");
        }
        let options = briefbook::StatusOptions {
            conference: desk.conference(),
            templates: templates(),
            out: None,
            keeps: false,
            at: None,
            jobs: 0,
            worker: None,
        };
        briefbook::status(&options).expect("what a killed desk left is a conference");
    }
}

#[test]
fn what_was_told_as_received_outlives_a_kill() {
    killed(2);
}

/// As above, at 50 moments.
#[test]
#[ignore = "takes minutes"]
fn fifty_killed_desks() {
    killed(50);
}
