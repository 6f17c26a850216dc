/** The network's picture: units shaded and enlarged, weights read and edited, units added in place, by pointer and keyboard. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { hook, openSample, reading, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

/** Different colours within the place of a unit. @param {string} name */
const colours = (name) => page.evaluate((name) => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[data-testid="diagram"]'));
  const [box, host] = [/** @type {Element} */ (document.querySelector(`[data-testid="${name}"]`)).getBoundingClientRect(), canvas.getBoundingClientRect()];
  const ratio = canvas.width / host.width;
  const [left, top, size] = [box.left - host.left + 3, box.top - host.top + 3, box.width - 6].map((length) => Math.round(length * ratio));
  const copy = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d", { willReadFrequently: true }));
  context.drawImage(canvas, left, top, size, size, 0, 0, size, size);
  const { data } = context.getImageData(0, 0, size, size);
  const found = new Set();
  for (let index = 0; index < data.length; index += 4) found.add((data[index] << 16) | (data[index + 1] << 8) | data[index + 2]);
  return found.size;
}, name);

const hash = () => askWorker(page, { kind: "hash" });

test("each unit has its picture, and the pictures change while the network learns", async () => {
  await openSample(page, "circles");
  await settled(page);
  for (const name of ["unit-0-0", "unit-1-0", "unit-1-2", "unit-2-0"]) {
    await assert.doesNotReject(() => page.waitForFunction((name) => document.querySelector(`[data-testid="${name}"]`) !== null, name));
    assert.ok((await colours(name)) > 8, `${name} is one colour`);
  }
  const picture = () => page.evaluate(() => /** @type {HTMLCanvasElement} */ (document.querySelector('[data-testid="diagram"]')).toDataURL());
  const before = await picture();
  await stepTimes(page, 20);
  await page.waitForFunction((before) => /** @type {HTMLCanvasElement} */ (document.querySelector('[data-testid="diagram"]')).toDataURL() !== before, before);
});

test("pointing at a unit shows it in the boundary, and the answers come back", async () => {
  const caption = hook(page, "boundary-caption");
  const answers = await caption.textContent();
  await hook(page, "unit-1-1").hover();
  await page.waitForFunction(() => /Layer 1, unit 2 over x and y/.test(document.querySelector('[data-testid="boundary-caption"]')?.textContent ?? ""));
  assert.match(await caption.textContent() ?? "", /from −\d.* to \d.*; the line is where it is 0/);
  await page.mouse.move(2, 2);
  await page.waitForFunction((answers) => document.querySelector('[data-testid="boundary-caption"]')?.textContent === answers, answers);
});

test("a chosen unit tells its weights; one that is typed over changes the network and can be put back", async () => {
  await hook(page, "unit-1-0").click();
  await page.mouse.move(2, 2);
  const details = hook(page, "unit-details");
  assert.match(await details.textContent() ?? "", /Layer 1, unit 1/);
  const field = hook(page, "weight-0");
  await field.waitFor();
  const [before, loss] = [await hash(), await reading(page, "validation-loss")];
  const kept = await field.inputValue();
  await typeOver(field, "7.5");
  await field.press("Tab");
  await page.waitForFunction((loss) => document.querySelector('[data-testid="validation-loss"]')?.textContent !== String(loss), loss);
  assert.notEqual(await hash(), before);
  assert.equal(await field.inputValue(), "7.5");
  await typeOver(field, "1e99");
  await field.press("Tab");
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('[data-testid="weight-0"]')).value === "7.5");
  await typeOver(field, kept);
  await field.press("Tab");
  await settled(page);
  await hook(page, "unit-close").click();
  await details.waitFor({ state: "hidden" });
});

test("a link is found under the pointer, and choosing it goes to its weight", async () => {
  await hook(page, "unit-1-0").hover();
  const [from, to] = [await hook(page, "unit-0-0").boundingBox(), await hook(page, "unit-1-0").boundingBox()];
  assert.ok(from && to);
  const share = 0.9;
  const x = from.x + from.width + share * (to.x - from.x - from.width);
  const y = from.y + from.height / 2 + share * (to.y + to.height / 2 - from.y - from.height / 2);
  await page.mouse.move(x, y);
  await page.waitForFunction(() => /Input x to Layer 1, unit 1: weight/.test(document.querySelector('[data-testid="diagram-hint"]')?.textContent ?? ""));
  await page.mouse.click(x, y);
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-testid") === "weight-0");
  await hook(page, "unit-close").click();
});

test("units are added and taken away in place, and a wide layer folds", async () => {
  await openSample(page, "circles");
  const units = hook(page, "units-1");
  const before = Number(await units.inputValue());
  await hook(page, "more-1").click();
  await page.waitForFunction((wanted) => /** @type {HTMLInputElement} */ (document.querySelector('[data-testid="units-1"]')).value === String(wanted), before + 1);
  await hook(page, `unit-1-${before}`).waitFor();
  await hook(page, "fewer-1").click();
  await hook(page, `unit-1-${before}`).waitFor({ state: "detached" });
  await typeOver(units, "24");
  await units.press("Tab");
  await hook(page, "fold-1").waitFor();
  assert.equal(await hook(page, "unit-1-3").count(), 0);
  await hook(page, "fold-1").click();
  await hook(page, "unit-1-23").waitFor();
  await hook(page, "fold-1").click();
  await hook(page, "unit-1-23").waitFor({ state: "detached" });
});

