/**
 * The only place that talks to the workers: drops pictures of earlier runs, says "ack", and after a crash starts a new
 * worker from the kept module with the table and spec that were open. A table of one's own is read and opened by workers
 * of its own; only when it can be trained on does the one before it, with its run, give way.
 */
import { asFile, asFiles, joined } from "../shared/file.js";
import { Line } from "./line.js";
import { readFile } from "./reader.js";

/**
 * @typedef {import("../shared/messages.js").RequestBody} RequestBody
 * @typedef {import("../shared/messages.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../shared/protocol.js").Opened} Opened
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").Remark} Remark
 * @typedef {import("../shared/protocol.js").FileReading} FileReading
 * @typedef {import("../shared/protocol.js").Reading} Reading
 *
 * `playing` is null while the worker may not have read yet what was asked of it.
 * @typedef {Omit<Extract<Reply, { kind: "picture" }>, "playing"> & { playing: boolean|null }} Picture
 *
 * @typedef {{ postMessage(message: unknown, transfer?: Transferable[]): void, terminate(): void,
 *   onmessage: ((event: MessageEvent) => void)|null, onerror: ((event: ErrorEvent) => void)|null }} WorkerLike
 *
 * Where a table came from. A file is read by a worker of its own first; bytes the engine reads by itself. asked: how to
 * read it; what it leaves out, or is not there at all, is found.
 * @typedef {{ kind: "file", name: string, file: Blob, asked?: Partial<Reading> }
 *   | { kind: "files", name: string, files: File[], asked?: Partial<Reading> }
 *   | { kind: "bytes", name: string, bytes: ArrayBuffer, asked?: Partial<Reading> }
 *   | { kind: "sample", name: string, knobs: Record<string, number> }} Source
 *
 * What the reading made of each file, kept on the page so that a new worker can open it again.
 * @typedef {{ name: string, bytes: ArrayBuffer, reading: FileReading|null, remarks: Remark[], of: number|null, copy?: ArrayBuffer|undefined }} Plain
 *
 * What became of a crash: the table from before is open again, or nothing is.
 * @typedef {{ error: EngineError, restored: Opened|null, opening: boolean }} Crash
 *
 * @typedef {{ spawn: () => WorkerLike, spawnReader: () => WorkerLike, module: WebAssembly.Module,
 *   onPicture: (picture: Picture) => void,
 *   onFolds: (told: Extract<Reply, { kind: "cross-validation" }>) => void, onReading: (name: string, share: number) => void, onCrash: (crash: Crash) => void }} ClientOptions
 */

/** Requests after which the worker's pictures belong to another run. */
const CHANGES_RUN = new Set(["load", "load-many", "sample", "configure", "reset", "continue-from", "restore"]);

/** Requests that say whether training goes on: a picture sent before one was read does not know. */
const STEERS = new Set(["play", "pause", "step", "show-epoch"]);

/** The share of an opening that is reading the file; the engine says nothing of its own progress. */
const READING = 0.6;

