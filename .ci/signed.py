"""Signs PDFs in the fields they carry, as an office would, and says where the signed files lie.

    signed.py OUT FILE…

Each file is signed by a person in Sig_Signer and by the agency in Sig_Seal, one after the other, three times: with nothing to
see, with a picture, and with words. What is signed goes to OUT; the certificates are made up here.
"""

import datetime
import io
import sys
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from PIL import Image
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import signers
from pyhanko.stamp import StaticStampStyle, TextStampStyle

FONT = Path("templates/fonts/LiberationSerif-Regular.ttf")


def signer(name, folder):
    """A signer with a certificate of its own making."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.p12"
    none = serialization.NoEncryption()
    path.write_bytes(pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, none))
    return signers.SimpleSigner.load_pkcs12(path)


def thousand_units(folder):
    """The bundled face with 1000 units per em: pyHanko writes widths in units of the font, and PDF counts a thousand."""
    path = folder / "face.ttf"
    font = TTFont(FONT)
    scale_upem(font, 1000)
    font.save(path)
    return path


def looks(folder):
    picture = PdfImage(Image.new("RGB", (60, 40), (20, 60, 160)))
    face = thousand_units(folder)
    text = TextBoxStyle(font=GlyphAccumulatorFactory(str(face)), font_size=10)
    return {
        "nothing": lambda: StaticStampStyle(border_width=0, background=None),
        "picture": lambda: StaticStampStyle(border_width=0, background=picture, background_opacity=1),
        "words": lambda: TextStampStyle(border_width=0, stamp_text="Ký bởi: %(signer)s", text_box_style=text, background=None),
    }


def sign(data, field, who, style):
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    out = io.BytesIO()
    signers.PdfSigner(meta, signer=who, stamp_style=style).sign_pdf(writer, output=out)
    return out.getvalue()


def main(out, paths):
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    person, agency = signer("Nguoi ky", folder), signer("Co quan", folder)
    for path in map(Path, paths):
        for name, look in looks(folder).items():
            once = sign(path.read_bytes(), "Sig_Signer", person, look())
            twice = sign(once, "Sig_Seal", agency, look())
            for times, data in (("once", once), ("twice", twice)):
                target = folder / f"{path.stem}-{name}-{times}.pdf"
                target.write_bytes(data)
                print(target)


main(sys.argv[1], sys.argv[2:])
