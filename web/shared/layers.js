/** Hidden layers as the page writes them: new ones of each kind, and residual blocks that stay as wide as what comes in. */

/**
 * @typedef {import("./protocol.js").LayerSpec} LayerSpec
 * @typedef {import("./protocol.js").DenseLayer} DenseLayer
 * @typedef {import("./protocol.js").Catalog} Catalog
 */

/** The dense layer that a row of the page edits: the layer itself, or the one inside a residual block. @param {LayerSpec|undefined} layer @returns {DenseLayer|null} */
export function denseOf(layer) {
  if (layer?.kind === "dense") return layer;
  return layer?.kind === "residual" ? denseOf(layer.layers.at(-1)) : null;
}

/** Values that come into a layer: only dense layers change their number. @param {LayerSpec[]} layers @param {number} index @param {number} inputs */
export function widthBelow(layers, index, inputs) {
  const below = layers.slice(0, index).findLast((layer) => layer.kind === "dense");
  return below?.kind === "dense" ? below.units : inputs;
}

/** Gives the last dense layer in each residual block the units that its sum asks for. @param {LayerSpec[]} layers @param {number} inputs */
export function fitResiduals(layers, inputs) {
  layers.forEach((layer, index) => {
    const inner = layer.kind === "residual" ? denseOf(layer) : null;
    if (inner) inner.units = widthBelow(layers, index, inputs);
  });
}

/** Whether the number of inputs decides the width of a residual block. @param {LayerSpec[]} layers */
export function restsOnInputs(layers) {
  const dense = layers.findIndex((layer) => layer.kind === "dense");
  return layers.some((layer, index) => layer.kind === "residual" && (dense < 0 || index < dense));
}

/**
 * A layer of a kind with the defaults of its knobs; a dense one keeps what it can of `like`.
 * @param {string} kind @param {DenseLayer} like @param {Catalog} catalog
 * @returns {LayerSpec}
 */
export function madeLayer(kind, like, catalog) {
  if (kind === "dense") return { ...like };
  if (kind === "residual") return { kind, layers: [{ ...like }] };
  const knobs = catalog.layers.find((member) => member.name === kind)?.knobs ?? [];
  return /** @type {LayerSpec} */ ({ kind, ...Object.fromEntries(knobs.map((knob) => [knob.name, knob.default])) });
}
