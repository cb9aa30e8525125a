"""Animations as a slide's p:timing (ECMA-376 part 1, 19.5): things appear click by click.

The tree is the one that PowerPoint writes itself: a root, a main sequence in it, and in that for each click two
nested p:par and the effects. Steps are numbered in the order of the document.
"""

from typing import Iterable

from foliensatz.frame import Autoshape, ChartFrame, Frame, MathFrame, Reveal, TextFrame

_BEGIN = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_ON_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
_MAIN_END = (
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
)


def timing_xml(frame: Frame, first_shape: int) -> str:
    """The p:timing of a frame whose shapes have the ids from `first_shape` on; "" where nothing moves."""
    if not frame.clicks:
        return ""
    return _Timing(frame, first_shape).xml()


class _Timing:
    def __init__(self, frame: Frame, first_shape: int) -> None:
        self.frame = frame
        self.first_shape = first_shape
        self.last = 0
        self.builds: dict[int, str] = {}

    def node(self) -> str:
        """The id of a further step."""
        self.last += 1
        return f'id="{self.last}"'

    def xml(self) -> str:
        root, main = self.node(), self.node()
        clicks = "".join([self.click(click) for click in self.frame.clicks])
        sequence = (
            f'<p:seq concurrent="1" nextAc="seek"><p:cTn {main} dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
            f"{clicks}</p:childTnLst></p:cTn>{_MAIN_END}"
        )
        builds = "".join(self.builds.values())
        return (
            f'<p:timing><p:tnLst><p:par><p:cTn {root} dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
            f"{sequence}</p:childTnLst></p:cTn></p:par></p:tnLst>"
            f"{f'<p:bldLst>{builds}</p:bldLst>' if builds else ''}</p:timing>"
        )

    def click(self, reveals: Iterable[Reveal]) -> str:
        """All that one click makes appear: the first effect waits for it, the others come along."""
        outer, inner = self.node(), self.node()
        effects: list[str] = []
        for reveal in reveals:
            grouped = self.build(reveal)
            for target in self.targets(reveal):
                effects.append(self.appear(target, grouped, "withEffect" if effects else "clickEffect"))
        return (
            f'<p:par><p:cTn {outer} fill="hold">{_ON_CLICK}<p:childTnLst><p:par><p:cTn {inner} fill="hold">{_BEGIN}'
            f"<p:childTnLst>{''.join(effects)}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )

    def targets(self, reveal: Reveal) -> Iterable[str]:
        """What is animated (19.5.72): a shape, its ground, or its paragraphs one by one."""
        id = self.first_shape + reveal.shape
        if reveal.ground:
            yield f'<p:spTgt spid="{id}"><p:bg/></p:spTgt>'
        elif reveal.first < 0:
            yield f'<p:spTgt spid="{id}"/>'
        else:
            for number in range(reveal.first, reveal.last + 1):
                yield f'<p:spTgt spid="{id}"><p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl></p:spTgt>'

    def appear(self, target: str, grouped: bool, trigger: str) -> str:
        """The effect “Appear”: a p:set of the visibility, at once."""
        effect, behaviour = self.node(), self.node()
        group = ' grpId="0"' if grouped else ""
        return (
            f'<p:par><p:cTn {effect} presetID="1" presetClass="entr" presetSubtype="0" fill="hold"{group}'
            f' nodeType="{trigger}">{_BEGIN}<p:childTnLst><p:set><p:cBhvr><p:cTn {behaviour} dur="1" fill="hold">{_BEGIN}'
            f"</p:cTn><p:tgtEl>{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
            '</p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
        )

    def build(self, reveal: Reveal) -> bool:
        """Note how a shape is built up (19.5.12 to 19.5.17); false for shapes that have no build: pictures, tables, groups."""
        id = self.first_shape + reveal.shape
        shape = self.frame.shapes[reveal.shape]
        if isinstance(shape, TextFrame):
            ground = ' animBg="1"' if reveal.ground or reveal.first < 0 and shape.fill is not None else ""
            by_paragraph = ' build="p"' if reveal.first >= 0 or reveal.ground else ""
            self.builds.setdefault(reveal.shape, f'<p:bldP spid="{id}" grpId="0"{by_paragraph}{ground}/>')
        elif isinstance(shape, (MathFrame, Autoshape)):
            ground = ' animBg="1"' if isinstance(shape, Autoshape) else ""
            self.builds[reveal.shape] = f'<p:bldP spid="{id}" grpId="0"{ground}/>'
        elif isinstance(shape, ChartFrame):
            self.builds[reveal.shape] = f'<p:bldGraphic spid="{id}" grpId="0"><p:bldAsOne/></p:bldGraphic>'
        else:
            return False
        return True
