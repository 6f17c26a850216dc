/** Manners: accessible in every state, theme, language and width; keys work; nothing is kept; nothing reads "NaN". */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { noise, openIsoline, sealed } from "./harness.mjs";
import { dropFile, epoch, epochReached, hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";
import { brokenFile } from "./cases.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

/** Violations as axe words them, with the element that has each. */
async function violations() {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document);
    return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary})`));
  });
}

/** Words that are no numbers, wherever a person or a screen reader meets them. */
async function nonsense() {
  return page.evaluate(() => {
    const spoken = [...document.querySelectorAll("[aria-label], [title]")].flatMap((one) => [one.ariaLabel ?? "", one.title]);
    const typed = [...document.querySelectorAll("input")].map((input) => input.value);
    return [document.body.innerText, ...spoken, ...typed].join("\n").match(/.*\b(NaN|Infinity|undefined|null|\[object)\b.*/g) ?? [];
  });
}

/** Whether the document scrolls sideways. */
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Opens what is folded away about network, rate and figure; runs in the page. A change of language folds it again. */
function unfold() {
  for (const details of document.querySelectorAll(".network details, .finder, .boundary details")) details.open = true;
}

const STATES = {
  start: async () => {
    await page.reload();
    await sealed(page);
    await settled(page);
  },
  trained: () => stepTimes(page, 3),
  unfolded: async () => {
    await openSample(page, "penguins");
    for (const [number, kind] of [[2, "residual"], [3, "dropout"], [4, "batch-norm"]]) {
      if (number > 2) await hook(page, "layer-add").click();
      await hook(page, `kind-${number}`).selectOption(kind);
      await settled(page);
    }
    await page.evaluate(unfold);
    for (const [menu, member] of [["activation-1", "elu"], ["optimizer", "adamw"], ["schedule", "one-cycle"], ["regularization", "elastic"]]) {
      await hook(page, menu).selectOption(member);
      await settled(page);
    }
    await hook(page, "early-stopping").check();
    await stepTimes(page, 3);
  },
  past: async () => {
    await page.reload();
    await sealed(page);
    await openSample(page, "moons");
    await stepTimes(page, 3);
    await hook(page, "reset").click();
    await settled(page);
    await stepTimes(page, 3);
    await hook(page, "past").focus();
    await page.keyboard.press("ArrowLeft");
    await hook(page, "past-difference").check();
    await page.locator('[data-testid^="overlay-"]:visible').first().check();
    await settled(page);
  },
  figure: async () => {
    await page.reload();
    await sealed(page);
    await openSample(page, "spiral-3");
    await stepTimes(page, 3);
    await hook(page, "boundary").focus();
    for (const key of ["+", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await settled(page);
    assert.deepEqual(await violations(), [], "with a crosshair on a part of the plane");
    await hook(page, "figure-view").selectOption("1");
    await settled(page);
  },
  error: async () => {
    await dropFile(page, brokenFile());
    await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent !== "");
  },
};

test("a person in a hurry: tables, axes and targets changed before the answers are there", async () => {
  const names = await hook(page, "sample").locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
  assert.ok(names.length > 10);
  await hook(page, "play").click();
  for (let round = 0; round < 3; round += 1) {
    for (const name of names) {
      await page.evaluate(async ([wanted, pause]) => {
        const change = (hook, value) => {
          const control = document.querySelector(`[data-testid="${hook}"]`);
          control.value = value;
          control.dispatchEvent(new Event("change", { bubbles: true }));
        };
        const axis = document.querySelector('[data-testid="axis-x"]');
        change("sample", wanted);
        change("axis-x", axis.options[axis.options.length - 1].value);
        document.querySelector('[data-testid="step"]').click();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }, [name, (7 * round) % 20]);
    }
  }
  const last = names.at(-1);
  await openSample(page, last);
  assert.equal(await page.evaluate(() => window.isolineTest.workers.length), 1);
  assert.equal(await hook(page, "alert").textContent(), "");
  assert.equal(await hook(page, "notice").textContent(), "");
  assert.deepEqual(noise(isoline.record), []);
});

for (const [state, reach] of Object.entries(STATES)) {
  test(`axe finds nothing and nothing scrolls sideways: ${state}`, async () => {
    await page.setViewportSize({ width: 1440, height: 1000 });
    await reach();
    for (const language of ["en", "zh"]) {
      for (const theme of ["light", "dark"]) {
        await hook(page, "language").selectOption(language);
        await hook(page, "theme").selectOption(theme);
        if (state === "unfolded" || state === "figure") await page.evaluate(unfold);
        for (const width of [1440, 390, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await settled(page);
          const where = `${state}, ${language}, ${theme}, ${width} px`;
          assert.ok((await sideways()) <= 0, `${where}: the page scrolls ${await sideways()} px sideways`);
          if (width === 320 && theme === "dark") continue; // The same layout and the same colours were seen apart.
          assert.deepEqual(await violations(), [], where);
        }
      }
    }
    assert.deepEqual(await nonsense(), []);
  });
}

test("both languages say everything, in the page's own lang", async () => {
  await hook(page, "language").selectOption("zh");
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
  assert.match(await page.locator("body").innerText(), /轮次/);
  await hook(page, "language").selectOption("en");
  await settled(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  assert.doesNotMatch(await page.locator("main").innerText(), /[一-鿿]/);
});

test("space plays and rests, s steps, r resets; a field keeps its keys", async () => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await openSample(page, "moons");
  await page.evaluate(() => document.activeElement?.blur());
  assert.equal(await epoch(page), 0);
  await page.keyboard.press("s");
  await epochReached(page, 1);
  assert.equal(await epoch(page), 1);
  await page.keyboard.press("Space");
  await epochReached(page, 3);
  await page.keyboard.press("Space");
  await settled(page);
  const rested = await epoch(page);
  await settled(page);
  assert.equal(await epoch(page), rested);
  await page.keyboard.press("r");
  await page.waitForFunction(() => document.querySelector('[data-testid="epoch"]')?.textContent === "0");
  await hook(page, "learning-rate").focus();
  await page.keyboard.press("s");
  await settled(page);
  assert.equal(await epoch(page), 0);
});

test("the keyboard alone reaches the transport, and the focus is seen", async () => {
  await page.reload();
  await sealed(page);
  const reached = new Set();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const { dataset } = document.activeElement;
      const style = getComputedStyle(document.activeElement);
      return { hook: dataset.testid ?? "", ring: style.outlineStyle !== "none" || style.boxShadow !== "none" };
    });
    if (["play", "step", "reset"].includes(focus.hook)) {
      assert.ok(focus.ring, `${focus.hook} shows no focus`);
      reached.add(focus.hook);
    }
  }
  assert.deepEqual([...reached], ["play", "step", "reset"]);
});

test("the learning rate changes live", async () => {
  await openSample(page, "circles");
  await stepTimes(page, 4);
  await typeOver(hook(page, "learning-rate"), "0.002");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await epoch(page), 4);
  await stepTimes(page, 1);
  assert.equal(await epoch(page), 5);
  assert.equal(await hook(page, "learning-rate").inputValue(), "0.002");
});

test("a refused learning rate goes back, says why, and stops nothing after it", async () => {
  // A field that has the focus is left alone: a person who opens a table has it elsewhere.
  await hook(page, "sample").focus();
  await openSample(page, "circles");
  const rate = await hook(page, "learning-rate").inputValue();
  await typeOver(hook(page, "learning-rate"), "0");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /learning rate/i.test([...document.querySelectorAll('[role="alert"]')].map((one) => one.textContent).join("")));
  assert.equal(await hook(page, "learning-rate").inputValue(), rate);
  await typeOver(hook(page, "units-1"), "5");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector('[data-testid="parameters"]')?.textContent?.startsWith("72"));
  await stepTimes(page, 1);
  assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "");
});

test("two features unticked at once are both left out", async () => {
  await openSample(page, "penguins");
  const ticked = () => hook(page, "features").locator("input:checked").count();
  const before = await ticked();
  await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('[data-testid="features"] input')];
    for (const box of boxes.filter((one) => one.checked).slice(0, 2)) box.click();
  });
  await settled(page);
  assert.equal(await ticked(), before - 2);
});

test("every sample opens and trains without a word that is no number", async () => {
  const names = await hook(page, "sample").locator("option").evaluateAll((options) => options.map((option) => option.value));
  const own = names.filter((name) => name !== "");
  assert.ok(own.length >= 11, own.join(", "));
  for (const name of own) {
    await openSample(page, name);
    await stepTimes(page, 3);
    assert.deepEqual(await nonsense(), [], name);
    assert.match((await hook(page, "validation-score").textContent()) ?? "", /\d/, name);
    assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "", name);
  }
  assert.deepEqual(noise(isoline.record), []);
});

test("nothing is kept: no storage, no cookie, and a reload starts anew", async () => {
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, cookie: "", databases: 0, caches: 0, workers: 0 });
  assert.deepEqual(noise(isoline.record), []);
  await page.reload();
  await sealed(page);
  await settled(page);
  assert.equal(await epoch(page), 0);
});
