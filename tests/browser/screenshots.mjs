/** Takes the pictures of the documentation: `node tests/browser/screenshots.mjs`, into $ISOLINE_SCREENSHOTS. */
import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openIsoline } from "./harness.mjs";
import { ROOT } from "./paths.mjs";
import { PENGUINS } from "./penguins.mjs";
import { dropAndOpen, hook, openSample, settled, stepTimes } from "./person.mjs";

const FOLDER = resolve(ROOT, process.env.ISOLINE_SCREENSHOTS ?? join("docs", "screenshots"));
const LARGEST = 500_000;
const WIDE = { width: 1440, height: 1000 };
const NARROW = { width: 390, height: 844 };

/** @typedef {import("playwright-core").Page} Page */

/**
 * What each picture shows: epochs are stepped, so that the same picture is taken each time.
 * @type {{ name: string, viewport: { width: number, height: number }, dark?: boolean, chinese?: boolean, at?: string,
 *   open: (page: Page) => Promise<void> }[]}
 */
const PICTURES = [
  { name: "start", viewport: WIDE, open: async () => {} },
  { name: "penguins", viewport: WIDE, open: trained(null, 60) },
  { name: "wide-light", viewport: WIDE, open: trained("moons", 120) },
  { name: "wide-dark", viewport: WIDE, dark: true, open: trained("spiral-3", 300) },
  { name: "regression", viewport: WIDE, open: trained("waves", 150) },
  { name: "chinese", viewport: WIDE, chinese: true, open: trained(null, 60) },
  { name: "narrow-light", viewport: NARROW, at: "boundary", open: trained(null, 60) },
  { name: "narrow-dark", viewport: NARROW, dark: true, open: trained("circles", 100) },
];

/** @param {string | null} sample null: the penguins as a file of one's own @param {number} epochs */
function trained(sample, epochs) {
  return async (/** @type {Page} */ page) => {
    await (sample === null ? dropAndOpen(page, PENGUINS) : openSample(page, sample));
    await stepTimes(page, epochs);
  };
}

await mkdir(FOLDER, { recursive: true });
for (const { name, viewport, dark = false, chinese = false, at = "", open } of PICTURES) {
  const isoline = await openIsoline({
    context: { viewport, colorScheme: dark ? "dark" : "light", locale: chinese ? "zh-CN" : "en-US", deviceScaleFactor: 1 },
  });
  try {
    const { page } = isoline;
    await open(page);
    await page.evaluate((place) => {
      const top = place === "" ? 0 : document.querySelector(`[data-testid="${place}"]`)?.getBoundingClientRect().top ?? 0;
      window.scrollBy(0, top - 96);
    }, at);
    await page.mouse.move(0, 0);
    await settled(page);
    const path = join(FOLDER, `${name}.png`);
    await page.screenshot({ path });
    const { size } = await stat(path);
    console.log(`${path} ${Math.round(size / 1000)} KB`);
    if (size > LARGEST) throw new Error(`${path} is larger than ${LARGEST / 1000} KB.`);
  } finally {
    await isoline.close();
  }
}
