/**
 * What is open when the page starts: a real table, its measured columns alone, on the two axes that show it best.
 * Where the engine has no such sample, its first one.
 */

/**
 * @typedef {import("./commands.js").Commands} Commands
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 */

const SCENE = {
  sample: "penguins",
  features: ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"],
  axes: { x: "bill_length_mm", y: "bill_depth_mm" },
};

/**
 * @param {Commands} commands
 * @param {Store} store
 * @param {Catalog} catalog
 * @returns {Promise<boolean>} whether a table is open
 */
export async function openFirst(commands, store, catalog) {
  const sample = catalog.samples.find((member) => member.name === SCENE.sample) ?? catalog.samples[0];
  if (!sample) return false;
  const knobs = Object.fromEntries(sample.knobs.map((knob) => [knob.name, knob.default]));
  const source = /** @type {const} */ ({ kind: "sample", name: sample.name, knobs });
  if (!(await commands.open(source))) return false;
  if (store.state.source !== source) return true; // A person was faster.
  const columns = store.state.table?.columns.map((column) => column.name) ?? [];
  if (!SCENE.features.every((name) => columns.includes(name))) return true;
  await commands.changeSpec("data", (spec) => { spec.data.features = [...SCENE.features]; }, "start");
  store.dispatch({ kind: "axes", axes: SCENE.axes, move: "start" });
  return true;
}
