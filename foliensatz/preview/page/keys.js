// The keyboard, as presenters and their clickers use it: a key -> the name of what to do.

import { word } from "/page/words.js";

const KEYS = {
  ArrowRight: "on", ArrowDown: "on", PageDown: "on", " ": "on", n: "on",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last",
  b: "black", ".": "black",
  f: "full", s: "presenter", p: "presenter",
  t: "truth", "+": "zoomIn", "=": "zoomIn", "-": "zoomOut", 0: "zoomFit",
  d: "problems", e: "editor", "?": "help", Escape: "leave",
};
const SCROLLING = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", " ", "Home", "End", "ArrowLeft", "ArrowRight"];
const PATIENCE = 2500;

// Who speaks to the machine, or writes with one key held too long, does without letters as keys (WCAG 2.1.4). During a
// talk they hold all the same.
const KEPT = "foliensatz-letters";
const withLetters = () => localStorage.getItem(KEPT) !== "off";

// `act(name, value)` does what a key asks for and returns false where it has no such thing. "jump" has a slide's number.
// `presenting()` says whether a talk is on the whole window: then no key belongs to a button.
export function listen(act, presenting = () => false) {
  let digits = "";
  let timer;

  const setDigits = (value) => {
    digits = value;
    clearTimeout(timer);
    const shown = document.getElementById("jump");
    shown.hidden = !digits;
    shown.textContent = digits ? word("jump", { n: digits }) : "";
    if (digits) timer = setTimeout(() => setDigits(""), PATIENCE);
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, select, textarea") || document.querySelector("dialog[open]")) return;
    if (presenting() && event.key === "F5") return event.preventDefault(); // clickers send it; a reload would show
    if (event.key.length === 1 && event.key !== " " && event.key !== "?" && !presenting() && !withLetters()) return;
    if (/^[0-9]$/.test(event.key) && (digits || event.key !== "0")) {
      setDigits((digits + event.key).slice(-4));
      return event.preventDefault();
    }
    if (event.key === "Enter" && digits) {
      act("jump", Number(digits));
      setDigits("");
      return event.preventDefault();
    }
    if (event.key === "Escape" && digits) return setDigits("");
    if (!presenting()) {
      if (event.key === " " && event.target.closest?.("button, a, summary")) return;
      if (SCROLLING.includes(event.key) && scrolls(event.target)) return;
    }
    let name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.key === " " && event.shiftKey) name = "back";
    if (presenting() && event.key === "Enter") name = "on";
    if (name && act(name) !== false) event.preventDefault();
  });
}

function scrolls(target) {
  const area = target.closest?.("[data-scrolls]");
  return area && (area.scrollHeight > area.clientHeight + 1 || area.scrollWidth > area.clientWidth + 1);
}

const LIST = [
  [["→", "↓", "PageDown", "␣"], "keyOn"], [["←", "↑", "PageUp", "⌫"], "keyBack"],
  [["Home"], "keyFirst"], [["End"], "keyLast"], [["1–9", "⏎"], "keyJump"],
  [["f"], "keyFull"], [["s", "p"], "keyPresenter"], [["b", "."], "keyBlack"],
  [["t"], "keyTruth"], [["+", "−", "0"], "keyZoom"], [["d"], "keyProblems"], [["e"], "keyEditor"],
  [["?"], "keyHelp"], [["Esc"], "keyEsc"],
];

export function showKeys() {
  const dialog = document.getElementById("help");
  const heading = Object.assign(document.createElement("h2"), { id: "help-heading", textContent: word("keys") });
  const list = document.createElement("dl");
  for (const [keys, name] of LIST) {
    const term = document.createElement("dt");
    for (const key of keys) term.append(Object.assign(document.createElement("kbd"), { textContent: key }), " ");
    list.append(term, Object.assign(document.createElement("dd"), { textContent: word(name) }));
  }
  const letters = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: withLetters() });
  box.addEventListener("change", () => localStorage.setItem(KEPT, box.checked ? "on" : "off"));
  letters.append(box, word("letters"));
  dialog.replaceChildren(heading, list, letters, closeButton(dialog));
  dialog.showModal();
}

export function closeButton(dialog) {
  const attributes = { type: "button", textContent: word("close"), autofocus: true };
  const button = Object.assign(document.createElement("button"), attributes);
  button.addEventListener("click", () => dialog.close());
  return button;
}
