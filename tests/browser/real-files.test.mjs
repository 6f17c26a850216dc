/** Forty real files, dropped on the page one after the other, and no click but Train: a network learns, or the reason is said. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FILES, FOLDER } from "../web/real-files.mjs";
import { noise, openIsoline } from "./harness.mjs";
import { alertText, dropAndOpen, dropFile, epochReached, hook, reading, settled } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

for (const { file, expected, about } of FILES) {
  test(`${file}: ${about}`, async () => {
    const path = join(FOLDER, file);
    if ("refused" in expected) {
      const open = await hook(page, "table-name").textContent();
      await dropFile(page, path);
      await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent !== "");
      assert.ok((await alertText(page)).startsWith(file), await alertText(page));
      assert.equal(await hook(page, "table-name").textContent(), open, "the table from before stays");
      await hook(page, "alert").getByRole("button", { name: "Dismiss" }).click();
      return;
    }
    await dropAndOpen(page, path);
    assert.equal(await alertText(page), "");
    assert.equal(await hook(page, "target").inputValue(), expected.target);
    assert.equal(await reading(page, "table-shape"), expected.rows);

    await hook(page, "play").click();
    await epochReached(page, 5);
    await hook(page, "play").click();
    await settled(page);
    const sentence = (await hook(page, "results").textContent()) ?? "";
    assert.match(sentence, / on .+ validation rows?/);
    assert.match(sentence, /always answering .+ gives/);
    for (const shown of ["validation-loss", "validation-score"]) assert.ok(Number.isFinite(await reading(page, shown)), shown);
    assert.equal(await hook(page, "stopped").textContent(), "");
    assert.deepEqual(noise(isoline.record), []);
  });
}
