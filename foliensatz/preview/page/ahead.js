// Everything a talk needs, fetched before it is wanted: where the server ends, its windows still show every slide.

import { drawing, makeRoom, picturesIn } from "/page/sheet.js";

let latest = 0;

// Fetch the drawings of all frames and their pictures, one after the other, from frame `from` on. What is there already
// costs nothing, so this is asked for whenever the deck changes; the call before then ends.
export async function loadAhead(deck, from) {
  const mine = ++latest;
  const { session, frames } = deck;
  makeRoom(frames.length);
  for (const { key } of [...frames.slice(from), ...frames.slice(0, from)]) {
    try {
      await loaded(session, key);
    } catch {
      return; // an edit was quicker, or the server is gone: the next deck begins anew
    }
    if (mine !== latest) return;
  }
}

const seen = new Set(); // addresses of pictures; the server lets browsers keep them for good

async function loaded(session, key) {
  const svg = await drawing(session, key);
  for (const address of svg.includes("<image") ? picturesIn(svg) : []) {
    if (seen.has(address)) continue;
    const answer = await fetch(address);
    await answer.blob();
    seen.add(address);
  }
}
