// What a screen reader should say. Of each matter only the newest: who goes fast hears where they are, not the way.

const QUIET = 250;
const waiting = new Map(); // matter -> text
let timer;

export function announce(text, matter = "slide") {
  waiting.delete(matter);
  waiting.set(matter, text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("announcer").textContent = [...waiting.values()].join(". ");
    waiting.clear();
  }, QUIET);
}
