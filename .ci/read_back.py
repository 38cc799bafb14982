"""read_back.py BOOK: compares figures.json with the text that pdftotext and LibreOffice find in the documents.

Every figure of the country with a value must stand in the national report, in PDF and in Word, and every figure of a
locality in its brief; where briefs keep to the main lines, the others stand in the report's annex. Exit 0 where none is
missing.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

book = pathlib.Path(sys.argv[1])
figures = json.loads((book / "figures.json").read_text())["figures"]


def squeezed(text):
    return "".join(text.split())


def pdf_text(path):
    return squeezed(subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout)


def word_texts(paths):
    with tempfile.TemporaryDirectory() as folder:
        command = ["libreoffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, *paths]
        subprocess.run(command, check=True, capture_output=True)
        return {path: squeezed((pathlib.Path(folder) / path.with_suffix(".txt").name).read_text()) for path in paths}


briefs = sorted((book / "tom-tat").glob("*.docx"))
report = book / "bao-cao-tong-hop.docx"
words = word_texts([report, *briefs])
annex = {"PDF": pdf_text(report.with_suffix(".pdf")), "Word": words[report]}
missing, looked_at, in_annex = [], 0, 0
for docx in [report, *briefs]:
    place = "vn" if docx == report else docx.name[:2]
    texts = {"PDF": pdf_text(docx.with_suffix(".pdf")), "Word": words[docx]}
    for figure in figures:
        if figure["place"] != place or figure["value"] is None:
            continue
        for kind, text in texts.items():
            looked_at += 1
            if squeezed(figure["text"]) in text:
                continue
            if squeezed(figure["text"]) in annex[kind]:
                in_annex += 1
            else:
                missing.append(f"{kind} of {docx.name} lacks line {figure['line']}: {figure['text']}")
print(f"{looked_at} figures looked up in {2 * len(words)} files, {in_annex} in the annex alone, {len(missing)} missing")
for line in missing[:20]:
    print(line)
sys.exit(bool(missing))
