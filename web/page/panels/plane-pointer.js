/**
 * What a person does on the plane with pointer, wheel, fingers and keys: a crosshair is placed or walked, the part that is looked
 * at is moved and zoomed. The page's own scrolling is left alone: the wheel zooms with Control or Command or once the plane has
 * the focus, and fingers zoom and move it by two.
 */
import { axisOf } from "../views/boundary.js";
import { isOn, moved, placeAt, zoomed } from "../views/plane.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("../figure.js").Range} Range
 * @typedef {[number, number]} Spot  on the canvas, in CSS pixels
 */

/** One step of a zoom by key or button, of a walk, and of a move by key. */
const ZOOM = 1.5;
const WALK = 1 / 50;
const MOVE = 0.1;
/** How far a pressed pointer goes before it moves the plane. */
const SLACK = 4;
/** Of a wheel's turn; a pinch on a touchpad comes as small turns with Control. */
const TURN = 0.002;
const PINCH = 0.01;
const LINE = 16;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../views/boundary.js").BoundaryView} view
 * @param {import("../store.js").Store} store
 */
export function listenToPlane(canvas, view, store) {
  /** Fingers and buttons that are down, and where. @type {Map<number, Spot>} */
  const down = new Map();
  /** What the plane looked like when they went down. @type {{ spots: Spot[], window: { x: Range, y: Range|null }, dragged: boolean }|null} */
  let held = null;

  const change = (/** @type {Partial<Figure>} */ figure) => store.dispatch({ kind: "figure", change: figure });
  const leave = () => { if (store.state.figure.cursor) change({ cursor: null, probe: null }); };

  /** All of the plane. @returns {{ x: Range, y: Range|null }|null} */
  function whole() {
    const { plan, axes, figure } = store.state;
    const x = plan && axes && axisOf(plan, axes.x)?.range;
    // A layer's space is shown whole.
    if (!x || figure.space) return null;
    return { x, y: (axes.y !== null && axisOf(plan, axes.y)?.range) || null };
  }

  /** @param {(now: { x: Range, y: Range|null }, all: { x: Range, y: Range|null }) => { x: Range, y: Range|null }} act */
  function look(act) {
    const all = whole();
    if (all) change({ window: act(store.state.figure.window ?? all, all) });
  }

  /** @param {number} factor @param {[number, number]|null} [at] a place that stays; else the crosshair's, else the middle's */
  function zoom(factor, at = null) {
    const { cursor } = store.state.figure;
    look(({ x, y }, all) => {
      const [across, up] = at ?? (cursor ? [cursor.x, cursor.y] : [(x[0] + x[1]) / 2, y ? (y[0] + y[1]) / 2 : 0]);
      return { x: zoomed(x, across, factor, all.x), y: y && all.y && zoomed(y, up, factor, all.y) };
    });
  }

  /** @param {number} across @param {number} up in shares of what is seen */
  const move = (across, up) => look(({ x, y }, all) => ({ x: moved(x, across, all.x), y: y && all.y && moved(y, up, all.y) }));

  /** @param {MouseEvent} event @returns {Spot} */
  function spotOf(event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** @param {Spot} spot */
  function point(spot) {
    const { plot } = view;
    if (!plot || !isOn(plot, ...spot)) return leave();
    const [x, y] = placeAt(plot, ...spot);
    change({ cursor: { x, y, byKey: false } });
  }

  /** Where the spots held first have got to: one moves the plane, two zoom it as well. @param {Spot[]} spots */
  function drag(spots) {
    const { plot } = view;
    if (!held || !plot) return;
    const { window, spots: first } = held;
    const [from, to] = [middle(first), middle(spots)];
    const factor = first.length > 1 && spots.length > 1 ? spread(first) / Math.max(1, spread(spots)) : 1;
    look((_, all) => {
      const begun = { ...plot, xRange: window.x, yRange: window.y ?? plot.yRange };
      const at = placeAt(begun, ...from);
      const x = zoomed(window.x, at[0], factor, all.x);
      const y = window.y && all.y && zoomed(window.y, at[1], factor, all.y);
      const [across, up] = [(from[0] - to[0]) / plot.width, (to[1] - from[1]) / plot.height];
      return { x: moved(x, across, all.x), y: y && all.y && moved(y, up, all.y) };
    });
  }

  /** Begins anew with what is down now. */
  function hold() {
    const now = store.state.figure.window ?? whole();
    held = now && down.size > 0 ? { spots: [...down.values()], window: now, dragged: held?.dragged ?? false } : null;
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.defaultPrevented) return;
    down.set(event.pointerId, spotOf(event));
    if (event.pointerType !== "touch") canvas.setPointerCapture(event.pointerId);
    hold();
  });
  canvas.addEventListener("pointermove", (event) => {
    const spot = spotOf(event);
    if (!down.has(event.pointerId)) {
      if (event.pointerType !== "touch") point(spot);
      return;
    }
    down.set(event.pointerId, spot);
    // A single finger scrolls the page, or moves the crosshair sideways.
    if (event.pointerType === "touch" && down.size < 2) return point(spot);
    const [first] = held?.spots ?? [];
    if (!held || !first || (!held.dragged && Math.hypot(spot[0] - first[0], spot[1] - first[1]) < SLACK && down.size < 2)) return;
    held.dragged = true;
    leave();
    canvas.classList.add("dragged");
    drag([...down.values()]);
  });
  canvas.addEventListener("pointerup", (event) => {
    const dragged = held?.dragged ?? false;
    down.delete(event.pointerId);
    if (!dragged || event.pointerType !== "touch") point(spotOf(event));
    hold();
    if (down.size > 0) return;
    held = null;
    canvas.classList.remove("dragged");
  });
  canvas.addEventListener("pointercancel", (event) => {
    down.delete(event.pointerId);
    hold();
    canvas.classList.remove("dragged");
  });
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !store.state.figure.cursor?.byKey) leave();
  });
  canvas.addEventListener("dblclick", () => change({ window: null }));
  canvas.addEventListener("blur", leave);
  for (const kind of /** @type {const} */ (["touchstart", "touchmove"])) {
    canvas.addEventListener(kind, (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    }, { passive: false });
  }
  canvas.addEventListener("wheel", (event) => {
    const { plot } = view;
    const wanted = event.ctrlKey || event.metaKey || document.activeElement === canvas;
    if (!wanted || !plot || !whole() || !isOn(plot, ...spotOf(event))) return;
    event.preventDefault();
    const turned = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    const pinched = event.ctrlKey && Math.abs(turned) < 50;
    zoom(Math.exp(Math.max(-200, Math.min(200, turned)) * (pinched ? PINCH : TURN)), placeAt(plot, ...spotOf(event)));
  }, { passive: false });

  /** The crosshair a step further; over a category from level to level. @param {number} across @param {number} up */
  function walk(across, up) {
    const { plan, axes, figure: { cursor, space } } = store.state;
    const { plot } = view;
    if (!plot || !plan || !axes) return;
    const step = (/** @type {Range} */ range, /** @type {string|null} */ name, /** @type {number} */ from, /** @type {number} */ by) => {
      const levels = !space && axisOf(plan, name)?.kind === "categorical";
      const next = levels ? Math.round(from) + by : from + by * WALK * (range[1] - range[0]);
      return Math.min(range[1], Math.max(range[0], next));
    };
    const { xRange, yRange } = plot;
    const from = cursor ?? { x: (xRange[0] + xRange[1]) / 2, y: (yRange[0] + yRange[1]) / 2 };
    const by = cursor ? [across, up] : [0, 0];
    change({ cursor: { x: step(xRange, axes.x, from.x, by[0] ?? 0), y: step(yRange, axes.y, from.y, by[1] ?? 0), byKey: true } });
  }

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] })[event.key];
    if (arrow) {
      if (event.shiftKey) move(MOVE * arrow[0], MOVE * arrow[1]);
      else walk(...arrow);
    } else if (event.key === "+" || event.key === "=") zoom(1 / ZOOM);
    else if (event.key === "-" || event.key === "_") zoom(ZOOM);
    else if (event.key === "0") change({ window: null });
    else if (event.key === "Escape" && store.state.figure.cursor) leave();
    else return;
    event.preventDefault();
  });

  return { zoomIn: () => zoom(1 / ZOOM), zoomOut: () => zoom(ZOOM), showWhole: () => change({ window: null }) };
}

/** @param {Spot[]} spots @returns {Spot} */
function middle(spots) {
  const sum = spots.reduce(([x, y], [left, top]) => [x + left, y + top], [0, 0]);
  return [sum[0] / spots.length, sum[1] / spots.length];
}

/** How far the first two are apart. @param {Spot[]} spots */
function spread([one, other]) {
  return one && other ? Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1])) : 1;
}
