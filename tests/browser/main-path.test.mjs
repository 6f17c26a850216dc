/** The main job: a file comes in, a target is chosen, Play is pressed, and the boundary forms on the person's own rows. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { markAt, place, readCanvas, shadedShares } from "./canvas.mjs";
import { noise, openIsoline } from "./harness.mjs";
import { measurements, penguinRows, PENGUINS } from "./penguins.mjs";
import { chooseFeatures, chooseTarget, epoch, epochReached, hook, opened, reading, settled, stepTimes, WAYS_IN } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;

before(async () => {
  isoline = await openIsoline();
});
after(() => isoline?.close());

/** Another table first, so that what is seen afterwards comes from the file. @param {import("playwright-core").Page} page */
async function startElsewhere(page) {
  await hook(page, "sample").selectOption("moons");
  await page.waitForFunction(() => document.querySelector('[data-testid="target"]')?.value !== "species");
  await settled(page);
}

for (const [way, bring] of Object.entries(WAYS_IN)) {
  test(`penguins by ${way}: target, Play, accuracy, three classes, points, silence`, async () => {
    const { page, server, record } = isoline;
    await startElsewhere(page);
    const asked = { server: server.log.length, page: record.requests.length, connections: server.connections() };

    await bring(page, PENGUINS);
    await opened(page, way === "paste" ? "pasted text" : "penguins.csv");
    await chooseTarget(page, "species");
    await chooseFeatures(page, measurements());
    assert.equal(await epoch(page), 0);
    await hook(page, "play").click();
    // How well it does is asked below, after so many epochs: a long run learns the training rows by heart.
    await epochReached(page, 20);
    await hook(page, "play").click();
    await settled(page);
    assert.ok((await epoch(page)) > 0);

    // Where a pause falls depends on the machine; sixty epochs from the same seeds do not.
    await hook(page, "reset").click();
    await page.waitForFunction(() => document.querySelector('[data-testid="epoch"]')?.textContent === "0");
    await stepTimes(page, 60);
    const score = await reading(page, "validation-score");
    assert.ok(score !== null && score >= 0.97 && score <= 1, `validation accuracy ${score}`);

    const picture = await readCanvas(page);
    const shares = shadedShares(picture);
    assert.ok(shares.every((share) => share > 0.05), `shares of the shaded plane: ${shares}`);
    await checkPoints(page, picture);

    assert.deepEqual(noise(record), []);
    assert.equal(record.requests.length, asked.page, record.requests.join("\n"));
    assert.equal(server.log.length, asked.server, server.log.join("\n"));
    assert.equal(server.connections(), asked.connections);
  });
}

/**
 * Marks that stand alone lie where their row says, in one colour per species, and bare places have none.
 * @param {import("playwright-core").Page} page
 * @param {import("./canvas.mjs").Picture} picture
 */
async function checkPoints(page, picture) {
  const x = await hook(page, "axis-x").inputValue();
  const y = await hook(page, "axis-y").inputValue();
  const rows = penguinRows().filter((row) => Number.isFinite(parseFloat(row[x])) && Number.isFinite(parseFloat(row[y])));
  assert.ok(rows.length > 330, `${rows.length} rows have ${x} and ${y}`);
  const marks = rows.map((row) => ({ species: row.species, ...place(picture, Number(row[x]), Number(row[y])) }));
  const alone = marks.filter((mark) => marks.every((other) => other === mark || far(mark, other, 16)));
  assert.ok(alone.length >= 10, `only ${alone.length} marks stand alone`);

  /** @type {Map<string, number>} */
  const colours = new Map();
  let whole = 0;
  for (const mark of alone) {
    const found = markAt(picture, mark, 7);
    assert.ok(found !== null, `no mark of ${mark.species} at ${mark.left}, ${mark.top}`);
    if (found.crossed) continue;
    whole += 1;
    assert.ok(found.away < 1.5, `the mark of ${mark.species} is ${found.away.toFixed(1)} px from its place`);
    colours.set(mark.species, colours.get(mark.species) ?? found.colour);
    assert.equal(found.colour, colours.get(mark.species), `colour of ${mark.species}`);
  }
  assert.ok(whole >= 8, `only ${whole} marks stand alone and free of lines`);
  assert.equal(new Set(colours.values()).size, colours.size, "species share a colour");

  let bare = 0;
  for (let share = 0.05; share < 1; share += 0.06) {
    for (let other = 0.05; other < 1; other += 0.06) {
      const spot = { left: picture.plot.left + share * picture.plot.width, top: picture.plot.top + other * picture.plot.height };
      if (!marks.every((mark) => far(mark, spot, 12))) continue;
      bare += 1;
      assert.equal(markAt(picture, spot, 3), null, `a mark without a row at ${spot.left}, ${spot.top}`);
    }
  }
  assert.ok(bare > 20, `only ${bare} bare places were looked at`);
}

/** @param {{ left: number, top: number }} one @param {{ left: number, top: number }} other @param {number} least */
function far(one, other, least) {
  return Math.hypot(one.left - other.left, one.top - other.top) > least;
}

test("another axis draws the same rows at their other values", async () => {
  const { page, record } = isoline;
  const [first, , , last] = measurements();
  await hook(page, "axis-x").selectOption(last);
  await hook(page, "axis-y").selectOption(first);
  await settled(page);
  await settled(page);
  await checkPoints(page, await readCanvas(page));
  assert.deepEqual(noise(record), []);
});

test("the picture is as sharp as the screen", async () => {
  const { page } = isoline;
  const ratio = await page.evaluate(() => devicePixelRatio);
  assert.ok(Math.abs((await readCanvas(page)).ratio - ratio) < 0.02);
});
