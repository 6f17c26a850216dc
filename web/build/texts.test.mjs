/** Tests of the files of texts: each holds what its source says, and its name changes with it. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { words } from "../shared/locale/zh-words.js";
import { writeGuides, writeTexts } from "./texts.mjs";

test("the file of a language holds its words, under a name of its own", async () => {
  const staging = await mkdtemp(path.join(tmpdir(), "isoline-texts-"));
  try {
    const names = await writeTexts({ staging });
    assert.deepEqual(Object.keys(names), ["en", "zh"]);
    assert.match(names.zh, /^texts-zh-[0-9a-f]{12}\.json$/);
    assert.deepEqual(JSON.parse(await readFile(path.join(staging, names.zh), "utf8")), words);
    const guides = await writeGuides({ staging });
    assert.deepEqual(Object.keys(guides), ["en", "zh"]);
    const english = JSON.parse(await readFile(path.join(staging, guides.en), "utf8"));
    assert.ok(english.texts && english.controls && english.lessons && english.formulas);
  } finally {
    await rm(staging, { recursive: true });
  }
});
