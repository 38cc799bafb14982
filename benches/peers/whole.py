#!/usr/bin/env python3
"""whole.py CONFERENCE: the whole job by public tools, beside ours, in one run.

In: a conference's folder. Out: a table on the terminal: seconds by the clock, processor seconds, peak memory of the
largest process. Must not: be a test; compare within a run only.

The peers read every workbook with openpyxl, take the lines by their codes, add up the country, and make a brief for each
locality (head, sentence, a table of all lines) with docxtpl; LibreOffice turns these into PDF, and WeasyPrint sets the same
content by itself. What they do not do: anything about names, units, old fonts or misplaced cells; no check, no rank, no
report, notice, letter or workbook handed back, no tags for archives, no links. Ours does all of it in its one command.
Needs: pip install openpyxl docxtpl python-docx weasyprint; LibreOffice.
"""
import html
import io
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import docx
import docxtpl
import openpyxl
import weasyprint

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HEAD = ("Mã", "Chỉ tiêu", "Đơn vị", "Địa phương", "Cả nước")
CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789."


def read(path):
    """The lines of a workbook by code: label, unit, number. A number typed as text is left out."""
    lines = {}
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[1:3]:
        for code, label, unit, value, *_ in (row[:5] for row in sheet.iter_rows(values_only=True) if len(row) >= 5):
            if isinstance(value, (int, float)) and code is not None and set(str(code)) <= set(CODE) and label:
                lines[str(code)] = (str(label), str(unit), value)
    return lines


def shown(value):
    return f"{value:,.10g}".replace(",", " ").replace(".", ",").replace(" ", ".")


def rows(lines, country):
    return [(code, label, unit, shown(value), shown(country[code])) for code, (label, unit, value) in lines.items()]


def template():
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("{{ said }}")
    table = document.add_table(rows=4, cols=len(HEAD), style="Table Grid")
    for at, head in enumerate(HEAD):
        table.cell(0, at).text = head
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(folder, briefs):
    made = template()
    for name, (said, cells) in briefs.items():
        document = docxtpl.DocxTemplate(io.BytesIO(made))
        document.render({"title": f"Tóm tắt {name}", "said": said, "rows": cells}, autoescape=True)
        document.save(folder / f"{name}.docx")


def libreoffice(folder, profile):
    command = ["libreoffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *sorted(folder.glob("*.docx"))], check=True, capture_output=True)


def weasy(folder, briefs):
    for name, (said, cells) in briefs.items():
        table = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
        head = "".join(f"<th>{cell}</th>" for cell in HEAD)
        page = f"<html lang=vi><h1>Tóm tắt {name}</h1><p>{said}<table border=1><thead><tr>{head}</tr></thead>{table}</table>"
        weasyprint.HTML(string=page).write_pdf(folder / f"{name}-weasy.pdf", pdf_variant="pdf/ua-1")


def used():
    """Processor seconds of this process and of those it waited for."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def timed(name, job):
    clock, processor = time.perf_counter(), used()
    result = job()
    print(f"| {name} | {time.perf_counter() - clock:.2f} | {used() - processor:.2f} |", flush=True)
    return result


def ours(conference):
    with tempfile.TemporaryDirectory() as out:
        command = [ROOT / "target/release/briefbook", "build", conference, "--out", out, "--fresh"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def main():
    conference = pathlib.Path(sys.argv[1])
    files = sorted((conference / "submissions").glob("*.xlsx"))
    print("| what | seconds | processor seconds |\n|---|---|---|")
    timed("ours: everything", lambda: ours(conference))
    read_all = timed(f"openpyxl: reading {len(files)} workbooks", lambda: {path.stem: read(path) for path in files})
    country = {}
    for code, value in ((code, line[2]) for lines in read_all.values() for code, line in lines.items()):
        country[code] = country.get(code, 0) + value
    said = "Địa phương đã thành lập {} cụm, {} ha."
    number = lambda lines, code: shown(lines[code][2]) if code in lines else "…"
    briefs = {
        name: (said.format(number(lines, "3"), number(lines, "4")), rows(lines, country)) for name, lines in read_all.items()
    }
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        timed(f"docxtpl: {len(briefs)} briefs", lambda: word(folder, briefs))
        timed("LibreOffice: these as PDF", lambda: libreoffice(folder, folder / "profile"))
        timed("WeasyPrint: the same as PDF/UA-1", lambda: weasy(folder, briefs))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
