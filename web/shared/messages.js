/** The messages between page, worker and reading worker; what they carry stands in protocol.js. */

/**
 * @typedef {import("./protocol.js").Change} Change
 * @typedef {import("./protocol.js").Checkpoint} Checkpoint
 * @typedef {import("./protocol.js").CrossProgress} CrossProgress
 * @typedef {import("./protocol.js").CrossReport} CrossReport
 * @typedef {import("./protocol.js").Diagram} Diagram
 * @typedef {import("./protocol.js").EngineError} EngineError
 * @typedef {import("./protocol.js").FileReading} FileReading
 * @typedef {import("./protocol.js").Frame} Frame
 * @typedef {import("./protocol.js").Hidden} Hidden
 * @typedef {import("./protocol.js").HiddenView} HiddenView
 * @typedef {import("./protocol.js").History} History
 * @typedef {import("./protocol.js").KeptAnswers} KeptAnswers
 * @typedef {import("./protocol.js").KeptEpochs} KeptEpochs
 * @typedef {import("./protocol.js").Palette} Palette
 * @typedef {import("./protocol.js").Plane} Plane
 * @typedef {import("./protocol.js").Preview} Preview
 * @typedef {import("./protocol.js").Progress} Progress
 * @typedef {import("./protocol.js").Reading} Reading
 * @typedef {import("./protocol.js").Remark} Remark
 * @typedef {import("./protocol.js").Spec} Spec
 */

// ---- page -> worker ------------------------------------------------------------------------------

/**
 * Each request carries an id; its answer carries the same id. A request that changes the run raises `run`:
 * load, load-many, sample, configure, reset, continue-from and restore do, and they also pause. One that fails leaves everything as it was.
 * `spec` null asks for the table's suggested one; `reading` null is the spec's, or has everything found. "ack" has no answer.
 * `of`: how many rows the file has, where those asked for were picked before. "load-many" joins files with the same columns.
 * "preview" answers a `Preview`; it is for a worker that has no table. "rows" answers cells of the open table as text, string[][]: missing cells
 * and text that was not kept are empty, and what lies outside the table is left out.
 * "cross-validate" begins beside the run, which it leaves alone, and tells of itself in replies; another table or network,
 * or "cross-validate-end", ends it.
 * "looked" says how often the test rows of the open table were looked at before, by another worker.
 * "show-epoch" shows a kept epoch, or with null the present; it pauses, and training goes on from the present. "run" answers
 * an `Ending`, with what the run needs to go on where it has so many weights at the most. "set-weight" answers the one before.
 * @typedef {{ id: number } & RequestBody} Request
 * @typedef {(
 *   | { kind: "boot", module: WebAssembly.Module }
 *   | { kind: "load", name: string, bytes: ArrayBuffer, of: number|null, reading: Partial<Reading>|null, spec: Spec|null }
 *   | { kind: "load-many", files: { name: string, bytes: ArrayBuffer }[], reading: Partial<Reading>|null, spec: Spec|null }
 *   | { kind: "preview", name: string, bytes: ArrayBuffer, reading: Partial<Reading> }
 *   | { kind: "rows", row: number, rows: number, column: number, columns: number }
 *   | { kind: "sample", name: string, knobs: Record<string, number>, spec: Spec|null }
 *   | { kind: "configure", spec: Spec }
 *   | { kind: "diagnose", spec: Spec }
 *   | { kind: "amend", spec: Spec, change: Change }
 *   | { kind: "try-formula", formula: string, entries: number }
 *   | { kind: "preparation" }
 *   | { kind: "prepared-row", row: number }
 *   | { kind: "view", view: ViewRequest|null }
 *   | { kind: "play", pace: Pace, stopAt: StopAt }
 *   | { kind: "pause" }
 *   | { kind: "step", unit?: StepUnit }
 *   | { kind: "reset" }
 *   | { kind: "show-epoch", epoch: number|null }
 *   | { kind: "continue-from", epoch: number }
 *   | { kind: "run", weights: number }
 *   | { kind: "restore", checkpoint: Checkpoint }
 *   | { kind: "learning-rate", value: number }
 *   | { kind: "set-weight", layer: number, name: string, index: number, value: number }
 *   | { kind: "explain", layer: number, name: string, index: number }
 *   | { kind: "evaluate" }
 *   | { kind: "open-test" }
 *   | { kind: "looked", looks: number }
 *   | { kind: "inspect-score", name: string, bytes: ArrayBuffer, reading: Partial<Reading>|null }
 *   | { kind: "score" }
 *   | { kind: "cross-validate", epochs: number, folds: number }
 *   | { kind: "cross-validate-end" }
 *   | { kind: "find-rate" }
   | { kind: "statistics" }
 *   | { kind: "points", x: string, y: string|null }
 *   | { kind: "misclassified" }
 *   | { kind: "probe", x: string, y: string|null, at: [number, number] }
 *   | { kind: "hash" }
 *   | { kind: "fresh-seed" }
 *   | { kind: "ack" }
 * )} RequestBody
 *
 * How far a step goes: to the end of the epoch, which is also meant where nothing is said, over its next batch, or over the next row alone.
 * @typedef {"epoch"|"batch"|"sample"} StepUnit
 *
 * How fast training goes: so many epochs or batches a second; null as fast as it can.
 * @typedef {{ unit: "epoch"|"batch", perSecond: number }|null} Pace
 *
 * Where training is to stop: at an epoch, or after the first one with a loss below a limit on training or validation rows.
 * @typedef {{ epoch: number|null, loss: number|null, training: boolean }} StopAt
 *
 * The frame the page wants with every picture; null while nothing is shown. diagram: pictures of the units as well, of this
 * many cells along each side at the most, and weights or not. hidden: a layer's space instead of the frame.
 * "probe" answers what the network says at a place, Float64Array; "misclassified" 1 or 0 for each point, Uint8Array.
 * @typedef {Plane & { palette: Palette, hidden?: HiddenView|null, diagram?: { side: number, most: number, weights: boolean }|null, against?: Against|null }} ViewRequest
 *
 * What the answers are shown minus, where they are shown so: those of the present, or those kept of another run.
 * @typedef {{ answers: KeptAnswers|null }} Against
 */

