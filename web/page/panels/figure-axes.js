/** What the figure is drawn over: the plane of two features, or what a hidden layer makes of it, over two units or components. */
import { label, text } from "../../shared/text.js";
import { ColumnMenu } from "../column-menu.js";
import { element, field, select, setOptions } from "../elements.js";

/** @typedef {import("../store.js").State} State */

const NO_AXIS = "";
const PLANE = "";
const COMPONENT = "";
/** Layers that only stand between others. */
const SLIM = ["dropout"];

/** @param {import("./all.js").App} app */
export function mountAxes({ store, catalog }) {
  const view = select([], (value) => {
    const space = value === PLANE ? null : { layer: Number(value), units: /** @type {[null, null]} */ ([null, null]) };
    store.dispatch({ kind: "figure", change: { space, hidden: null, cursor: null, probe: null } });
  }, { "data-testid": "figure-view" });
  const horizontal = new ColumnMenu((x) => choose(x, store.state.axes?.y ?? null), { "data-testid": "axis-x" });
  const vertical = new ColumnMenu((y) => choose(store.state.axes?.x ?? "", y === NO_AXIS ? null : y), { "data-testid": "axis-y" });
  const units = [0, 1].map((axis) => select([], (value) => {
    const { space } = store.state.figure;
    if (!space) return;
    const chosen = /** @type {[number|null, number|null]} */ (space.units.map((unit, index) => (index !== axis ? unit : value === COMPONENT ? null : Number(value))));
    store.dispatch({ kind: "figure", change: { space: { ...space, units: chosen }, cursor: null } });
  }, { "data-testid": axis === 0 ? "unit-x" : "unit-y" }));
  const fields = [field(text("axis.x"), horizontal.root), field(text("axis.y"), vertical.root)];
  const unitFields = units.map((control, axis) => field(text(axis === 0 ? "axis.x" : "axis.y"), control));
  const root = element("div", { class: "axes" }, field(text("figure.view"), view), ...fields, ...unitFields);
  let offered = "";
  /** @type {unknown} */ let planOffered = null;

  /** Choosing the axis that is already on the other side swaps the two. @param {string} x @param {string|null} y */
  function choose(x, y) {
    const now = store.state.axes;
    if (!now) return;
    if (x !== y) store.dispatch({ kind: "axes", axes: { x, y } });
    else if (now.y !== null) store.dispatch({ kind: "axes", axes: { x: now.y, y: now.x } });
    else store.dispatch({ kind: "axes", axes: { x, y: null } });
  }

  /** @param {State} state */
  function update({ plan, spec, axes, figure: { space } }) {
    if (!plan || !spec || !axes) return;
    if (plan !== planOffered) {
      planOffered = plan;
      const names = plan.axes.map((axis) => ({ value: axis.name, label: axis.name }));
      horizontal.offer(names);
      vertical.offer([...names, { value: NO_AXIS, label: text("axis.none") }]);
    }
    const layers = spec.network.layers.map(({ kind }, index) => ({ kind, layer: index + 1 })).filter(({ kind }) => !SLIM.includes(kind));
    const count = space ? plan.architecture[space.layer] ?? 0 : 0;
    const key = JSON.stringify([layers, count]);
    if (key !== offered) {
      offered = key;
      const named = layers.map(({ kind, layer }) => {
        const member = catalog.layers.find(({ name }) => name === kind);
        return { value: String(layer), label: text("figure.layer", { layer, kind: member ? label(member, "layers") : kind }) };
      });
      setOptions(view, [{ value: PLANE, label: text("figure.plane") }, ...named]);
      units.forEach((control, axis) => setOptions(control, [
        { value: COMPONENT, label: text("component", { number: axis + 1 }) },
        ...Array.from({ length: count }, (_, unit) => ({ value: String(unit), label: text("figure.unit", { number: unit + 1 }) })),
      ]));
    }
    horizontal.show(axes.x);
    vertical.show(axes.y ?? NO_AXIS);
    view.value = space ? String(space.layer) : PLANE;
    units.forEach((control, axis) => { control.value = String(space?.units[axis] ?? COMPONENT); });
    for (const one of fields) one.hidden = space !== null;
    for (const one of unitFields) one.hidden = space === null;
  }
  return { root, update };
}
