/**
 * The only place that talks to the worker: numbers the requests, drops pictures of earlier runs, says "ack",
 * and after a crash starts a new worker from the kept module with the table and spec that were open.
 */

/**
 * @typedef {import("../shared/protocol.js").RequestBody} RequestBody
 * @typedef {import("../shared/protocol.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../shared/protocol.js").Opened} Opened
 * @typedef {import("../shared/protocol.js").Spec} Spec
 *
 * `playing` is null while the worker may not have read yet what was asked of it.
 * @typedef {Omit<Extract<Reply, { kind: "picture" }>, "playing"> & { playing: boolean|null }} Picture
 *
 * @typedef {{ postMessage(message: unknown, transfer?: Transferable[]): void, terminate(): void,
 *   onmessage: ((event: MessageEvent) => void)|null, onerror: ((event: ErrorEvent) => void)|null }} WorkerLike
 *
 * Where a table came from, kept on the page so that a new worker can open it again.
 * @typedef {{ kind: "bytes", name: string, bytes: ArrayBuffer }
 *   | { kind: "sample", name: string, knobs: Record<string, number> }} Source
 *
 * What became of a crash: the table from before is open again, or nothing is.
 * @typedef {{ error: EngineError, restored: Opened|null, opening: boolean }} Crash
 *
 * @typedef {{ spawn: () => WorkerLike, module: WebAssembly.Module,
 *   onPicture: (picture: Picture) => void, onCrash: (crash: Crash) => void }} ClientOptions
 */

/** Requests after which the worker's pictures belong to another run. */
const CHANGES_RUN = new Set(["load", "sample", "configure", "reset"]);

/** Requests that say whether training goes on: a picture sent before one was read does not know. */
const STEERS = new Set(["play", "pause", "step"]);

/** @typedef {{ kind: string, resolve: (value: any) => void, reject: (error: EngineError) => void }} Waiting */

export class Client {
  /** @param {ClientOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    this.lastId = 0;
    this.run = 0;
    /** @type {Source|null} */
    this.source = null;
    /** @type {Spec|null} */
    this.spec = null;
    this.recovering = false;
    this.worker = this.hire();
  }

  /** @returns {WorkerLike} */
  hire() {
    const worker = this.options.spawn();
    worker.onmessage = (event) => this.receive(worker, event.data);
    worker.onerror = (event) => this.crashed(worker, failure("trap", event.message || "worker error"));
    return worker;
  }

  /** Starts the engine. @returns {Promise<Catalog>} */
  boot() {
    return this.ask({ kind: "boot", module: this.options.module });
  }

  /**
   * Opens a table; it becomes the kept one only when it can be trained on.
   * @param {Source} source
   * @param {Spec|null} spec
   * @returns {Promise<Opened>}
   */
  async open(source, spec) {
    const opened = /** @type {Opened} */ (await this.ask(opening(source, spec)));
    this.source = source;
    this.spec = opened.spec;
    return opened;
  }

  /** @param {Spec} spec @returns {Promise<import("../shared/protocol.js").PlanSummary>} */
  async configure(spec) {
    const plan = await this.ask({ kind: "configure", spec });
    this.spec = spec;
    return plan;
  }

  /**
   * Sends a request. The promise is refused with an EngineError.
   * @param {RequestBody} body
   * @returns {Promise<any>}
   */
  ask(body) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { kind: body.kind, resolve, reject });
      this.worker.postMessage({ ...body, id }, body.kind === "load" ? [body.bytes] : []);
    });
  }

  /** Whether an answer to one of these requests is awaited. @param {Set<string>} kinds */
  awaits(kinds) {
    return [...this.waiting.values()].some((request) => kinds.has(request.kind));
  }

  /** @param {WorkerLike} worker @param {Reply} reply */
  receive(worker, reply) {
    if (worker !== this.worker) return;
    switch (reply.kind) {
      case "answer":
        this.run = Math.max(this.run, reply.run);
        this.settle(reply.id)?.resolve(reply.value);
        return;
      case "failure":
        this.settle(reply.id)?.reject(reply.error);
        return;
      case "picture":
        this.worker.postMessage({ id: 0, kind: "ack" });
        if (reply.run !== this.run || this.awaits(CHANGES_RUN)) return;
        this.options.onPicture(this.awaits(STEERS) ? { ...reply, playing: null } : reply);
        return;
      case "crashed":
        this.crashed(worker, reply.error);
    }
  }

  /** @param {number} id */
  settle(id) {
    const request = this.waiting.get(id);
    this.waiting.delete(id);
    return request;
  }

  /**
   * Ends the worker and starts another from what is kept. A second crash while recovering gives up.
   * @param {WorkerLike} worker
   * @param {EngineError} error
   */
  async crashed(worker, error) {
    if (worker !== this.worker) return;
    const requests = [...this.waiting.values()];
    const opening = requests.some((request) => request.kind === "load" || request.kind === "sample");
    this.waiting.clear();
    worker.terminate();
    for (const request of requests) request.reject({ ...error, kind: "crashed" });
    if (this.recovering) return;
    this.recovering = true;
    this.run = 0;
    try {
      this.worker = this.hire();
      await this.boot();
      const restored = this.source ? await this.open(this.source, this.spec) : null;
      this.options.onCrash({ error, restored, opening });
    } catch {
      this.options.onCrash({ error, restored: null, opening });
    } finally {
      this.recovering = false;
    }
  }
}

/**
 * The request that opens a source. The bytes are copied: the page keeps its own for a new worker.
 * @param {Source} source @param {Spec|null} spec @returns {RequestBody}
 */
function opening(source, spec) {
  if (source.kind === "sample") return { kind: "sample", name: source.name, knobs: source.knobs, spec };
  return { kind: "load", name: source.name, bytes: source.bytes.slice(0), reading: null, spec };
}

/** @param {string} kind @param {string} message @returns {EngineError} */
function failure(kind, message) {
  return { kind, message, row: null, column: null, hint: null };
}
