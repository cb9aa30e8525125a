// The presenter's page: what the audience sees, what comes next, the notes, and the time.

import { loadAhead } from "/page/ahead.js";
import { announce } from "/page/announce.js";
import { appearance } from "/page/appearance.js";
import { Connection } from "/page/connection.js";
import { Deck } from "/page/deck.js";
import { load, measure, squeeze } from "/page/fonts.js";
import { listen, showKeys } from "/page/keys.js";
import { showNotes } from "/page/notes.js";
import { fullScreen } from "/page/screen.js";
import { clear, forget, remember, show } from "/page/sheet.js";
import { Talk } from "/page/talk.js";
import { formattedTime, speak, word } from "/page/words.js";

const NOTE_SIZES = [16, 18, 20, 24, 28, 32, 40];
const KEPT = "foliensatz-notes-size";

const $ = (id) => document.getElementById(id);
const connection = new Connection();
const talk = new Talk(connection);
const deck = new Deck(connection);
talk.deck = deck;
const nameAppearance = appearance($("appearance"));
let shownNotes;
let said;

deck.addEventListener("change", ({ detail }) => {
  if (!detail.sameRun) forget();
  for (const [key, svg] of Object.entries(detail.drawn)) remember(key, svg);
  if (detail.deck) introduce();
  update();
  loadAhead(deck, talk.position);
});
talk.addEventListener("change", update);
connection.addEventListener("live", ({ detail: live }) => {
  $("lost").hidden = live;
  $("lost").textContent = live ? "" : word("lost");
});

async function introduce() {
  const about = deck.told.deck ?? {};
  speak(about.lang ?? "en");
  nameAppearance();
  document.title = `${word("presenter")} – ${about.title ?? ""}`;
  $("deck").textContent = about.title ?? "";
  document.documentElement.style.setProperty("--ratio", deck.ratio);
  if (about.accent) document.documentElement.style.setProperty("--brand", about.accent);
  tick();
  await load(about.faces ?? []);
  if (measure(about.fonts ?? []).length) for (const sheet of document.querySelectorAll(".sheet")) squeeze(sheet);
}

function update() {
  const { frame } = talk;
  if (!frame) return;
  show($("sheet"), deck.session, frame);
  const next = talk.beyond(1);
  if (next) show($("next-sheet"), deck.session, next);
  else clear($("next-sheet"));
  $("next-sheet").classList.toggle("none", !next);
  $("next-title").textContent = next ? next.title : word("end");
  $("position").textContent = word("position", { n: frame.number, all: deck.frames.length });
  if (shownNotes !== frame.key) showNotes($("notes"), frame);
  shownNotes = frame.key;
  $("is-black").hidden = !talk.state.black;
  $("black").setAttribute("aria-pressed", talk.state.black);
  $("back").disabled = !talk.beyond(-1);
  $("on").disabled = !next && !talk.state.black;
  const saying = word("shown", { n: frame.number, all: deck.frames.length, title: frame.title || word("noTitle") })
    + (talk.state.black ? `. ${word("isBlackNow")}` : "");
  if (said !== undefined && said !== saying) announce(saying);
  said = saying;
  tick();
}

function tick() {
  const seconds = Math.floor(talk.elapsed / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  $("elapsed").textContent = `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  $("elapsed").dateTime = `PT${seconds}S`;
  $("time").textContent = formattedTime(new Date());
  $("clock-run").textContent = word(talk.state.started ? "clockStop" : "clockStart");
}
setInterval(tick, 250);

let size = NOTE_SIZES.indexOf(Number(localStorage.getItem(KEPT)));
function sizeNotes(step) {
  size = Math.max(0, Math.min((size < 0 ? 2 : size) + step, NOTE_SIZES.length - 1));
  $("notes").style.fontSize = `${NOTE_SIZES[size]}px`;
  if (step) localStorage.setItem(KEPT, NOTE_SIZES[size]);
}
sizeNotes(0);

function act(name, value) {
  if (name === "help") showKeys();
  else if (name === "zoomIn") sizeNotes(1);
  else if (name === "zoomOut") sizeNotes(-1);
  else if (name === "full") fullScreen();
  else return talk.act(name, value);
  return true;
}

$("on").addEventListener("click", () => act("on"));
$("back").addEventListener("click", () => act("back"));
$("black").addEventListener("click", () => act("black"));
$("help-button").addEventListener("click", showKeys);
$("notes-smaller").addEventListener("click", () => sizeNotes(-1));
$("notes-larger").addEventListener("click", () => sizeNotes(1));
$("clock-run").addEventListener("click", () => talk.runClock(!talk.state.started));
$("clock-reset").addEventListener("click", () => talk.resetClock());
addEventListener("click", (event) => {
  const to = event.target.closest?.("a[data-slide]");
  if (!to) return;
  event.preventDefault();
  talk.go(deck.frames[deck.withAnchor(to.dataset.slide)]);
});
listen(act);
