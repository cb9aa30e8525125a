// What a diagnostic's code means, in a dialog.

import { closeButton } from "/page/keys.js";

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
  dialog.replaceChildren(body, closeButton(dialog));
  dialog.showModal();
  dialog.scrollTop = 0;
}

addEventListener("click", (event) => {
  const code = event.target.closest?.("button.code");
  if (code) explain(code.textContent);
});
