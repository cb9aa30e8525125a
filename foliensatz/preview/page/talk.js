// The talk that several windows give together: where it is, whether the screen is black, and the clock. The server
// tells all windows of all browsers; while it is away, the windows of one browser still tell each other.

export class Talk extends EventTarget {
  // Made before the deck, which is given later: where the talk is has to be known when a new deck is shown.
  constructor(connection) {
    super();
    this.connection = connection;
    this.deck = { frames: [], find: () => -1 };
    this.by = Math.random().toString(36).slice(2);
    this.state = { card: 0, part: 1, black: false, started: 0, elapsed: 0 };
    this.channel = new BroadcastChannel("foliensatz-talk");
    this.channel.onmessage = ({ data }) => !connection.live && this.take(data);
    connection.addEventListener("deck", ({ detail }) => this.take(detail.talk));
    connection.addEventListener("talk", ({ detail }) => detail.by !== this.by && this.take(detail));
  }

  take(state) {
    this.state = { ...this.state, ...state };
    this.dispatchEvent(new Event("change"));
  }

  wish(change) {
    this.take(change);
    const { card, part, black, started, elapsed } = this.state;
    const whole = { card, part, black, started, elapsed, by: this.by };
    this.channel.postMessage(whole);
    this.connection.post("/talk", whole);
  }

  // The number of the frame on screen, from 0; where its slide is gone, the one that took its place.
  get position() {
    const found = this.deck.find(this.state.card, this.state.part);
    if (found >= 0) this.last = found;
    return Math.max(0, Math.min(this.last ?? 0, this.deck.frames.length - 1));
  }

  get frame() {
    return this.deck.frames[this.position];
  }

  // The next frame that is not hidden, in one direction; undefined at the end.
  beyond(step) {
    let n = this.position + step;
    while (this.deck.frames[n]?.hidden) n += step;
    return this.deck.frames[n];
  }

  go(frame) {
    if (!frame) return;
    const change = { card: frame.card, part: frame.index, black: false };
    const { started, elapsed } = this.state;
    if (!started && !elapsed && frame.number - 1 > this.position) change.started = Date.now();
    this.wish(change);
  }

  act(name, value) {
    const { frames } = this.deck;
    if (name === "on" || name === "back") {
      if (this.state.black) this.wish({ black: false });
      else this.go(this.beyond(name === "on" ? 1 : -1));
    } else if (name === "first") this.go(frames.find((frame) => !frame.hidden));
    else if (name === "last") this.go(frames.findLast((frame) => !frame.hidden));
    else if (name === "jump") this.go(frames[value - 1]);
    else if (name === "black") this.wish({ black: !this.state.black });
    else return false;
    return true;
  }

  // Milliseconds on the clock.
  get elapsed() {
    const { started, elapsed } = this.state;
    return elapsed + (started ? Math.max(0, Date.now() - started) : 0);
  }

  runClock(runs) {
    if (runs) this.wish({ started: Date.now() });
    else this.wish({ started: 0, elapsed: this.elapsed });
  }

  resetClock() {
    this.wish({ started: this.state.started ? Date.now() : 0, elapsed: 0 });
  }
}
