//! The desk from outside: the program is started, asked over HTTP, and what it wrote is looked at.

use crate::declarations::copy;
use crate::golden::{root, templates};
use crate::support::desk::{Desk, FORM, Session, add_account, program, value_of};
use crate::support::edit::{parts, with_part};
use briefbook::desk::{ROUTES, Role};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The conference that every test has.
const ID: &str = "2026-11-khuyen-cong";

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
        Desk::alone_on(folder())
    }

    fn alone_on(folder: TempDir) -> Desk {
        let mut command = program();
        command.arg("desk").arg(folder.path().join("input"));
        command.arg("--out").arg(folder.path().join("output"));
        Desk::started(folder, command)
    }

    fn conference(&self) -> PathBuf {
        self.folder.path().join("input").join(ID)
    }
}

impl Session<'_> {
    fn receive(&self, files: &[(&str, &[u8])]) -> String {
        let answer = self.send(&format!("/c/{ID}/receive"), files);
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.text()
    }
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
        let of_locality = ["--conference", ID, "--place", "08"];
        add_account(&file, role.name(), role.name(), if role == Role::Locality { &of_locality } else { &[] });
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

#[test]
fn who_sends_other_figures_says_why_and_the_book_reads_it() {
    let desk = with_accounts();
    let session = desk.logged_in("locality");
    let page = session.get("/mine").text();
    let session = Session { token: value_of(&page, "ma").unwrap(), ..session };
    let check = |bytes: &[u8]| session.send("/mine/check", &[("bao cao.xlsx", bytes)]).text();
    let first = workbook("08-tuyen-quang.xlsx");
    let draft = value_of(&check(&first), "tep").unwrap();
    assert_eq!(session.post("/mine/send", &[("tep", &draft)]).status, 303);
    // Receipts count seconds: which of two files of one second came later is nobody's to say.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let corrected = with_part(&first, "xl/worksheets/sheet2.xml", |xml| {
        xml.replacen("<c r=\"D3\" s=\"8\"><v>16</v>", "<c r=\"D3\" s=\"8\"><v>17</v>", 1)
    });
    let checked = check(&corrected);
    assert!(checked.contains("Khác với báo cáo đang được tính"), "{checked}");
    let draft = value_of(&checked, "tep").unwrap();
    let silent = session.post("/mine/send", &[("tep", &draft)]);
    assert!(silent.status == 422 && silent.text().contains("Say why figures changed"), "{}", silent.text());
    let reason = [("tep", &*draft), ("ly-do", "Rà soát lại số dự án")];
    assert_eq!(session.post("/mine/send", &reason).status, 303);
    let said = fs::read_to_string(desk.conference().join("explanations.csv")).unwrap();
    assert!(said.contains(",Rà soát lại số dự án,Tuyên Quang"), "{said}");
    let staff = desk.logged_in("staff").get(&format!("/c/{ID}/l/08")).text();
    assert!(staff.contains("Địa phương nêu lý do thay đổi:</strong> Rà soát lại số dự án"), "{staff}");
    assert!(staff.contains("So với lần gửi trước") && staff.contains("<strong>"), "{staff}");
}

