/**
 * The sealed start: read the engine, tighten the policy, and only then make the worker.
 * A worker made from a blob inherits the page's policies, so neither it nor the page can send anything afterwards.
 */
import { learnGuide } from "../shared/guide.js";
import { language, LANGUAGES, learn, text } from "../shared/text.js";

/** Stated again in full: of two policies the browser allows only what both allow. */
const SEAL = [
  "default-src 'none'", "connect-src 'none'", "script-src 'wasm-unsafe-eval'", "worker-src blob:",
  "style-src 'none'", "img-src blob: data:", "font-src 'none'", "media-src 'none'", "object-src 'none'",
  "frame-src 'none'", "form-action 'none'", "base-uri 'none'",
].join("; ");

/** The smallest module with a SIMD instruction: a function of v128.const and i8x16.popcnt. */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** A start that failed, with the sentence the page shows. */
export class BootError extends Error {}

/**
 * @typedef {{ module: WebAssembly.Module, spawn: () => Worker, spawnReader: () => Worker }} Started
 */

/**
 * Reads what is said in the chosen language, where that is not part of the program.
 * @param {Document} page
 */
export async function speak(page) {
  await readWords(readAssets(page), language(), "high");
}

/** @param {Assets} assets @param {import("../shared/text.js").Language} name @param {RequestPriority} priority */
async function readWords(assets, name, priority) {
  const address = assets.texts[name];
  if (address) learn(name, await (await read(address, priority)).json());
}

/** The explanations and lessons of every language. @param {Assets} assets */
function readGuides({ guides }) {
  return Promise.all(Object.entries(guides).map(async ([name, address]) => learnGuide(name, await (await read(address, "low")).json())));
}

/**
 * Runs the whole start. Throws a BootError whose message can be shown.
 * @param {Document} page
 * @returns {Promise<Started>}
 */
export async function boot(page) {
  checkFeatures();
  const assets = readAssets(page);
  const others = LANGUAGES.map(([name]) => name).filter((name) => name !== language());
  // After the seal nothing can be fetched, so the reader of workbooks and archives and the words of the other languages come
  // along, behind what is needed first.
  const [source, module, reading] = await Promise.all([
    fetchText(assets.worker), compile(assets.wasm), fetchText(assets.readers, "low"), ...others.map((name) => readWords(assets, name, "low")),
    readGuides(assets),
  ]);
  seal(page);
  const make = workerFactory();
  const [training, readers] = [source, reading].map((script) => new Blob([script], { type: "text/javascript" }));
  return {
    module,
    spawn: () => make(/** @type {Blob} */ (training), "isoline"),
    spawnReader: () => make(/** @type {Blob} */ (readers), "isoline-reader"),
  };
}

function checkFeatures() {
  if (typeof WebAssembly !== "object") throw new BootError(text("boot.webassembly"));
  if (!WebAssembly.validate(SIMD_PROBE)) throw new BootError(text("boot.simd"));
}

/** @typedef {{ worker: string, readers: string, wasm: string, texts: Record<string, string>, guides: Record<string, string> }} Assets */

/** @param {Document} page @returns {Assets} */
function readAssets(page) {
  try {
    const assets = JSON.parse(page.getElementById("assets")?.textContent ?? "");
    if ([assets.worker, assets.readers, assets.wasm, ...Object.values(assets.texts), ...Object.values(assets.guides)].every((name) => typeof name === "string")) return assets;
  } catch (error) {
    throw new BootError(text("boot.assets"), { cause: error });
  }
  throw new BootError(text("boot.assets"));
}

/** @param {string} address @param {RequestPriority} [priority] */
async function read(address, priority = "auto") {
  let response;
  try {
    response = await fetch(address, { credentials: "omit", priority });
  } catch (error) {
    throw new BootError(text("boot.fetch", { detail: detail(error) }), { cause: error });
  }
  if (!response.ok) throw new BootError(text("boot.fetch", { detail: `${address}: ${response.status}` }));
  return response;
}

/** @param {string} address @param {RequestPriority} [priority] */
async function fetchText(address, priority) {
  return (await read(address, priority)).text();
}

/** Compiles from bytes: a server need not know the type of a .wasm file. @param {string} address */
async function compile(address) {
  const bytes = await (await read(address)).arrayBuffer();
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw new BootError(text("boot.compile", { detail: detail(error) }), { cause: error });
  }
}

/** @param {Document} page */
function seal(page) {
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = SEAL;
  page.head.append(policy);
}

/**
 * Makes workers from the texts that were read before the seal. The one Trusted Types policy of the page lives here
 * and lets through only the addresses that were made here.
 * @returns {(script: Blob, name: string) => Worker}
 */
function workerFactory() {
  /** @type {string|null} */
  let expected = null;
  /** @param {string} address */
  const createScriptURL = (address) => {
    if (address !== expected) throw new TypeError("Only the page's own workers may be started.");
    return address;
  };
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  const trusted = factory ? factory.createPolicy("isoline-worker", { createScriptURL }) : { createScriptURL };
  return (script, name) => {
    const address = URL.createObjectURL(script);
    expected = address;
    try {
      return new Worker(trusted.createScriptURL(address), { name });
    } finally {
      expected = null;
    }
  };
}

/** @param {unknown} error */
function detail(error) {
  return error instanceof Error ? error.message : String(error);
}
