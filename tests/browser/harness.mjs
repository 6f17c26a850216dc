/** One browser, one sealed page, and a record of everything that went wrong or went out. */
import { DIST, requireBuild } from "./paths.mjs";
import { serveFolder } from "./server.mjs";
import { startBrowser } from "./start.mjs";

/**
 * Everything noticed on a page since it was opened.
 * @typedef {{ console: string[], errors: string[], requests: string[] }} Record
 */

/**
 * Writes down console messages, uncaught errors and requests of a page.
 * @param {import("playwright-core").Page} page
 * @returns {Record}
 */
export function watch(page) {
  /** @type {Record} */
  const record = { console: [], errors: [], requests: [] };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") record.console.push(message.text());
  });
  page.on("pageerror", (error) => record.errors.push(String(error.stack ?? error)));
  page.on("crash", () => record.errors.push("The page crashed."));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) record.requests.push(`${request.method()} ${request.url()}`);
  });
  return record;
}

/** The request that a worker with a probe answers with what the probe found. */
export const PROBE = "isoline-test-probe";

/**
 * Runs before any script of the page: keeps the workers it makes and the violations of its policy within reach. A probe is
 * put before the worker's own text, and so runs under whatever policy that worker gets.
 * @param {{ kind: string, probe: string|null }} given
 */
export function instrument({ kind, probe }) {
  const Native = window.Worker;
  // Workers that train, those that read files and may be kept alive to be probed, and what else is noted.
  window.isolineTest = { workers: [], readers: [], keepReaders: false, violations: [], next: 1e9 };
  window.Worker = class extends Native {
    constructor(...given) {
      super(...given);
      if (given[1]?.name === "isoline") window.isolineTest.workers.push(this);
      else window.isolineTest.readers.push(this);
      this.addEventListener("message", ({ data }) => {
        if (data.kind === "crashed") console.error(`The worker crashed: ${data.error.message}`);
      });
      this.addEventListener("error", ({ message }) => console.error(`The worker failed: ${message}`));
    }
    terminate() {
      if (window.isolineTest.keepReaders && window.isolineTest.readers.includes(this)) return;
      super.terminate();
      window.isolineTest.workers = window.isolineTest.workers.filter((worker) => worker !== this);
      this.dispatchEvent(new Event("ended"));
    }
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    window.isolineTest.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  if (probe === null) return;
  const listener = `addEventListener("message", async (event) => {
    const { id, kind, origins } = event.data;
    if (kind !== ${JSON.stringify(kind)}) return;
    event.stopImmediatePropagation();
    postMessage({ id, value: await (${probe})(origins) });
  });\n`;
  const NativeBlob = window.Blob;
  window.Blob = class extends NativeBlob {
    constructor(parts, options) {
      super(options?.type === "text/javascript" ? [listener, ...parts] : parts, options);
    }
  };
}

/**
 * Serves the built page, opens it and waits until it is sealed and its first sample is ready.
 * @param {{ context?: import("playwright-core").BrowserContextOptions, query?: string, probe?: Function|null }} [options]
 *   probe: runs in the worker when that is asked for PROBE
 */
export async function openIsoline({ context: contextOptions = {}, query = "", probe = null } = {}) {
  requireBuild();
  const server = await serveFolder(DIST);
  const browser = await startBrowser(contextOptions);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.addInitScript(instrument, { kind: PROBE, probe: probe && String(probe) });
  const record = watch(page);
  await page.goto(server.url + query);
  await sealed(page);
  return {
    page,
    server,
    record,
    context: browser.context,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the page says that it is sealed and that a table is ready. @param {import("playwright-core").Page} page */
export async function sealed(page) {
  await page.locator('[data-testid="seal"]', { hasText: /Sealed|已封闭/ }).waitFor();
  await page.locator('[data-testid="play"]:not([disabled])').waitFor();
}

/**
 * Asks the page's own worker something, past the page: only to look, never to change.
 * @param {import("playwright-core").Page} page
 * @param {Record<string, unknown>} request a request of the protocol, without its id
 * @param {"workers"|"readers"} [whom]
 * @returns {Promise<any>} the answer's value
 */
export function askWorker(page, request, whom = "workers") {
  return page.evaluate(ask, { ...request, whom });
}

/** Runs in the page. @param {Record<string, unknown> & { whom?: "workers"|"readers" }} request @returns {Promise<any>} */
export function ask({ whom = "workers", ...sent }) {
  return new Promise((resolve, reject) => {
    const worker = window.isolineTest[whom].at(-1);
    const id = (window.isolineTest.next += 1);
    // One that only tried to open a table answers no more once it has ended; the one that stays does.
    worker.addEventListener("ended", () => resolve(ask({ whom, ...sent })));
    worker.addEventListener("message", function heard({ data }) {
      if (data.id !== id) return;
      worker.removeEventListener("message", heard);
      if (data.kind === "failure") reject(new Error(data.error.message));
      else resolve(data.value);
    });
    worker.postMessage({ ...sent, id });
  });
}

/** What the page has to say about a clean run. @param {Record} record */
export function noise(record) {
  return [...record.console, ...record.errors];
}
