#!/usr/bin/env python3
"""documents.py BOOK: milliseconds of processor time and bytes of a document, ours beside Typst and docxtpl, in one run.

In: a book this program made. Out: a table on the terminal. Must not: be a test; compare within a run only.

The peers set the same content from the book's own figures.json: a brief for each locality (head, sentence, a table of
all its lines) and the report's tables (all localities by all lines). They have no charts, links, bookmarks of figures,
tags or native fields, and no checks; ours has, and its time is that of the whole command: reading 63 workbooks,
checking, composing and writing 67 documents in both formats. Needs: pip install typst docxtpl python-docx.
"""
import io
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import docx
import docxtpl
import typst

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ESCAPED = str.maketrans({c: "\\" + c for c in "\\#$*_[]<>@`~\"'/-+="})


def figures(book):
    """Texts by place and line, and the lines in the order of the file."""
    texts, lines, units = {}, [], {}
    for figure in json.loads((book / "figures.json").read_text(encoding="utf-8"))["figures"]:
        texts.setdefault(figure["place"], {})[figure["line"]] = figure["text"]
        if figure["line"] not in units:
            lines.append(figure["line"])
            units[figure["line"]] = figure["unit"]
    return texts, lines, units


def localities(texts):
    return sorted(place for place in texts if place.isdigit())


def brief_rows(texts, lines, units, place):
    return [(line, units[line], texts[place][line], texts["vn"][line]) for line in lines]


def report_tables(texts, lines):
    """The lines in parts of ten, each with a row for every place."""
    for start in range(0, len(lines), 10):
        part = lines[start : start + 10]
        yield part, [(place, *(texts[place][line] for line in part)) for place in texts]


HEAD = '#set page(paper: "a4", flipped: {0})\n#set text(font: "Liberation Serif", size: 11pt, lang: "vi")\n'


def typst_table(head, rows):
    cells = [f"[{str(cell).translate(ESCAPED)}]" for row in rows for cell in row]
    heads = ", ".join(f"[{str(cell).translate(ESCAPED)}]" for cell in head)
    return f"#table(columns: {len(head)}, table.header({heads}),\n" + ", ".join(cells) + ")\n"


def typst_brief(texts, lines, units, place):
    head = ("Mã", "Đơn vị", "Địa phương", "Cả nước")
    said = f"= Tóm tắt {place}\nĐịa phương đã thành lập {texts[place]['3']} cụm, {texts[place]['4']} ha.\n"
    return HEAD.format("false") + said + typst_table(head, brief_rows(texts, lines, units, place))


def typst_report(texts, lines):
    parts = [f"= Bảng\n{typst_table(('Nơi', *part), rows)}" for part, rows in report_tables(texts, lines)]
    return HEAD.format("true") + "#outline()\n" + "\n".join(parts)


def word_template(columns, repeats):
    """A template of docxtpl: a title, a sentence, and a table whose middle row is repeated."""
    document = docx.Document()
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("{{ said }}")
    for n in range(repeats):
        table = document.add_table(rows=4, cols=columns, style="Table Grid")
        for at in range(columns):
            table.cell(0, at).text = f"{{{{ tables[{n}].head[{at}] }}}}"
            table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
        table.cell(1, 0).text = f"{{%tr for row in tables[{n}].rows %}}"
        table.cell(3, 0).text = "{%tr endfor %}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(template, context):
    made = docxtpl.DocxTemplate(io.BytesIO(template))
    made.render(context, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def timed(make, inputs):
    """Times in milliseconds and sizes in bytes of one document after the other."""
    times, sizes = [], []
    for given in inputs:
        start = time.process_time()
        made = make(given)
        times.append(1000 * (time.process_time() - start))
        sizes.append(len(made))
    return times, sizes


def row(name, times, sizes):
    print(f"| {name} | {len(times)} | {times[0]:.0f} | {statistics.median(times):.1f} | {max(sizes)} |")


def ours(book):
    binary = ROOT / "target" / "release" / "briefbook"
    with tempfile.TemporaryDirectory() as out:
        command = [binary, "build", ROOT / "input" / book.name, "--out", out, "--fresh"]
        subprocess.run(command, check=True, capture_output=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        total = 1000 * (used.ru_utime + used.ru_stime)
        made = pathlib.Path(out) / book.name
        for kind in ("pdf", "docx"):
            briefs = [path.stat().st_size for path in (made / "tom-tat").glob(f"*.{kind}")]
            report = (made / f"bao-cao-tong-hop.{kind}").stat().st_size
            print(f"| ours, .{kind}: largest brief; report | {len(briefs)}; 1 | | | {max(briefs)}; {report} |")
        count = sum(1 for path in made.rglob("*") if path.suffix in (".pdf", ".docx"))
        print(f"| ours, whole command | {count} | {total:.0f} | {total / count:.1f} | |")


def main():
    book = pathlib.Path(sys.argv[1])
    texts, lines, units = figures(book)
    fonts = str(ROOT / "templates" / "fonts")

    def pdf(source):
        return typst.compile(source.encode(), font_paths=[fonts], pdf_standards=["ua-1"])

    print("| what | documents | first, CPU ms | median, CPU ms | largest, bytes |\n|---|---|---|---|---|")
    sources = ['#set document(title: "x")\n' + typst_brief(texts, lines, units, place) for place in localities(texts)]
    row("Typst, briefs (UA-1)", *timed(pdf, sources))
    report = '#set document(title: "x")\n' + typst_report(texts, lines)
    row("Typst, the report's tables (UA-1)", *timed(pdf, [report] * 3))
    head = ["Mã", "Đơn vị", "Địa phương", "Cả nước"]
    template = word_template(4, 1)
    contexts = [
        {"title": place, "said": texts[place]["3"], "tables": [{"head": head, "rows": rows}]}
        for place, rows in ((place, brief_rows(texts, lines, units, place)) for place in localities(texts))
    ]
    row("docxtpl, briefs", *timed(lambda context: word(template, context), contexts))
    parts = [
        {"head": ["Nơi", *part, *[""] * (10 - len(part))], "rows": [[*row, *[""] * 10] for row in rows]}
        for part, rows in report_tables(texts, lines)
    ]
    template = word_template(11, len(parts))
    context = {"title": "Báo cáo", "said": "", "tables": parts}
    row("docxtpl, the report's tables", *timed(lambda given: word(template, given), [context] * 3))
    ours(book)


if __name__ == "__main__":
    main()
