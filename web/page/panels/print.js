/** Paper has another width than the window: what is laid out by script keeps the size it has on the screen while it is printed. */

const LAID_OUT = ".canvas-host, .diagram, .curve";

export function keepSizesInPrint() {
  const hosts = () => /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(LAID_OUT));
  addEventListener("beforeprint", () => {
    for (const host of hosts()) host.style.width = `${host.offsetWidth}px`;
  });
  addEventListener("afterprint", () => {
    for (const host of hosts()) host.style.width = "";
  });
}
