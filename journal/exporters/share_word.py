"""A share as a Word document (Office Open XML) that tells nothing but what it says.

python-docx begins with a document of its own, with a thumbnail, a maker and the times at which files were
zipped. None of that leaves: the parts are put into a new archive without dates.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from journal.exporters.share_words import Worded, worded
from journal.model.share import Document

if TYPE_CHECKING:
    from docx.document import Document as Docx

THUMBNAIL = "/docProps/thumbnail.jpeg"
PROPERTIES = "docProps/app.xml"
APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Afterword</Application></Properties>"
)
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that an archive can have
FROM_RIGHT = frozenset({"R", "AL"})  # Unicode, UAX #9
SERIF, PLAIN = "Georgia", "Calibri"  # what Word has on every system; the app's own fonts stay at home
INK, MUTED = "23201C", "665F56"
# Points: size, before, after; bold; font; colour.
STYLES = (
    ("Normal", 11, 0, 6, False, SERIF, INK),
    ("Title", 22, 6, 14, False, SERIF, INK),
    ("Heading 1", 15, 26, 3, True, SERIF, INK),
    ("Heading 2", 9.5, 14, 3, True, PLAIN, MUTED),
    ("Subtitle", 9.5, 0, 3, False, PLAIN, MUTED),
    ("Quote", 12.5, 0, 6, False, SERIF, INK),
)


def share_word(document: Document, language: str = "en") -> bytes:
    """Give the share as a .docx file; the same document gives the same bytes."""
    import docx

    words = worded(document, language)
    made = docx.Document()
    _describe(made, words, datetime(document.made.year, document.made.month, document.made.day, tzinfo=UTC))
    _style(made, words.language)
    _paragraph(made, words.lead, "Subtitle")
    _paragraph(made, words.title, "Title")
    if words.question:
        _paragraph(made, words.asks, "Heading 2")
        for line in words.question.split("\n"):
            _paragraph(made, line, "Quote")
    for part in words.parts:
        _paragraph(made, part.heading, "Heading 1")
        for fact in (part.facts, part.themes):
            if fact:
                _paragraph(made, fact, "Subtitle")
        for said in part.answers:
            if said.question:
                _paragraph(made, said.question, "Heading 2")
            for line in said.lines:
                if line.strip():
                    _paragraph(made, line)
    return _bare(made)


def words_of_word(data: bytes) -> str:
    """Give the paragraphs of a .docx file as they are read back from it, a line each."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _describe(made: Docx, words: Worded, moment: datetime) -> None:
    about = made.core_properties
    about.title, about.language = _clean(words.title)[:255], words.language
    for name in ("author", "comments", "keywords", "last_modified_by", "subject", "category"):
        setattr(about, name, "")
    about.revision = 1
    about.created = about.modified = moment.replace(tzinfo=None)


def _style(made: Docx, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    for name, size, before, after, bold, font, colour in STYLES:
        style = made.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, name == "Quote"
        style.font.name, style.font.color.rgb = font, RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(key), font)
        spacing = style.element.get_or_add_rPr().find(qn("w:spacing"))
        if spacing is not None:
            style.element.rPr.remove(spacing)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.3
        style.paragraph_format.keep_with_next = name.startswith("Heading") or name == "Subtitle"
        borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if borders is not None:
            style.element.pPr.remove(borders)
    for tag in made.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    for section in made.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(27)
        section.top_margin = section.bottom_margin = Mm(25)
        _number_pages(section.footer.paragraphs[0])


def _number_pages(paragraph: object) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    assert isinstance(paragraph, Paragraph)
    paragraph.style = "Subtitle"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _paragraph(made: Docx, text: str, style: str | None = None) -> None:
    from docx.oxml import OxmlElement

    paragraph = made.add_paragraph(_clean(text), style)
    # A line is read from where its first letter says, whatever the language of the document.
    first = next(filter(str.isalpha, text), " ")
    if unicodedata.bidirectional(first) in FROM_RIGHT:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def _clean(text: str) -> str:
    """Give the text without what XML 1.0 cannot hold: two code points that are no characters."""
    return text.replace("\ufffe", "").replace("\uffff", "")


def _bare(made: Docx) -> bytes:
    """Give the document as bytes without thumbnail, maker and times."""
    package = made.part.package
    for key, relation in list(package.rels.items()):
        if not relation.is_external and str(relation.target_part.partname) == THUMBNAIL:
            del package.rels[key]
    full, bare = io.BytesIO(), io.BytesIO()
    made.save(full)
    with zipfile.ZipFile(full) as source, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            about = zipfile.ZipInfo(name, NO_TIME)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = 0  # else it tells Windows from the others
            target.writestr(about, APP if name == PROPERTIES else source.read(name))
    return bare.getvalue()
