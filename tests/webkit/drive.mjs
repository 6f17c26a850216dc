/** WebKit: Debian's WebKitGTK in a window that nobody sees, driven by WebDriver, with the page as it is built. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Builder, By, Capabilities, until } from "selenium-webdriver";
import { instrument, PROBE } from "../browser/harness.mjs";
import { DIST, requireBuild } from "../browser/paths.mjs";
import { serveFolder } from "../browser/server.mjs";
import { LIMIT } from "../browser/start.mjs";

const DRIVER = process.env.ISOLINE_WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const XVFB = process.env.ISOLINE_XVFB ?? "/usr/bin/Xvfb";

/** Starts a screen, the driver and one browser window. */
export async function startWebKit() {
  const screen = spawn(XVFB, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await firstLine(screen, 3, XVFB);
  const port = await freePort();
  const environment = {
    ...process.env,
    DISPLAY: `:${display}`,
    GDK_BACKEND: "x11",
    // A locale that is no language tag is what a container has; the page must start all the same.
    LC_ALL: "C.UTF-8",
    LANGUAGE: "",
    NO_AT_BRIDGE: "1",
    // The browser runs as root in a container, where its own sandbox cannot be made.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const service = spawn(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env: environment });
  const stop = () => {
    service.kill();
    screen.kill();
  };
  try {
    await listening(port);
    const capabilities = new Capabilities({ browserName: "MiniBrowser" });
    const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    await driver.manage().setTimeouts({ script: LIMIT, pageLoad: LIMIT });
    await resize(driver, 1440, 1000);
    return {
      driver,
      close: async () => {
        await driver.quit();
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** @param {import("selenium-webdriver").WebDriver} driver @param {number} width @param {number} height of the page */
export async function resize(driver, width, height) {
  await driver.manage().window().setRect({ x: 0, y: 0, width, height });
}

/**
 * Serves the built page with the tests' eyes put in before its policy, and waits until it is sealed and ready.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {{ query?: string, probe?: Function|null }} [options]
 */
export async function openIsoline(driver, { query = "", probe = null } = {}) {
  requireBuild();
  const eyes = `(${instrument})(${JSON.stringify({ kind: PROBE, probe: probe && String(probe) })});
    window.isolineTest.errors = [];
    addEventListener("error", (event) => window.isolineTest.errors.push(event.message ?? "a resource did not load"), true);
    addEventListener("unhandledrejection", (event) => window.isolineTest.errors.push(String(event.reason)));`;
  const page = await readFile(join(DIST, "index.html"), "utf8");
  const server = await serveFolder(DIST, { "/": page.replace("<meta charset", `<script>${eyes}</script>\n<meta charset`) });
  await driver.get(server.url + query);
  await reads(driver, '[data-testid="seal"]', /Sealed|已封闭/);
  await driver.wait(until.elementLocated(By.css('[data-testid="play"]:not([disabled])')), LIMIT);
  return server;
}

/** @param {import("selenium-webdriver").WebDriver} driver @param {string} name */
export function hook(driver, name) {
  return driver.findElement(By.css(`[data-testid="${name}"]`));
}

/** What stands there, shown or not. @param {import("selenium-webdriver").WebDriver} driver @param {string} selector */
export function reading(driver, selector) {
  return driver.executeScript("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
}

/** Waits until something reads so. @param {import("selenium-webdriver").WebDriver} driver @param {string} selector @param {RegExp} pattern */
export async function reads(driver, selector, pattern) {
  let shown = "";
  const matches = async () => pattern.test((shown = /** @type {string} */ (await reading(driver, selector))));
  await driver.wait(matches, LIMIT).catch(() => {
    throw new Error(`${selector} reads "${shown}" and never ${pattern}.`);
  });
}

/**
 * Runs a function in the page and gives what it comes to, as Playwright's `evaluate` does.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {Function} work
 * @param {unknown} given
 * @returns {Promise<any>}
 */
export async function evaluate(driver, work, given) {
  const answer = await driver.executeAsyncScript(
    `const [given, done] = arguments;
     Promise.resolve().then(() => (${work})(given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
    given,
  );
  const { value, error } = /** @type {{ value?: unknown, error?: string }} */ (answer);
  if (error !== undefined) throw new Error(error);
  return value;
}

/** @param {import("node:child_process").ChildProcess} child @param {number} pipe @param {string} name @returns {Promise<string>} */
function firstLine(child, pipe, name) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${name} ended before it was ready.`)));
    /** @type {import("node:stream").Readable} */ (child.stdio[pipe]).once("data", (data) => resolve(String(data).trim()));
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until the driver answers. @param {number} port */
async function listening(port) {
  for (const start = Date.now(); Date.now() - start < LIMIT; await wait(50)) {
    const status = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
    if (status?.ok) return;
  }
  throw new Error(`${DRIVER} did not answer.`);
}
