// All slides, small. Only those near what is seen hold a drawing, so that a thousand are as light as ten.

import { clear, fillNumber, show } from "/page/sheet.js";
import { word } from "/page/words.js";

export class Filmstrip {
  constructor(list, deck, choose) {
    this.list = list;
    this.deck = deck;
    this.frames = [];
    this.items = [];
    const nearby = { root: list.parentElement, rootMargin: "600px" };
    this.near = new IntersectionObserver((entries) => this.seen(entries), nearby);
    list.addEventListener("click", (event) => {
      const item = event.target.closest("li");
      if (item) choose(this.items.indexOf(item));
    });
  }

  // Bring the items to the deck's frames: those that both begin and end with are left alone.
  update() {
    const { frames } = this.deck;
    const old = this.frames;
    const most = Math.min(old.length, frames.length);
    let start = 0;
    while (start < most && same(old[start], frames[start])) start++;
    let end = 0;
    while (end < most - start && same(old[old.length - 1 - end], frames[frames.length - 1 - end])) end++;
    const kept = Math.min(old.length, frames.length) - start - end;
    for (let n = start; n < start + kept; n++) this.change(n, frames[n]);
    const at = start + kept;
    const gone = this.items.splice(at, old.length - end - at);
    for (const item of gone) {
      this.near.unobserve(item);
      item.remove();
    }
    const before = this.items[at] ?? null;
    const fresh = frames.slice(at, frames.length - end).map((frame) => this.made(frame));
    this.items.splice(at, 0, ...fresh);
    const fragment = document.createDocumentFragment();
    fragment.append(...fresh);
    this.list.insertBefore(fragment, before);
    for (const item of fresh) this.near.observe(item);
    const moved = old.length !== frames.length;
    this.frames = frames.slice();
    this.items.forEach((item, n) => {
      if (moved || n < frames.length - end) this.number(item, frames[n]);
      this.mark(item, frames[n]);
    });
  }

  made(frame) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    const number = Object.assign(document.createElement("span"), { className: "number" });
    const picture = Object.assign(document.createElement("div"), { className: "sheet", inert: true });
    picture.ariaHidden = "true"; // the button has the slide's number and title for its name
    const mark = Object.assign(document.createElement("span"), { className: "mark" });
    button.append(number, picture, mark);
    item.append(button);
    item.frame = frame;
    return item;
  }

  change(n, frame) {
    const item = this.items[n];
    item.frame = frame;
    if (item.isNear) this.draw(item);
  }

  number(item, frame) {
    item.frame = frame;
    item.querySelector(".number").textContent = frame.number;
    fillNumber(item, frame.number);
  }

  mark(item, frame) {
    const found = frame.index === 1 || frame.stale ? this.marks?.get(frame.card) : undefined;
    const worst = found?.errors ? "error" : found?.warnings ? "warning" : "";
    item.dataset.mark = worst;
    item.toggleAttribute("data-hidden", Boolean(frame.hidden));
    if (frame.section) item.dataset.section = frame.section;
    else delete item.dataset.section;
    const said = [`${frame.number}`, frame.title || word("noTitle")];
    if (frame.count > 1) said.push(word("part", { n: frame.index, all: frame.count }));
    if (frame.hidden) said.push(word("hiddenSlide"));
    if (found) said.push(counted(found));
    if (frame.section) said.unshift(frame.section);
    item.firstChild.setAttribute("aria-label", said.join(", "));
  }

  seen(entries) {
    for (const { target, isIntersecting } of entries) {
      target.isNear = isIntersecting;
      if (isIntersecting) this.draw(target);
      else clear(target.querySelector(".sheet"));
    }
  }

  draw(item) {
    show(item.querySelector(".sheet"), this.deck.session, item.frame);
  }

  select(n, { scroll = true } = {}) {
    const item = this.items[n];
    const before = this.selected;
    if (before && before !== item) {
      before.firstChild.removeAttribute("aria-current");
      before.firstChild.tabIndex = -1;
    }
    this.selected = item;
    if (!item) return;
    const hadFocus = this.list.contains(document.activeElement);
    item.firstChild.setAttribute("aria-current", "true");
    item.firstChild.tabIndex = 0;
    if (hadFocus) item.firstChild.focus({ preventScroll: true });
    if (scroll) item.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  flash(card) {
    for (const item of this.items) {
      if (item.frame.card === card) flash(item.firstChild);
    }
  }

  // New drawings for all: another run of the server, whose keys are others.
  renew() {
    for (const item of this.items) if (item.isNear) this.draw(item);
  }
}

export function flash(element) {
  element.classList.remove("changed");
  void element.offsetWidth; // begins the animation anew
  element.classList.add("changed");
}

export function counted({ errors, warnings }) {
  const words = [];
  if (errors) words.push(errors === 1 ? word("error") : word("errors", { n: errors }));
  if (warnings) words.push(warnings === 1 ? word("warning") : word("warnings", { n: warnings }));
  return words.join(", ");
}

function same(one, other) {
  return one.key === other.key && one.card === other.card && one.index === other.index
    && one.count === other.count && one.stale === other.stale && one.hidden === other.hidden;
}
