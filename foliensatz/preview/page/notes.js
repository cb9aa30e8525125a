// Speaker notes of a frame: paragraphs of [level, marker, text].

import { word } from "/page/words.js";

export function showNotes(element, frame) {
  const notes = frame?.notes ?? [];
  element.lang = notes.length ? (frame.lang ?? "") : "";
  element.classList.toggle("none", !notes.length);
  const paragraphs = notes.map(([level, marker, text]) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    if (level) paragraph.style.setProperty("--level", level);
    if (marker) paragraph.dataset.marker = marker;
    return paragraph;
  });
  if (!paragraphs.length) {
    const none = document.createElement("p");
    none.textContent = word("noNotes");
    paragraphs.push(none);
  }
  element.replaceChildren(...paragraphs);
  element.scrollTop = 0;
}
