// Light, dark, or as the system has it.

import { word } from "/page/words.js";

const MODES = ["auto", "light", "dark"];
const KEPT = "foliensatz-appearance";

export function appearance(button) {
  let mode = MODES.includes(localStorage.getItem(KEPT)) ? localStorage.getItem(KEPT) : "auto";
  const apply = () => {
    document.documentElement.dataset.appearance = mode;
    button.setAttribute("aria-label", word("appearance", { mode: word(mode) }));
    button.title = button.getAttribute("aria-label");
  };
  button.addEventListener("click", () => {
    mode = MODES[(MODES.indexOf(mode) + 1) % MODES.length];
    localStorage.setItem(KEPT, mode);
    apply();
  });
  addEventListener("storage", (event) => {
    if (event.key === KEPT && MODES.includes(event.newValue)) {
      mode = event.newValue;
      apply();
    }
  });
  apply();
  return apply;
}
