"""Animations as a slide's p:timing (ECMA-376 part 1, 19.5): things appear click by click, films and sounds play.

The tree is the one that PowerPoint writes itself: a root, a main sequence in it, and in that for each click two
nested p:par and the effects. Steps are numbered in the order of the document.
"""

from typing import Iterable

from foliensatz.frame import Autoshape, ChartFrame, Frame, MathFrame, Picture, Reveal, TextFrame

_BEGIN = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_ON_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
_MAIN_END = (
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>'
)


def timing_xml(frame: Frame, first_shape: int) -> str:
    """The p:timing of a frame in which something moves; its shapes have the ids from `first_shape` on."""
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
        plays = {n: shape for n, shape in enumerate(self.frame.shapes) if isinstance(shape, Picture) and shape.recording}
        hidden = {reveal.shape for click in self.frame.clicks for reveal in click}
        begins = [n for n, shape in plays.items() if shape.playback.autoplay and n not in hidden]
        steps = [self.begin(begins, main)] if begins else []
        steps += [self.click(click) for click in self.frame.clicks]
        sequence = ""
        if steps:
            sequence = (
                f'<p:seq concurrent="1" nextAc="seek"><p:cTn {main} dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
                f"{''.join(steps)}</p:childTnLst></p:cTn>{_MAIN_END}"
            )
        sequence += "".join([self.recording(n, shape) for n, shape in plays.items()])
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
            shape = self.frame.shapes[reveal.shape]
            if isinstance(shape, Picture) and shape.recording and shape.playback.autoplay:
                effects.append(self.play(reveal.shape, "withEffect"))
        return (
            f'<p:par><p:cTn {outer} fill="hold">{_ON_CLICK}<p:childTnLst><p:par><p:cTn {inner} fill="hold">{_BEGIN}'
            f"<p:childTnLst>{''.join(effects)}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )

    def begin(self, shapes: Iterable[int], main: str) -> str:
        """What plays as soon as the slide is there: a step that begins with the main sequence."""
        outer, inner = self.node(), self.node()
        number = main.split('"')[1]
        effects = []
        for shape in shapes:
            effects.append(self.play(shape, "withEffect" if effects else "afterEffect"))
        return (
            f'<p:par><p:cTn {outer} fill="hold"><p:stCondLst><p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0">'
            f'<p:tn val="{number}"/></p:cond></p:stCondLst><p:childTnLst><p:par><p:cTn {inner} fill="hold">{_BEGIN}<p:childTnLst>'
            f"{''.join(effects)}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        )

    def play(self, shape: int, trigger: str) -> str:
        """The command to play a recording from its beginning."""
        recording = self.frame.shapes[shape].recording
        return self.command(shape, "playFrom(0.0)", "1", trigger, str(recording.duration or 1))

    def command(self, shape: int, command: str, preset: str, trigger: str, duration: str) -> str:
        """A command to a recording (19.5.17), as an effect."""
        effect, behaviour = self.node(), self.node()
        return (
            f'<p:par><p:cTn {effect} presetID="{preset}" presetClass="mediacall" presetSubtype="0" fill="hold"'
            f' nodeType="{trigger}">{_BEGIN}<p:childTnLst><p:cmd type="call" cmd="{command}"><p:cBhvr><p:cTn {behaviour}'
            f' dur="{duration}" fill="hold"/><p:tgtEl><p:spTgt spid="{self.first_shape + shape}"/></p:tgtEl></p:cBhvr></p:cmd>'
            "</p:childTnLst></p:cTn></p:par>"
        )

    def recording(self, number: int, shape: Picture) -> str:
        """A recording on the slide (19.5.93, 19.5.7), which a click on its poster starts and stops."""
        element = "video" if shape.recording.film else "audio"
        target = f'<p:spTgt spid="{self.first_shape + number}"/>'
        mute = ' mute="1"' if shape.playback.muted else ""
        loop = ' repeatCount="indefinite"' if shape.playback.loop else ""
        media = (
            f'<p:{element}><p:cMediaNode vol="80000"{mute}><p:cTn {self.node()}{loop} fill="hold" display="0">{_ON_CLICK}</p:cTn>'
            f"<p:tgtEl>{target}</p:tgtEl></p:cMediaNode></p:{element}>"
        )
        sequence, outer, inner = self.node(), self.node(), self.node()
        toggle = self.command(number, "togglePause", "2", "clickEffect", "1")
        clicked = f'<p:cond evt="onClick" delay="0"><p:tgtEl>{target}</p:tgtEl></p:cond>'
        return media + (
            f'<p:seq concurrent="1" nextAc="seek"><p:cTn {sequence} restart="whenNotActive" fill="hold" evtFilter="cancelBubble"'
            f' nodeType="interactiveSeq"><p:stCondLst>{clicked}</p:stCondLst><p:endSync evt="end" delay="0"><p:rtn val="all"/>'
            f'</p:endSync><p:childTnLst><p:par><p:cTn {outer} fill="hold">{_BEGIN}<p:childTnLst><p:par><p:cTn {inner} fill="hold">'
            f"{_BEGIN}<p:childTnLst>{toggle}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
            f"<p:nextCondLst>{clicked}</p:nextCondLst></p:seq>"
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
