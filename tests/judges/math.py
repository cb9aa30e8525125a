"""Microsoft's validator as a judge of Office Math: it knows no content of a14:m in a slide, but all of OMML in a Word
document. So formulas are shown to it in a document of their own, one a paragraph. What DrawingML says of their characters
(a:rPr) is left out there, as Word says it otherwise."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.judges import openxml_sdk

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHARACTERS = re.compile("<a:rPr.*?</a:rPr>")
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_R}"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}


def document(formulas: Sequence[str], path: Path) -> Path:
    """A Word document with each m:oMath in a paragraph of its own."""
    paragraphs = "".join(f"<w:p>{_CHARACTERS.sub('', formula)}</w:p>" for formula in formulas)
    text = (
        f'<w:document xmlns:w="{_W}"><w:body>'
        f"{paragraphs}</w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as file:
        for name, content in {**_PARTS, "word/document.xml": text}.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return path


def findings(formulas: Sequence[str], folder: Path) -> tuple[str, ...]:
    """What the validator says of formulas; nothing is ()."""
    file = document(formulas, folder / "formulas.docx")
    return openxml_sdk.validate([file])[file]
