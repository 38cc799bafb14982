//! The language of the terminal: the system's, unless the command line names one.

use crate::golden::{sample, templates, worker};
use std::process::{Command, Output};

fn check(path: &str, options: &[&str], system: &str) -> Output {
    Command::new(worker())
        .arg("check")
        .arg(sample().join(path))
        .arg("--templates")
        .arg(templates())
        .args(options)
        .env_remove("LC_MESSAGES")
        .env_remove("LANGUAGE")
        .env("LC_ALL", system)
        .env("LANG", system)
        .output()
        .unwrap()
}

const TUYEN_QUANG: &str = "submissions/08-tuyen-quang.xlsx";

fn first_word(run: &Output) -> String {
    let text = String::from_utf8_lossy(&run.stdout);
    text.lines().find(|line| line.contains(" V07 · ")).unwrap_or(&text).split(" V07").next().unwrap_or("").to_owned()
}

#[test]
fn findings_are_labelled_in_the_language_of_the_terminal() {
    for (options, system, wanted, read) in [
        (&[][..], "C.UTF-8", "ERROR", "1 workbooks read; "),
        (&[], "vi_VN.UTF-8", "LỖI", "Đã đọc 1 tệp; "),
        (&["--lang", "en"], "vi_VN.UTF-8", "ERROR", "1 workbooks read; "),
        (&["--lang", "vi"], "C.UTF-8", "LỖI", "Đã đọc 1 tệp; "),
    ] {
        let run = check(TUYEN_QUANG, options, system);
        assert_eq!(first_word(&run), wanted, "{options:?} {system}");
        assert!(String::from_utf8_lossy(&run.stdout).contains(read), "{options:?} {system}");
    }
}

#[test]
fn json_is_the_same_whatever_the_language() {
    let json = |language| check(TUYEN_QUANG, &["--json", "--lang", language], "C.UTF-8").stdout;
    assert!(!json("en").is_empty());
    assert_eq!(json("en"), json("vi"));
}

#[test]
fn an_error_is_told_in_the_language_of_the_terminal() {
    for (language, wanted) in [("en", "briefbook: cannot open "), ("vi", "briefbook: không mở được ")] {
        let run = check("nowhere.xlsx", &["--lang", language], "C.UTF-8");
        assert_eq!(run.status.code(), Some(2), "{language}");
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(told.contains(wanted) && told.contains("nowhere.xlsx"), "{told}");
    }
}
