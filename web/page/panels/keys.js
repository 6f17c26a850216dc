/** The keys of the transport: space plays or rests, s steps, r resets; never while a field has the focus. */

const TAKES_KEYS = "input, select, textarea, button, summary, a, [contenteditable]";

/** @param {import("../commands.js").Commands} commands */
export function listenToKeys(commands) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const inField = target instanceof Element && target.closest(event.key === " " ? TAKES_KEYS : "input, select, textarea");
    if (inField) return;
    if (event.key === " ") commands.play();
    else if (event.key === "s") commands.step();
    else if (event.key === "r") commands.reset();
    else return;
    event.preventDefault();
  });
}
