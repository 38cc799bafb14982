"""handed_back.py BOOK SUBMISSIONS: compares each workbook handed back with the one that was sent, as openpyxl reads them.

Every cell of every sheet has its value or formula, its number format and its font; each finding with a cell has a note
and another fill there. Exit 0 where nothing differs.
"""
import json
import pathlib
import sys

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula



def said(cell):
    value = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
    font = cell.font
    return value, cell.number_format, font.name, font.sz, font.b, font.i, font.u, font.color and font.color.rgb


book, sent = map(pathlib.Path, sys.argv[1:])
findings = [f for f in json.loads((book / "findings.json").read_text())["findings"] if f["cell"]]
wrong, files, cells, marks = [], 0, 0, 0
for path in sorted((book / "phan-hoi").glob("*.xlsx")):
    files += 1
    after = openpyxl.load_workbook(path)
    name = after["Kết quả kiểm tra"]["A3"].value.split("Tệp: ")[1].split(". Kiểm tra")[0]
    before = openpyxl.load_workbook(sent / name)
    if after.sheetnames != ["Kết quả kiểm tra", *before.sheetnames]:
        wrong.append(f"{path.name}: sheets {after.sheetnames}")
        continue
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                cells += 1
                now = after[sheet.title][cell.coordinate]
                if said(cell) != said(now):
                    wrong.append(f"{path.name} {sheet.title}!{cell.coordinate}: {cell.value!r} is {now.value!r}")
    for finding in (f for f in findings if f["file"] == name):
        marks += 1
        cell = after[finding["sheet"]][finding["cell"]]
        if cell.fill.fill_type != "solid" or not cell.comment or finding["rule"] not in cell.comment.text:
            wrong.append(f"{path.name} {finding['sheet']}!{finding['cell']}: {finding['rule']} is not marked")
print(f"{files} workbooks, {cells} cells as they were sent, {marks} findings on their cells, {len(wrong)} wrong")
for line in wrong[:20]:
    print(line)
sys.exit(bool(wrong) or not files)
