/**
 * Every panel in its place; a change of language makes them anew.
 */
import { mountBoundary } from "./boundary.js";
import { mountData } from "./data.js";
import { mountFigures } from "./figures.js";
import { mountLive } from "./live.js";
import { mountNetwork } from "./network.js";
import { mountSeal } from "./seal.js";
import { mountSettings } from "./settings.js";
import { mountTable } from "./table.js";
import { mountTransport } from "./transport.js";
import { keepFocus } from "../elements.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {{ store: import("../store.js").Store, commands: import("../commands.js").Commands,
 *   catalog: import("../../shared/protocol.js").Catalog }} App
 *
 * A panel fills its mount and answers what to do on each change of the state.
 * @typedef {(root: HTMLElement, app: App) => (state: State) => void} Mount
 */

/** @type {[string, Mount][]} */
const PANELS = [
  ["seal", mountSeal], ["settings", mountSettings], ["transport", mountTransport], ["data", mountData],
  ["network", mountNetwork], ["boundary", mountBoundary], ["figures", mountFigures], ["table", mountTable], ["live", mountLive],
];

/** @param {App} app */
export function mountAll(app) {
  /** @type {((state: State) => void)[]} */
  let updates = [];
  let language = "";
  const mountThem = () => PANELS.map(([id, mount]) => {
    const root = /** @type {HTMLElement} */ (document.getElementById(id));
    root.replaceChildren();
    return mount(root, app);
  });
  /** @param {State} state */
  const update = (state) => keepFocus(() => {
    if (state.language !== language) {
      language = state.language;
      updates = mountThem();
    }
    for (const apply of updates) apply(state);
  });
  app.store.subscribe(update);
  update(app.store.state);
}
