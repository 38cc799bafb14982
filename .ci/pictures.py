#!/usr/bin/env python3
"""pictures.py BOOK [--accept]: compares one page of each kind with its reviewed picture in tests/pictures.

BOOK is the sample's book; Word files are compared as LibreOffice prints them. Faint differences of a renderer's version
pass, a moved line does not. For each page that differs, the reference and the page go side by side into
target/pictures; `--accept` also makes the page the new reference. Exit 0 where all pages are as their references.
"""
import pathlib
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageFilter

ROOT = pathlib.Path(__file__).resolve().parent.parent
REFERENCES = ROOT / "tests" / "pictures"
TO_LOOK_AT = ROOT / "target" / "pictures"
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


def beside(reference, found):
    """The reviewed picture on the left, what the page shows now on the right."""
    both = Image.new("L", (reference.width + found.width + 8, max(reference.height, found.height)), 128)
    both.paste(reference, (0, 0))
    both.paste(found, (reference.width + 8, 0))
    return both


def main():
    accept = "--accept" in sys.argv
    book = pathlib.Path(next(word for word in sys.argv[1:] if not word.startswith("--")))
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        files = printed(book, folder)
        for name, document, page in pages():
            found, path = picture(files[document], page, folder), REFERENCES / f"{name}.png"
            reference = Image.open(path).convert("L") if path.exists() else Image.new("L", found.size, 255)
            share = differing(found, reference)
            if path.exists() and share <= MOST[pathlib.Path(document).suffix]:
                continue
            differ += 1
            TO_LOOK_AT.mkdir(parents=True, exist_ok=True)
            beside(reference, found).save(TO_LOOK_AT / f"{name}.png")
            print(f"{name} ({document}, page {page}): {share:.1f} of a thousand pixels differ; target/pictures/{name}.png")
            if accept:
                found.quantize(16).save(path, optimize=True)
    print(f"pictures: {len(list(pages()))} pages, {differ} {'accepted' if accept else 'differ'}")
    if differ and not accept:
        print("look at each, then accept them: just accept, or .ci/pictures.py BOOK --accept")
    return 1 if differ and not accept else 0


if __name__ == "__main__":
    sys.exit(main())
