"""LaTeX's commands for symbols, as data: name and character, by role. The names are those of LaTeX, amsmath, amssymb."""

from foliensatz.formula.tree import (
    BINARY,
    BOLD,
    BOLD_ITALIC,
    CLOSE,
    DOUBLE,
    FRAKTUR,
    FUNCTION,
    ITALIC,
    MONO,
    OPEN,
    OPERATOR,
    ORD,
    PUNCTUATION,
    RELATION,
    SANS,
    SCRIPT,
    UPRIGHT,
)

_ITALIC_LETTERS = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ
mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
omega ω partial ∂ varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
imath ı jmath ȷ hbar ℏ hslash ℏ
"""
_LETTERS = """
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η
Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ digamma ϝ
infty ∞ nabla ∇ ell ℓ wp ℘ Re ℜ Im ℑ aleph ℵ beth ℶ gimel ℷ emptyset ∅ varnothing ∅ forall ∀ exists ∃
nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ blacksquare ■
Diamond ◇ lozenge ◊ blacktriangle ▲ bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯
prime ′ backprime ‵ degree ° dots … hdots … ldots … dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ dotso … vdots ⋮ ddots ⋱ iddots ⋰
complement ∁ mho ℧ ohm Ω textdegree ° eth ð checkmark ✓ maltese ✠ dag † dagger † ddag ‡ ddagger ‡ S § P ¶ pounds £ euro € yen ¥
copyright © surd √ diameter ⌀ backslash ∖ textbackslash \\ % % # # $ $ & & _ _
"""
_BINARIES = """
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧
land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷
oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ amalg ⨿ ltimes ⋉ rtimes ⋊ boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡
dotplus ∔ barwedge ⊼ veebar ⊻ curlyvee ⋎ curlywedge ⋏ intercal ⊺ Cap ⋒ Cup ⋓ centerdot ⋅ circledast ⊛ circledcirc ⊚
"""
_RELATIONS = """
le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt > ne ≠ neq ≠ equiv ≡ sim ∼
simeq ≃ approx ≈ approxeq ≊ cong ≅ doteq ≐ propto ∝ varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ Subset ⋐
Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ asymp ≍ bowtie ⋈
models ⊨ vDash ⊨ vdash ⊢ dashv ⊣ Vdash ⊩ nvdash ⊬ smile ⌣ frown ⌢ coloneqq ≔ eqqcolon ≕ colonequals ≔ triangleq ≜
lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇ between ≬ therefore ∴ because ∵ risingdotseq ≓
fallingdotseq ≒ circeq ≗ bumpeq ≏ thicksim ∼ thickapprox ≈ backsim ∽ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲
vartriangleright ⊳ pitchfork ⋔
to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ implies ⟹
impliedby ⟸ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺
mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightsquigarrow ⇝ leadsto ⇝ twoheadrightarrow ↠ twoheadleftarrow ↞
rightrightarrows ⇉ leftleftarrows ⇇ rightleftarrows ⇄ leftrightarrows ⇆ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏
nLeftarrow ⇍ nleftrightarrow ↮ nLeftrightarrow ⇎ curvearrowright ↷ curvearrowleft ↶ circlearrowright ↻ circlearrowleft ↺
upharpoonright ↾ multimap ⊸ vcentcolon ∶
"""
_OPERATORS = """
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ bigcap ⋂ bigcup ⋃ bigsqcup ⨆ biguplus ⨄ bigvee ⋁ bigwedge ⋀
bigoplus ⨁ bigotimes ⨂ bigodot ⨀
"""
_FUNCTIONS = """
sin cos tan cot sec csc arcsin arccos arctan arccot sinh cosh tanh coth arsinh arcosh artanh ln log lg exp arg deg dim hom
ker sgn sign grad rot div erf tr Tr rank diag adj ggT kgV
"""
_FUNCTIONS_WITH_LIMITS = "lim max min sup inf det gcd Pr limsup liminf injlim projlim argmax argmin"
_OPENING = "lparen ( lbrack [ lbrace { { { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ llbracket ⟦ lgroup ⟮ ulcorner ⌜"
_CLOSING = "rparen ) rbrack ] rbrace } } } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rrbracket ⟧ rgroup ⟯ urcorner ⌝"
_BARS = "vert | Vert ‖ | ‖"
_PUNCTUATION = "colon :"

# What LaTeX sets for a character that is typed as such; anything else that is typed stands for itself.
_TYPED = {
    BINARY: "+-−–±∓×÷·⋅∗∘∙∩∪∨∧∖⊕⊖⊗⊙*",
    RELATION: "=<>≤≥≠≡≈∼≃≅∝∈∉∋⊂⊃⊆⊇⊊∣∥⟂⊢⊨→←↔⇒⇐⇔⟹⟸⟺⟶⟵↦≪≫≺≻≔≕≜≙≐:∶∴∵⇌↗↘",
    OPERATOR: "∑∏∐∫∬∭∮⋂⋃⋁⋀⨁⨂",
    OPEN: "([⟨⌊⌈",
    CLOSE: ")]⟩⌋⌉!?",
    PUNCTUATION: ",;",
}
_AS_SET = {"-": "−", "–": "−", "*": "∗", "·": "⋅", "'": "′", "~": "\u00a0", "µ": "μ"}

ACCENTS = dict(
    zip(
        "hat widehat bar vec overrightarrow overleftarrow overleftrightarrow dot ddot dddot tilde widetilde check breve acute grave mathring".split(),
        "\u0302 \u0302 \u0305 \u20d7 \u20d7 \u20d6 \u20e1 \u0307 \u0308 \u20db \u0303 \u0303 \u030c \u0306 \u0301 \u0300 \u030a".split(" "),
    )
)
# Braces and the like over or under what they embrace: (mark, above).
BRACES = {
    "overbrace": ("⏞", True),
    "underbrace": ("⏟", False),
    "overbracket": ("⎴", True),
    "underbracket": ("⎵", False),
    "overparen": ("⏜", True),
    "underparen": ("⏝", False),
    "wideparen": ("⏜", True),
    "underrightarrow": ("→", False),
    "underleftarrow": ("←", False),
}
ARROWS = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
    "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔",
    "xmapsto": "↦",
    "xrightleftharpoons": "⇌",
}
STYLES = {
    "mathrm": UPRIGHT,
    "mathup": UPRIGHT,
    "mathnormal": ITALIC,
    "mathit": ITALIC,
    "mathbf": BOLD,
    "boldsymbol": BOLD_ITALIC,
    "bm": BOLD_ITALIC,
    "symbf": BOLD,
    "mathbb": DOUBLE,
    "Bbb": DOUBLE,
    "mathds": DOUBLE,
    "mathcal": SCRIPT,
    "mathscr": SCRIPT,
    "mathfrak": FRAKTUR,
    "frak": FRAKTUR,
    "mathsf": SANS,
    "mathtt": MONO,
}
# What physicists write for brackets: (opening, closing).
BRACKETS = {"abs": ("|", "|"), "norm": ("‖", "‖"), "bra": ("⟨", "|"), "ket": ("|", "⟩"), "braket": ("⟨", "⟩"), "floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉"),
            "set": ("{", "}")}  # fmt: skip
# White space in em of the formula's size (18 mu are an em).
SPACES = {
    ",": 3 / 18,
    "thinspace": 3 / 18,
    ":": 4 / 18,
    ">": 4 / 18,
    "medspace": 4 / 18,
    ";": 5 / 18,
    "thickspace": 5 / 18,
    "!": -3 / 18,
    "negthinspace": -3 / 18,
    " ": 1 / 4,
    "~": 1 / 4,
    "space": 1 / 4,
    "nobreakspace": 1 / 4,
    "enspace": 1 / 2,
    "quad": 1.0,
    "qquad": 2.0,
}
NEGATED = {"=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "≡": "≢", "∼": "≁", "≃": "≄", "≈": "≉",
           "≅": "≇", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∣": "∤", "∥": "∦", "∃": "∄", "⇒": "⇏", "⇐": "⇍", "⇔": "⇎",
           "→": "↛", "←": "↚"}  # fmt: skip


def _table() -> dict[str, tuple[str, int, int]]:
    """Command name -> (character, role, style)."""
    table: dict[str, tuple[str, int, int]] = {}
    for role, style, pairs in (
        (ORD, ITALIC, _ITALIC_LETTERS),
        (ORD, UPRIGHT, _LETTERS),
        (BINARY, UPRIGHT, _BINARIES),
        (RELATION, UPRIGHT, _RELATIONS),
        (OPERATOR, UPRIGHT, _OPERATORS),
        (OPEN, UPRIGHT, _OPENING),
        (CLOSE, UPRIGHT, _CLOSING),
        (ORD, UPRIGHT, _BARS),
        (PUNCTUATION, UPRIGHT, _PUNCTUATION),
    ):
        words = pairs.split()
        for name, character in zip(words[::2], words[1::2]):
            table[name] = (character, role, style)
    table |= {name: (name, ORD, DOUBLE) for name in "NRZQCK"}
    return table


SYMBOLS = _table()
FUNCTIONS = frozenset(_FUNCTIONS.split())
FUNCTIONS_WITH_LIMITS = frozenset(_FUNCTIONS_WITH_LIMITS.split())
FUNCTION_TEXTS = {"limsup": "lim\u2009sup", "liminf": "lim\u2009inf", "injlim": "inj\u2009lim", "projlim": "proj\u2009lim",
                  "argmax": "arg\u2009max", "argmin": "arg\u2009min"}  # fmt: skip
DELIMITERS = {name: SYMBOLS[name][0] for name in (*_OPENING.split()[::2], *_CLOSING.split()[::2], *_BARS.split()[::2])}
DELIMITERS |= {name: SYMBOLS[name][0] for name in ("uparrow", "downarrow", "updownarrow", "Uparrow", "Downarrow", "Updownarrow")}
DELIMITERS |= {"backslash": "\\"}
TYPED_DELIMITERS = {**{c: c for c in "()[]|/⟨⟩⌊⌋⌈⌉‖"}, "<": "⟨", ">": "⟩", ".": ""}
_ROLES = {character: role for role, characters in _TYPED.items() for character in characters}


def typed(character: str) -> tuple[str, int]:
    """What a typed character that is no letter or figure is set as, and its role."""
    character = _AS_SET.get(character, character)
    return character, _ROLES.get(character, ORD)


__all__ = ["ACCENTS", "ARROWS", "BRACES", "DELIMITERS", "FUNCTION", "FUNCTIONS", "STYLES", "SYMBOLS", "typed"]
