// What became of the PPTX.

import { counted } from "/page/filmstrip.js";
import { formattedTime, word } from "/page/words.js";

// `state` is {state, file, at, beside, errors, warnings, why}; `at` is in ms of the Unix epoch.
export function showStatus(element, state) {
  const time = state.at ? formattedTime(new Date(state.at)) : "";
  const values = { file: state.file, time, beside: state.beside, why: state.why, count: counted(state) };
  element.dataset.state = state.state;
  const said = state.state ? word(state.state, values) : "";
  if (element.textContent !== said) element.textContent = said;
}
