//! Where the packs are when nobody says: in the folder the program is called in, the user's own, or those installed with it.

use briefbook::model::message::Message;
use briefbook::msg;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folder of packs, wherever it is.
const FOLDER: &str = "templates";

/// The first place that there is, else the one in the folder the program is called in. Every command asks for it while the
/// command line is set up; it is looked for once.
pub fn found() -> PathBuf {
    static FOUND: LazyLock<PathBuf> =
        LazyLock::new(|| places().into_iter().find(|place| place.is_dir()).unwrap_or_else(|| PathBuf::from(FOLDER)));
    FOUND.clone()
}

/// Where packs were looked for, if they are nowhere.
pub fn searched() -> Option<Message> {
    let places = places();
    let shown: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
    let are_nowhere = !places.iter().any(|place| place.is_dir());
    are_nowhere.then(|| msg!("packs-nowhere", places = shown.join(", ")))
}

/// Where packs are looked for, in this order.
pub fn places() -> Vec<PathBuf> {
    let program = env::current_exe().and_then(dunce::canonicalize).ok();
    let beside = program.as_deref().and_then(Path::parent);
    let shared = beside.and_then(Path::parent).map(|above| above.join("share/briefbook"));
    let installed = [own(), beside.map(Path::to_owned), shared];
    let within = |folder: PathBuf| folder.join(FOLDER);
    std::iter::once(PathBuf::from(FOLDER)).chain(installed.into_iter().flatten().map(within)).collect()
}

/// The folder of the user's own packs: `%APPDATA%\Briefbook` on Windows, else `~/.local/share/briefbook`
/// (XDG Base Directory Specification).
fn own() -> Option<PathBuf> {
    let folder = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return folder("APPDATA").map(|data| data.join("Briefbook"));
    }
    let data = folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")));
    data.map(|data| data.join("briefbook"))
}
