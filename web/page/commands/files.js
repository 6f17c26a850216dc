/** Opens tables: files, pasted text, samples, and the open file once more when it is to be read otherwise. */
import { text } from "../../shared/text.js";
import { sameTable } from "../runs.js";
import { Asking } from "./asking.js";

/**
 * @typedef {import("../store.js").Place} Place
 * @typedef {import("../../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../../shared/protocol.js").Opened} Opened
 * @typedef {import("../../shared/protocol.js").Reading} Reading
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 * @typedef {import("../client.js").Client} Client
 * @typedef {import("../client.js").Source} Source
 * @typedef {import("../changes.js").Move} Move
 * @typedef {import("../store.js").Store} Store
 */

/** The most a file may weigh: the page and the worker hold it once each. */
export const FILE_LIMIT_MEGABYTES = 256;

/** Files of so many bytes take long enough to open for their first rows to be shown before. */
const GLIMPSED = 4e6;

/** The most files that are joined at once. */
const MOST_FILES = 100;

export class Files extends Asking {
  /**
   * @param {Client} client
   * @param {Store} store
   * @param {import("../preview.js").Previewer} [previewer]
   */
  constructor(client, store, previewer) {
    super(client, store);
    this.previewer = previewer;
    /** What was last to be opened. @type {Source|null} */
    this.asked = null;
  }

  /**
   * What is still being read or opened gives way: the last that was asked for counts.
   * @param {Source} source
   * @returns {Promise<boolean>} whether it opened
   */
  open(source) {
    this.client.cancel();
    return this.enqueue(() => this.openNow(source));
  }

  /**
   * The open file that is read otherwise stays the same table: what was changed before can be undone still.
   * @param {Source} source @param {{ spec: Spec, move: Move, axes?: import("../store.js").Axes|null }} [back] to a spec from before
   * @returns {Promise<boolean>}
   */
  async openNow(source, back) {
    this.asked = source;
    if (source.kind === "file" && source.file.size >= GLIMPSED) this.glimpse(source);
    try {
      const again = sameFile(source, this.store.state.source);
      const ending = this.ending();
      const found = await this.client.open(source, back?.spec ?? null);
      const opened = again && !back ? await this.carryOver(found) : found;
      this.store.dispatch({ kind: "opened", source, opened, move: back?.move ?? "change", again, axes: back?.axes ?? null, ending: await ending });
      return true;
    } catch (error) {
      this.refusedFile(source.name, /** @type {EngineError} */ (error));
      return false;
    } finally {
      if (this.store.state.reading) this.store.dispatch({ kind: "reading", reading: null });
    }
  }

  /**
   * What a person had settled goes on where it fits the table as it is read now; what was left as suggested is suggested anew.
   * @param {Opened} opened
   * @returns {Promise<Opened>}
   */
  async carryOver(opened) {
    const { spec: before, table } = this.store.state;
    if (!before || !table) return opened;
    const { network, training } = before;
    const left = Object.fromEntries(Object.entries({ network, training }).filter(([part, value]) => !equal(value, table.suggested[/** @type {"network"} */ (part)])));
    const data = equal(before.data, table.suggested.data) ? opened.spec.data : before.data;
    // Where the columns are others now, the network may stay, and where that does not fit either, the suggested spec is configured still.
    for (const spec of [{ ...opened.spec, ...left, data }, { ...opened.spec, ...left }]) {
      if (equal(spec, opened.spec)) return opened;
      try {
        return { ...opened, spec, plan: await this.client.configure(spec) };
      } catch (error) {
        if (/** @type {EngineError} */ (error).kind === "crashed") throw error;
      }
    }
    return opened;
  }

  /** Ends the reading of a file; the table and the run from before stay. */
  cancel() {
    this.client.cancel();
  }

  /**
   * Reads the open file or text once more, otherwise: another sheet, another encoding, another delimiter.
   * @param {Partial<Reading>} change null in a member: as found
   * @returns {Promise<boolean>} whether it was read so
   */
  async readAgain(change) {
    const { source } = this.store.state;
    return source !== null && source.kind !== "sample" && this.open({ ...source, asked: { ...source.asked, ...change } });
  }

