/** The same page and the same bits in WebKit: what a person on Safari's engine meets, as far as WebDriver can act for them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { By } from "selenium-webdriver";
import { golden, servePlain, trainRun } from "../browser/golden.mjs";
import { ask, PROBE } from "../browser/harness.mjs";
import { PENGUINS } from "../browser/penguins.mjs";
import { rest } from "../browser/person.mjs";
import { tryEverything, tryFromWorker } from "../browser/probes.mjs";
import { serveAnything } from "../browser/server.mjs";
import { evaluate, hook, openIsoline, reading, reads, resize, startWebKit } from "./drive.mjs";

/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
/** @type {import("selenium-webdriver").WebDriver} */
let driver;

before(async () => {
  webkit = await startWebKit();
  ({ driver } = webkit);
});
after(() => webkit?.close());

/** Opens the page, runs a test on it, and asks whether anything went wrong unseen. @param {Parameters<typeof openIsoline>[1]} options @param {(server: Awaited<ReturnType<typeof openIsoline>>) => Promise<void>} work */
async function onPage(options, work) {
  const server = await openIsoline(driver, options);
  try {
    await work(server);
    assert.deepEqual(await driver.executeScript("return window.isolineTest.errors"), []);
  } finally {
    await server.close();
  }
}

/** @param {string} name @param {string} value */
async function choose(name, value) {
  await hook(driver, name).findElement(By.css(`option[value="${value}"]`)).click();
  await evaluate(driver, rest, null);
}

test("the library in a page gives the golden hashes", async (context) => {
  const server = await servePlain();
  try {
    await driver.get(server.plain);
    for (const run of golden) {
      await context.test(run.name, async () => {
        const { hash } = await evaluate(driver, trainRun, ["/library/isoline.js", run]);
        assert.equal(hash, run.sha256);
      });
    }
  } finally {
    await server.close();
  }
});

test("the page's sealed worker gives the golden hashes", async (context) => {
  const short = golden.filter(({ epochs }) => epochs <= 120);
  assert.ok(short.length >= 4);
  await onPage({}, async () => {
    for (const { name, sample, spec, epochs, sha256 } of short) {
      await context.test(name, async () => {
        await evaluate(driver, ask, { kind: "sample", name: sample, knobs: {}, spec });
        for (let epoch = 0; epoch < epochs; epoch += 1) await evaluate(driver, ask, { kind: "step" });
        assert.equal(await evaluate(driver, ask, { kind: "hash" }), sha256);
      });
    }
  });
});

test("a file comes in, Play trains, the boundary of three classes forms, and nothing is sent", async () => {
  await onPage({}, async (server) => {
    const asked = server.log.length;
    await driver.findElement(By.css('[data-testid="file"]')).sendKeys(PENGUINS);
    await reads(driver, '[data-testid="table-name"]', /^penguins\.csv$/);
    await choose("target", "species");
    await hook(driver, "play").click();
    await reads(driver, '[data-testid="epoch"]', /^\D*[1-9]\d\D*$|\d{3}/);
    await hook(driver, "play").click();
    await evaluate(driver, rest, null);
    assert.ok(Number(await reading(driver, '[data-testid="validation-score"]')) > 0.9);
    const colours = await evaluate(driver, colourCount, null);
    assert.ok(colours > 50, `the boundary shows ${colours} colours`);
    assert.equal(server.log.length, asked, server.log.join("\n"));
    assert.equal(await driver.executeScript("return document.body.innerText.includes('NaN')"), false);
  });
});

/** Runs in the page: how many colours the boundary's canvas has. */
function colourCount() {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[data-testid="boundary"]'));
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
  context.drawImage(canvas, 0, 0);
  return new Set(new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer)).size;
}

test("neither the page nor its worker can send anything", async () => {
  const elsewhere = await serveAnything();
  try {
    const open = `${elsewhere.origin}/unsealed`;
    await driver.get(elsewhere.url);
    await evaluate(driver, tryEverything, [open]);
    assert.ok(elsewhere.log.filter((line) => line.includes("/unsealed/")).length >= 8, elsewhere.log.join("\n"));
    await onPage({ probe: tryFromWorker }, async (server) => {
      const loaded = server.log.length;
      const origins = [server.origin, elsewhere.origin];
      for (const outcomes of [await evaluate(driver, tryEverything, origins), await evaluate(driver, ask, { kind: PROBE, origins })]) {
        assert.ok(outcomes.length >= 8, outcomes.join("\n"));
        assert.deepEqual(outcomes.filter((/** @type {string} */ outcome) => outcome.endsWith("sent")), []);
      }
      // Made last: when it has arrived, whatever was under way before it has too.
      await fetch(`${elsewhere.origin}/fence`);
      assert.deepEqual(server.log.slice(loaded), []);
      assert.deepEqual(elsewhere.log.filter((line) => line.includes(" /leak")), []);
      await driver.executeScript("window.isolineTest.errors.length = 0");
    });
  } finally {
    await elsewhere.close();
  }
});

test("axe finds nothing and nothing scrolls sideways, wide and narrow, in both languages and themes", async (context) => {
  await onPage({}, async () => {
    await driver.executeScript(axe.source);
    for (const [width, language, theme] of /** @type {const} */ ([[1440, "en", "light"], [500, "zh", "dark"], [500, "en", "light"], [1440, "zh", "dark"]])) {
      await context.test(`${width} pixels, ${language}, ${theme}`, async () => {
        await resize(driver, width, 1000);
        await choose("language", language);
        await choose("theme", theme);
        assert.deepEqual(await evaluate(driver, violations, null), []);
        assert.equal(await driver.executeScript("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"), true);
      });
    }
    await resize(driver, 1440, 1000);
  });
});

/** Runs in the page. */
async function violations() {
  const { violations: found } = await /** @type {any} */ (window).axe.run(document);
  return found.flatMap((/** @type {any} */ rule) => rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary})`));
}
