/** Ways to send something out, handed over to a page or its worker as functions: they use nothing from here. */

/** Runs in the page: every way to send that a policy governs. @param {string[]} origins */
export async function tryEverything(origins) {
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
    try {
      form.submit();
    } catch {
      // Firefox says so when the policy refuses; the others say nothing.
    }
  }
  await Promise.all(work);
  return outcomes;
}

/** Runs in the worker. @param {string[]} origins */
export async function tryFromWorker(origins) {
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