#[test]
fn letters_are_made_noted_and_taken_from_the_desk() {
    let desk = Desk::alone();
    let session = desk.opened();
    session.receive(&[("01-ha-noi.xlsx", &workbook("01-ha-noi.xlsx"))]);
    let letters = format!("/c/{ID}/letters");
    let made = session.post(&letters, &[("noi", "01")]);
    assert_eq!((made.status, &*made.headers["location"]), (303, &*format!("/c/{ID}/l/01?xong=thu#thu")));
    let again = session.post(&letters, &[("noi", "01")]);
    assert!(again.headers["location"].contains("xong=khong-co-thu"), "each is made once");
    let page = session.get(&format!("/c/{ID}/l/01")).text();
    let file = page.split("/outbox/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let draft = session.get(&format!("/c/{ID}/outbox/{file}"));
    assert!(draft.status == 200 && draft.headers["content-disposition"].starts_with("attachment"));
    for other in ["nothing.eml", "..%2fconference.toml", "%2e%2e"] {
        assert_eq!(session.get(&format!("/c/{ID}/outbox/{other}")).status, 404, "{other}");
    }
    // A form that went out by post is not made any more.
    let noted = session.post(&letters, &[("noi", "08"), ("loai", "form"), ("da-gui", "1")]);
    if noted.headers["location"].contains("xong=thu-da-gui") {
        assert!(session.get(&format!("/c/{ID}/l/08")).text().contains("gửi bằng cách khác"));
    } else {
        assert!(noted.headers["location"].contains("xong=khong-co-thu"), "after the deadline no form is due");
    }
    assert_eq!(session.post(&letters, &[("noi", "08"), ("da-gui", "1")]).status, 404, "which letter?");
}

#[test]
fn a_paused_schedule_makes_nothing_until_it_goes_on() {
    let desk = Desk::alone();
    let session = desk.opened();
    let (schedule, pause) = (format!("/c/{ID}/schedule"), format!("/c/{ID}/pause"));
    assert_eq!(session.post(&pause, &[("viec", "dung"), ("by", "x")]).status, 422, "without a reason");
    let why = [("viec", "dung"), ("by", "Vụ trưởng"), ("reason", "chờ \"Lai Châu\" <b>")];
    assert_eq!(session.post(&pause, &why).status, 303);
    let page = session.get(&schedule).text();
    assert!(page.contains("Tiếp tục theo lịch") && page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
    let file = desk.conference().join("pause.toml");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("by = \"Vụ trưởng\""), "{text}");
    let now = briefbook::due(&scheduled(&desk), far()).unwrap();
    assert!(now.due().is_none() && now.held().is_some(), "the command reads the same file");
    assert_eq!(session.post(&pause, &[("viec", "tiep")]).status, 303);
    assert!(!file.exists() && session.get(&schedule).text().contains("Tạm dừng lịch"));
    assert!(briefbook::due(&scheduled(&desk), far()).unwrap().due().is_some());
}

fn scheduled(desk: &Desk) -> briefbook::ScheduleOptions {
    briefbook::ScheduleOptions {
        conference: desk.conference(),
        templates: templates(),
        out: desk.folder.path().join("output"),
        at: None,
        jobs: 0,
        fresh: false,
        worker: None,
    }
}

/// After every time of the sample's schedule.
fn far() -> chrono::DateTime<chrono::FixedOffset> {
    chrono::DateTime::parse_from_rfc3339("2030-01-01T08:00:00+07:00").unwrap()
}

/// Waits until a build that was begun is done.
fn built(session: &Session<'_>) {
    for _ in 0..600 {
        let state = session.get(&format!("/c/{ID}/build")).text();
        if state.contains("\"runs\":false") && state.contains("\"any_failed\":false") {
            return;
        }
        assert!(!state.contains("\"any_failed\":true"), "{state}");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    panic!("the build does not end");
}

#[test]
fn an_edition_is_approved_by_two_compared_and_made_again_with_what_was_edited() {
    let folder = folder();
    let declared = folder.path().join("input").join(ID).join("conference.toml");
    let text = fs::read_to_string(&declared).unwrap();
    fs::write(&declared, format!("four_eyes = true\n{text}")).unwrap();
    fs::copy(sample().join("submissions/01-ha-noi.xlsx"), declared.with_file_name("submissions").join("01.xlsx"))
        .unwrap();
    let desk = on_templates(folder, &templates());
    add_account(&desk.folder.path().join("desk.toml"), "second", "lead", &[]);
    let (lead, second) = (desk.logged_in("lead"), desk.logged_in("second"));
    let (build, documents) = (format!("/c/{ID}/build"), format!("/c/{ID}/documents"));
    assert_eq!(lead.post(&build, &[]).status, 303);
    built(&lead);
    let approve = |who: &Session<'_>, by: &str| {
        let fields = [("kind", "approve"), ("by", by), ("reason", "đủ điều kiện"), ("back", "documents")];
        who.post(&format!("/c/{ID}/decide-as-lead"), &fields)
    };
    assert_eq!(approve(&lead, "Vụ trưởng").status, 303);
    assert!(lead.get(&documents).text().contains("waits for a second person"));
    let same = approve(&lead, "Cục trưởng");
    assert!(same.status == 422 && same.text().contains("asks for four eyes"), "{}", same.text());
    let same_post = approve(&second, "Vụ trưởng");
    assert!(same_post.status == 422 && same_post.text().contains("has approved the edition"), "{}", same_post.text());
    assert_eq!(approve(&second, "Cục trưởng").status, 303);
    assert!(lead.get(&documents).text().contains("<strong>approved</strong>"));
    let reopen = |reason: &str| {
        let fields = [("kind", "reopen"), ("by", "Vụ trưởng"), ("reason", reason)];
        lead.post(&format!("/c/{ID}/decide-as-lead"), &fields).status
    };
    assert_eq!([reopen(""), reopen("số liệu mới")], [422, 303], "only with a reason");
    // A document as somebody edited it, and another workbook.
    let book = desk.folder.path().join("output").join(ID);
    let names: Vec<String> = names(&book).into_iter().filter(|name| name.ends_with(".docx")).collect();
    let name = names.first().expect("a Word document").clone();
    let made = fs::read(book.join(&name)).unwrap();
    let give = |bytes: &[u8]| lead.send(&format!("/c/{ID}/edits"), &[("ban cua toi.docx", bytes)]);
    let same = give(&made);
    assert!(same.status == 422 && same.text().contains("nothing in it was edited"), "{}", same.text());
    assert_eq!(give(b"PK no document").status, 422);
    let edited = with_part(&made, "word/document.xml", |xml| {
        let at = xml.rfind("</w:body>").unwrap();
        let at = xml[..at].rfind("<w:sectPr").unwrap_or(at);
        format!("{}<w:p><w:r><w:t>Lời người sửa.</w:t></w:r></w:p>{}", &xml[..at], &xml[at..])
    });
    let conference = desk.conference();
    fs::copy(sample().join("submissions/04-cao-bang.xlsx"), conference.join("submissions/04.xlsx")).unwrap();
    assert_eq!(give(&edited).status, 303);
    built(&lead);
    let now = fs::read(book.join(&name)).unwrap();
    let (_, words) = parts(&now).into_iter().find(|(part, _)| part == "word/document.xml").unwrap();
    let words = String::from_utf8(words).unwrap();
    assert!(words.contains("Lời người sửa."), "what was edited is in the book");
    let changes = lead.get(&format!("/c/{ID}/editions")).text();
    assert!(changes.contains("Cao Bằng") && changes.contains("Số liệu khác nhau"), "{changes}");
    assert!(lead.get(&format!("/c/{ID}/editions?tu=../..&den=9")).status == 200, "what is not there is not looked for");
}

#[test]
fn what_is_kept_between_requests_is_what_a_new_desk_reads() {
    let desk = Desk::alone();
    let session = desk.opened();
    let pages = ["", "/figures", "/l/01", "/l/08"].map(|page| format!("/c/{ID}{page}"));
    let shown =
        |session: &Session<'_>| pages.clone().map(|page| session.get(&page).text().replace(&session.token, "ma"));
    session.receive(&[("01.xlsx", &workbook("01-ha-noi.xlsx")), ("08.xlsx", &workbook("08-tuyen-quang.xlsx"))]);
    let first = shown(&session);
    session.receive(&[("04.xlsx", &workbook("04-cao-bang.xlsx"))]);
    assert_ne!(shown(&session), first, "what came is shown");
    // Whose a file is, and how files are read: both change what was read before.
    let belongs =
        [("kind", "belongs"), ("file", "08.xlsx"), ("place", "11"), ("by", "x"), ("reason", "công văn"), ("seen", "0")];
    assert_eq!(session.post(&format!("/c/{ID}/decide"), &belongs).status, 303);
    let declared = desk.conference().join("conference.toml");
    let text = fs::read_to_string(&declared).unwrap();
    let other = text.replace("period = \"năm 2026\"", "period = \"6 tháng đầu năm 2026\"");
    assert_ne!(other, text);
    fs::write(&declared, other.replace("data_to = 2026-11-30", "data_to = 2026-06-14")).unwrap();
    let kept = shown(&session);
    let copied = tempfile::tempdir().unwrap();
    copy(&desk.folder.path().join("input"), &copied.path().join("input"));
    let anew = Desk::alone_on(copied);
    let others = shown(&anew.opened());
    // The trail, and the post that was typed last, are the old desk's own.
    let of_conference = |page: &String| {
        let page = page.replace("name=\"by\" value=\"x\"", "name=\"by\" value=\"\"");
        match page.split_once("<h2 id=\"vua\">") {
            Some((before, after)) => before.to_owned() + after.split_once("</section>").unwrap().1,
            None => page,
        }
    };
    assert!(kept[0].contains("3/34") && kept[0].contains("s-refused"), "all are of another period now");
    for (one, other) in kept.iter().map(of_conference).zip(others.iter().map(of_conference)) {
        let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert_eq!((differing, one.len()), (None, other.len()));
    }
}

/// Kills the desk while files come in: what was told as received is on the disk, and in the register.
fn killed(times: usize) {
    let all: Vec<(String, Vec<u8>)> =
        names(&sample().join("submissions")).into_iter().map(|name| (name.clone(), workbook(&name))).collect();
    let kept = folder();
    for round in 0..times {
        let copied = tempfile::tempdir().unwrap();
        copy(kept.path(), copied.path());
        let mut desk = Desk::alone_on(copied);
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

/// A file system of its own below a folder, which ends with the test. Only root may mount one.
struct Disk(PathBuf);

impl Disk {
    fn mount(folder: &Path, size: &str) -> Disk {
        fs::create_dir_all(folder).unwrap();
        let disk = Disk(folder.to_owned());
        disk.run("mount", &["-t", "tmpfs", "-o", &format!("size={size}"), "none"]);
        disk
    }

    fn again(&self, options: &str) {
        self.run("mount", &["-o", &format!("remount,{options}")]);
    }

    fn run(&self, command: &str, arguments: &[&str]) {
        let done = Command::new(command).args(arguments).arg(&self.0).status().unwrap();
        assert!(done.success(), "{command} {arguments:?}: is this root?");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// A desk of one person whose conferences lie on a disk of their own.
fn on_disk(size: &str) -> (Desk, Disk) {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::mount(&folder.path().join("input"), size);
    let conference = folder.path().join("input").join(ID);
    fs::create_dir_all(conference.join("submissions")).unwrap();
    fs::copy(sample().join("conference.toml"), conference.join("conference.toml")).unwrap();
    (Desk::alone_on(folder), disk)
}

#[test]
#[ignore = "mounts a file system: for root"]
fn a_full_disk_is_told_and_loses_nothing() {
    let (desk, disk) = on_disk("200k");
    let session = desk.opened();
    let receive = format!("/c/{ID}/receive");
    let all: Vec<(String, Vec<u8>)> =
        names(&sample().join("submissions")).into_iter().map(|name| (name.clone(), workbook(&name))).collect();
    let (mut told, mut refused) = (Vec::new(), Vec::new());
    for (name, bytes) in &all {
        let answer = session.send(&receive, &[(name, bytes)]);
        match answer.status {
            200 => told.push(name),
            status => {
                assert!(status == 422 && answer.text().contains("cannot"), "{status}: {}", answer.text());
                refused.push(name);
            }
        }
    }
    assert!(!told.is_empty() && !refused.is_empty(), "{} told, {} refused", told.len(), refused.len());
    assert_eq!(session.get(&format!("/c/{ID}")).status, 200, "the board can still be looked at");
    let is_whole = || {
        let register = fs::read_to_string(desk.conference().join("received.csv")).unwrap();
        let stored = names(&desk.conference().join("submissions"));
        assert_eq!(stored.len() + 1, register.lines().count(), "{stored:?}\n{register}");
        stored
    };
    let stored = is_whole();
    assert!(told.iter().all(|name| stored.contains(name)), "{told:?} of {stored:?}");
    for (name, bytes) in all.iter().filter(|(name, _)| stored.contains(name)) {
        assert!(fs::read(desk.conference().join("submissions").join(name)).unwrap() == *bytes, "{name}");
    }
    disk.again("size=20m");
    for (name, bytes) in &all {
        assert_eq!(session.send(&receive, &[(name, bytes)]).status, 200, "{name}, once there is room");
    }
    assert_eq!(is_whole().len(), all.len());
}

#[test]
#[ignore = "mounts a file system: for root"]
fn a_folder_that_cannot_be_written_is_told_and_stays_as_it_is() {
    let (desk, disk) = on_disk("20m");
    let session = desk.opened();
    let first = workbook("01-ha-noi.xlsx");
    session.receive(&[("01-ha-noi.xlsx", &first)]);
    disk.again("ro");
    let second = workbook("08-tuyen-quang.xlsx");
    let decide = [("kind", "waive"), ("place", "01"), ("rule", "K03"), ("by", "x"), ("reason", "y")];
    let pause = [("viec", "dung"), ("by", "x"), ("reason", "y")];
    for (what, answer) in [
        ("receive", session.send(&format!("/c/{ID}/receive"), &[("08.xlsx", &second)])),
        ("decide", session.post(&format!("/c/{ID}/decide"), &decide)),
        ("pause", session.post(&format!("/c/{ID}/pause"), &pause)),
        ("letters", session.post(&format!("/c/{ID}/letters"), &[("noi", "08")])),
    ] {
        assert!(
            answer.status == 422 && answer.text().contains("cannot"),
            "{what}: {} {}",
            answer.status,
            answer.text()
        );
    }
    assert!(session.get(&format!("/c/{ID}")).text().contains("1/34"), "what is there is shown");
    disk.again("rw");
    assert_eq!(names(&desk.conference().join("submissions")), ["01-ha-noi.xlsx"]);
    session.receive(&[("08.xlsx", &second)]);
}

/// What a page that is watched says, an event at a time; what it is asked to do between two events changes what it says.
#[test]
fn whoever_has_a_board_open_is_told_when_it_changes() {
    let desk = Desk::alone();
    let session = desk.opened();
    let state = format!("/c/{ID}/state");
    let once = session.get(&state).text();
    let mut events = Events::of(&session, &state);
    assert_eq!(events.next(), once, "first what is so now, as whoever asks once is told");
    session.receive(&[("08.xlsx", &workbook("08-tuyen-quang.xlsx"))]);
    let changed = events.next();
    assert_eq!(changed, session.get(&state).text());
    assert_ne!(changed, once);
    // Whoever has logged out is told nothing any more.
    assert_eq!(session.post("/logout-everywhere", &[]).status, 303);
    assert_eq!(events.rest(), "");
}

/// The events of an address.
struct Events(std::io::BufReader<std::net::TcpStream>);

impl Events {
    fn of(session: &Session<'_>, path: &str) -> Events {
        use std::io::{BufRead as _, Write as _};
        let mut stream = std::net::TcpStream::connect(&session.desk.address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
        let (host, cookie) = (&session.desk.address, &session.cookie);
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\naccept: text/event-stream\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = std::io::BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            answer.read_line(&mut line).unwrap();
            assert!(!line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.1 200 "), "{line}");
        }
        Events(answer)
    }

    /// What the next event says.
    fn next(&mut self) -> String {
        use std::io::BufRead as _;
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "it goes on");
            if let Some(said) = line.strip_prefix("data: ") {
                return said.trim_end().to_owned();
            }
        }
    }

    /// What is said until the connection ends, without the sizes of chunks and the signs of life.
    fn rest(mut self) -> String {
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.0, &mut rest).unwrap();
        rest.lines().filter(|line| line.starts_with("data: ")).collect()
    }
}

/// Settings that are tables or lists, or were replaced by decisions: they are edited in the whole file.
const IN_THE_FILE: [&str; 9] =
    ["carry_forward", "accept", "limits", "waiver", "targets", "apportion", "task", "progress", "notify"];

#[test]
fn every_setting_of_a_conference_is_a_field_or_named_as_none() {
    let source = fs::read_to_string(root().join("src/config/conference_file.rs")).unwrap();
    let is_file = |item: &syn::Item| matches!(item, syn::Item::Struct(one) if one.ident == "ConferenceFile");
    let items = syn::parse_file(&source).unwrap().items;
    let Some(syn::Item::Struct(file)) = items.into_iter().find(is_file) else { panic!("the file has a type") };
    let keys: Vec<String> = file.fields.iter().map(|field| field.ident.as_ref().unwrap().to_string()).collect();
    let fields: Vec<&str> = briefbook::SETTINGS.iter().map(|setting| setting.key).collect();
    let nowhere: Vec<_> =
        keys.iter().filter(|key| !fields.contains(&&***key) && !IN_THE_FILE.contains(&&***key)).collect();
    assert!(nowhere.is_empty(), "neither fields nor named as none: {nowhere:?}");
    let gone: Vec<_> =
        fields.iter().chain(&IN_THE_FILE).filter(|key| !keys.iter().any(|known| known == *key)).collect();
    assert!(gone.is_empty(), "no settings: {gone:?}");
}

#[test]
fn two_who_approve_are_asked_for_in_the_form() {
    let desk = Desk::alone();
    let session = desk.opened();
    let path = format!("/c/{ID}/settings");
    let page = session.get(&path).text();
    let file = desk.conference().join("conference.toml");
    let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
    let value = |key: &str| match (key, table.get(key)) {
        ("four_eyes", _) => "true".to_owned(),
        ("generate", Some(toml::Value::Array(all))) => all[0]["at"].to_string(),
        (_, Some(toml::Value::String(text))) => text.clone(),
        (_, Some(other)) => other.to_string(),
        (_, None) => String::new(),
    };
    let typed: Vec<(&str, String)> = briefbook::SETTINGS.iter().map(|field| (field.key, value(field.key))).collect();
    let mut changed: Vec<(&str, &str)> = typed.iter().map(|(key, value)| (*key, &**value)).collect();
    let before = value_of(&page, "truoc").unwrap();
    changed.push(("truoc", &before));
    let saved = session.post(&path, &changed);
    assert_eq!(saved.status, 303, "{}", saved.text());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\nfour_eyes = true\n"), "{text}");
    assert!(session.get(&path).text().contains("<option value=\"true\" selected>"), "the form shows it");
}
