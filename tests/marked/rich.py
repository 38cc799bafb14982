"""rich.py SAMPLE OUT: a workbook with what localities' own workbooks have, made from one of the sample's.

Charts, pictures, conditional formats, validations, names, print settings, protection, notes and a conversation; the chain
of calculation and the conversation are put in by hand, because openpyxl writes neither. Run once; its output is kept.
"""
import io
import struct
import sys
import zipfile
import zlib

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, DataBarRule, IconSetRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula

source, out = sys.argv[1:]
book = openpyxl.load_workbook(source)
form = book["BIEU_04"]
form["D32"].font = Font(name="Times New Roman", bold=True, color="FF0000")
form["D32"].number_format = "0.0"
form["D32"].fill = PatternFill("solid", fgColor="FFFF00")
form["D32"].border = Border(bottom=Side(style="double"))
form["D32"].comment = Comment("Số do phòng CCN tính, xin kiểm tra & xác nhận <51,6>", "Phòng CCN")
form["D30"].comment = Comment("Theo quy hoạch chi tiết", "Phòng CCN")
form["G1"] = "=D30+D31"
form["G2"] = ArrayFormula("G2:G3", "=D30:D31*2")
form.merge_cells("G5:H6")
form["G5"] = "Ô gộp"
form.column_dimensions["H"].fill = PatternFill("solid", fgColor="E2EFDA")
form.row_dimensions[40].height = 33
form.conditional_formatting.add("D4:D40", DataBarRule("min", None, "max", None, "638EC6"))
form.conditional_formatting.add("D4:D40", IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))
form.conditional_formatting.add("D4:D40", CellIsRule("lessThan", ["0"], fill=PatternFill(bgColor="FFC7CE")))
form.conditional_formatting.add("G1:G3", ColorScaleRule("min", None, "FFFFFF", "max", None, "5B9BD5"))
choice = DataValidation(type="list", formula1='"Có,Không"', allow_blank=True)
choice.add("G8")
form.add_data_validation(choice)
form["G9"].hyperlink = "https://example.invalid/bao-cao"
form.freeze_panes = "C4"
form.print_title_rows = "1:3"
form.print_area = "A1:E45"
form.page_setup.orientation = "landscape"
form.oddFooter.center.text = "Trang &P/&N"
form.protection.sheet = True
form.protection.password = "abc"
chart = BarChart()
chart.add_data(Reference(form, min_col=4, min_row=30, max_row=31))
form.add_chart(chart, "J2")


def png():
    row = b"\0" + bytes([200, 30, 30] * 4)
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * 4)) + chunk(b"IEND", b"")


book["THONG_TIN"].add_image(Image(io.BytesIO(png())), "D2")
hidden = book.create_sheet("Tính toán")
hidden["A1"] = "=BIEU_04!D31/BIEU_04!D30"
hidden.sheet_state = "hidden"
book.defined_names["TongDat"] = DefinedName("TongDat", attr_text="BIEU_04!$D$30")
book.active = book.sheetnames.index("BIEU_04")
plain = io.BytesIO()
book.save(plain)

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PERSON = "{11111111-1111-4111-8111-111111111111}"
THREAD = "{22222222-2222-4222-8222-222222222222}"
ADDED = {
    "xl/persons/person.xml": f'<personList xmlns="{THREADS}"><person displayName="Chuyên viên" id="{PERSON}" '
    'userId="cv" providerId="None"/></personList>',
    "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="D32" '
    f'dT="2021-06-20T08:00:00.00" personId="{PERSON}" id="{THREAD}"><text>Đã đối chiếu chưa?</text></threadedComment>'
    "</ThreadedComments>",
    "xl/calcChain.xml": '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<c r="G1" i="2"/><c r="A1" i="7"/></calcChain>',
}
TYPES = {
    "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
    "xl/calcChain.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
}
read = zipfile.ZipFile(plain)
commented = next(n for n in read.namelist() if n.startswith("xl/worksheets/_rels/") and b"comments" in read.read(n))
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
    stamp = lambda name: zipfile.ZipInfo(name, (2021, 6, 21, 8, 0, 0))
    for name in read.namelist():
        text = read.read(name)
        if name == "[Content_Types].xml":
            more = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in TYPES.items())
            text = text.replace(b"</Types>", more.encode() + b"</Types>")
        elif name == "docProps/app.xml":
            titles = "".join(f"<vt:lpstr>{sheet}</vt:lpstr>" for sheet in book.sheetnames)
            text = (
                '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
                'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft '
                'Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets'
                f"</vt:lpstr></vt:variant><vt:variant><vt:i4>{len(book.sheetnames)}</vt:i4></vt:variant></vt:vector>"
                f'</HeadingPairs><TitlesOfParts><vt:vector size="{len(book.sheetnames)}" baseType="lpstr">{titles}'
                "</vt:vector></TitlesOfParts></Properties>"
            ).encode()
        elif name == "xl/_rels/workbook.xml.rels":
            more = (
                '<Relationship Id="rIdP" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" '
                f'Target="persons/person.xml"/><Relationship Id="rIdC" Type="{OFFICE}/calcChain" '
                'Target="calcChain.xml"/>'
            )
            text = text.replace(b"</Relationships>", more.encode() + b"</Relationships>")
        elif name == commented:
            more = (
                '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
                ' Target="../threadedComments/threadedComment1.xml"/>'
            )
            text = text.replace(b"</Relationships>", more.encode() + b"</Relationships>")
        package.writestr(stamp(name), text, zipfile.ZIP_DEFLATED)
    for name, text in ADDED.items():
        package.writestr(stamp(name), text, zipfile.ZIP_DEFLATED)
