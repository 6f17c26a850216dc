/** Tests of the document step: Trunk's data block is read, replaced, and links are relative. */

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { linkAssets, stagedEngine } from "./document.mjs";

const staged = '<head>\n<script type="application/json" id="assets">{"glue":"/isoline-bridge-0123456789abcdef.js","wasm":"/isoline-bridge-0123456789abcdef_bg.wasm"}</script></head><body></body>';

test("the staged engine is found by Trunk's block", () => {
  const engine = stagedEngine(staged, "/stage");
  assert.deepEqual(engine, {
    glue: path.join("/stage", "isoline-bridge-0123456789abcdef.js"),
    types: path.join("/stage", "isoline-bridge-0123456789abcdef.d.ts"),
    wasm: path.join("/stage", "isoline-bridge-0123456789abcdef_bg.wasm"),
  });
  assert.throws(() => stagedEngine("<head></head>", "/stage"), /pattern_script/);
});

test("links are relative and the block names workers, engine and texts only", () => {
  const html = linkAssets(staged, { page: "page-A.js", worker: "worker-B.js", readers: "readers-E.js", styles: "page-C.css", wasm: "engine-D.wasm", texts: { zh: "texts-F.json" }, guides: { en: "guide-G.json" } });
  const block = /id="assets">(.*?)<\/script>/.exec(html)?.[1] ?? "";
  assert.deepEqual(JSON.parse(block), { worker: "./worker-B.js", readers: "./readers-E.js", wasm: "./engine-D.wasm", texts: { zh: "./texts-F.json" }, guides: { en: "./guide-G.json" } });
  assert.match(html, /<script type="module" src="\.\/page-A\.js">/);
  assert.match(html, /<link rel="stylesheet" href="\.\/page-C\.css">/);
  assert.doesNotMatch(html, /(src|href)="\//);
});
