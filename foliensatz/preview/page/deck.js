// The deck as the server tells it: cards (slides of the source) with their frames (slides as set), and diagnostics.
// A frame is {card, key, number, part, parts, stale, title, notes, anchor, hidden, lang, place, section}.

const NOTHING = { diagnostics: [], paths: [], places: [], sections: [], hold: false }; // before the first build is done

export class Deck extends EventTarget {
  constructor(connection) {
    super();
    this.frames = [];
    this.version = -1;
    this.told = NOTHING;
    connection.addEventListener("deck", ({ detail }) => this.take(detail));
    connection.addEventListener("edit", ({ detail }) => {
      if (detail.base === this.version) this.edit(detail);
      else if (detail.version > this.version) connection.open();
    });
  }

  take(whole) {
    const sameRun = this.session === whole.session;
    this.session = whole.session;
    this.version = whole.version;
    this.cards = whole.cards;
    this.described = whole.frames;
    this.told = { ...NOTHING, ...whole };
    this.flatten();
    this.tell({ sameRun, fresh: new Set(), drawn: {}, focus: null, deck: true });
  }

  edit(news) {
    const [at, removed, inserted] = news.splice;
    this.version = news.version;
    this.cards.splice(at, removed, ...inserted);
    Object.assign(this.described, news.frames);
    for (const name of ["deck", "places", "paths", "diagnostics", "hold", "sections"]) {
      if (name in news) this.told[name] = news[name];
    }
    const before = this.frames.length;
    this.flatten();
    this.tell({
      sameRun: true,
      fresh: new Set(Object.keys(news.frames).map(Number)),
      drawn: news.drawn ?? {},
      focus: news.focus,
      deck: "deck" in news,
      fewer: this.frames.length < before,
    });
  }

  tell(change) {
    this.dispatchEvent(new CustomEvent("change", { detail: change }));
  }

  flatten() {
    const described = {};
    const sections = new Map(this.told.sections);
    this.frames = [];
    this.cards.forEach(([card, keys, stale], n) => {
      const place = this.told.places[n];
      keys.forEach((key, index) => {
        described[key] = this.described[key];
        this.frames.push({
          ...this.described[key], card, key, stale: Boolean(stale), place,
          number: this.frames.length + 1, index: index + 1, count: keys.length,
          section: index ? "" : sections.get(card) ?? "",
        });
      });
    });
    this.described = described;
  }

  // The frame at which someone is who was at frame `index` of a card that may have changed since; -1 where it is gone.
  find(card, index) {
    let found = -1;
    for (let n = 0; n < this.frames.length; n++) {
      const frame = this.frames[n];
      if (frame.card === card && (found < 0 || frame.index <= index)) found = n;
    }
    return found;
  }

  withAnchor(anchor) {
    return this.frames.findIndex((frame) => frame.anchor === anchor);
  }

  get diagnostics() {
    return this.told.diagnostics;
  }

  diagnosticsOf(card) {
    return this.diagnostics.filter((each) => each.card === card);
  }

  get ratio() {
    const { width = 1280, height = 720 } = this.told.deck ?? {};
    return width / height;
  }

  shownPlace([path, line]) {
    return `${this.told.paths[path][0]}:${line}`;
  }

  // The address that makes the editor open a place; "" where none is set.
  editorAddress([path, line, column = 0]) {
    const template = this.told.editor;
    if (!template) return "";
    const absolute = encodeURI(this.told.paths[path][1]).replace(/[?#&]/g, encodeURIComponent);
    // After "file/" a path's own first slash would be a second one; a drive letter has none.
    const bare = template.includes("/{path}") && absolute.startsWith("/") ? absolute.slice(1) : absolute;
    return template.replace("{path}", bare).replace("{line}", line).replace("{column}", Math.max(column, 1));
  }
}
