/**
 * Every panel in its place; a change of language makes them anew.
 */
import { mountBoundary } from "./boundary.js";
import { mountData } from "./data.js";
import { mountFigures } from "./figures.js";
import { mountLessons } from "./lessons.js";
import { mountLive } from "./live.js";
import { mountNetwork } from "./network.js";
import { mountRuns } from "./runs.js";
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
  ["seal", mountSeal], ["settings", mountSettings], ["lessons", mountLessons], ["transport", mountTransport], ["data", mountData],
  ["network", mountNetwork], ["boundary", mountBoundary], ["figures", mountFigures], ["runs", mountRuns], ["table", mountTable], ["live", mountLive],
];

/** Milliseconds of one frame that may go into panels; what is left of them follows with the next frame. */
const BUDGET = 12;

/**
 * The panels follow the state, each in its turn: as many a frame as the budget allows, so that the page answers in between.
 * After another table was opened it is one a frame, since each then lays out hundreds of elements anew.
 * @param {App} app
 */
export function mountAll(app) {
  /** @type {((state: State) => void)[]} */
  let updates = [];
  let language = "";
  /** @type {State["table"]} */
  let table = null;
  let turn = 0;
  /** How many panels, from that turn on, show an earlier state. */
  let owed = 0;
  let oneByOne = false;
  let scheduled = false;
  const main = document.querySelector("main");
  const mountThem = () => PANELS.map(([id, mount]) => {
    const root = /** @type {HTMLElement} */ (document.getElementById(id));
    root.replaceChildren();
    return mount(root, app);
  });
  const goOn = () => keepFocus(() => {
    const begun = performance.now();
    do {
      updates[turn]?.(app.store.state);
      turn = (turn + 1) % updates.length;
      owed -= 1;
    } while (owed > 0 && !oneByOne && performance.now() - begun < BUDGET);
    oneByOne &&= owed > 0;
    scheduled = owed > 0;
    if (scheduled) requestAnimationFrame(goOn);
    if (!scheduled) main?.removeAttribute("aria-busy");
    else if (!main?.hasAttribute("aria-busy")) main?.setAttribute("aria-busy", "true");
  });
  /** @param {State} state */
  const update = (state) => {
    if (state.language !== language) {
      language = state.language;
      keepFocus(() => { updates = mountThem(); });
    }
    if (state.table !== table) {
      table = state.table;
      oneByOne = true;
      turn = 0;
    }
    owed = updates.length;
    if (!scheduled) goOn();
  };
  app.store.subscribe(update);
  update(app.store.state);
}
