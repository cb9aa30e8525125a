// The preview's page: what is selected, and who is told when something changes.

import { announce } from "/page/announce.js";
import { appearance } from "/page/appearance.js";
import { Connection } from "/page/connection.js";
import { Deck } from "/page/deck.js";
import "/page/explain.js";
import { Filmstrip, flash } from "/page/filmstrip.js";
import { load, measure, squeeze } from "/page/fonts.js";
import { listen, showKeys } from "/page/keys.js";
import { showNotes } from "/page/notes.js";
import { link, showCounts, showList, showOf, showOver, tally } from "/page/problems.js";
import { Screen, fullScreen } from "/page/screen.js";
import { clear, forget, remember, show } from "/page/sheet.js";
import { showStatus } from "/page/status.js";
import { swipes } from "/page/swipe.js";
import { Talk } from "/page/talk.js";
import { Truth } from "/page/truth.js";
import { speak, word } from "/page/words.js";
import { Zoom } from "/page/zoom.js";

const $ = (id) => document.getElementById(id);
const connection = new Connection({ restsWhenHidden: () => !screen.open });
const talk = new Talk(connection);
const deck = new Deck(connection);
talk.deck = deck;
const screen = new Screen($("screen"), deck, talk, leftScreen);
const strip = new Filmstrip($("filmstrip"), deck, select);
const truth = new Truth(connection, deck, {
  button: $("truth"), bar: $("truth-bar"), said: $("truth-state"), sheet: $("true-sheet"), image: $("true-image"),
  over: $("truth-over"), besideButton: $("truth-beside"), all: $("truth-all"), placed: document.querySelector(".placed"),
});
const zoom = new Zoom($("desk"), $("zoom-fit"));
const nameAppearance = appearance($("appearance"));
const chosen = { card: 0, index: 1, n: 0 };
let file;
let writing;
let hadErrors = false;
let toldError;

deck.addEventListener("change", ({ detail }) => {
  if (!detail.sameRun) forget();
  for (const [key, svg] of Object.entries(detail.drawn)) remember(key, svg);
  if (detail.deck) introduce();
  const counts = tally(deck.diagnostics);
  strip.marks = counts.marks;
  strip.update();
  if (!detail.sameRun) strip.renew();
  follow(detail);
  showCounts($("counts"), counts.total);
  showList($("problem-list"), deck, select);
  tellErrors(counts.total.errors);
});
connection.addEventListener("deck", ({ detail }) => takeFile(detail.file));
connection.addEventListener("file", ({ detail }) => takeFile(detail));
connection.addEventListener("live", ({ detail: live }) => {
  $("lost").hidden = live;
  $("lost").textContent = live ? "" : word("lost");
  if (live && deck.frames.length) announce(word("back2"), "connection");
});

// What belongs to the deck as a whole: language, format, fonts.
async function introduce() {
  const { deck: about = {} } = deck.told;
  speak(about.lang ?? "en");
  nameAppearance();
  document.title = `${about.title ?? ""} – foliensatz`;
  $("deck").textContent = about.title ?? "";
  document.documentElement.style.setProperty("--ratio", deck.ratio);
  if (about.accent) document.documentElement.style.setProperty("--brand", about.accent);
  if (file) takeFile(file);
  await load(about.faces ?? []);
  const missing = measure(about.fonts ?? []);
  $("remark").hidden = !missing.length;
  const fonts = missing.join(", ");
  $("remark").textContent = missing.length ? word(missing.length > 1 ? "fontsMany" : "fonts", { fonts }) : "";
  if (missing.length) for (const sheet of document.querySelectorAll(".sheet")) squeeze(sheet);
}

// Keep to the selected slide, or go to the one that an edit brought.
function follow({ focus, fresh, fewer }) {
  const { frames } = deck;
  $("empty").hidden = Boolean(frames.length);
  $("empty").textContent = frames.length ? "" : word(deck.version > 0 ? "nothing" : "loading");
  if (!frames.length) {
    clear($("sheet"));
    $("position").textContent = "";
    $("slide-problems").hidden = false;
    showOf($("slide-problems"), deck.diagnostics, deck);
    return;
  }
  let n = deck.find(chosen.card, chosen.index);
  if (!chosen.card) n = fromAddress();
  if (n < 0) n = Math.min(chosen.n, frames.length - 1);
  if (focus !== null && focus !== undefined) {
    // Of a slide that goes on, the frame that changed.
    const first = frames.findIndex((frame) => frame.card === focus && fresh.has(frame.key));
    const found = first >= 0 ? first : deck.find(focus, 1);
    if (found >= 0) {
      if (frames[n].card !== focus || first >= 0) n = found;
      strip.flash(focus);
      flash($("sheet"));
      if (!screen.open) announce(word("changed", { n: frames[n].number, title: frames[n].title || word("noTitle") }));
    }
  } else if (fewer && !screen.open) announce(word("removed", { all: frames.length }));
  select(n);
}

