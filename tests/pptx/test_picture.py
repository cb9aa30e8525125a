"""Pictures and plain shapes: alternative texts, crops, free forms, links."""

from foliensatz.deck import Asset
from foliensatz.frame import Autoshape, Picture, PlaceholderRef
from foliensatz.theme import Color
from tests.layout.brick_theme import RIGHT
from tests.pptx.setting import BOX, shapes_xml, slide_of

ASSET = Asset("ab" * 32, "bild.png", "image/png", 400, 300)
REF = PlaceholderRef("pic", 13, "picture")
DECORATIVE = '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'


def test_picture_of_its_own():
    assert shapes_xml(Picture("Bild", ASSET, BOX, "Ein Rathaus")) == (
        '<p:pic><p:nvPicPr><p:cNvPr id="2" name="Bild" descr="Ein Rathaus"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        '</p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch>'
        '</p:blipFill><p:spPr><a:xfrm><a:off x="10" y="20"/><a:ext cx="300" cy="400"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr></p:pic>"
    )


def test_picture_in_its_placeholder_inherits_its_place():
    xml = shapes_xml(Picture("Bild", ASSET, RIGHT, "x", placeholder=REF), layout="picture_text")
    assert '<a:picLocks noGrp="1" noChangeAspect="1"/>' in xml
    assert '<p:nvPr><p:ph type="pic" idx="13"/></p:nvPr>' in xml
    assert xml.endswith("<p:spPr/></p:pic>")


def test_picture_elsewhere_than_its_placeholder_says_where():
    xml = shapes_xml(Picture("Bild", ASSET, BOX, "x", placeholder=REF), layout="picture_text")
    assert '<p:spPr><a:xfrm><a:off x="10" y="20"/><a:ext cx="300" cy="400"/></a:xfrm></p:spPr>' in xml


def test_same_picture_twice_is_one_relationship():
    part = slide_of(Picture("Bild", ASSET, BOX, "x"), Picture("Bild 2", ASSET, BOX, "y"))
    assert part.needs[1:] == (("rId2", "picture", ASSET.key, "image/png"),)
    assert part.xml.count(b'r:embed="rId2"') == 2


def test_picture_without_a_description_is_decorative():
    assert DECORATIVE in shapes_xml(Picture("Bild", ASSET, BOX))
    assert DECORATIVE not in shapes_xml(Picture("Bild", ASSET, BOX, "Ein Rathaus"))


def test_description_keeps_quotes_markup_and_lines():
    assert 'descr="&quot;A&quot; &lt; B&#10;C"' in shapes_xml(Picture("Bild", ASSET, BOX, '"A" < B\nC'))


def test_crop_in_thousandths_of_a_percent():
    xml = shapes_xml(Picture("Bild", ASSET, BOX, crop=(0.125, 0.0, 0.1234567, 0.0)))
    assert '<a:srcRect l="12500" r="12346"/>' in xml


def test_free_form():
    xml = shapes_xml(Picture("Bild", ASSET, BOX, outline=((100, 0), (300, 400), (0, 400))))
    assert (
        '<a:pathLst><a:path w="300" h="400"><a:moveTo><a:pt x="100" y="0"/></a:moveTo><a:lnTo><a:pt x="300" y="400"/>'
        '</a:lnTo><a:lnTo><a:pt x="0" y="400"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
    ) in xml
    assert "prstGeom" not in xml


def test_picture_as_a_link_to_a_slide():
    part = slide_of(Picture("Bild", ASSET, BOX, "x", href="#ende"))
    assert b'<a:hlinkClick r:id="rId3" action="ppaction://hlinksldjump"/></p:cNvPr>' in part.xml
    assert part.needs[2] == ("rId3", "jump", "ende", "")


def test_plain_shape_is_decorative_and_has_no_outline():
    xml = shapes_xml(Autoshape("Fläche", BOX, Color("accent1", 75, 25)))
    assert DECORATIVE in xml
    assert xml.endswith(
        '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="75000"/><a:lumOff val="25000"/></a:schemeClr></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def test_a_drawing_stands_behind_its_png():
    part = slide_of(Picture("Bild", ASSET._replace(drawing="cd" * 32), BOX, "x"))
    assert part.needs[1:] == (("rId2", "picture", ASSET.key, "image/png"), ("rId3", "picture", "cd" * 32, "image/svg+xml"))
    assert (
        b'<a:blip r:embed="rId2"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
        b' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId3"/></a:ext></a:extLst></a:blip>'
    ) in part.xml


def test_a_circle_and_round_corners():
    square = BOX._replace(width=400, height=400)
    assert '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>' in shapes_xml(Picture("Bild", ASSET, square, preset="ellipse"))
    xml = shapes_xml(Picture("Bild", ASSET, BOX, preset="roundRect", radius=30, outline=((0, 0), (1, 1), (0, 1))))
    assert '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 10000"/></a:avLst></a:prstGeom>' in xml
    assert "custGeom" not in xml
