#!/usr/bin/env python3
"""One picture per page kind beside its reviewed reference, of PDF files and of Word files as LibreOffice prints them.

In: the folder of the sample's book. Out: exit 0 where every page looks as its picture in tests/pictures, else the
names of those that do not, and exit 1. `--accept` writes the references instead; look at them before committing.
Must not: be a test of bytes; faint differences of a renderer's version pass, a moved line does not.
"""
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageFilter

REFERENCES = pathlib.Path(__file__).resolve().parent.parent / "tests" / "pictures"
DPI = 40
# A pixel differs by more than this share of white to black, after what is finer than a letter is blurred away.
FAINT = 48
# So many of a thousand pixels may; more in Word files, where a line may break otherwise with another LibreOffice.
MOST = {".pdf": 2, ".docx": 12}


def pages():
    """`name document page`, one a line, a Word file with its `.docx`; `#` begins a remark."""
    for line in (REFERENCES / "pages.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            name, document, page = words
            yield name, document if document.endswith(".docx") else f"{document}.pdf", int(page)


def printed(book, folder):
    """Every file to look at as a PDF; all Word files are converted in one go."""
    files = {document: book / document for _, document, _ in pages()}
    words = {document: path for document, path in files.items() if path.suffix == ".docx"}
    if words:
        command = ["libreoffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", "pdf", "--outdir", folder, *map(str, words.values())]
        subprocess.run(command, check=True, capture_output=True)
    return files | {document: pathlib.Path(folder) / f"{path.stem}.pdf" for document, path in words.items()}


def picture(pdf, page, folder):
    out = pathlib.Path(folder) / f"{pdf.stem}-{page}"
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*command, str(pdf), str(out)], check=True)
    return Image.open(f"{out}.png").convert("L")


def differing(found, wanted):
    """How many of a thousand pixels differ; all where the sizes do."""
    if found.size != wanted.size:
        return 1000
    blurred = [image.filter(ImageFilter.BoxBlur(1)) for image in (found, wanted)]
    histogram = ImageChops.difference(*blurred).histogram()
    return 1000 * sum(histogram[FAINT:]) / (found.size[0] * found.size[1])


def main():
    accept = "--accept" in sys.argv
    book = pathlib.Path(next(word for word in sys.argv[1:] if not word.startswith("--")))
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        files = printed(book, folder)
        for name, document, page in pages():
            found, reference = picture(files[document], page, folder), REFERENCES / f"{name}.png"
            most = MOST[pathlib.Path(document).suffix]
            if accept:
                found.quantize(16).save(reference, optimize=True)
            elif not reference.exists() or (share := differing(found, Image.open(reference).convert("L"))) > most:
                shown = f"{share:.1f} of a thousand pixels" if reference.exists() else "no reference"
                wrong.append(f"{name} ({document}, page {page}): {shown}")
    for line in wrong:
        print(f"looks otherwise: {line}")
    if wrong:
        print("accept with .ci/pictures.py BOOK --accept, after looking at each")
    else:
        print(f"pictures: {len(list(pages()))} pages look as their references")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
