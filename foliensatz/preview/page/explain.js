// What a diagnostic's code means, in a dialog.

import { word } from "/page/words.js";

export async function explain(code) {
  let text;
  try {
    const answer = await fetch(`/explain/${code}`);
    text = answer.ok ? await answer.text() : "";
  } catch {
    return; // the server is gone, and the page says so already
  }
  const dialog = document.getElementById("help");
  const body = document.createElement("article");
  body.lang = "en";
  body.innerHTML = text; // a page of foliensatz' own
  const heading = body.querySelector("h1");
  if (heading) heading.id = "help-heading";
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: word("close"), autofocus: true });
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(body, close);
  dialog.showModal();
  dialog.scrollTop = 0;
}

addEventListener("click", (event) => {
  const code = event.target.closest?.("button.code");
  if (code) explain(code.textContent);
});
