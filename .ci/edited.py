"""edited.py PROGRAM BOOK CONFERENCE TEMPLATES FOLDER: documents of a book edited by programs that people use, then refreshed.

Each is edited with python-docx (words, a deleted paragraph, a row, a comment), and once more saved by LibreOffice; `refresh` has to
keep all of that and know every figure. The report is edited once more with changes recorded, by either program: `verify` has to find
nothing wrong in it, `refresh` to keep what was recorded. Prints the refreshed files that python-docx edited, for the judges. What
LibreOffice saves fails the judges by itself; it only has to be read again.
"""
import copy
import json
import pathlib
import shutil
import subprocess
import sys

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

program, book, conference, templates, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
WORDS, ROW, COMMENT = "Lời của chị Thư. ", "Dòng thêm vào", "Hỏi lại Vụ Pháp chế"
RECORDED = "Ghi có theo dõi."
mistakes = []

# A macro: without one LibreOffice records nothing in the background.
MACRO = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Record(from As String, into As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot; : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(from, &quot;_blank&quot;, 0, hidden())
  document.RecordChanges = True
  words = document.createReplaceDescriptor()
  words.SearchString = &quot;trong đó&quot; : words.ReplaceString = &quot;bao gồm&quot;
  document.replaceAll(words)
  document.Text.insertString(document.Text.End, &quot; {RECORDED}&quot;, False)
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = &quot;FilterName&quot; : word(0).Value = &quot;MS Word 2007 XML&quot;
  document.storeToURL(into, word())
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>"""


def edit(path):
    """Words at the beginning of a long paragraph, another one deleted, a row added, a comment; gives the deleted words."""
    document = docx.Document(path)
    long = [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 80 and paragraph.runs]
    long[0].runs[0].text = WORDS + long[0].runs[0].text
    document.add_comment(long[0].runs[0], COMMENT, author="Chị Thư", initials="T")
    gone = long[-1].text
    long[-1]._element.getparent().remove(long[-1]._element)
    table = max(document.tables, key=lambda table: len(table.rows))
    table.add_row().cells[0].text = ROW
    document.save(path)
    return gone


def refreshed(path):
    output = path.with_name(f"{path.stem}-moi.docx")
    command = [program, "refresh", path, "--conference", conference, "--templates", templates, "-o", output]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{path}: {done.stderr}")
    return output


def libreoffice(*arguments):
    office = ["libreoffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run([*office, *arguments], check=True, capture_output=True, timeout=120)


def saved_by_libreoffice(path):
    into = folder / "libreoffice"
    libreoffice("--convert-to", "docx:MS Word 2007 XML", "--outdir", into, path)
    return into / path.name


def recorded_by_libreoffice(path):
    into = folder / f"{path.stem}-theo-doi.docx"
    libreoffice("--terminate_after_init")
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(MACRO)
    libreoffice(f'macro:///Standard.Module1.Record("file://{path}","file://{into}")')
    return into


def recorded_by_python_docx(path):
    """python-docx has no words for recorded changes; what it writes of them is what it is given."""
    into = folder / f"{path.stem}-theo-doi-2.docx"
    document = docx.Document(path)

    def change(kind, run):
        element = OxmlElement(kind)
        element.set(qn("w:id"), "9001")
        element.set(qn("w:author"), "Chị Thư")
        element.append(run)
        return element

    long = [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 80 and len(paragraph.runs) > 1]
    run = long[0].runs[0]._element
    new = copy.deepcopy(run)
    new.text = f"{RECORDED} "
    run.addprevious(change("w:ins", new))
    gone = long[-1].runs[0]._element
    place = gone.getprevious()
    for text in gone.findall(qn("w:t")):
        text.tag = qn("w:delText")
    place.addnext(change("w:del", gone))
    document.save(into)
    return into


def compare_recorded(path):
    """Nothing is wrong in it, and what was recorded stays."""
    command = [program, "verify", path, "--conference", conference, "--templates", templates, "--json"]
    wrong = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)["documents"][0]["wrong"]
    if wrong:
        mistakes.append(f"{path}: {wrong}")
    count = lambda file: [len(docx.Document(file).element.body.xpath(f".//w:{kind}")) for kind in ("ins", "del")]
    before, after = count(path), count(refreshed(path))
    if before != after or 0 in before:
        mistakes.append(f"{path}: {before} insertions and deletions were recorded, {after} are after the refresh")


def compare(path, gone):
    """What was edited is there, and every figure is known."""
    document = docx.Document(path)
    body = document.element.body
    text = "".join(node.text or "" for node in body.iter(f"{{{body.nsmap['w']}}}t"))
    for words in (WORDS.strip(), ROW):
        if words not in text:
            mistakes.append(f"{path}: {words!r} is gone")
    if gone and gone in text:
        mistakes.append(f"{path}: a deleted paragraph is there again")
    if COMMENT not in [comment.text for comment in document.comments]:
        mistakes.append(f"{path}: the comment is gone")
    return len(body.xpath(".//w:hyperlink[@w:tooltip or @w:tgtFrame]"))


for name in ("bao-cao-tong-hop", "du-thao-ket-luan", "dai-bieu"):
    path = folder / f"{name}.docx"
    shutil.copy(book / path.name, path)
    figures = len(docx.Document(path).element.body.xpath(".//w:hyperlink[@w:tooltip]"))
    gone = edit(path)
    made = refreshed(path)
    counts = [compare(made, gone), compare(refreshed(saved_by_libreoffice(path)), gone)]
    if any(count * 100 < figures * 95 for count in counts):
        mistakes.append(f"{name}: {counts} of {figures} figures are known after the edits")
    print(made)
report = folder / "bao-cao.docx"
shutil.copy(book / "bao-cao-tong-hop.docx", report)
for record in (recorded_by_libreoffice, recorded_by_python_docx):
    compare_recorded(record(report))
for mistake in mistakes:
    print(mistake, file=sys.stderr)
sys.exit(bool(mistakes))