export class Client {
  /** @param {ClientOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {Source|null} */
    this.source = null;
    /** Of each file one; none of a sample. @type {Plain[]} */
    this.plain = [];
    /** @type {Spec|null} */
    this.spec = null;
    this.recovering = false;
    /** How often the test rows of a table were looked at: opening it again, or a crash, does not make that undone. @type {Map<unknown, number>} */
    this.looks = new Map();
    /** Ends what is being read or opened. @type {((error: EngineError) => void)|null} */
    this.stop = null;
    this.line = this.hire();
  }

  /** @returns {Line} */
  hire() {
    const line = new Line(this.options.spawn());
    line.worker.onmessage = (event) => this.receive(line, event.data);
    line.worker.onerror = (event) => this.crashed(line, failure("trap", event.message || "worker error"));
    return line;
  }

  /** Starts the engine. @returns {Promise<Catalog>} */
  boot() {
    return this.start(this.line);
  }

  /** @param {Line} line @returns {Promise<Catalog>} */
  start(line) {
    return line.ask({ kind: "boot", module: this.options.module });
  }

  /** @param {RequestBody} body @returns {Promise<any>} refused with an EngineError */
  async ask(body) {
    const { source } = this;
    const answer = await this.line.ask(body);
    if (body.kind === "open-test" && source) this.looks.set(identity(source), answer.testLooks);
    return answer;
  }

  /**
   * Opens a table; it becomes the kept one only when it can be trained on.
   * @param {Source} source
   * @param {Spec|null} spec
   * @returns {Promise<Opened>}
   */
  async open(source, spec) {
    if (source.kind === "sample") return this.keep(source, [], await this.load(this.line, source, [], spec));
    try {
      const plain = await this.read(source, source.asked ?? spec?.reading ?? {});
      return this.keep(source, plain, await this.openBeside(source, plain, spec));
    } finally {
      this.stop = null;
    }
  }

  /**
   * Opens a table in a new worker, which takes the place of the old one when it has succeeded.
   * @param {Source} source @param {Plain[]} plain @param {Spec|null} spec
   * @returns {Promise<Opened>}
   */
  async openBeside(source, plain, spec) {
    const line = this.hire();
    this.stop = (error) => line.end(error);
    try {
      await this.start(line);
      const opened = await this.load(line, source, plain, spec);
      const before = this.line;
      this.line = line;
      before.end(failure("replaced", "Another table was opened."));
      return opened;
    } catch (error) {
      line.end(failure("replaced", "The table could not be opened."));
      throw error;
    }
  }

  /** One file after the other; some of the rows of several files are picked by the engine, among all of them. @param {Exclude<Source, { kind: "sample" }>} source @param {Partial<Reading>} asked @returns {Promise<Plain[]>} */
  async read(source, asked) {
    const { onReading, spawnReader } = this.options;
    if (source.kind === "bytes") return [{ name: source.name, bytes: source.bytes, reading: null, remarks: [], of: null }];
    const files = source.kind === "file" ? [{ name: source.name, file: source.file }] : source.files.map((file) => ({ name: file.name, file }));
    /** @type {Plain[]} */
    const read = [];
    for (const { name, file } of files) {
      const tell = (/** @type {number} */ share) => onReading(name, ((read.length + share) / files.length) * READING);
      tell(0);
      const { plain, stop } = readFile(spawnReader(), { name, file, asked: files.length === 1 ? asked : { ...asked, rows: null } }, tell);
      this.stop = stop;
      read.push(await plain);
    }
    onReading(source.name, READING);
    return read;
  }

  /** Reads a file to be answered, and has the engine say what in it is unlike training. @param {File} file @param {Partial<Reading>} asked */
  async inspectScore(file, asked) {
    try {
      const [plain] = await this.read({ kind: "file", name: file.name, file }, asked);
      if (!plain) throw failure("internal", "There are no bytes to answer.");
      return await this.ask({ kind: "inspect-score", name: plain.name, bytes: plain.bytes, reading: asked });
    } finally {
      this.stop = null;
    }
  }

  /** Ends the opening that is under way, if any: the table and the run from before stay. */
  cancel() {
    this.stop?.(failure("cancelled", "The opening was cancelled."));
  }

  /**
   * @param {Line} line @param {Source} source @param {Plain[]} plain @param {Spec|null} spec
   * @returns {Promise<Opened>}
   */
  async load(line, source, plain, spec) {
    const opened = await this.loadAnew(line, source, plain, spec);
    const looks = this.looks.get(identity(source));
    if (looks) await line.ask({ kind: "looked", looks });
    return opened;
  }

  /**
   * @param {Line} line @param {Source} source @param {Plain[]} plain @param {Spec|null} spec
   * @returns {Promise<Opened>}
   */
  async loadAnew(line, source, plain, spec) {
    if (source.kind === "sample") return line.ask({ kind: "sample", name: source.name, knobs: source.knobs, spec });
    const files = plain.map((one) => ({ name: one.name, bytes: spent(one), of: one.of }));
    const [first] = files;
    const [only] = plain;
    if (!first || !only) throw failure("internal", "There are no bytes to open.");
    const how = { reading: source.asked ?? null, spec };
    const many = files.length > 1;
    const opened = /** @type {Opened} */ (await line.ask(many ? { kind: "load-many", files, ...how } : { kind: "load", ...first, ...how }));
    const table = many ? asFiles(opened.table, plain) : asFile(opened.table, source.name, only);
    const reading = many ? joined(plain) : only.reading;
    return { ...opened, table, ...(reading && { reading }) };
  }

  /** @param {Source} source @param {Plain[]} plain @param {Opened} opened */
  keep(source, plain, opened) {
    this.source = source;
    this.plain = plain;
    this.spec = opened.spec;
    return opened;
  }

  /** @param {Spec} spec @returns {Promise<import("../shared/protocol.js").PlanSummary>} */
  async configure(spec) {
    const plan = await this.ask({ kind: "configure", spec });
    this.spec = spec;
    return plan;
  }

  /** @param {Line} line @param {Reply} reply */
  receive(line, reply) {
    if (line.ended) return;
    switch (reply.kind) {
      case "answer":
      case "failure":
        line.settle(reply);
        return;
      case "picture":
        line.worker.postMessage({ id: 0, kind: "ack" });
        if (line !== this.line || reply.run !== line.run || line.awaits(CHANGES_RUN)) return;
        this.options.onPicture(line.awaits(STEERS) ? { ...reply, playing: null } : reply);
        return;
      case "cross-validation":
        if (line === this.line && reply.run === line.run && !line.awaits(CHANGES_RUN)) this.options.onFolds(reply);
        return;
      case "crashed":
        this.crashed(line, reply.error);
    }
  }

  /**
   * Ends the worker and starts another from what is kept. A second crash while recovering gives up; one that only opens a
   * table takes nothing with it.
   * @param {Line} line
   * @param {EngineError} error
   */
  async crashed(line, error) {
    if (line.ended) return;
    if (line !== this.line) {
      line.end({ ...error, kind: "opening-stopped" });
      return;
    }
    const opening = line.awaits(new Set(["sample"]));
    line.end({ ...error, kind: "crashed" });
    if (this.recovering) return;
    this.recovering = true;
    const next = this.hire();
    this.line = next;
    try {
      await this.start(next);
      const restored = this.source ? await this.load(next, this.source, this.plain, this.spec) : null;
      this.options.onCrash({ error, restored, opening });
    } catch {
      // Another table may have been opened meanwhile, and then nothing is amiss.
      if (this.line === next) this.options.onCrash({ error, restored: null, opening });
    } finally {
      this.recovering = false;
    }
  }
}

/** Bytes to give away: the page keeps its own for a new worker. The reader's copy spares the page the copying. @param {Plain} plain */
function spent(plain) {
  const { copy, bytes } = plain;
  plain.copy = undefined;
  return copy ?? bytes.slice(0);
}

/** What tells the same table again, however it is read. @param {Source} source */
function identity(source) {
  if (source.kind === "sample") return JSON.stringify([source.name, source.knobs]);
  if (source.kind === "bytes") return source.bytes;
  return JSON.stringify([source.name, ...(source.kind === "file" ? [source.file] : source.files).map(({ size }) => size)]);
}

/** @param {string} kind @param {string} message @returns {EngineError} */
function failure(kind, message) {
  return { kind, message, row: null, column: null, hint: null, choices: [] };
}
