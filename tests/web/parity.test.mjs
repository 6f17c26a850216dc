/** The table that sets this page beside TensorFlow Playground and ConvNetJS names tests that are there. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);

test("every test that the parity table names is in its file", async () => {
  const table = await readFile(new URL("docs/parity.md", ROOT), "utf8");
  const named = table.split("\n").filter((line) => line.startsWith("| ")).map((line) => line.split("|").at(-2)?.trim() ?? "")
    .filter((cell) => !["test", ""].includes(cell) && !cell.startsWith("not yet"));
  assert.ok(named.length >= 20, `${named.length} tests are named`);
  for (const cell of named) {
    const [, file, name] = /^([\w-]+): (.*)$/.exec(cell) ?? [];
    assert.ok(file && name, cell);
    const source = await readFile(new URL(`tests/browser/${file}.test.mjs`, ROOT), "utf8");
    assert.ok(source.includes(`test("${name}"`), `${file}.test.mjs has no test "${name}"`);
  }
});
