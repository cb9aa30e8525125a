// What a screen reader should say, one thing after the other, the newest last.

const QUIET = 250;
let waiting = [];
let timer;

export function announce(text) {
  if (waiting.at(-1) !== text) waiting.push(text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("announcer").textContent = waiting.join(". ");
    waiting = [];
  }, QUIET);
}
