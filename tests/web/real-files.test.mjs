/** Forty real files of different origin: what is read, guessed and remarked, and that a network learns or the reason is right. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { requireBuild } from "../browser/paths.mjs";
import { FILES, FOLDER, lookAt } from "./real-files.mjs";

requireBuild();

test("every real file has its origin and its licence, and all are small", async () => {
  const papers = ["files.json", "LICENSES.md", "mecab-ipadic.COPYING"];
  assert.deepEqual((await readdir(FOLDER)).filter((name) => !papers.includes(name)).sort(), FILES.map(({ file }) => file).sort());
  const licences = await readFile(join(FOLDER, "LICENSES.md"), "utf8");
  let bytes = 0;
  for (const { file, package: origin, path, licence, about } of FILES) {
    for (const part of [`\`${file}\``, origin, path, licence]) assert.ok(licences.includes(part), `${file}: ${part}`);
    assert.ok(about.length > 10, file);
    bytes += (await readFile(join(FOLDER, file))).length;
  }
  assert.ok(FILES.length >= 20 && bytes <= 2e6, `${FILES.length} files of ${bytes} bytes`);
});

for (const { file, expected, about } of FILES) {
  test(`${file}: ${about}`, async () => {
    const { outcome, losses, sentence, error } = await lookAt(file);
    assert.deepEqual(outcome, expected, error?.message);
    if ("refused" in expected) {
      assert.ok(error.message.startsWith(`${file}`), error.message);
      assert.ok(error.hint.length > 10, error.hint);
      return;
    }
    assert.ok(losses.every(Number.isFinite) && losses.at(-1) < losses[0], `losses ${losses}`);
    assert.match(sentence, /^(Accuracy|R2) .+ on .+ validation rows? \(.+ to .+\); always answering .+ gives .+\.$/);
  });
}
