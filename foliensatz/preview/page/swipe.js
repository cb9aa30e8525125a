// A finger drawn across goes to the next slide, or back.

const FAR = 40; // px

// `act(name)` gets "on" or "back". `free()` says whether a finger may do so now: it may have other work.
export function swipes(element, act, free = () => true) {
  let from;
  element.addEventListener("touchstart", (event) => {
    from = event.touches.length === 1 && free() ? event.touches[0] : undefined;
  }, { passive: true });
  element.addEventListener("touchend", (event) => {
    if (!from) return;
    const to = event.changedTouches[0];
    const way = to.clientX - from.clientX;
    if (Math.abs(way) < FAR || Math.abs(way) < 2 * Math.abs(to.clientY - from.clientY)) return;
    if (event.cancelable) event.preventDefault(); // or a click would follow
    act(way < 0 ? "on" : "back");
  });
}
