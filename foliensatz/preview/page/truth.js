// The true picture: a slide as LibreOffice paints it, over the preview or beside it.

import { word } from "/page/words.js";

export class Truth {
  constructor(connection, deck, elements) {
    this.connection = connection;
    this.deck = deck;
    this.elements = elements;
    this.on = false;
    this.beside = false;
    this.state = { available: false, left: 0 };
    this.pictures = new Map(); // "key:number" -> picture's name
    this.failures = new Map(); // "key:number" -> why there is none
    connection.addEventListener("deck", ({ detail }) => {
      this.pictures.clear();
      this.failures.clear();
      this.state = detail.true;
      this.update();
    });
    connection.addEventListener("true", ({ detail }) => this.take(detail));
    elements.over.addEventListener("click", () => this.place(false));
    elements.besideButton.addEventListener("click", () => this.place(true));
    elements.all.addEventListener("click", () => this.askForAll());
  }

  take(news) {
    this.state = { available: news.available, left: news.left };
    for (const [key, number, name] of news.ready) {
      this.pictures.set(`${key}:${number}`, name);
      this.failures.delete(`${key}:${number}`);
    }
    for (const [key, number, why] of news.failed) this.failures.set(`${key}:${number}`, why);
    this.update();
  }

  toggle() {
    this.on = !this.on;
    this.failures.clear();
    this.asked = "";
    this.update();
  }

  place(beside) {
    this.beside = beside;
    this.update();
  }

  show(frame) {
    this.frame = frame;
    this.update();
  }

  askForAll() {
    if (this.state.left) return this.connection.post("/true", { keys: [] });
    const missing = this.deck.frames.filter((frame) => !this.pictures.has(`${frame.key}:${frame.number}`));
    if (missing.length) this.connection.post("/true", { keys: missing.map((frame) => frame.key) });
  }

  update() {
    const { sheet, image, bar, said, over, besideButton, all, button, placed } = this.elements;
    button.setAttribute("aria-pressed", this.on);
    bar.hidden = !this.on;
    sheet.hidden = !this.on || !this.state.available;
    placed.classList.toggle("beside", this.on && this.beside && this.state.available);
    over.setAttribute("aria-pressed", !this.beside);
    besideButton.setAttribute("aria-pressed", this.beside);
    if (!this.on) return;
    for (const each of [over.parentElement, all]) each.hidden = !this.state.available;
    if (!this.state.available) {
      said.textContent = word("truthMissing");
      return;
    }
    all.textContent = word(this.state.left > 1 ? "truthStop" : "truthAll");
    if (!this.frame) return;
    const { key, number, title } = this.frame;
    const name = this.pictures.get(`${key}:${number}`);
    const failed = this.failures.get(`${key}:${number}`);
    if (name) {
      image.alt = word("truthAlt", { title: title || word("noTitle") });
      if (image.dataset.name !== name) {
        image.src = `/true/${name}`;
        image.dataset.name = name;
      }
    } else if (!failed && this.asked !== `${key}:${number}`) {
      this.asked = `${key}:${number}`;
      this.connection.post("/true", { keys: [key] });
    }
    sheet.classList.toggle("waiting", !name);
    said.textContent = failed ? word("truthFailed", { why: failed })
      : this.state.left > 1 ? word("truthLeft", { n: this.state.left })
      : name ? word("truthDone") : word("truthWorking");
  }
}
