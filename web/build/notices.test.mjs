/** Tests of the licence texts: every bundled package is named with its version and its whole text. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { notices } from "./notices.mjs";

test("every package that is bundled has its licence", async () => {
  const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  const { dependencies } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const text = await notices(root);
  assert.ok(Object.keys(dependencies).length > 0);
  for (const [name, version] of Object.entries(dependencies)) {
    assert.ok(text.includes(`${name} ${version} (`), name);
    assert.ok(text.includes((await readFile(path.join(root, "node_modules", name, "LICENSE"), "utf8")).trim()), name);
  }
});
