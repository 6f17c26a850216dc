/** Changes the hidden layers, for their list and for their picture alike. */
import { denseOf, fitResiduals, madeLayer } from "../../shared/layers.js";

/**
 * @typedef {import("../../shared/protocol.js").LayerSpec} LayerSpec
 * @typedef {import("../../shared/protocol.js").DenseLayer} DenseLayer
 * @typedef {import("../../shared/protocol.js").Choice} Choice
 */

/** Units of a layer that is added where there is none to copy. */
const FIRST_UNITS = 8;

/** Indices are those of the spec, from 0. @param {import("./all.js").App} app */
export function layerEdits({ commands, store, catalog }) {
  /** @param {(layers: LayerSpec[]) => void} change */
  const change = (change) => commands.changeSpec("network", ({ network }) => {
    change(network.layers);
    fitResiduals(network.layers, store.state.plan?.architecture[0] ?? 0);
  });
  /** The dense layer nearest below, or else the first above, as a model for a new one. @param {LayerSpec[]} layers @param {number} index @returns {DenseLayer} */
  const like = (layers, index) => {
    const dense = layers.map(denseOf);
    const found = dense.slice(0, index + 1).findLast((layer) => layer !== null) ?? dense.find((layer) => layer !== null);
    if (found) return { ...found };
    return { kind: "dense", units: FIRST_UNITS, activation: catalog.activations[0]?.name ?? "", initializer: store.state.spec?.network.output.initializer ?? null };
  };
  /** @param {string} kind @param {number} index @param {number} instead layers that it takes the place of */
  const put = (kind, index, instead) => change((layers) => {
    layers.splice(index, instead, madeLayer(kind, like(layers, index - 1 + instead), catalog));
  });
  return {
    change,
    insert: (/** @type {string} */ kind, /** @type {number} */ index) => put(kind, index, 0),
    replace: (/** @type {string} */ kind, /** @type {number} */ index) => put(kind, index, 1),
    remove: (/** @type {number} */ index) => change((layers) => { layers.splice(index, 1); }),
    /** @param {number} index @param {(now: Choice|null) => Choice|null} next */
    setActivation: (index, next) => change((layers) => {
      const found = denseOf(layers[index]);
      if (found) found.activation = next(found.activation) ?? found.activation;
    }),
  };
}
