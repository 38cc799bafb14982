"""edited.py PROGRAM BOOK CONFERENCE TEMPLATES FOLDER: documents of a book edited by programs that people use, then refreshed.

Each is edited with python-docx (words, a deleted paragraph, a row, a comment), and once more saved by LibreOffice; `refresh` has to
keep all of that and know every figure. Prints the refreshed files that python-docx edited, for the judges. What LibreOffice saves
fails the judges by itself; it only has to be read again.
"""
import pathlib
import shutil
import subprocess
import sys

import docx

program, book, conference, templates, folder = map(pathlib.Path, sys.argv[1:])
folder.mkdir(parents=True, exist_ok=True)
WORDS, ROW, COMMENT = "Lời của chị Thư. ", "Dòng thêm vào", "Hỏi lại Vụ Pháp chế"
mistakes = []


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


def saved_by_libreoffice(path):
    office = ["libreoffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    into = folder / "libreoffice"
    command = [*office, "--convert-to", "docx:MS Word 2007 XML", "--outdir", into, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return into / path.name


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
for mistake in mistakes:
    print(mistake, file=sys.stderr)
sys.exit(bool(mistakes))
