/**
 * The page's wiring: the sealed start, the store, the client, and each panel in its place.
 */
import { boot, BootError, speak } from "./boot.js";
import { Client } from "./client.js";
import { Commands } from "./commands.js";
import { openFirst } from "./opening.js";
import { Previewer } from "./preview.js";
import { refresher } from "./refresh.js";
import { INITIAL, Store } from "./store.js";
import { setLanguage, text } from "../shared/text.js";
import { acceptDrops, refuseDrops } from "./panels/drop.js";
import { mountAll } from "./panels/all.js";
import { showHelp } from "./panels/help.js";
import { listenToKeys } from "./panels/keys.js";
import { keepSizesInPrint } from "./panels/print.js";
import { listenToWhy } from "./panels/why.js";
import { applySettings, preferredDark, preferredLanguage } from "./panels/settings.js";

const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const beforeRepaint = (/** @type {() => void} */ work) => { requestAnimationFrame(work); };

async function start() {
  const language = preferredLanguage();
  setLanguage(language);
  await speak(document);
  const store = new Store({ ...INITIAL, language, dark: preferredDark() }, beforeRepaint);
  applySettings(store);
  status.textContent = text("starting");
  const sealed = refuseDrops(status);

  const { module, spawn, spawnReader } = await boot(document);
  const client = new Client({
    module, spawn, spawnReader,
    onPicture: ({ playing, progress, frame, hidden, diagram, history, kept }) => store.dispatch({ kind: "picture", playing, progress, frame, hidden, diagram, history, kept }),
    onFolds: ({ progress, report, error }) => commands.folds(progress, report, error),
    onReading: (name, share) => store.dispatch({ kind: "reading", reading: { name, share } }),
    onCrash: (crash) => tellCrash(store, client, crash),
  });
  const catalog = await client.boot();
  const commands = new Commands(client, store, new Previewer({ module, spawn, spawnReader }));
  store.dispatch({ kind: "started", catalog });

  mountAll({ store, commands, catalog });
  acceptDrops(commands);
  sealed();
  listenToKeys(commands, showHelp);
  keepSizesInPrint();
  listenToWhy(catalog);
  store.subscribe(refresher(commands));

  const opened = await openFirst(commands, store, catalog);
  status.textContent = opened ? "" : text("boot.sample");
}

/**
 * @param {Store} store
 * @param {Client} client
 * @param {import("./client.js").Crash} crash
 */
function tellCrash(store, client, { error, restored, opening }) {
  if (restored && client.source) store.dispatch({ kind: "opened", source: client.source, opened: restored, move: "start" });
  const key = !restored ? "crash.final" : opening ? "crash.file" : "crash";
  store.dispatch({ kind: "notice", notice: text(key, { detail: error.message }) });
}

start().catch((error) => {
  status.setAttribute("role", "alert");
  status.textContent = error instanceof BootError ? error.message : text("boot.worker", { detail: error?.message ?? String(error) });
});
