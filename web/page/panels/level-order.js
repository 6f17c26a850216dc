/** The order of a column's levels: lowest first, moved by buttons or by dragging, taken from what is known, or none. */
import { text } from "../../shared/text.js";
import { button, element } from "../elements.js";
import { edit, move } from "../column-edit.js";

/** @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary */
/** @typedef {(change: (spec: import("../../shared/protocol.js").Spec) => void) => void} Change */

/**
 * Follows a pointer from a handle to the place where it is let go.
 * @param {HTMLElement} handle @param {HTMLElement} list @param {number} from @param {(by: number) => void} drop
 */
function draggable(handle, list, from, drop) {
  const placeAt = (/** @type {number} */ y) => {
    const middles = [...list.children].map((one) => one.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
    return middles.filter((middle, place) => place !== from && middle < y).length;
  };
  const mark = (/** @type {number|null} */ place) => [...list.children].forEach((one, at) => {
    one.classList.toggle("moving", place !== null && at === from);
    one.classList.toggle("above", place !== null && place < from && at === place);
    one.classList.toggle("below", place !== null && place > from && at === place);
  });
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const follow = (/** @type {PointerEvent} */ { clientY }) => mark(placeAt(clientY));
    handle.addEventListener("pointermove", follow);
    const end = new AbortController();
    const let_go = (/** @type {PointerEvent} */ { type, clientY }) => {
      handle.removeEventListener("pointermove", follow);
      end.abort();
      mark(null);
      const by = placeAt(clientY) - from;
      if (type === "pointerup" && by !== 0) drop(by);
    };
    for (const kind of /** @type {const} */ (["pointerup", "pointercancel"])) handle.addEventListener(kind, let_go, { signal: end.signal });
  });
}

/**
 * @param {ColumnSummary} column as it is edited @param {string[]} order none: empty @param {Change} change
 */
export function levelOrder(column, order, change) {
  const { name, knownOrder: known, levels, distinct } = column;
  const root = element("div", { class: "level-order" }, element("h4", {}, text("order")));
  const give = (/** @type {string[]} */ next) => change((spec) => edit(spec, name, { order: next }));
  const sign = (/** @type {string[]} */ all) => all.join(" < ");
  const use = known.length > 0 && sign(known) !== sign(order)
    && button(text("order.known", { order: sign(known) }), () => give(known), { "data-testid": "order-known" });
  if (order.length === 0) {
    const whole = levels.length === distinct;
    const plain = () => levels.map((level) => level.name).sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
    root.append(element("p", { class: "note" }, text(whole ? "order.none" : "order.many", { count: levels.length })),
      element("div", { class: "actions" }, use, whole && button(text("order.begin"), () => give(plain()), { class: "link", "data-testid": "order-begin" })));
    return root;
  }
  const list = element("ol", { class: "ordered-levels", "data-testid": "order" });
  list.append(...order.map((level, at) => {
    const step = (/** @type {"up"|"down"} */ way, /** @type {number} */ by, /** @type {boolean} */ end) => button(way === "up" ? "↑" : "↓", () => change((spec) => move(spec, name, level, by)), {
      "aria-label": text(`order.${way}`, { level }), disabled: end, "data-testid": `order-${way}-${level}`,
    });
    const grip = element("span", { class: "grip", title: text("order.drag") }, level);
    draggable(grip, list, at, (by) => change((spec) => move(spec, name, level, by)));
    return element("li", {}, grip, step("up", -1, at === 0), step("down", 1, at === order.length - 1));
  }));
  root.append(element("p", { class: "note" }, text("order.now")), list,
    element("div", { class: "actions" }, use, button(text("order.away"), () => give([]), { class: "link", "data-testid": "order-away" })));
  return root;
}
