"""contracts.py PROGRAM BOOK CONFERENCE TEMPLATES: validates what the program writes as JSON against docs/contracts/.

BOOK is a book of CONFERENCE. Every schema must be met by some output; fields that a schema does not name are mistakes.
Exit 0 where all of it is valid.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import jsonschema

program, book, conference, templates = map(pathlib.Path, sys.argv[1:])
schemas = {path.stem: json.loads(path.read_text()) for path in sorted(pathlib.Path("docs/contracts").glob("*.json"))}
mistakes, valid = [], []


def closed(schema):
    """The same schema, in which an object has no fields but those named."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    # Alternatives name fields of the object around them.
    if "properties" in parts:
        parts.setdefault("unevaluatedProperties", False)
    for choice in ("anyOf", "oneOf"):
        if "properties" in parts and choice in parts:
            parts[choice] = [{k: v for k, v in part.items() if k != "unevaluatedProperties"} for part in parts[choice]]
    return parts


def check(name, text):
    value = json.loads(text)
    schema = schemas[name]
    opening = f'{{"schema":"{schema["title"]}"'
    if not "".join(text.split()).startswith(opening):
        mistakes.append(f"{name}: does not open with {opening}")
    validator = jsonschema.Draft202012Validator(closed(schema))
    found = list(validator.iter_errors(value))
    mistakes.extend(f"{name}: {error.json_path}: {error.message[:200]}" for error in found)
    valid.append(name)


def run(name, *arguments):
    command = [program, *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode > 1:
        mistakes.append(f"{name}: exit {done.returncode}: {done.stderr.strip()[:200]}")
        return
    for line in done.stdout.splitlines():
        check(name, line)


for name in ("figures", "findings", "manifest"):
    check(name, (book / f"{name}.json").read_text())
packs = ("--templates", templates)
with tempfile.TemporaryDirectory() as folder:
    out = pathlib.Path(folder)
    run("build", "build", conference, *packs, "--out", out)
    run("check", "check", "--conference", conference, *packs, conference / "submissions")
    run("status", "status", conference, *packs)
    for key in ("vn/18", "vn/19", "08/18"):
        run("explain", "explain", conference, key, *packs)
    run("due", "due", conference, *packs, "--out", out)
    run("run-due", "run-due", conference, *packs, "--out", out, "--now", "2000-01-01T00:00:00+07:00")
    run("run-due", "run-due", conference, *packs, "--out", out, "--now", "2100-01-01T00:00:00+07:00")
    run("verify-book", "verify", book)
    run("verify-pdf", "verify", book / "bao-cao-tong-hop.pdf")
    run("verify-documents", "verify", "--conference", conference, *packs, book / "bao-cao-tong-hop.docx")
    run("refresh", "refresh", book / "bao-cao-tong-hop.docx", "--conference", conference, *packs, "-o", out / "refreshed.docx")
    run("rules", "rules", *packs)
    run("backtest", "rules", *packs, "--backtest", conference)
    shutil.copytree(conference.parent, out / "input")
    decided = ("--by", "Chánh Văn phòng", "--reason", "đã xem lại")
    run("decide", "decide", "accept", out / "input" / conference.name, "--place", "08", "--line", "19", *packs, *decided)
    issued = ("--number", "12/BC-BCT", "--day", "2021-07-02", "--by", "Chánh Văn phòng")
    copy = out / "input" / conference.name
    run("issue", "issue", out / conference.name / "bao-cao-tong-hop.pdf", "--conference", copy, "--out", out, *issued, *packs)
    run("receive", "receive", out / "input" / conference.name, "tests/mail", *packs)
    asked = ("--title", "Hội nghị", "--date", "2027-01-08", "--venue", "Hà Nội", "--pack", "cum-cong-nghiep")
    days = ("--period", "năm 2026", "--deadline", "2026-12-31T17:00")
    run("new", "new", out / "input" / "2027-01-hoi-nghi", *asked, *days, *packs)
    run("backup", "backup", copy, "-o", out / "backup.zip", "--out", out, *packs)
    run("forget", "forget", copy, "0200 008 001", "--by", "Tổ thư ký", "--reason", "Thử", "--out", out, *packs)
    run("restore", "restore", out / "backup.zip", out / "restored", *packs)
    run("send", "send", copy, "--kind", "form", "--place", "08", "--out", out, "-o", out / "outbox", *packs)
    run("pause", "pause", copy, "--by", "Vụ trưởng", "--reason", "chờ số liệu", *packs)
    run("pause", "resume", copy, *packs)
    run("doctor", "doctor", out / "input", "--out", out, *packs)
    run("monitor", "monitor", copy, "--out", out, *packs)
    run("form", "form", conference, *packs, "--place", "08", "-o", out / "forms")
    run("preview", "preview", conference, "--document", "bao-cao-tong-hop", *packs, "-o", out / "preview.pdf")
    run("templates", "templates", *packs)
    run("check-templates", "check-templates", *packs)
    wrong = out / "packs"
    shutil.copytree(templates, wrong)
    (wrong / "cum-cong-nghiep/documents/phat-bieu.hbs").write_text("{{so 'vn/18'\n")
    run("check-templates", "check-templates", "--templates", wrong)

# `rules --backtest --mutations` takes minutes: `false-alarms` of .ci/long runs it.
slow = {"mutations"}
mistakes.extend(f"no output was compared with {name}.json" for name in schemas if name not in valid and name not in slow)
print(f"{len(valid)} outputs of {len(schemas)} contracts, {len(mistakes)} mistakes")
for line in mistakes[:30]:
    print(line)
sys.exit(bool(mistakes))