  /** The first rows of the open file as `readAgain` would read them; null where nobody waits for them any more. @param {Partial<Reading>} change */
  async preview(change) {
    const { source } = this.store.state;
    if (!source || source.kind === "sample" || !this.previewer) return null;
    try {
      return await this.previewer.ask(source, { ...source.asked, ...change });
    } catch (error) {
      if (/** @type {EngineError} */ (error).kind === "replaced") return null;
      throw error;
    }
  }

  /** The first rows of a file that takes a while, at once. @param {Exclude<Source, { kind: "sample" }>} source */
  async glimpse(source) {
    try {
      const preview = await this.previewer?.ask(source, source.asked ?? {});
      if (preview && this.asked === source) this.store.dispatch({ kind: "glimpse", preview });
    } catch {
      // What is wrong with the file is said by its opening; a beginning may be refused where the whole is not.
    }
  }

  /** Reads the last file that was asked for, refused or open, as chosen. @param {Reading} reading */
  async readAs(reading) {
    const { asked } = this;
    if (asked && asked.kind !== "sample") await this.open({ ...asked, asked: reading });
  }

  /** @param {string} name @param {EngineError} error */
  refusedFile(name, error) {
    if (error.kind === "unreadable-file") this.complain(error.kind, text("error.read", { name, detail: error.message }), text("error.read.hint"));
    else if (error.kind === "opening-stopped") this.complain(error.kind, text("error.stopped", { name, detail: error.message }), text("error.large.hint"));
    else if (error.kind === "large-file") this.tooLarge(name, this.asked?.kind === "file" ? this.asked.file.size : 0, error.choices);
    else this.refused("data", error);
  }

  /** @param {File[]} files */
  async openFiles(files) {
    const [file] = files;
    if (files.length > MOST_FILES) return this.complain("many-files", text("error.many-files", { count: files.length, limit: MOST_FILES }), text("error.many-files.hint"));
    if (files.length < 2) return file && this.openFile(file);
    const name = text("files.name", { count: files.length });
    if (this.fits(name, files.reduce((total, one) => total + one.size, 0))) await this.open({ kind: "files", name, files });
  }

  /** Whether so many bytes are taken in; says so where they are not. @param {string} name @param {number} bytes @param {Place} [place] */
  fits(name, bytes, place = "data") {
    if (bytes <= FILE_LIMIT_MEGABYTES * 1e6) return true;
    this.tooLarge(name, bytes, [], place);
    return false;
  }

  /** @param {string} name @param {number} bytes @param {import("../../shared/protocol.js").ReadingChoice[]} [choices] @param {Place} [place] */
  tooLarge(name, bytes, choices = [], place = "data") {
    const message = text("error.large", { name, size: Math.ceil(bytes / 1e6), limit: FILE_LIMIT_MEGABYTES });
    this.refused(place, { kind: "large-file", message, row: null, column: null, hint: text("error.large.hint"), choices });
  }

  /** One over the limit is refused by the reader before it is read, perhaps with a part of it as an offer. @param {File} file */
  async openFile(file) {
    await this.open({ kind: "file", name: file.name, file });
  }

  /** @param {string} pasted */
  async openText(pasted) {
    const lines = pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
    const hint = text("error.empty-paste.hint");
    if (lines.length === 0) return this.complain("empty-text", text("error.empty-paste"), hint);
    if (lines.length === 1) return this.complain("one-line", text("error.short-paste"), hint);
    const bytes = new TextEncoder().encode(pasted).buffer;
    await this.open({ kind: "bytes", name: text("paste.name"), bytes });
  }
}

/** Whether two sources are one file, however it is read. @param {Source} one @param {Source|null} other */
function sameFile(one, other) {
  return other !== null && one.kind !== "sample" && sameTable(one, other);
}

/** @param {unknown} one @param {unknown} other */
const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
