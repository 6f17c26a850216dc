/** The seal: after the page says that it is closed, nothing gets out, from the page or from its worker. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askWorker, openIsoline, PROBE } from "./harness.mjs";
import { epoch, epochReached, hook } from "./person.mjs";
import { tryEverything, tryFromWorker } from "./probes.mjs";
import { serveAnything } from "./server.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {Awaited<ReturnType<typeof serveAnything>>} */
let elsewhere;
/** Where the probes of the page that is not sealed go. */
const UNSEALED = "/unsealed";

/** What the page's server had been asked when the seal closed. @type {string[]} */
let loaded;

before(async () => {
  elsewhere = await serveAnything();
  isoline = await openIsoline({ probe: tryFromWorker });
  loaded = [...isoline.server.log];
});
after(async () => {
  await isoline?.close();
  await elsewhere?.close();
});

test("the page loads only its own files, each from its own origin", () => {
  const { record, server } = isoline;
  assert.ok(loaded.length >= 4, loaded.join("\n"));
  for (const request of record.requests) assert.ok(request.includes(server.origin), request);
  assert.deepEqual(loaded.filter((line) => !line.startsWith("GET /")), []);
  assert.deepEqual(loaded.filter((line) => line.includes("favicon")), []);
});

test("the probes reach the other server while nothing is sealed", async () => {
  const page = await isoline.context.newPage();
  await page.goto(elsewhere.url);
  const before = elsewhere.log.length;
  // Under a path of its own: Firefox may make a prefetch of this page long after the page was closed.
  await page.evaluate(tryEverything, [`${elsewhere.origin}${UNSEALED}`]);
  assert.ok(elsewhere.log.length - before >= 8, elsewhere.log.join("\n"));
  await page.close();
});

test("the page cannot send anything", async () => {
  const { page, server } = isoline;
  const outside = elsewhere.log.length;
  const outcomes = await page.evaluate(tryEverything, [server.origin, elsewhere.origin]);
  assert.deepEqual(outcomes.filter((outcome) => outcome.endsWith("sent")), []);
  assert.ok(outcomes.length >= 20, outcomes.join("\n"));
  await fence();
  assert.deepEqual(server.log.slice(loaded.length), []);
  assert.deepEqual(arrived(outside), ["GET /fence"]);
});

test("the worker cannot send anything", async () => {
  const { page, server } = isoline;
  const outside = elsewhere.log.length;
  const outcomes = await askWorker(page, { kind: PROBE, origins: [server.origin, elsewhere.origin] });
  assert.deepEqual(outcomes.filter((outcome) => outcome.endsWith("sent")), []);
  assert.ok(outcomes.length >= 8, outcomes.join("\n"));
  await fence();
  assert.deepEqual(server.log.slice(loaded.length), []);
  assert.deepEqual(arrived(outside), ["GET /fence"]);
});

test("the page's own probe says that it was refused, and training goes on", async () => {
  const { page, server } = isoline;
  await hook(page, "seal").click();
  await hook(page, "seal-try").click();
  await page.locator(".seal-outcome", { hasText: "Refused by the browser" }).waitFor();
  assert.deepEqual(server.log.slice(loaded.length), []);
  const from = (await epoch(page)) ?? 0;
  await hook(page, "step").click();
  await epochReached(page, from + 1);
});

/** What reached the other server since then from a sealed page. @param {number} from */
function arrived(from) {
  return elsewhere.log.slice(from).filter((line) => !line.includes(` ${UNSEALED}/`));
}

/** A request that may go out, made last: when it has arrived, whatever was under way before it has too. */
async function fence() {
  const page = await isoline.context.newPage();
  await page.goto(`${elsewhere.origin}/fence`);
  await page.close();
}
