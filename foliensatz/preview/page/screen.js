// The audience's view: one slide on the whole window, nothing else.

import { loadAhead } from "/page/ahead.js";
import { announce } from "/page/announce.js";
import { show } from "/page/sheet.js";
import { swipes } from "/page/swipe.js";
import { word } from "/page/words.js";

const IDLE = 2000;

export function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // not allowed: the whole window has to do
}

export class Screen {
  constructor(element, deck, talk, left) {
    this.element = element;
    this.sheet = element.querySelector(".sheet");
    this.dark = element.querySelector(".dark");
    this.deck = deck;
    this.talk = talk;
    this.left = left;
    talk.addEventListener("change", () => this.update());
    deck.addEventListener("change", () => {
      this.update();
      this.load();
    });
    element.addEventListener("click", (event) => {
      if (!event.target.closest("a")) talk.act("on");
    });
    element.addEventListener("pointermove", () => this.wake());
    swipes(element, (name) => talk.act(name));
    document.addEventListener("visibilitychange", () => this.stayAwake());
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && this.full) this.leave();
      this.full = Boolean(document.fullscreenElement);
    });
  }

  get open() {
    return !this.element.hidden;
  }

  enter(full) {
    this.element.hidden = false;
    document.body.classList.add("presenting");
    for (const other of document.body.children) {
      if (other !== this.element && !other.matches("dialog, #announcer, #jump, script")) other.inert = true;
    }
    this.element.focus();
    this.stayAwake();
    this.update();
    this.load();
    if (full) fullScreen();
  }

  leave() {
    if (!this.open) return;
    this.element.hidden = true;
    document.body.classList.remove("presenting");
    this.lock?.release();
    for (const other of document.body.children) other.inert = false;
    if (document.fullscreenElement) document.exitFullscreen();
    this.full = false;
    this.left();
  }

  update() {
    if (!this.open) return;
    const { frame } = this.talk;
    this.dark.hidden = !this.talk.state.black;
    if (!frame) return;
    this.say(frame);
    show(this.sheet, this.deck.session, frame);
  }

  load() {
    if (this.open) loadAhead(this.deck, this.talk.position);
  }

  say(frame) {
    const { black } = this.talk.state;
    const said = black
      ? word("isBlackNow")
      : word("shown", { n: frame.number, all: this.deck.frames.length, title: frame.title || word("noTitle") });
    if (said !== this.said) announce(said);
    this.said = said;
  }

  // No screen saver in the middle of the talk. Browsers end this when the window is hidden for a while.
  async stayAwake() {
    if (document.hidden || !this.open || !navigator.wakeLock) return;
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      // The system saves its battery and says no; nobody has to know.
    }
  }

  wake() {
    this.element.classList.add("awake");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.element.classList.remove("awake"), IDLE);
  }
}
