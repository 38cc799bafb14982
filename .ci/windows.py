"""windows.py PROGRAM EXE HOLD BAD WORK: the program for Windows, under Wine, beside the one for Linux.

Both get the same commands on the same files: what they print as JSON and every file they write must be the same, byte by byte. Then
what is of Windows alone: a book is made again while somebody has one of its documents open, and the desk answers. Exit 0 where
all of it holds.

HOLD is the program of hold.c, BAD a folder of workbooks that nobody should send, WORK a folder to write in.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.request

BOOKS = ["2021-07-02-ccn", "2026-12-hoi-nghi-ccn"]
# Of the bad workbooks, this share: each is read by a process that starts anew where one dies of it.
SHARE = 3
# What tells of the moment and the machine.
PASSING = {"seconds", "now", "made", "book", "late_minutes", "folder"}

linux, exe, hold, bad, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:6])
faults = []


def run(command, here, **more):
    return subprocess.run(command, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **more)


def both(*arguments):
    """Has both programs do the same, each in its own folder and with its own way of writing paths; gives what the one for Linux
    printed."""
    own = [arguments, [argument.replace("/", "\\") for argument in arguments]]
    done = [run([*command, *its], here) for (command, here), its in zip(places(), own)]
    codes = [it.returncode for it in done]
    if codes[0] != codes[1]:
        faults.append(f"{arguments}: exit codes {codes}: {done[1].stderr[-500:]}")
    if "--json" in arguments and told(done[0].stdout) != told(done[1].stdout):
        faults.append(f"{arguments}: the two print another JSON")
    return done[0].stdout


def places():
    return [([str(linux)], work / "linux"), (["wine", str(exe)], work / "windows")]


def told(text):
    """JSON without what differs from run to run, and with the one way of writing a path."""
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(it) for key, it in value.items() if key not in PASSING}
        if isinstance(value, list):
            return [plain(it) for it in value]
        return value.replace("\\", "/") if isinstance(value, str) else value

    return plain(json.loads(text))


def compare(folder):
    """Every file below a folder that both wrote."""
    one, other = (here / folder for _, here in places())
    names = [{str(it.relative_to(root)) for it in root.rglob("*") if it.is_file()} for root in (one, other)]
    if names[0] != names[1]:
        faults.append(f"{folder}: only one of the two wrote {sorted(names[0] ^ names[1])[:5]}")
    differ = sorted(name for name in names[0] & names[1] if (one / name).read_bytes() != (other / name).read_bytes())
    if differ:
        faults.append(f"{folder}: {len(differ)} of {len(names[0])} files differ: {differ[:5]}")
    print(f"{folder}: {len(names[0])} files, {len(differ)} differ")


def commands():
    for name in BOOKS:
        both("build", f"input/{name}", "--fresh", "--json")
        compare(f"output/{name}")
    book, conference = f"output/{BOOKS[1]}", f"input/{BOOKS[1]}"
    both("verify", book, "--json")
    both("status", conference, "--json")
    both("form", conference, "--all", "-o", "forms", "--json")
    compare("forms")
    for _, here in places():
        (here / "preview").mkdir()
    both("preview", conference, "--document", "bao-cao-tong-hop", "-o", "preview/report.pdf", "--json")
    compare("preview")
    both("check-templates", "--json")
    both("run-due", f"input/{BOOKS[0]}", "--out", "due", "--now", "2021-07-01T16:00:00+07:00", "--json")
    compare(f"due/{BOOKS[0]}")
    workbooks = sorted(bad.iterdir())[::SHARE]
    if len(workbooks) < 30:
        faults.append(f"{bad} has only {len(workbooks)} workbooks for this")
    for _, here in places():
        (here / "bad").mkdir()
        for workbook in workbooks:
            shutil.copy(workbook, here / "bad")
    findings = json.loads(both("check", "--conference", conference, "bad", "--json"))["findings"]
    print(f"check: {len(workbooks)} bad workbooks, {len(findings)} findings")


def windows(path):
    return "Z:" + str(path).replace("/", "\\")


def open_document():
    """A book made again while one of its documents is open, and once more when it is closed."""
    here = work / "windows"
    book = here / "output" / BOOKS[1]
    document = book / "bao-cao-tong-hop.docx"
    before = document.read_bytes()
    build = ["wine", str(exe), "build", f"input/{BOOKS[1]}", "--at", "2027-01-06T09:00:00+07:00", "--json"]
    holder = subprocess.Popen(
        ["wine", str(hold), windows(book), document.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    must(holder.stdout.readline().strip() == "held", "the document could not be held open")
    built = json.loads(run(build, here).stdout)
    must(built["edits"]["open"] == [document.name], f"open are {built['edits']['open']}")
    must(document.read_bytes() == before, "the open document was replaced")
    found = json.loads(run(["wine", str(exe), "verify", f"output/{BOOKS[1]}", "--json"], here).stdout)["wrong"]
    must([it["path"] for it in found] == [document.name], f"wrong beside it are {found}")
    holder.stdin.close()
    holder.wait()
    built = json.loads(run(build, here).stdout)
    must((built["edits"]["open"], built["edits"]["taken"]) == ([], []), f"after closing: {built['edits']}")
    must(document.read_bytes() != before, "the document that was closed is still the one before")
    verified = run(["wine", str(exe), "verify", f"output/{BOOKS[1]}"], here)
    must(verified.returncode == 0, f"the book is not whole: {verified.stdout}")
    print("a document that was open stayed, and was replaced when it was closed")


def desk():
    """The first page of the desk."""
    child = subprocess.Popen(
        ["wine", str(exe), "desk", "input", "--no-browser", "--lang", "vi"],
        cwd=work / "windows", stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        address = re.search(r"http\S+", child.stdout.readline()).group(0)
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = browser.open(address, timeout=60).read().decode()
        must(all(name in page for name in BOOKS), "the desk does not show the conferences")
        print("the desk answers")
    finally:
        child.kill()
        child.wait()


def must(holds, what):
    if not holds:
        faults.append(what)


def main():
    for _, here in places():
        here.mkdir(parents=True)
        for folder in ["input", "templates"]:
            os.symlink(pathlib.Path(folder).resolve(), here / folder)
    commands()
    open_document()
    desk()
    for fault in faults:
        print(f"FAULT {fault}")
    sys.exit(1 if faults else 0)


main()
