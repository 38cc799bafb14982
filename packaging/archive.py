#!/usr/bin/env python3
"""archive.py TARGET BUILT OUT: packs a release: program, packs, sample, readmes and licences.

TARGET is the Rust target, BUILT the folder with its release build, OUT the folder for the archive: a .zip for Windows,
a .tar.gz for other systems, with everything in one folder `briefbook-VERSION-TARGET`. The same files give the same bytes.
"""
import gzip
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTENT = ["templates", "input/2021-07-02-ccn", "packaging/README.md", "README*.md", "CHANGELOG.md", "SECURITY.md", "LICENSE-*"]
# What starts the program at its times.
TIMERS = {True: ["packaging/windows/briefbook-task.xml"], False: ["packaging/crontab", "packaging/systemd"]}


def files(built, windows):
    """Pairs of a file and its path in the archive: the program first, then what git tracks of CONTENT."""
    program = "briefbook.exe" if windows else "briefbook"
    yield built / program, program
    # -z: names come as they are, not quoted.
    tracked = subprocess.run(["git", "ls-files", "-z", *CONTENT, *TIMERS[windows]], cwd=ROOT, check=True, capture_output=True).stdout
    for name in sorted(tracked.decode().rstrip("\0").split("\0")):
        yield ROOT / name, name


def main():
    target, built, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    version = re.search(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text(encoding="utf-8"), re.M).group(1)
    windows = "windows" in target
    folder = f"briefbook-{version}-{target}"
    out.mkdir(parents=True, exist_ok=True)
    archive = out / f"{folder}.{'zip' if windows else 'tar.gz'}"
    if windows:
        with zipfile.ZipFile(archive, "w") as packed:
            for source, name in files(built, windows):
                entry = zipfile.ZipInfo(f"{folder}/{name}")
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, source.read_bytes())
    else:
        with open(archive, "wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as zipped:
            with tarfile.open(fileobj=zipped, mode="w") as packed:
                for source, name in files(built, windows):
                    entry = tarfile.TarInfo(f"{folder}/{name}")
                    entry.size, entry.mode = source.stat().st_size, 0o755 if name == "briefbook" else 0o644
                    with open(source, "rb") as content:
                        packed.addfile(entry, content)
    print(archive)


if __name__ == "__main__":
    main()
