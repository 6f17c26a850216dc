/** Starts the browsers that Playwright drives: Debian's Chromium by its own protocol, Debian's Firefox by WebDriver BiDi. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox } from "playwright-core";
import { CHROMIUM, FIREFOX } from "./paths.mjs";

/** @typedef {"chromium" | "firefox"} Browser */

/** The browser that this run of the tests is about. */
export const BROWSER = /** @type {Browser} */ (process.env.ISOLINE_BROWSER ?? "chromium");

/** Long enough for a loaded two-core machine; no test waits this long when all is well. */
export const LIMIT = 60_000;

const CHROMIUM_ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--force-color-profile=srgb",
];

/** What a preference says that a browsing context cannot be told over BiDi, and what keeps Firefox from the network. */
const FIREFOX_PREFERENCES = {
  "app.update.auto": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  // Lets a test fill the clipboard without a click.
  "dom.events.testing.asyncClipboard": true,
  "gfx.color_management.mode": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
  "ui.prefersReducedMotion": 1,
};

/**
 * Starts a browser with a fresh profile.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {Browser} [browser]
 */
export async function startBrowser(options = {}, browser = BROWSER) {
  const profile = await mkdtemp(join(tmpdir(), "isoline-profile-"));
  const all = {
    viewport: { width: 1440, height: 1000 },
    colorScheme: /** @type {const} */ ("light"),
    locale: "en-US",
    reducedMotion: /** @type {const} */ ("reduce"),
    ...options,
  };
  const context = browser === "firefox" ? await startFirefox(profile, all) : await startChromium(profile, all);
  context.setDefaultTimeout(LIMIT);
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {string} profile @param {import("playwright-core").BrowserContextOptions} options */
function startChromium(profile, options) {
  return chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: CHROMIUM_ARGUMENTS,
    headless: false, // "--headless=new" above: Playwright's own flag would ask for its own build.
    ...options,
  });
}

/** @param {string} profile @param {import("playwright-core").BrowserContextOptions} options */
function startFirefox(profile, options) {
  return firefox.launchPersistentContext(profile, {
    // A channel of Mozilla's own: Playwright then speaks BiDi instead of the protocol of its patched build.
    channel: "moz-firefox",
    executablePath: FIREFOX,
    headless: true,
    firefoxUserPrefs: {
      ...FIREFOX_PREFERENCES,
      "ui.systemUsesDarkTheme": options.colorScheme === "dark" ? 1 : 0,
    },
    ...options,
  });
}
