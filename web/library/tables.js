// @ts-check
/** What an engine does with tables: reads them, shows their cells, says what is wrong, tries formulas. */

import { asFile, asFiles } from "../shared/file.js";
import { named } from "./errors.js";
import { readPlain } from "./plain.js";

/** @import { Catalog, Change, FileReading, Finding, Reading, Spec, TableSummary } from "../shared/protocol.js" */
/** @import { Engine as WasmEngine } from "isoline-engine" */

/** The part of an engine that reads tables. */
export class Tables {
  /** @param {InstanceType<typeof WasmEngine>} wasm */
  constructor(wasm) {
    /** The engine as it came out of Rust. @protected */
    this.wasm = wasm;
  }

  /** Activations, losses, optimizers, samples and the rest, each with label, formula and knobs. @returns {Catalog} */
  catalog() {
    return named(() => this.wasm.catalog());
  }

  /**
   * Reads a table; its `suggested` spec is ready for `configure`. What `reading` leaves out is found.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   * @returns {TableSummary}
   */
  load({ name, bytes, reading }) {
    return this.#load(name, bytes, reading);
  }

  /** @param {string} name @param {Uint8Array | ArrayBuffer} bytes @param {Partial<Reading>} [reading] @param {number} [of] rows of the file, where those asked for were picked before */
  #load(name, bytes, reading, of) {
    return named(() => this.wasm.load(name, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), reading, of));
  }

  /**
   * Reads what `load` reads and more: Excel workbooks, Parquet files, any of them packed by gzip, and text in the encodings
   * of offices. The code for it is loaded when it is first called.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   *   reading: as for `load`; `encoding` may be any label that browsers know, `path` the name of a workbook's sheet.
   * @param {(share: number) => void} [progress]
   * @returns {Promise<{ table: TableSummary, file: FileReading }>}
   */
  async loadFile({ name, bytes, reading = {} }, progress = () => {}) {
    const plain = await readPlain({ name, bytes }, reading, progress);
    const table = this.#load(plain.name, plain.bytes, reading, plain.of ?? undefined);
    return { table: asFile(table, name, plain), file: plain.reading };
  }

  /**
   * Reads files with the same columns, in any order and each as `loadFile` does, into one table; a file whose columns
   * differ is refused by name. The table before it stays until all are read.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer }[]} files
   * @param {Partial<Reading>} [reading] of all of them
   * @param {(share: number) => void} [progress]
   * @returns {Promise<{ table: TableSummary, files: FileReading[] }>}
   */
  async loadMany(files, reading = {}, progress = () => {}) {
    /** @type {import("./plain.js").Plain[]} */
    const read = [];
    // Some of the rows of several files are picked by the engine, among all of them.
    for (const file of files) read.push(await readPlain(file, { ...reading, rows: null }, (share) => progress((read.length + share) / files.length)));
    const table = named(() => this.wasm.loadMany(read.map(({ name, bytes }) => ({ name, bytes })), reading));
    return { table: asFiles(table, read), files: read.map((plain) => plain.reading) };
  }

  /**
   * Cells of the open table as text, row by row. Missing cells and text that was not kept are empty; what lies outside
   * the table is left out. At most 100,000 cells at once.
   * @param {{ row?: number, rows: number, column?: number, columns?: number }} part
   * @returns {string[][]}
   */
  rows({ row = 0, rows, column = 0, columns = 10_000 }) {
    return named(() => this.wasm.rows(row, rows, column, columns));
  }

  /**
   * Loads a data set of the catalog.
   * @param {string} name
   * @param {Record<string, number>} [knobs]
   * @returns {TableSummary}
   */
  sample(name, knobs = {}) {
    return named(() => this.wasm.sample(name, knobs));
  }

  /**
   * What is wrong with the table for this spec, the worst first.
   * @param {Spec} spec
   * @returns {Finding[]}
   */
  diagnose(spec) {
    return named(() => this.wasm.diagnose(spec));
  }

  /**
   * The spec with the change of a finding's fix made; `configure` it to use it.
   * @param {Spec} spec
   * @param {Change} change
   * @returns {Spec}
   */
  amend(spec, change) {
    return named(() => this.wasm.amend(spec, change));
  }

  /**
   * What a formula comes to before it is added, over the columns and what the first `entries` of `data.derived` make.
   * @param {string} formula
   * @param {number} [entries] all of them
   * @returns {import("../shared/protocol.js").Trial}
   */
  tryFormula(formula, entries = 2 ** 31) {
    return named(() => this.wasm.tryFormula(formula, entries));
  }

  /**
   * What was fitted for each feature on the training rows: the columns of a record, then the derived ones.
   * @returns {import("../shared/protocol.js").FittedFeature[]}
   */
  preparation() {
    return named(() => this.wasm.preparation());
  }

  /**
   * A row of the table, counted from 0, as text and as the network gets it.
   * @param {number} row
   * @returns {import("../shared/protocol.js").PreparedRow}
   */
  preparedRow(row) {
    return named(() => this.wasm.preparedRow(row));
  }
}
