/** A file that cannot be read in one way only: the page asks, and reads it as chosen. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { noise, openIsoline } from "./harness.mjs";
import { DATA } from "./paths.mjs";
import { dropFile, hook, opened, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;

before(async () => {
  isoline = await openIsoline();
});
after(() => isoline?.close());

test("a comma that may be a decimal or a thousands sign is asked about, and each answer is one click", async () => {
  const { page } = isoline;
  const spread = [];
  for (const way of [0, 1]) {
    await hook(page, "sample").selectOption("moons");
    await opened(page, "moons");
    await dropFile(page, join(DATA, "ambiguous-comma.csv"));
    await hook(page, "way").first().waitFor();
    assert.equal(await hook(page, "way").count(), 2);
    await hook(page, "way").nth(way).click();
    await opened(page, "ambiguous-comma.csv");
    assert.equal(await hook(page, "alert").textContent(), "");
    spread.push(await hook(page, "columns").innerText());
    await stepTimes(page, 2);
  }
  assert.notEqual(spread[0], spread[1]);
  assert.deepEqual(noise(isoline.record), []);
});
