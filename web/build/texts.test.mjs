/** Tests of the compact texts: each key has its own text again, and a missing one fails the build. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { chinese } from "../shared/locale/zh.js";
import { compactTexts, withoutKeys } from "./texts.mjs";

test("the bundled texts are those of the source, key by key", async () => {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "./zh.js";', resolveDir: new URL("../shared/locale", import.meta.url).pathname },
    bundle: true, format: "esm", write: false, plugins: [compactTexts],
  });
  const bundled = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  assert.deepEqual(bundled.chinese, { ...chinese });
  assert.ok(Object.keys(bundled.chineseNames).length > 50);
});

test("a text that is missing or has a line break is refused", () => {
  assert.throws(() => withoutKeys({ play: "Play" }, {}), /missing/);
  assert.throws(() => withoutKeys({ play: "Play" }, { play: "a\nb" }), /line break/);
});
