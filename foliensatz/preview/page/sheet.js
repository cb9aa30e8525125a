// A frame's drawing in an element: fetched when it is needed, swapped when it is complete, its slide number filled in.

import { squeeze } from "/page/fonts.js";

const REMEMBERED = 200;
const drawings = new Map(); // key -> promise of SVG text
let room = REMEMBERED;

// Let all drawings of a deck with so many frames be remembered.
export function makeRoom(frames) {
  room = Math.max(REMEMBERED, 2 * frames);
}

export function forget() {
  drawings.clear();
}

export function remember(key, svg) {
  drawings.delete(String(key));
  drawings.set(String(key), Promise.resolve(svg));
  while (drawings.size > room) drawings.delete(drawings.keys().next().value);
}

export function drawing(session, key) {
  const known = drawings.get(String(key));
  if (known) return known;
  const coming = fetch(`/slide/${session}-${key}`).then((answer) => {
    if (!answer.ok) throw new Error(`no drawing of ${key}`);
    return answer.text();
  });
  coming.catch(() => drawings.delete(String(key)));
  drawings.set(String(key), coming);
  while (drawings.size > room) drawings.delete(drawings.keys().next().value);
  return coming;
}

// Show a frame in `element`. What it showed before stays until the new drawing and its pictures are there.
export async function show(element, session, frame) {
  const wanted = `${session}-${frame.key}`;
  element.dataset.wanted = wanted;
  if (element.dataset.shown === wanted) {
    fillNumber(element, frame.number);
    return true;
  }
  let svg;
  try {
    svg = await drawing(session, frame.key);
  } catch {
    return false; // an edit was quicker, or the server is gone: the old drawing stays
  }
  if (element.dataset.wanted !== wanted) return false;
  const template = document.createElement("template");
  template.innerHTML = svg;
  const pictures = [...template.content.querySelectorAll("image")];
  if (pictures.length) {
    await Promise.all(pictures.map(decoded));
    if (element.dataset.wanted !== wanted) return false;
  }
  element.replaceChildren(template.content);
  element.dataset.shown = wanted;
  element.dataset.key = frame.key;
  fillNumber(element, frame.number);
  squeeze(element);
  return true;
}

export function clear(element) {
  element.replaceChildren();
  delete element.dataset.shown;
  delete element.dataset.wanted;
  delete element.dataset.key;
}

export function fillNumber(element, number) {
  for (const field of element.querySelectorAll('[data-field="slidenum"]')) field.textContent = number;
}

export function picturesIn(svg) {
  const template = document.createElement("template");
  template.innerHTML = svg;
  const addresses = [...template.content.querySelectorAll("image")].map((picture) => picture.getAttribute("href"));
  return addresses.filter((address) => address && !address.startsWith("data:"));
}

function decoded(picture) {
  const image = new Image();
  image.src = picture.getAttribute("href");
  return image.decode().catch(() => {}); // a broken picture is the drawing's to show
}