/** The kinds of the hidden layers in their list. */
const kinds = () => page.locator('.layers [data-testid^="kind-"]').evaluateAll((menus) => menus.map((menu) => /** @type {HTMLSelectElement} */ (menu).value));
/** @param {string[]} wanted */
const kindsAre = async (wanted) => {
  await page.waitForFunction((wanted) => [...document.querySelectorAll('.layers [data-testid^="kind-"]')].map((menu) => /** @type {HTMLSelectElement} */ (menu).value).join() === wanted, wanted.join());
  await settled(page);
};

test("a layer's activation is chosen under it, in the picture and in the list alike, and taken back", async () => {
  await openSample(page, "circles");
  const [menu, listed] = [hook(page, "diagram-activation-1"), hook(page, "activation-1")];
  const before = await listed.inputValue();
  assert.equal(await menu.inputValue(), before);
  const other = before === "sigmoid" ? "tanh" : "sigmoid";
  await menu.selectOption(other);
  await page.waitForFunction((other) => /** @type {HTMLSelectElement} */ (document.querySelector('[data-testid="activation-1"]')).value === other, other);
  await settled(page);
  assert.equal(await menu.inputValue(), other);
  await hook(page, "undo").click();
  await page.waitForFunction((before) => /** @type {HTMLSelectElement} */ (document.querySelector('[data-testid="diagram-activation-1"]')).value === before, before);
});

test("layers of any kind are added between others and removed, by pointer and keyboard, and taken back", async () => {
  await openSample(page, "circles");
  const before = await kinds();
  await page.mouse.move(2, 2);
  const plus = hook(page, "add-after-1");
  const shown = (/** @type {string} */ opacity) => page.waitForFunction((opacity) => getComputedStyle(/** @type {Element} */ (document.querySelector('[data-testid="add-after-1"]'))).opacity === opacity, opacity);
  // Where nothing hovers, what adds and takes away is always seen.
  await shown(await page.evaluate(() => matchMedia("(hover: none)").matches) ? "1" : "0");
  await hook(page, "diagram").hover();
  await shown("1");
  await plus.selectOption("dropout");
  await kindsAre([before[0] ?? "", "dropout", ...before.slice(1)]);
  assert.equal(await plus.inputValue(), "");
  assert.deepEqual(await violations(page), []);
  await hook(page, "cut-2").focus();
  await page.keyboard.press("Enter");
  await kindsAre(before);
  await page.waitForFunction(() => document.activeElement?.closest(".unit-buttons"));
  await hook(page, "undo").click();
  await kindsAre([before[0] ?? "", "dropout", ...before.slice(1)]);
  await hook(page, "undo").click();
  await kindsAre(before);
  await hook(page, "add-after-0").selectOption("dense");
  await kindsAre(["dense", ...before]);
  assert.equal(await hook(page, "units-1").inputValue(), await hook(page, "units-2").inputValue());
  await hook(page, "add-after-1").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await settled(page);
  assert.deepEqual(await kinds(), ["dense", ...before]);
});

test("what opens a folded layer is called by what stands on it, and nothing under the layers is cut off", async () => {
  await openSample(page, "circles");
  await typeOver(hook(page, "units-1"), "32");
  await hook(page, "units-1").press("Tab");
  await hook(page, "fold-1").waitFor();
  assert.match(await hook(page, "fold-1").getAttribute("aria-label") ?? "", /^Open /);
  const size = page.viewportSize();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    const cut = await page.evaluate(() => {
      const host = /** @type {Element} */ (document.querySelector(".diagram")).getBoundingClientRect();
      return [...document.querySelectorAll(".unit-footer :is(button, select), .layer-edit")]
        .filter((made) => { const box = made.getBoundingClientRect(); return box.left < host.left - 1 || box.right > host.right + 1 || box.bottom > host.bottom + 1 || made.scrollWidth > made.clientWidth + 1; })
        .map((made) => made.getAttribute("data-testid"));
    });
    assert.deepEqual(cut, [], `${width} pixels`);
  }
  if (size) await page.setViewportSize(size);
});

test("the units are walked through by keyboard, each shown as it is reached", async () => {
  await openSample(page, "circles");
  await hook(page, "unit-1-0").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-testid") === "unit-1-1");
  await page.waitForFunction(() => /Layer 1, unit 2/.test(document.querySelector('[data-testid="boundary-caption"]')?.textContent ?? ""));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-testid")?.startsWith("unit-0-"));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await hook(page, "bias").waitFor();
});

test("while a unit is shown, changing the network and training go on without an error", async () => {
  await hook(page, "unit-2-0").hover();
  await hook(page, "layer-remove-1").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await stepTimes(page, 3);
  assert.ok((await reading(page, "validation-loss")) !== null);
  assert.deepEqual(noise(isoline.record), []);
});