function fromAddress() {
  const asked = Number(location.hash.slice(1));
  return asked >= 1 && asked <= deck.frames.length ? asked - 1 : 0;
}

function select(n) {
  const frame = deck.frames[n];
  if (!frame) return;
  Object.assign(chosen, { card: frame.card, index: frame.index, n });
  strip.select(n);
  show($("sheet"), deck.session, frame);
  truth.show(frame);
  showNotes($("notes"), frame);
  const found = deck.diagnosticsOf(frame.card);
  showOver($("over"), deck, frame);
  showOf($("slide-problems"), $("over").hidden ? found : found.filter((each) => each.severity !== "error"), deck);
  const all = deck.frames.length;
  $("position").textContent = word("position", { n: frame.number, all });
  $("sheet").setAttribute("aria-label", word("shown", { n: frame.number, all, title: frame.title || word("noTitle") }));
  const place = frame.place && link(frame.place, deck);
  if (place) {
    place.id = "place";
    $("place").replaceWith(place);
  }
  history.replaceState(null, "", `#${frame.number}`);
}

function tellErrors(errors) {
  const first = deck.diagnostics.find((each) => each.severity === "error");
  const place = first && `${deck.shownPlace([first.path, first.line])} ${first.message}`;
  if (first && place !== toldError) {
    const where = deck.shownPlace([first.path, first.line]);
    announce(word("broken", { place: where, message: first.message }), "problems");
  } else if (!first && hadErrors) announce(word("mended"), "problems");
  toldError = place;
  hadErrors = errors > 0;
}

// That the file is being written is worth a word only where it takes long; that all is well needs no announcement.
function takeFile(state) {
  file = state;
  clearTimeout(writing);
  if (state.state === "writing" && $("file").dataset.state) {
    writing = setTimeout(() => showStatus($("file"), state), 1000);
    return;
  }
  showStatus($("file"), state);
  if (state.state === "beside" || state.state === "failed") announce($("file").textContent, "file");
}

// Presenting

function present(full) {
  const frame = deck.frames[chosen.n];
  if (!frame) return;
  talk.wish({ card: frame.card, part: frame.index, black: false });
  screen.enter(full);
}

function openPresenter() {
  if (!screen.open) present(false);
  const opened = window.open("/presenter", "foliensatz-presenter", "popup,width=1100,height=720");
  if (!opened) announce(word("noPopup", { url: new URL("/presenter", location.href) }));
}

function leftScreen() {
  select(talk.position);
  $("main").focus({ preventScroll: true });
}

function showProblems(opens) {
  $("problems").hidden = !opens;
  $("problems-button").setAttribute("aria-expanded", opens);
  if (opens) $("problems").scrollIntoView({ block: "nearest" }); // on a phone it stands below everything else
}

function act(name, value) {
  if (screen.open) {
    if (name === "leave") screen.leave();
    else if (name === "full") fullScreen();
    else if (name === "presenter") openPresenter();
    else if (name === "help") showKeys();
    else return talk.act(name, value);
    return true;
  }
  const last = deck.frames.length - 1;
  if (name === "on") select(Math.min(chosen.n + 1, last));
  else if (name === "back") select(Math.max(chosen.n - 1, 0));
  else if (name === "first") select(0);
  else if (name === "last") select(last);
  else if (name === "jump") select(Math.min(value - 1, last));
  else if (name === "full") present(true);
  else if (name === "presenter") openPresenter();
  else if (name === "truth") truth.toggle();
  else if (name === "zoomIn") zoom.step(1);
  else if (name === "zoomOut") zoom.step(-1);
  else if (name === "zoomFit") zoom.fit();
  else if (name === "problems") showProblems($("problems").hidden);
  else if (name === "editor") $("place").click();
  else if (name === "help") showKeys();
  else if (name === "leave" && !$("problems").hidden) showProblems(false);
  else return false;
  return true;
}

for (const [id, name] of Object.entries({
  truth: "truth", present: "full", presenter: "presenter", "help-button": "help", "zoom-in": "zoomIn",
  "zoom-out": "zoomOut", "zoom-fit": "zoomFit", "problems-button": "problems", "problems-close": "problems",
})) $(id).addEventListener("click", () => act(name));

// Links to slides of this deck stay on this page.
addEventListener("click", (event) => {
  const to = event.target.closest?.("a[data-slide]");
  if (!to) return;
  event.preventDefault();
  const n = deck.withAnchor(to.dataset.slide);
  if (n < 0) return;
  if (screen.open) talk.go(deck.frames[n]);
  else select(n);
});

swipes($("desk"), act, () => zoom.factor === 1);
listen(act, () => screen.open);
if (location.pathname === "/talk") screen.enter(false);