// ---- worker -> page ------------------------------------------------------------------------------

/**
 * @typedef {(
 *   | { kind: "answer", id: number, run: number, value: unknown }
 *   | { kind: "failure", id: number, run: number, error: EngineError }
 *   | { kind: "picture", run: number, playing: boolean, progress: Progress, frame: Frame|null, hidden: Hidden|null, diagram: Diagram|null, history: History|null, kept: KeptEpochs|null }
 *   | { kind: "cross-validation", run: number, progress: CrossProgress, report: CrossReport|null, error: EngineError|null }
 *   | { kind: "crashed", error: EngineError }
 * )} Reply
 *   At most one picture is under way: the next is sent after the page has said "ack".
 *   `kept` comes with `history`, which is null when it is the same as, or only a moment newer than, the one sent before; a pause always sends it.
 *   "cross-validation" comes a few times a second; `report` with each fold that is done; `error` when a fold cannot be
 *   prepared, which ends it.
 *   `frame` is coarse while playing and as fine as asked for once training rests.
 */

// ---- page -> reading worker -> page ---------------------------------------------------------------

/**
 * A reading worker reads one file and is then ended; ending it earlier cancels. head: only the beginning is wanted.
 * @typedef {{ name: string, file: Blob, asked: Partial<Reading>, head?: boolean }} ReadRequest
 *
 * @typedef {(
 *   | { kind: "progress", share: number }
 *   | { kind: "plain", name: string, bytes: ArrayBuffer, copy?: ArrayBuffer|undefined, reading: FileReading, remarks: Remark[], of: number|null }
 *   | { kind: "failure", error: EngineError }
 * )} ReadReply  plain: bytes that the engine reads by itself, and the same once more to be given away
 */

export {};
