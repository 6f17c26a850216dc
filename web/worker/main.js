/**
 * The worker's wiring: messages in, answers and pictures out, and the end of the worker after a trap.
 */
import { dispatch } from "./dispatch.js";
import { instantiate, isTrap, Workbench } from "./engine.js";
import { Folds } from "./folds.js";
import { Loop } from "./loop.js";

/**
 * @typedef {import("../shared/messages.js").Request} Request
 * @typedef {import("../shared/messages.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("./dispatch.js").Desk} Desk
 */

const scope = /** @type {{ postMessage(message: Reply, transfer: Transferable[]): void, onmessage: unknown, close(): void }} */ (
  /** @type {unknown} */ (globalThis)
);

const CHANGES_RUN = new Set(["load", "load-many", "sample", "configure", "reset", "continue-from", "restore"]);

/** @type {Desk|null} */
let desk = null;

/** @param {Reply} reply @param {Transferable[]} [transfer] */
function send(reply, transfer = []) {
  scope.postMessage(reply, transfer);
}

/** Lets messages in between two slices; unlike a timer it is never held back. @returns {(work: () => void) => void} */
function betweenMessages() {
  const channel = new MessageChannel();
  /** @type {(() => void)|null} */
  let waiting = null;
  channel.port1.onmessage = () => {
    const work = waiting;
    waiting = null;
    work?.();
  };
  return (work) => {
    waiting = work;
    channel.port2.postMessage(null);
  };
}

/** @param {unknown} error @returns {EngineError} */
function described(error) {
  if (typeof error === "object" && error !== null && "kind" in error && "message" in error) {
    return /** @type {EngineError} */ (error);
  }
  return { kind: "internal", message: String(error), row: null, column: null, hint: null };
}

/** @param {unknown} error */
function crash(error) {
  desk = null;
  send({ kind: "crashed", error: { ...described(error), kind: "trap" } });
  scope.close();
}

/** @param {WebAssembly.Module} module @returns {Desk} */
function open(module) {
  const bench = new Workbench(instantiate(module));
  const around = { engine: () => bench.engine, run: () => desk?.run ?? 0, send, fail: crash, now: () => performance.now(), after: (/** @type {() => void} */ work, /** @type {number} */ milliseconds) => { setTimeout(work, milliseconds); } };
  const loop = new Loop({ ...around, later: betweenMessages() });
  const folds = new Folds({ ...around, later: betweenMessages(), described: (error) => (isTrap(error) ? null : described(error)) });
  return { bench, loop, folds, run: 0, plan: null };
}

scope.onmessage = (/** @type {MessageEvent<Request>} */ event) => {
  const request = event.data;
  try {
    if (request.kind === "ack") {
      desk?.loop.acknowledged();
      return;
    }
    if (request.kind === "boot") {
      desk = open(request.module);
      send({ kind: "answer", id: request.id, run: 0, value: desk.bench.engine.catalog() });
      return;
    }
    if (!desk) throw new TypeError("The worker was asked before it was started.");
    const { value, transfer } = dispatch(desk, request);
    send({ kind: "answer", id: request.id, run: desk.run, value }, transfer);
  } catch (error) {
    if (isTrap(error)) return crash(error);
    send({ kind: "failure", id: request.id, run: desk?.run ?? 0, error: described(error) });
    // While a change of the run was under way the page dropped the pictures; refused, it must see the present state again.
    if (CHANGES_RUN.has(request.kind)) {
      desk?.loop.refresh();
      desk?.folds.repeat();
    }
  }
};
