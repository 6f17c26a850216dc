/**
 * Every plain object the engine hands out or takes; the messages that carry them are in messages.js.
 * Types only: this file has no code, so page, worker and library may all import it.
 */

// ---- what the engine says of itself ---------------------------------------------------------

/**
 * A knob of a family member, for example Adam's beta1.
 * @typedef {{ name: string, label: string, minimum: number, maximum: number, default: number, scale: "linear"|"log" }} Knob
 *
 * One member of a family: an activation, a loss, an optimizer ...
 * @typedef {{ name: string, label: string, formula: string, knobs: Knob[] }} Member
 *
 * A sample data set that is part of the program.
 * @typedef {{ name: string, label: string, group: "shape"|"surface"|"table", task: Task, description: string, knobs: Knob[] }} SampleMember
 *
 * @typedef {"classification"|"regression"} Task
 * @typedef {"binary"|"classes"|"values"} Head  what the output layer answers; a loss says which it can judge
 *
 * @typedef {{
 *   activations: Member[], losses: (Member & { heads: Head[] })[], optimizers: Member[],
 *   initializers: Member[], layers: Member[], schedules: Member[], regularizers: Member[], clippings: Member[],
 *   augmentations: Member[],
 *   derivers: (Member & { takes: "text"|"each"|"dates"|"two" })[],
 *   functions: { name: string, label: string, fewest: number, most: number }[],
 *   splits: Member[], scalings: Member[], encodings: Member[], numericImputers: Member[], categoricalImputers: Member[],
 *   outliers: Member[], outlierActions: Member[],
 *   delimiters: Member[], decimals: Member[], dateOrders: Member[],
 *   samples: SampleMember[],
 *   metrics: { name: string, label: string, formula: string, lowerIsBetter: boolean, heads: Head[] }[],
 *   limits: { layers: number, units: number, parameters: number, batchSize: number, learningRate: number }
 * }} Catalog
 */

// ---- asked: the spec (docs/spec.md) -----------------------------------------------------------

/**
 * @typedef {{
 *   version: 1,
 *   reading: Reading,
 *   data: {
 *     target: string|null, task: Task|null, features: string[]|null, weight: string|null,
 *     group: string|null, time: string|null,
 *     columns: Record<string, ColumnEdit>,
 *     derived: Derived[],
 *     missing: { numeric: Choice, categorical: Choice, indicator: boolean },
 *     outliers: { method: Choice, action: "flag"|"clip"|"drop" },
 *     scaling: Choice, encoding: Choice,
 *     split: { method: Choice, validation: number, test: number, seed: number, folds: number|null, fold: number }
 *   },
 *   network: { layers: LayerSpec[], output: { activation: string|null, initializer: Choice|null }, seed: number },
 *   training: {
 *     loss: Choice|null, optimizer: Choice, learningRate: number, schedule: Choice, regularization: Choice, clipping: Choice,
 *     labelSmoothing: number, classWeights: "none"|"balanced", augmentation: Choice, sampling: "none"|"balanced",
 *     earlyStopping: EarlyStopping|null, batchSize: number, seed: number
 *   }
 * }} Spec
 *
 * What is said of a column against what was found in it; keys may be left out. Text is left out of learning.
 * The last five keys prepare this column otherwise than all.
 * @typedef {{ kind?: "numeric"|"categorical"|"date"|"text"|null, missing?: string[], merge?: Record<string, string>, order?: string[],
 *   imputation?: Choice|null, indicator?: boolean|null, outliers?: OutlierSpec|null, scaling?: Choice|null, encoding?: Choice|null }} ColumnEdit
 *
 * @typedef {{ method: Choice, action: "flag"|"clip"|"drop" }} OutlierSpec
 *
 * A feature that is computed from columns: a formula under a name, or a member of the family with its columns and knobs.
 * names: by the name that the member writes, the one a feature gets instead; "" leaves it out. Never an empty object.
 * @typedef {{ kind?: string, of?: string[], name?: string, formula?: string, names?: Record<string, string>,
 *   [knob: string]: number|string|string[]|Record<string, string>|undefined }} Derived
 *
 * How a file is read; null: found by the reader. `encoding`: a label that TextDecoder knows. `skip`: lines to leave out
 * at the top; `footer`: rows at the end. `comments`: whether lines that begin with # are left out. `units`: whether the row
 * under the names holds units. `path`: a sheet's name, or keys of a JSON object joined by dots.
 * @typedef {{
 *   encoding: string|null, delimiter: string|null, header: boolean|null, skip: number|null, comments: boolean|null, units: boolean|null, footer: number|null,
 *   decimal: "point"|"comma"|null, dates: "day-first"|"month-first"|null, path: string|null, rows: RowChoice|null
 * }} Reading
 *
 * So many rows of a file instead of all.
 * @typedef {{ kind: "first", count: number } | { kind: "random", count: number, seed?: number }} RowChoice
 *
 * A member of a family: its name, or an object with the knobs that differ from their defaults.
 * @typedef {string | { kind: string, [knob: string]: number|string }} Choice
 *
 * @typedef {{ patience: number, minimumImprovement: number }} EarlyStopping
 *
 * @typedef {{ kind: "dense", units: number, activation: Choice, initializer: Choice|null }} DenseLayer
 * @typedef {(
 *   | DenseLayer
 *   | { kind: "dropout", rate: number }
 *   | { kind: "batch-norm", momentum: number, epsilon: number }
 *   | { kind: "layer-norm", epsilon: number }
 *   | { kind: "residual", layers: LayerSpec[] }
 * )} LayerSpec
 */

