"""recalculate.py BOOK: the formulas of so-lieu-tong-hop.xlsx as LibreOffice calculates them, compared with figures.json.

The stored values are taken out first, so that every value read back is LibreOffice's own. Exit 0 where all are equal.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal

import openpyxl

NAME = "so-lieu-tong-hop.xlsx"
book = pathlib.Path(sys.argv[1])
figures = {(f["place"], f["line"]): f for f in json.loads((book / "figures.json").read_text())["figures"]}


def without_values(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>[^<]*</v>", b"</f>", data)
            new.writestr(part, data)


def recalculated(folder):
    stripped = folder / NAME
    without_values(book / NAME, stripped)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    out = folder / "out"
    command = ["libreoffice", "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, stripped]
    subprocess.run(command, check=True, capture_output=True)
    return openpyxl.load_workbook(out / NAME, data_only=True)


def rows(sheet, first):
    for row in sheet.iter_rows(min_row=first, values_only=True):
        if row[0] is None or row[0] == "":
            return
        yield row


def differences(place, line, value, coverage):
    figure = figures[(place, line)]
    wanted = figure["value"]
    found = None if value in (None, "", "…", "x") else Decimal(repr(value))
    if found != (None if wanted is None else Decimal(wanted)):
        yield f"{place} {line}: {found} is not {wanted}"
    if coverage != figure["reported"]:
        yield f"{place} {line}: covers {coverage}, not {figure['reported']}"


with tempfile.TemporaryDirectory() as folder:
    workbook = recalculated(pathlib.Path(folder))
wrong, seen = [], 0
for row in rows(workbook["Cả nước"], 5):
    wrong += differences("vn", row[0], row[3], row[4])
    seen += 1
    with_held = figures[("vn", row[0])].get("with_held")
    told = [value for value in row[9:] if isinstance(value, (int, float))]
    if with_held is not None and told and Decimal(repr(told[-1])) != Decimal(with_held):
        wrong.append(f"vn {row[0]}: with held values {told[-1]} is not {with_held}")
regions = sorted((f["place"] for f in figures.values() if f["place"].startswith("r:")))
sheet = workbook["Vùng"]
columns = [cell.column - 1 for cell in sheet[4] if cell.column > 3 and cell.value]
values = {column: list(rows(sheet, 6)) for column in columns}
for column in columns:
    # The figures of a column tell its region: all of them must be those of one region.
    by_place = {
        place: [d for row in values[column] for d in differences(place, row[0], row[column], row[column + 1])]
        for place in set(regions)
    }
    wrong += min(by_place.values(), key=len)
    seen += len(values[column])
expected = sum(1 for place, _ in figures if place == "vn" or place.startswith("r:"))
print(f"{seen} of {expected} totals recalculated, {len(wrong)} differ")
print(*wrong[:20], sep="\n")
sys.exit(bool(wrong) or seen != expected)
