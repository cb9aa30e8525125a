// News from the server as they come, and wishes to it. Reconnects by itself; the server then tells everything anew.

export class Connection extends EventTarget {
  constructor({ restsWhenHidden = () => false } = {}) {
    super();
    this.live = false;
    this.restsWhenHidden = restsWhenHidden;
    this.open();
    document.addEventListener("visibilitychange", () => this.rest());
    addEventListener("pagehide", () => this.source?.close());
    addEventListener("pageshow", (event) => event.persisted && this.open());
  }

  open() {
    this.source?.close();
    this.source = new EventSource("/events");
    for (const name of ["deck", "edit", "talk", "file", "true"]) {
      this.source.addEventListener(name, (event) => {
        this.alive(true);
        this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) }));
      });
    }
    this.source.onerror = () => {
      this.alive(false);
      // Some answers end an EventSource for good; the server may yet come back.
      const ended = () => this.source.readyState === EventSource.CLOSED;
      if (ended()) setTimeout(() => ended() && this.open(), 2000);
    };
  }

  // A browser opens six connections to one server at most: tabs that nobody sees give theirs back.
  rest() {
    clearTimeout(this.resting);
    if (!document.hidden) {
      if (this.rested) this.open();
      this.rested = false;
    } else if (this.restsWhenHidden()) {
      this.resting = setTimeout(() => {
        this.source.close();
        this.rested = true;
      }, 10_000);
    }
  }

  alive(live) {
    if (this.live === live) return;
    this.live = live;
    this.dispatchEvent(new CustomEvent("live", { detail: live }));
  }

  async post(path, wish) {
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wish),
      });
      return answer.ok;
    } catch {
      return false; // the server is gone; `live` says so
    }
  }
}