// ---- answered ---------------------------------------------------------------------------------

/**
 * A sheet of a workbook that can be chosen, with the size it states; null where it states none.
 * @typedef {{ name: string, rows: number|null, columns: number|null }} SheetChoice
 *
 * An encoding that can be chosen, with the first rows as it reads them.
 * @typedef {{ label: string, name: string, preview: string }} EncodingChoice
 *
 * What a file was before the engine saw it. packed: it came in a gzip archive. sheet: the one read, of `sheets`.
 * encoding: of a text: what it was read as, whether that is sure, and what can be chosen, the likeliest first; null where
 * the file is no text.
 * @typedef {{ kind: "text"|"workbook"|"parquet", packed: boolean, sheet: string|null, sheets: SheetChoice[],
 *   encoding: { label: string, confident: boolean, choices: EncodingChoice[] }|null }} FileReading
 *
 * A remark about the data that does not stop the work.
 * @typedef {{ code: string, message: string, row: number|null, column: string|null, hint: string|null,
 *   choices: ReadingChoice[] }} Remark
 *
 * A way to read a file that can be read in several: load it again with `reading`. `preview`: at most 3 rows as they
 * would be, none where the label says it all.
 * @typedef {{ label: string, reading: Reading, preview: string[][] }} ReadingChoice
 *
 * What the doctor found. `row` is the first data row that shows it, counted from 1 without header and blank lines; `rows` how
 * many it concerns, 0 for a column or the table as a whole. `values` are those of the message, for saying it in another language.
 * @typedef {{ code: string, severity: "error"|"warning"|"note", message: string, row: number|null, column: string|null, rows: number,
 *   hint: string|null, values: Record<string, number|string>, fix: { label: string, change: Change }|null }} Finding
 *
 * A change of the spec that one click makes; "amend" makes it.
 * @typedef {(
 *   | { kind: "setColumn", column: string, to: "numeric"|"categorical"|"date"|"text" }
 *   | { kind: "dropFeature", column: string }
 *   | { kind: "dropDerived", column: string, entry: number, written: string|null }
 *   | { kind: "setMissing", column: string, texts: string[] }
 *   | { kind: "mergeLevels", column: string, merge: Record<string, string>, feature?: boolean }
 *   | { kind: "setTask", task: Task }
 *   | { kind: "setScaling", scaling: Choice }
 *   | { kind: "setOutliers", outliers: Spec["data"]["outliers"] }
 *   | { kind: "setSplit", method: Choice }
 *   | { kind: "balanceClasses" }
 * )} Change
 *
 * @typedef {{
 *   name: string, kind: "numeric"|"categorical"|"date"|"text", missing: number, distinct: number,
 *   minimum: number|null, maximum: number|null, mean: number|null, median: number|null,
 *   minimumText: string|null, maximumText: string|null, format: Format,
 *   histogram: number[], levels: { name: string, count: number }[], knownOrder: string[],
 *   usable: boolean, reason: string|null
 * }} ColumnSummary  histogram: rows in 12 bars of equal width from minimum to maximum, none for names.
 *   levels: the most frequent ones first, 20 at most. knownOrder: all of them, lowest first, where their words have an
 *   order that is known (low, medium, high), else none. usable: false with the reason when it cannot be a feature.
 *   A date is a number of seconds since 1970-01-01T00:00; minimumText and maximumText are the range of a date in ISO 8601.
 *
 * How the cells of a column were written: unit `kg`, `%`, `€`, before or after the digits (12 % is the number 12), the decimal
 * sign where there was something to decide, what stands between thousands.
 * @typedef {{ unit: string|null, before: boolean, decimal: "point"|"comma"|null, thousands: string|null,
 *   date: { precision: "quarter"|"month"|"day"|"minute"|"second"|"millisecond"|"microsecond", time: boolean, utc: boolean }|null }} Format
 *
 * @typedef {{
 *   name: string, rows: number, subsample: Subsample|null, reading: { asked: Reading, used: Reading, choosable: (keyof Reading)[] },
 *   columns: ColumnSummary[], preview: string[][], remarks: Remark[], suggested: Spec
 * }} TableSummary  preview: the first 8 rows as text. reading.used: what was asked or found; null where the file has no such thing.
 *   reading.choosable: the members that can be chosen for a file of this kind.
 *
 * The first rows of a file as they would be read.
 * @typedef {{ columns: { name: string, kind: ColumnSummary["kind"] }[], rows: string[][] }} Preview
 *
 * What part of its file a table is; null: all of it. of: the rows of the file, null where they were not counted.
 * @typedef {{ kind: "first"|"random", rows: number, of: number|null }} Subsample
 *
 * An axis the boundary can be drawn over: one feature, in the data's own units.
 * A categorical feature lies at 0, 1, 2 ... in the order of `levels`, a date at its seconds since 1970-01-01T00:00.
 * @typedef {{ name: string, kind: "numeric"|"categorical"|"date", minimum: number, maximum: number, range: [number, number], levels: string[], held: number, heldLabel: string }} Axis
 *   range: what a plane spans along it unless another is asked for.
 *
 * @typedef {{
 *   task: Task, head: Head,
 *   target: { name: string, classes: string[], minimum: number, maximum: number },
 *   inputs: { name: string, width: number, formula: string|null }[],
 *   architecture: number[], parameters: number,
 *   loss: string, outputActivation: string,
 *   rows: { train: number, validation: number, test: number, later: number, dropped: number, withoutTarget: number, incomplete: number, withOutliers: number },
 *   outliers: Outliers|null,
 *   baseline: Baseline,
 *   axes: Axis[], suggestedAxes: [string, string|null],
 *   derived: DerivedSummary[], edited: ColumnSummary[], remarks: Remark[], kept: boolean
 * }} PlanSummary  rows.later: after the window of time that judges. kept: true when the weights survived the change (only live knobs changed). edited: the columns that the
 *   spec edits, as they are now.
 *
 * A derived feature: the place in `data.derived` of what asks for it, its name as the member writes it, its formula with
 * fitted numbers in it, and its values in all rows.
 * @typedef {{ entry: number, written: string, formula: string, column: ColumnSummary }} DerivedSummary
 *
 * What a formula comes to in the first rows, NaN where it has no value; or what is wrong with it, at which character, from 1.
 * @typedef {{ values: Float64Array, error: { position: number, message: string, hint: string }|null }} Trial
 *
 * How a feature gets into the network, as it was fitted on the training rows: inputs `offset` to `offset + width`. A column
 * that is only derived from has width 0. `fill`, in units of the column or the index of a level, stands in for missing cells.
 * @typedef {{
 *   name: string, kind: "numeric"|"categorical"|"date", levels: string[], minimum: number, maximum: number, held: number,
 *   imputation: string, fill: number, offset: number, width: number, indicator: boolean,
 *   step: { kind: "scale", method: string, clip: [number, number]|null,
 *       scaling: { curve: { kind: "straight"|"logarithm" }|{ kind: "yeoJohnson", lambda: number }, affine: { center: number, scale: number } } }
 *     | { kind: "encode", method: string, marks: ({ place: number, value: number }|null)[] }
 * }} FittedFeature
 *
 * A row as text before the preparation, feature by feature, and what the network gets.
 * @typedef {{ cells: string[], inputs: Float32Array }} PreparedRow
 *
 * Numbers far from the others; null where none are looked for. `done`: an entry for each action that a column has. `listed`:
 * the first 200 values, row by row; rows are counted from 1 without the header. `fences`: what is ordinary in each column of
 * numbers that has a spread.
 * @typedef {{
 *   done: { action: "flag"|"clip"|"drop", rows: number, cells: number }[],
 *   listed: { row: number, column: string, value: number }[],
 *   fences: { column: string, low: number, high: number, cells: number, action: "flag"|"clip"|"drop" }[]
 * }} Outliers
 *
 * What always answering the same gives on the validation rows.
 * @typedef {{ name: string, answer: string, score: number, loss: number }} Baseline
 *
 * A score with its 95 % interval.
 * @typedef {{ name: string, value: number, low: number, high: number, rows: number }} Score
 *
 * @typedef {{
 *   epoch: number, step: number, rowsPerSecond: number,
 *   trainLoss: number|null, validationLoss: number|null,
 *   trainScore: number|null, validationScore: number|null, scoreName: "accuracy"|"r2",
 *   diverged: EngineError|null, learningRate: number,
 *   stopped: { epoch: number, bestEpoch: number, bestLoss: number }|null,
 *   reached: Reached|null, position: number, epochRows: number, batchRows: number, testLooks: number, stands: number|null
 * }} Progress
 *   stands: while an earlier epoch is shown, the one that training stands at; the figures are then of the epoch shown.
 *   testLooks: how often test rows of this table were looked at.
 *   learningRate: of the next step, as the schedule has it. stopped: no better validation loss came; the weights are the best epoch's.
 *   reached: training stopped where it was asked to. position: rows of the present epoch that have been trained on, of
 *   `epochRows`, in batches of `batchRows`.
 *
 * Training was to stop at this epoch, or after the first one with a loss below a limit on training or validation rows.
 * @typedef {{ by: "epoch"|"training"|"validation", epoch: number, loss: number|null }} Reached
 *
 * Epochs of which the whole state is kept: every so many, and the best by validation loss. bytes, of at most `limit`.
 * @typedef {{ epochs: Float64Array, every: number, best: number|null, bytes: number, limit: number }} KeptEpochs
 *
 * What a network answered over a plane of two features.
 * @typedef {Boundary & { x: string, y: string }} KeptAnswers
 *
 * What is kept of a run when another begins.
 * @typedef {{ progress: Progress, history: History, checkpoint: Checkpoint|null, answers: KeptAnswers|null }} Ending
 *
 * A learning-rate range test: the smoothed loss at each rate, and the rate where it fell most steeply.
 * @typedef {{ rates: number[], losses: number[], suggested: number|null }} RangeTest
 *
 * A run put aside; only the engine reads what is in it. `data` is the SHA-256 of the prepared table and its split.
 * @typedef {{ version: number, spec: Spec, data: string, [more: string]: unknown }} Checkpoint
 *
 * Euclidean norms of weights and gradients, the root mean square of what a layer puts out, and how many of its units
 * put out the same for every row looked at.
 * @typedef {{ layer: number, units: number, weightNorm: number, gradientNorm: number, activationNorm: number, dead: number }} LayerStatistics
 *
 * How the next batch of the run moves one weight; nothing is trained. `rows`: its first rows (of the table, from 0), with the
 * derivative `delta` of the row's own loss by the unit's sum; none where the layer's sums are not told. `mean`: of the products
 * over the batch. `gradient`: as training adds it up. `descent`: how `delta` came down in the first of the rows, null in the
 * output layer: `sum` over `count` links, `links` the first of them, none where the layer after is not dense. `difference`: the
 * mean loss on either side. pull: of the regularizer. quantities: in the optimizer's notation, the last is taken from the weight.
 * @typedef {{
 *   step: number, samples: number, mean: number|null, gradient: number, pull: number, pulled: number, clipped: number,
 *   rows: { row: number, input: number, delta: number, product: number, output: number, target: number|null }[],
 *   descent: { links: { unit: number, weight: number, delta: number }[], count: number, sum: number, slope: number }|null,
 *   difference: { width: number, losses: [number, number], slope: number },
 *   quantities: { name: string, value: number }[], before: number, stepped: number, after: number
 * }} Explanation
 *
 * One entry per kept epoch, same length each; NaN never occurs.
 * @typedef {{ epochs: Float64Array, trainLoss: Float64Array, validationLoss: Float64Array, trainScore: Float64Array, validationScore: Float64Array }} History
 *
 * A metric of the catalog on some rows; null where it is not defined.
 * @typedef {{ name: string, value: number|null }} Figure
 *
 * @typedef {{
 *   train: Score[], validation: Score[], trainMetrics: Figure[], validationMetrics: Figure[],
 *   baseline: Baseline, baselineMetrics: Figure[], confusion: number[][]|null, sentence: string, answers: Uint16Array|null
 * }} Evaluation
 *   baselineMetrics: of always answering the training rows' class shares, or their mean, on validation rows.
 *   confusion: rows are the true class, columns the answer, on validation rows.
 *   answers: the class answered for each row of the table, by its place there (`Points.row`); 65535 where a row is not
 *   evaluated, which test rows never are. Null for a regression.
 *
 * What a look at the test rows gives; testLooks counts this one too.
 * @typedef {{ test: Score[], testMetrics: Figure[], baseline: Baseline, confusion: number[][]|null, testLooks: number, sentence: string }} TestResult
 *
 * How far a cross-validation is: `done` folds, which is also the number of the one under way, from 0, and its epochs.
 * @typedef {{ folds: number, done: number, epoch: number, epochs: number }} CrossProgress
 *
 * One fold that is done. end: it had its epochs, stopped early, or diverged and is judged by the weights of the step before.
 * @typedef {{ fold: number, train: number, validation: number, epoch: number, end: "epochs"|"stopped"|"diverged",
 *   trainLoss: number, validationLoss: number, validationMetrics: Figure[], baseline: Baseline, hash: string }} FoldReport
 *
 * Over the folds that are done; the deviation with n - 1 below. Null where a fold has no value.
 * @typedef {{ mean: number|null, standardDeviation: number|null }} Spread
 *
 * Each fold, and all together. outOfFold: the metric of all rows that judged a fold, each answered by that fold's network.
 * @typedef {{
 *   progress: CrossProgress, folds: FoldReport[], validationLoss: Spread, baseline: Spread,
 *   metrics: (Spread & { name: string, outOfFold: number|null })[], rows: number, sentence: string
 * }} CrossReport
 *
 * The answers for the rows that judged a fold, in the table's order (rows from 0): `outputs` values per row, probabilities
 * by class or a value in the target's unit. truth: classes as whole numbers, or values.
 * @typedef {{ rows: Uint32Array, folds: Uint32Array, outputs: number, values: Float64Array, truth: Float64Array }} OutOfFold
 *
 * A cross-validation put aside; only the engine reads what is in it.
 * @typedef {{ version: number, spec: Spec, data: string, [more: string]: unknown }} KeptCrossValidation
 *
 * What in a second file is unlike the training rows. outside: numbers beyond their range. shift: the population stability
 * index of the column, `shifted` when it is over 0.25 and more than chance makes it.
 * @typedef {{
 *   name: string, rows: number, extra: string[], hasTarget: boolean, remarks: Remark[],
 *   columns: { name: string, kind: "numeric"|"categorical"|"date"|"text", missing: number, unreadable: number, unseen: number, unseenLevels: string[],
 *     outside: number, minimum: number|null, maximum: number|null, shift: number, shifted: boolean }[]
 * }} ScoreReport
 *
 * A second file with its answers: `table` is a text table in UTF-8, the file's columns first. reliability: rows by the word
 * of that column: "ok", or what applies of "unseen category", "extrapolates", "missing filled", joined by "; ".
 * evaluation: where the file has the target.
 * @typedef {{
 *   rows: number, reliability: Record<string, number>, table: Uint8Array,
 *   evaluation: { scores: Score[], metrics: Figure[], baseline: Baseline, confusion: number[][]|null, sentence: string }|null
 * }} Scored
 *
 * Rows as points of the chosen plane, in data units. `y` is null on a single feature.
 * split: 0 training, 1 validation, 2 test (only once these were opened). For regression `target` holds values, `classes` is empty.
 * @typedef {{ x: Float32Array, y: Float32Array|null, classes: Uint16Array, target: Float32Array, split: Uint8Array, row: Uint32Array }} Points
 *
 * A unit of the network: layer 0 are the inputs, 1 the first hidden layer, the last the outputs.
 * @typedef {{ layer: number, unit: number }} Unit
 *
 * unit: drawn instead of the answers. discrete: classes without shades between them. levels: values to draw lines at, of the
 * probability of the most probable class, of the second class where there are two, or of the target; left out, a regression
 * has its quarters.
 * @typedef {{ x: string, y: string|null, width: number, height: number, xRange?: [number, number], yRange?: [number, number],
 *   unit?: Unit|null, discrete?: boolean, levels?: number[] }} Plane
 *
 * What the model says over a plane. Row 0 is the TOP (largest y). Classification: `outputs` = number of classes,
 * probabilities, class fastest: values[(row * width + column) * outputs + class]. Regression: outputs = 1, in target units.
 * @typedef {{ width: number, height: number, outputs: number, values: Float32Array, xRange: [number, number], yRange: [number, number] }} Boundary
 *
 * Colours as 0xRRGGBB: one per class, and the paper they fade to. Regression: `ramp` from low to high. Units: `responses`
 * from the most negative to the most positive.
 * @typedef {{ paper: number, classes: number[], ramp: number[], responses: number[] }} Palette
 *
 * A drawn boundary. pixels: RGBA, width * height * 4. contours: x0,y0,x1,y1 per segment in [0,1] of the plane from its
 * top left: where the most probable class changes (classification) or at the ramp's quarter levels (regression).
 * @typedef {{ width: number, height: number, pixels: Uint8ClampedArray, contours: Float32Array, lines: Float32Array, lineCounts: Uint32Array, low: number, high: number,
 *   curve: Float32Array|null, shares: number[], xRange: [number, number], yRange: [number, number], unit?: Unit|null, difference?: boolean }} Frame
 *   lines: as the contours, at the levels asked for; lineCounts: segments of each. curve: the answers by column where there is
 *   a single feature, a value or a probability per class, class fastest; else null. shares: area per class.
 *   difference: whether it is a difference of answers, in the colours of responses, from `low` to `high`; the worker says so.
 *   unit: what is drawn instead of the answers, and `low` and `high` are of its layer; the worker says so.
 *
 * A hidden layer's space: layer 1 is the first; units: the unit on each axis, null for the first and the second principal
 * component of the training rows. lines: grid lines in each direction, steps: places on each, rows: points at the most.
 * @typedef {{ layer: number, units: [number|null, number|null], lines: number, steps: number, rows: number }} HiddenView
 *
 * The plane as that layer warps it, pairs x, y. grid: lines of equal x from left to right, then of equal y from below; one line
 * on one feature. decision: x0,y0,x1,y1 per segment. rows: of the points, those at floor(step * max(1, points / rows)).
 * shares: of the variance along a component. view: what was asked for; the worker says so.
 * @typedef {{ grid: Float32Array, decision: Float32Array, rows: Float32Array, points: number, shares: [number, number],
 *   xRange: [number, number], yRange: [number, number], view?: HiddenView }} Hidden
 *
 * Small pictures of the units, width * height * 4 each, in the order of `units`: of each layer, inputs first, those that are
 * shown. limits: the value of the last colour, per layer.
 * @typedef {{ width: number, height: number, units: Uint32Array[], limits: Float32Array, pixels: Uint8ClampedArray }} UnitMaps
 *
 * A block of weights. A matrix "weight" has shape [units, inputs], column by column; layer 0 is the first hidden one.
 * @typedef {{ layer: number, name: string, shape: number[], values: Float32Array }} WeightBlock
 *
 * The network at this moment; weights null where there are too many to draw.
 * @typedef {{ maps: UnitMaps, weights: WeightBlock[]|null }} Diagram
 *
 * @typedef {{ kind: string, message: string, row: number|null, column: string|null, hint: string|null,
 *   choices?: ReadingChoice[] }} EngineError  choices: ways to read the file that settle it.
 *
 * A table that was opened and can be trained on: the worker's answer to "load" and "sample".
 * `spec` is the one asked for, or the table's `suggested` one.
 * `reading`: what the file was before the engine saw it; the page adds it, the worker knows nothing of it.
 * @typedef {{ table: TableSummary, spec: Spec, plan: PlanSummary, reading?: FileReading }} Opened
 */

export {};
