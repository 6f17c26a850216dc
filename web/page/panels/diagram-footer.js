/** What stands under each layer of the network's picture: its units, its activation, and what adds or takes away layers. */
import { kindOf } from "../../shared/choice.js";
import { formatCount } from "../../shared/format.js";
import { denseOf } from "../../shared/layers.js";
import { label, text } from "../../shared/text.js";
import { listed } from "../choices.js";
import { button, element, select } from "../elements.js";
import { FOLD, isSlim } from "../views/diagram-layout.js";
import { layerEdits } from "./layer-edits.js";

/**
 * @typedef {import("../views/diagram-layout.js").Layout} Layout
 * @typedef {import("../views/diagram-layout.js").Column} Column
 */

/** Pixels of a letter of the menu, about, and of its arrow with the space beside it. */
const LETTER = 6.8;
const ARROW = 34;

/** What a menu that shows a name takes; letters of Chinese are twice as wide. @param {string} name */
const menuWidth = (name) => ARROW + LETTER * [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);

/**
 * @param {import("./all.js").App} app
 * @param {(layer: number) => void} fold
 */
export function diagramFooters(app, fold) {
  const { store, catalog } = app;
  const edits = layerEdits(app);

  /** One unit more or fewer. @param {number} layer @param {number} by @param {string} shown */
  const step = (layer, by, shown) => button(shown, () => edits.change((layers) => {
    const found = layers[layer - 1];
    if (found?.kind === "dense") found.units = Math.min(catalog.limits.units, Math.max(1, found.units + by));
  }), { class: "step-unit", "aria-label": text(by > 0 ? "unit.more" : "unit.fewer", { number: layer }), "data-testid": `${by > 0 ? "more" : "fewer"}-${layer}` });

  /** The menu of a layer's activation, where its name has room. @param {number} layer @param {number} room */
  function activation(layer, room) {
    const dense = denseOf(store.state.spec?.network.layers[layer - 1]);
    const member = dense && catalog.activations.find(({ name }) => name === kindOf(dense.activation));
    const width = member ? menuWidth(label(member)) : room + 1;
    if (!member || width > room) return null;
    const made = select(listed(catalog.activations), (value) => edits.setActivation(layer - 1, () => value),
      { class: "quiet layer-activation", "aria-label": text("activation.label", { number: layer }), "data-testid": `diagram-activation-${layer}` });
    made.value = member.name;
    made.style.width = `${width}px`;
    return made;
  }

  /** The "+" between a layer and the next: a menu of kinds. @param {number} layer */
  function plus(layer) {
    const made = select([{ value: "", label: "+" }, ...listed(catalog.layers, "layers")], (kind) => {
      made.value = "";
      edits.insert(kind, layer);
    }, { class: "layer-edit", "aria-label": layer > 0 ? text("layer.add.after", { number: layer }) : text("layer.add.first"), "data-testid": `add-after-${layer}` });
    const first = made.options[0];
    if (first) first.hidden = true;
    // An arrow would choose the first kind at once where the menu is closed.
    made.addEventListener("keydown", (event) => {
      if (!event.key.startsWith("Arrow") || event.altKey) return;
      event.preventDefault();
      made.showPicker();
    });
    return made;
  }

  /** @param {Layout} layout @param {Column} column @param {boolean} opened */
  return ({ gap, height, footer, editable, columns }, { layer, kind, x, units }, opened) => {
    const last = columns.length - 1;
    const hidden = layer > 0 && layer < last;
    const dense = kind === "dense" && editable;
    const foldable = units > FOLD && !isSlim({ kind }) && button(text(opened ? "layer.fold" : "layer.open"), () => fold(layer),
      { class: "link", "aria-label": text(opened ? "layer.fold.label" : "layer.open.label", { number: layer }), "data-testid": `fold-${layer}` });
    const made = element("div", { class: "unit-footer" },
      element("div", {}, dense && step(layer, -1, "−"), element("span", { class: "unit-count" }, formatCount(units)), dense && step(layer, 1, "+")),
      hidden && editable && activation(layer, gap), foldable);
    Object.assign(made.style, { left: `${x - gap / 2}px`, width: `${gap}px`, top: `${height - footer}px` });
    if (!editable || layer === last) return [made];
    /** @param {HTMLElement} control @param {number} middle */
    const place = (control, middle) => {
      Object.assign(control.style, { left: `${middle - 12}px`, top: `${height - 24}px` });
      return control;
    };
    const cut = hidden && button("×", () => edits.remove(layer - 1),
      { class: "layer-edit", "aria-label": text("layer.remove.label", { number: layer }), "data-testid": `cut-${layer}` });
    const full = (store.state.spec?.network.layers.length ?? 0) >= catalog.limits.layers;
    return [made, ...(cut ? [place(cut, x)] : []), ...(full ? [] : [place(plus(layer), x + gap / 2)])];
  };
}
