//! `desk`: pages in a browser, and the accounts of those who may see them.

use super::desk_args::{AccountArgs, AddUserArgs, DeskArgs, DeskCommand, RoleArg, UserCommand};
use super::reports::SystemClock;
use anyhow::Result;
use briefbook::config::{self, DeskFile};
use briefbook::desk::{self, DeskOptions, Greeting, NewAccount, Role, Store};
use briefbook::messages::{Catalogue, Explain as _, fail};
use briefbook::{Clock as _, msg};
use chrono::{DateTime, FixedOffset};
use std::io::{self, BufRead as _, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

/// Where the desk for one person keeps its database, below the folder of books.
pub const DATABASE: &str = ".briefbook/desk.sqlite";

/// Runs the desk until it is interrupted, or does something with an account.
pub fn desk(args: DeskArgs, worker: PathBuf, words: &Arc<Catalogue>) -> Result<ExitCode> {
    match args.command {
        Some(DeskCommand::User(command)) => user(command, words)?,
        None => {
            let opens = !args.no_browser && args.serve.is_none();
            let options = options(args, worker, words)?;
            desk::serve(options, &|greeting| greet(greeting, opens, words))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn now() -> DateTime<FixedOffset> {
    SystemClock.now()
}

fn options(args: DeskArgs, worker: PathBuf, words: &Arc<Catalogue>) -> Result<DeskOptions> {
    let words = Arc::clone(words);
    if let Some(file) = &args.serve {
        let DeskFile { address, hosts, https, tls, conferences, output, templates, database } =
            config::desk_file(file)?;
        let (accounts, jobs, conference) = (true, args.common.jobs, None);
        return Ok(DeskOptions {
            folder: conferences,
            conference,
            templates,
            out: output,
            jobs,
            worker,
            address,
            accounts,
            hosts,
            https,
            tls,
            database,
            clock: now,
            words,
        });
    }
    let (folder, conference) = of_conference(args.folder);
    let database = args.out.join(DATABASE);
    if let Some(folder) = database.parent() {
        std::fs::create_dir_all(folder).explain(|| msg!("cannot-make-output", path = args.out.display()))?;
    }
    Ok(DeskOptions {
        folder,
        conference,
        templates: args.common.templates,
        out: args.out,
        jobs: args.common.jobs,
        worker,
        address: SocketAddr::from(([127, 0, 0, 1], args.port)),
        accounts: false,
        hosts: Vec::new(),
        https: false,
        tls: None,
        database,
        clock: now,
        words,
    })
}

/// The folder of conferences, and the one that was named, where one was.
fn of_conference(folder: PathBuf) -> (PathBuf, Option<String>) {
    let name = folder.file_name().and_then(|name| name.to_str()).map(str::to_owned);
    let parent = folder.parent().map(|parent| if parent.as_os_str().is_empty() { Path::new(".") } else { parent });
    match (folder.join("conference.toml").is_file(), parent, name) {
        (true, Some(parent), Some(name)) => (parent.to_owned(), Some(name)),
        _ => (folder, None),
    }
}

fn greet(greeting: &Greeting, opens: bool, words: &Catalogue) {
    let mut out = io::stdout().lock();
    let mut said = vec![msg!("desk-greeting", url = &greeting.url)];
    if greeting.is_open {
        said.push(msg!("desk-unencrypted"));
    }
    for message in said {
        // Whoever closed standard output does not want to know.
        drop(writeln!(out, "{}", words.text(&message)));
    }
    drop(out.flush());
    if opens && has_screen() && open(&greeting.url).is_err() {
        tracing::info!("no browser could be opened");
    }
}

/// Whether there is a screen for a browser.
fn has_screen() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Has the system open an address; no shell reads it.
fn open(url: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        "macos" => ("open", &[]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}

fn user(command: UserCommand, words: &Catalogue) -> Result<()> {
    let said = match command {
        UserCommand::Add(args) => vec![add(args)?],
        UserCommand::Password(AccountArgs { name, serve }) => {
            store(&serve)?.set_password(&name, &typed()?)?;
            vec![msg!("desk-user-password", name = name)]
        }
        UserCommand::Close(AccountArgs { name, serve }) => {
            store(&serve)?.close_account(&name, now())?;
            vec![msg!("desk-user-closed", name = name)]
        }
        UserCommand::List { serve } => store(&serve)?.account_lines()?,
    };
    let mut out = io::stdout().lock();
    for message in said {
        writeln!(out, "{}", words.text(&message))?;
    }
    Ok(())
}

fn add(args: AddUserArgs) -> Result<briefbook::model::message::Message> {
    let role = match args.role {
        RoleArg::Lead => Role::Lead,
        RoleArg::Staff => Role::Staff,
        RoleArg::Reader => Role::Reader,
        RoleArg::Locality => Role::Locality,
    };
    let store = store(&args.serve)?;
    let place = args.conference.zip(args.place);
    let new = NewAccount { name: args.name, role, post: args.post.unwrap_or_default(), place, password: typed()? };
    store.add_account(&new, now())?;
    Ok(msg!("desk-user-added", name = new.name))
}

fn store(serve: &Path) -> Result<Store> {
    Store::open(&config::desk_file(serve)?.database)
}

/// A password from standard input, the first line: never an argument, which others on the computer see.
fn typed() -> Result<String> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).explain(|| msg!("desk-no-password"))?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() { Err(fail(msg!("desk-no-password"))) } else { Ok(password.to_owned()) }
}
