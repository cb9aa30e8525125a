// How large the slide stands on its desk: fitted to the window, times a factor.

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

export class Zoom {
  constructor(desk, button) {
    this.desk = desk;
    this.button = button;
    this.factor = 1;
    desk.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.step(event.deltaY < 0 ? 1 : -1);
    }, { passive: false });
  }

  step(way) {
    const n = STEPS.indexOf(this.factor) + way;
    if (STEPS[n]) this.set(STEPS[n]);
  }

  fit() {
    this.set(1);
  }

  // What stands in the middle stays there.
  set(factor) {
    const { desk } = this;
    const x = (desk.scrollLeft + desk.clientWidth / 2) / desk.scrollWidth;
    const y = (desk.scrollTop + desk.clientHeight / 2) / desk.scrollHeight;
    this.factor = factor;
    desk.style.setProperty("--zoom", factor);
    desk.scrollLeft = x * desk.scrollWidth - desk.clientWidth / 2;
    desk.scrollTop = y * desk.scrollHeight - desk.clientHeight / 2;
    // What is larger than its window can be scrolled by keys, once it has the focus.
    if (factor > 1) desk.tabIndex = 0;
    else desk.removeAttribute("tabindex");
    this.button.textContent = `${factor * 100}\u202f%`;
  }
}
