// Speaker notes of a frame: paragraphs of [level, text].

import { word } from "/page/words.js";

export function showNotes(element, frame) {
  const notes = frame?.notes ?? [];
  element.lang = notes.length ? (frame.lang ?? "") : "";
  element.classList.toggle("none", !notes.length);
  const paragraphs = notes.map(([level, text]) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    if (level) paragraph.dataset.level = level;
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
