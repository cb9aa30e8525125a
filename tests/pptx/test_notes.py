"""Speaker notes: a notes page with the slide's picture and the text in its body."""

from foliensatz.runs import Run, RunStyle
from tests.pptx.setting import paragraph, slide_of

RUN = '<a:r><a:rPr lang="de-DE" dirty="0"/><a:t>{}</a:t></a:r>'


def notes_body(*paragraphs) -> str:
    xml = slide_of(notes=paragraphs).notes_xml
    assert xml is not None
    return xml.decode().partition("<a:lstStyle/>")[2].partition("</p:txBody>")[0]


def test_slide_without_notes_has_no_page():
    part = slide_of()
    assert part.notes_xml is None and part.notes_needs == ()


def test_page_has_picture_and_body_and_knows_master_and_slide():
    part = slide_of(notes=(paragraph("Guten Tag", bullet="none"),))
    xml = part.notes_xml.decode()
    assert xml.index('<p:ph type="sldImg"/>') < xml.index('<p:ph type="body" idx="1"/>')
    assert [need.kind for need in part.notes_needs] == ["notes master", "slide"]
    assert part.needs[-1].kind == "notes"


def test_prose_has_no_marker():
    assert notes_body(paragraph("Guten Tag", bullet="none")) == (
        f'<a:p><a:pPr marL="0" indent="0"/>{RUN.format("Guten Tag")}</a:p>'
    )


def test_items_bring_their_own_markers():
    assert notes_body(paragraph("a"), paragraph("b", level=1), paragraph("c", bullet="number", start=3)) == (
        f'<a:p><a:pPr marL="228600" indent="-228600"><a:buChar char="•"/></a:pPr>{RUN.format("a")}</a:p>'
        f'<a:p><a:pPr marL="457200" lvl="1" indent="-228600"><a:buChar char="–"/></a:pPr>{RUN.format("b")}</a:p>'
        '<a:p><a:pPr marL="228600" indent="-228600"><a:buAutoNum type="arabicPeriod" startAt="3"/></a:pPr>'
        f"{RUN.format('c')}</a:p>"
    )


def test_links_in_notes_are_the_page_s_own():
    part = slide_of(notes=(paragraph(Run("hier", RunStyle(href="https://example.org"))),))
    assert part.notes_needs[2] == ("rId3", "link", "https://example.org", "")
    assert all(need.kind != "link" for need in part.needs)
