//! Rights on what is written below the output folder: they follow that folder, so that whoever may write there goes on where
//! another account left off. A book that an administrator made by hand must not stop the service.

use std::path::Path;

/// Gives everything at a path the owner of the folder `like`, and its group the rights it has there. Nobody else gets more.
/// What the system refuses stays as it is: only an administrator may give files away, and where the next run lacks a right
/// it says so.
pub fn share(like: &Path, path: &Path) {
    #[cfg(unix)]
    unix::share(like, path);
    #[cfg(not(unix))]
    let _ = (like, path);
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Metadata, Permissions};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, lchown};
    use std::path::Path;

    /// Read, write and search for the group, and that new entries take its group.
    const OF_FOLDERS: u32 = 0o2070;
    /// Read and write for the group.
    const OF_FILES: u32 = 0o060;

    pub(super) fn share(like: &Path, path: &Path) {
        let Ok(like) = fs::metadata(like) else { return };
        let mut paths = vec![path.to_owned()];
        while let Some(path) = paths.pop() {
            let Ok(own) = fs::symlink_metadata(&path) else { continue };
            if own.is_dir() {
                paths.extend(fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path()));
            }
            one(&like, &own, &path);
        }
    }

    fn one(like: &Metadata, own: &Metadata, path: &Path) {
        let mode = own.mode() | (like.mode() & if own.is_dir() { OF_FOLDERS } else { OF_FILES });
        let done = match (own.is_symlink(), mode == own.mode()) {
            (true, _) | (_, true) => Ok(()),
            _ => fs::set_permissions(path, Permissions::from_mode(mode & 0o7777)),
        };
        let is_like = (own.uid(), own.gid()) == (like.uid(), like.gid());
        let given = if is_like { Ok(()) } else { lchown(path, Some(like.uid()), Some(like.gid())) };
        if let Err(error) = done.and(given) {
            tracing::debug!("{} keeps its owner and rights: {error}", path.display());
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::share;
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_group_that_may_write_the_folder_may_write_what_lies_in_it_and_nobody_else_may() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        let mode = |name: &str| fs::symlink_metadata(out.join(name)).unwrap().permissions().mode() & 0o7777;
        let set = |name: &str, mode| fs::set_permissions(out.join(name), Permissions::from_mode(mode)).unwrap();
        fs::create_dir_all(out.join("book/tom-tat")).unwrap();
        fs::write(out.join("book/a.pdf"), "a").unwrap();
        symlink("nowhere", out.join("book/link")).unwrap();
        set("book", 0o700);
        set("book/tom-tat", 0o750);
        set("book/a.pdf", 0o640);
        set("", 0o2775);
        share(out, &out.join("book"));
        assert_eq!(["book", "book/tom-tat", "book/a.pdf"].map(mode), [0o2770, 0o2770, 0o660]);
        set("", 0o755);
        set("book/a.pdf", 0o600);
        share(out, &out.join("book"));
        assert_eq!(mode("book/a.pdf"), 0o640, "what the group may do there");
    }
}
