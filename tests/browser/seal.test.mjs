/** The seal: after the page says that it is closed, nothing gets out, from the page or from its worker. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openIsoline } from "./harness.mjs";
import { epoch, epochReached, hook } from "./person.mjs";
import { serveAnything } from "./server.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {Awaited<ReturnType<typeof serveAnything>>} */
let elsewhere;
/** What the page's server had been asked when the seal closed. @type {string[]} */
let loaded;

before(async () => {
  elsewhere = await serveAnything();
  isoline = await openIsoline();
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
  await page.evaluate(tryEverything, [elsewhere.origin]);
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
  assert.deepEqual(elsewhere.log.slice(outside), ["GET /fence"]);
});

test("the worker cannot send anything", async () => {
  const { page, server } = isoline;
  const outside = elsewhere.log.length;
  const [worker] = page.workers();
  assert.ok(worker, "the training worker is not to be seen");
  const outcomes = await worker.evaluate(tryFromWorker, [server.origin, elsewhere.origin]);
  assert.deepEqual(outcomes.filter((outcome) => outcome.endsWith("sent")), []);
  assert.ok(outcomes.length >= 8, outcomes.join("\n"));
  await fence();
  assert.deepEqual(server.log.slice(loaded.length), []);
  assert.deepEqual(elsewhere.log.slice(outside), ["GET /fence"]);
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

/** A request that may go out, made last: when it has arrived, whatever was under way before it has too. */
async function fence() {
  const page = await isoline.context.newPage();
  await page.goto(`${elsewhere.origin}/fence`);
  await page.close();
}

/** Runs in the page: every way to send that a policy governs. @param {string[]} origins */
async function tryEverything(origins) {
  /** @type {string[]} */
  const outcomes = [];
  /** A probe that neither succeeds nor fails in two seconds has been dropped by the browser; the servers' logs decide. */
  const attempt = async (name, act) => {
    try {
      const patience = new Promise((resolve) => setTimeout(() => resolve("silent"), 2000));
      const outcome = await Promise.race([act(), patience]);
      outcomes.push(`${name}: ${outcome === "silent" || outcome === false ? "refused" : "sent"}`);
    } catch (error) {
      outcomes.push(`${name}: refused`);
    }
  };
  const element = (tag, address, host = document.body) =>
    new Promise((resolve, reject) => {
      const made = document.createElement(tag);
      if (tag === "link") {
        made.rel = "stylesheet";
        made.href = address;
      } else if (tag === "object") made.data = address;
      else made.src = address;
      made.onload = resolve;
      made.onerror = () => reject(new Error(tag));
      host.append(made);
    });
  const socket = (address) =>
    new Promise((resolve, reject) => {
      const opened = new WebSocket(address);
      opened.onopen = resolve;
      opened.onerror = () => reject(new Error("socket"));
    });
  const work = [];
  for (const origin of origins) {
    work.push(
      attempt("fetch", () => fetch(`${origin}/leak-fetch`, { mode: "no-cors" })),
      attempt("fetch post", () => fetch(`${origin}/leak-post`, { method: "POST", body: "rows", mode: "no-cors" })),
      attempt("keepalive", () => fetch(`${origin}/leak-keepalive`, { keepalive: true, mode: "no-cors" })),
      attempt("XMLHttpRequest", () => new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = resolve;
        request.onerror = () => reject(new Error("xhr"));
        request.open("GET", `${origin}/leak-xhr`);
        request.send();
      })),
      attempt("image", () => element("img", `${origin}/leak-image`)),
      attempt("script", () => element("script", `${origin}/leak-script`, document.head)),
      attempt("style", () => element("link", `${origin}/leak-style`, document.head)),
      attempt("video", () => element("video", `${origin}/leak-video`)),
      attempt("WebSocket", () => socket(`${origin.replace("http", "ws")}/leak-socket`)),
      attempt("EventSource", () => new Promise((resolve, reject) => {
        const source = new EventSource(`${origin}/leak-events`);
        source.onopen = resolve;
        source.onerror = () => { source.close(); reject(new Error("events")); };
      })),
      attempt("font", () => new FontFace("leak", `url(${origin}/leak-font)`).load()),
    );
    // These answer nothing, or load an empty page when they are refused: only the servers' logs can tell.
    navigator.sendBeacon(`${origin}/leak-beacon`, "rows");
    for (const tag of ["iframe", "object", "embed"]) element(tag, `${origin}/leak-${tag}`).catch(() => null);
    const prefetch = document.createElement("link");
    Object.assign(prefetch, { rel: "prefetch", href: `${origin}/leak-prefetch` });
    document.head.append(prefetch);
    const form = document.createElement("form");
    const frame = document.createElement("iframe");
    frame.name = `leak-${origin}`;
    Object.assign(form, { action: `${origin}/leak-form`, method: "post", target: frame.name });
    document.body.append(frame, form);
    form.submit();
  }
  await Promise.all(work);
  return outcomes;
}

/** Runs in the worker. @param {string[]} origins */
async function tryFromWorker(origins) {
  /** @type {string[]} */
  const outcomes = [];
  const attempt = async (name, act) => {
    try {
      await act();
      outcomes.push(`${name}: sent`);
    } catch {
      outcomes.push(`${name}: refused`);
    }
  };
  for (const origin of origins) {
    await attempt("fetch", () => fetch(`${origin}/leak-worker-fetch`, { mode: "no-cors" }));
    await attempt("XMLHttpRequest", () => {
      const request = new XMLHttpRequest();
      request.open("GET", `${origin}/leak-worker-xhr`, false);
      request.send();
    });
    await attempt("importScripts", () => importScripts(`${origin}/leak-worker-script`));
    await attempt("WebSocket", () => new Promise((resolve, reject) => {
      const opened = new WebSocket(`${origin.replace("http", "ws")}/leak-worker-socket`);
      opened.onopen = resolve;
      opened.onerror = () => reject(new Error("socket"));
    }));
  }
  return outcomes;
}
