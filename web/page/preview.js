/**
 * The first rows of a file as they would be read, by workers of their own: the open table and its run know nothing of it.
 * A later question ends the one before.
 */
import { Line } from "./line.js";
import { readFile } from "./reader.js";

/**
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../shared/protocol.js").Preview} Preview
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {import("../shared/messages.js").Reply} Reply
 * @typedef {import("./client.js").ClientOptions} ClientOptions
 * @typedef {Exclude<import("./client.js").Source, { kind: "sample" }>} OwnSource
 */

/** What is refused of a beginning, and perhaps not of the whole. */
const CUT = new Set(["too-few-rows", "unterminated-quote"]);

/** @type {EngineError} */
const REPLACED = { kind: "replaced", message: "Another preview was asked for.", row: null, column: null, hint: null };

export class Previewer {
  /** @param {Pick<ClientOptions, "spawn"|"spawnReader"|"module">} options */
  constructor(options) {
    this.options = options;
    /** Ends what is under way. */
    this.stop = () => {};
    this.asked = 0;
  }

  /**
   * Of several files the first is shown.
   * @param {OwnSource} source
   * @param {Partial<Reading>} asked
   * @returns {Promise<Preview>} refused with an EngineError
   */
  async ask(source, asked) {
    this.stop();
    const turn = ++this.asked;
    try {
      return await this.look(source, asked, true, turn);
    } catch (error) {
      if (!CUT.has(/** @type {EngineError} */ (error).kind)) throw error;
      return await this.look(source, asked, false, turn);
    }
  }

  /** @param {OwnSource} source @param {Partial<Reading>} asked @param {boolean} head @param {number} turn @returns {Promise<Preview>} */
  async look(source, asked, head, turn) {
    const { name, bytes } = await this.read(source, asked, head);
    if (turn !== this.asked) throw REPLACED;
    const line = new Line(this.options.spawn());
    line.worker.onmessage = ({ data }) => {
      const reply = /** @type {Reply} */ (data);
      if (reply.kind === "crashed") line.end(reply.error);
      else if (reply.kind === "answer" || reply.kind === "failure") line.settle(reply);
    };
    line.worker.onerror = ({ message }) => line.end({ ...REPLACED, kind: "trap", message });
    this.stop = () => line.end(REPLACED);
    try {
      await line.ask({ kind: "boot", module: this.options.module });
      return await line.ask({ kind: "preview", name, bytes, reading: asked });
    } finally {
      line.end(REPLACED);
    }
  }

  /** @param {OwnSource} source @param {Partial<Reading>} asked @param {boolean} head @returns {Promise<{ name: string, bytes: ArrayBuffer }>} */
  async read(source, asked, head) {
    if (source.kind === "bytes") return { name: source.name, bytes: source.bytes.slice(0) };
    const file = source.kind === "file" ? source.file : /** @type {File} */ (source.files[0]);
    const name = source.kind === "file" ? source.name : /** @type {File} */ (file).name;
    const { plain, stop } = readFile(this.options.spawnReader(), { name, file, asked, head }, () => {});
    this.stop = () => stop(REPLACED);
    return plain;
  }
}
