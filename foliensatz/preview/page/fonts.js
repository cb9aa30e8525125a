// Are the theme's fonts, or fonts of the same widths, on this machine? Where not, words are squeezed into their places.

const TOLERANCE = 0.005;
let missing = [];
const loaded = new Map(); // key -> FontFace

// Load the fonts that the theme brings along: `faces` is [{family, weight, style, key}]. Those of an earlier theme go.
export async function load(faces) {
  const wanted = new Set(faces.map((face) => face.key + face.weight + face.style));
  for (const [key, face] of loaded) {
    if (wanted.has(key)) continue;
    document.fonts.delete(face);
    loaded.delete(key);
  }
  await Promise.all(faces.map(({ family, weight, style, key }) => {
    const name = key + weight + style;
    if (loaded.has(name)) return null;
    const face = new FontFace(family, `url(/font/${key})`, { weight: String(weight), style });
    loaded.set(name, face);
    document.fonts.add(face);
    return face.load().catch(() => {}); // a file that the browser can't read: measuring tells
  }));
}

// `fonts` is [{family, stack, weight, sample, widths}], the widths in em. Returns the families that are missing.
export function measure(fonts) {
  const pen = document.createElement("canvas").getContext("2d");
  if ("fontKerning" in pen) pen.fontKerning = "normal";
  missing = [];
  for (const { family, stack, weight, sample, widths } of fonts) {
    pen.font = `${weight} 100px ${stack}`;
    const found = pen.measureText(sample).width / 100;
    const right = widths.some((width) => Math.abs(found / width - 1) <= TOLERANCE);
    if (!right && !missing.includes(family)) missing.push(family);
  }
  return missing;
}

// Give every word the room it was measured for: up to where the next one begins, or its line ends.
export function squeeze(element) {
  if (!missing.length) return;
  for (const line of element.querySelectorAll("text[data-width]")) {
    const width = Number(line.dataset.width);
    const words = [...line.querySelectorAll("tspan[x]")];
    if (!words.length) {
      fit(line, width);
      continue;
    }
    const places = words.map((word) => Number(word.getAttribute("x")));
    const end = places[0] + width;
    words.forEach((word, n) => fit(word, (places[n + 1] ?? end) - places[n]));
  }
}

function fit(text, width) {
  if (width <= 0 || !text.textContent.trim()) return;
  text.setAttribute("textLength", width);
  text.setAttribute("lengthAdjust", "spacingAndGlyphs");
}
