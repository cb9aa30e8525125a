// Diagnostics: as a list of all, below the slide they belong to, and over a slide whose source is broken.

import { counted } from "/page/filmstrip.js";
import { word } from "/page/words.js";

// How many errors and warnings there are, as a whole and by card.
export function tally(diagnostics) {
  const marks = new Map();
  const total = { errors: 0, warnings: 0 };
  for (const { severity, card } of diagnostics) {
    const kind = severity === "error" ? "errors" : "warnings";
    total[kind]++;
    if (card === undefined) continue;
    if (!marks.has(card)) marks.set(card, { errors: 0, warnings: 0 });
    marks.get(card)[kind]++;
  }
  return { total, marks };
}

// One diagnostic: where it is, what is the case, what to do. The messages are English, whatever the page speaks.
export function entry(diagnostic, deck) {
  const { code, severity, message, hint, path, line, column, text } = diagnostic;
  const item = make("li", `problem ${severity}`);
  const head = make("p", "problem-head");
  const more = Object.assign(make("button", "code", code), { type: "button", title: word("explain", { code }) });
  head.append(link([path, line, column], deck), " ", more);
  const said = make("p", "problem-message", message);
  said.lang = "en";
  item.append(head, said);
  if (text) item.append(make("pre", "problem-source", text.trim()));
  if (hint) {
    const advice = make("p", "problem-hint");
    advice.append(make("span", "", word("hint")), " ", Object.assign(make("span", "", hint), { lang: "en" }));
    item.append(advice);
  }
  return item;
}

export function link(place, deck) {
  const shown = deck.shownPlace(place);
  const address = deck.editorAddress(place);
  const element = make(address ? "a" : "span", "place");
  for (const part of shown.split(/(?<=\/)/)) element.append(part, document.createElement("wbr"));
  if (address) {
    element.href = address;
    element.title = word("openPlace", { place: shown });
    element.setAttribute("aria-label", element.title);
  }
  return element;
}

export function showList(element, deck, choose) {
  const { diagnostics } = deck;
  if (!diagnostics.length) return element.replaceChildren(make("p", "quiet", word("noProblems")));
  const list = make("ul", "");
  for (const diagnostic of diagnostics) {
    const item = entry(diagnostic, deck);
    const n = diagnostic.card === undefined ? -1 : deck.find(diagnostic.card, 1);
    if (n >= 0) {
      const to = make("button", "to-slide", `${word("slide")} ${n + 1}`);
      to.type = "button";
      to.addEventListener("click", () => choose(n));
      item.firstChild.append(to);
    }
    list.append(item);
  }
  element.replaceChildren(list);
}

export function showOf(element, diagnostics, deck) {
  element.hidden = !diagnostics.length;
  const list = make("ul", "");
  list.append(...diagnostics.map((each) => entry(each, deck)));
  element.replaceChildren(list);
}

// The message over slides that are not the newest, since their source, or the whole deck, is broken.
export function showOver(element, deck, frame) {
  const { hold } = deck.told;
  const broken = deck.diagnostics.filter((each) => each.severity === "error" && (hold ? each.card === undefined
    : each.card === frame?.card || (each.card === undefined && each.path === frame?.place?.[0])));
  element.hidden = !(hold || frame?.stale) || !broken.length;
  if (element.hidden) return;
  const list = make("ul", "");
  list.append(...broken.slice(0, 2).map((each) => entry(each, deck)));
  element.replaceChildren(make("p", "over-head", word(hold ? "holds" : "lastGood")), list);
}

export function showCounts(element, total) {
  const parts = [];
  if (total.errors) parts.push(make("span", "count error", total.errors));
  if (total.warnings) parts.push(make("span", "count warning", total.warnings));
  if (!parts.length) parts.push(make("span", "count none", "0"));
  element.replaceChildren(...parts);
  element.closest("button").setAttribute("aria-label", `${word("problems")}: ${counted(total) || 0}`);
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
