#!/usr/bin/env python3
"""One picture per page kind beside its reviewed reference.

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
# So many of a thousand pixels may.
MOST = 2


def pages():
    """`name document page`, one a line; `#` begins a remark."""
    for line in (REFERENCES / "pages.txt").read_text(encoding="utf-8").splitlines():
        words = line.split("#")[0].split()
        if words:
            name, document, page = words
            yield name, document, int(page)


def picture(book, document, page, folder):
    out = pathlib.Path(folder) / f"{document.replace('/', '-')}-{page}"
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*command, str(book / f"{document}.pdf"), str(out)], check=True)
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
        for name, document, page in pages():
            found, reference = picture(book, document, page, folder), REFERENCES / f"{name}.png"
            if accept:
                found.quantize(16).save(reference, optimize=True)
            elif not reference.exists() or (share := differing(found, Image.open(reference).convert("L"))) > MOST:
                shown = f"{share:.1f} of a thousand pixels" if reference.exists() else "no reference"
                wrong.append(f"{name} ({document}.pdf, page {page}): {shown}")
    for line in wrong:
        print(f"looks otherwise: {line}")
    if wrong:
        print("accept with .ci/pictures.py BOOK --accept, after looking at each")
    else:
        print(f"pictures: {len(list(pages()))} pages look as their references")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
