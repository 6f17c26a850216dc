/** Commands against a client made here: what is refused leaves no trace, and what crosses an opening does no harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Commands } from "../../web/page/commands.js";
import { refresher } from "../../web/page/refresh.js";
import { INITIAL, Store } from "../../web/page/store.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));
const refusal = { kind: "bad-spec", message: "m", row: null, column: null, hint: null };
const specOf = () => ({ data: { features: ["x", "y"] }, network: { layers: [] }, training: { learningRate: 0.1, batchSize: 8 } });
const plan = () => ({ axes: [{ name: "x" }, { name: "y" }], suggestedAxes: ["x", "y"], kept: true });
const source = (name) => ({ kind: "sample", name, knobs: {} });

/** Each request waits in `asked` until it is answered or refused. */
async function setUp() {
  const asked = [];
  const wait = (kind, extra) => new Promise((resolve, reject) => asked.push({ kind, ...extra, resolve, reject }));
  const client = {
    spec: null,
    cancelled: 0,
    cancel() { this.cancelled += 1; },
    ask: (request) => wait(request.kind, request),
    async open(from) {
      const opened = await wait("open", { from });
      this.spec = opened.spec;
      return opened;
    },
    async configure(spec) {
      const answer = await wait("configure", { spec });
      this.spec = spec;
      return answer;
    },
  };
  const store = new Store(INITIAL, () => {});
  const commands = new Commands(client, store);
  const take = (kind) => asked.splice(asked.findIndex((one) => one.kind === kind), 1)[0];
  const open = async (name) => {
    const opening = commands.open(source(name));
    await settled();
    take("open").resolve({ table: { name }, spec: specOf(), plan: plan() });
    await opening;
  };
  await open("one");
  return { client, store, commands, asked, take, open };
}

const rate = (store) => store.state.spec.training.learningRate;

test("a refused learning rate goes back to the one the engine took", async () => {
  const { client, store, commands, take } = await setUp();
  const good = commands.setLearningRate(0.5);
  take("learning-rate").resolve();
  assert.equal(await good, true);
  const [first, second] = [commands.setLearningRate(-1), commands.setLearningRate(0)];
  assert.equal(rate(store), 0);
  take("learning-rate").reject(refusal);
  assert.equal(await first, false);
  assert.equal(rate(store), 0);
  take("learning-rate").reject(refusal);
  assert.equal(await second, false);
  assert.equal(rate(store), 0.5);
  assert.equal(client.spec.training.learningRate, 0.5);
  assert.equal(store.state.alert.error, refusal);
});

test("a learning rate that was changed while a configure was under way stays", async () => {
  const { store, commands, take } = await setUp();
  const change = commands.changeSpec("training", (spec) => { spec.training.batchSize = 4; });
  await settled();
  const dragged = commands.setLearningRate(0.7);
  take("configure").resolve(plan());
  assert.equal(await change, true);
  take("learning-rate").resolve();
  await dragged;
  assert.deepEqual(store.state.spec.training, { learningRate: 0.7, batchSize: 4 });
});

test("a change asked for while a table opens is not made on that table", async () => {
  const { store, commands, asked, take } = await setUp();
  const opening = commands.open(source("two"));
  const change = commands.changeSpec("data", (spec) => { spec.data.features = ["x"]; });
  await settled();
  take("open").resolve({ table: { name: "two" }, spec: specOf(), plan: plan() });
  assert.equal(await opening, true);
  assert.equal(await change, false);
  assert.equal(asked.length, 0);
  assert.equal(store.state.alert, null);
  assert.deepEqual(store.state.spec.data.features, ["x", "y"]);
});

test("each change is made on what the one before left, and a refused or broken one stops none", async () => {
  const { store, commands, take } = await setUp();
  const drop = (name) => commands.changeSpec("data", (spec) => { spec.data.features = spec.data.features.filter((one) => one !== name); });
  const first = drop("x");
  const broken = commands.changeSpec("data", () => { throw new TypeError("broken"); });
  const second = drop("y");
  await settled();
  take("configure").resolve(plan());
  assert.equal(await first, true);
  assert.equal(await broken, false);
  assert.equal(store.state.alert.error.row, null);
  await settled();
  const request = take("configure");
  assert.deepEqual(request.spec.data.features, []);
  request.reject(refusal);
  assert.equal(await second, false);
  assert.deepEqual(store.state.spec.data.features, ["y"]);
});

test("a residual block on the inputs gets their width from the engine when the features change", async () => {
  const { store, commands, asked, take } = await setUp();
  const block = { kind: "residual", layers: [{ kind: "dense", units: 2, activation: "tanh", initializer: null }] };
  const add = commands.changeSpec("network", (spec) => { spec.network.layers = [block]; });
  await settled();
  take("configure").resolve(plan());
  await add;
  const change = commands.changeSpec("data", (spec) => { spec.data.features = ["x"]; });
  await settled();
  const bare = take("configure");
  assert.deepEqual(bare.spec.network.layers, []);
  bare.resolve({ ...plan(), architecture: [1, 2] });
  await settled();
  const fitted = take("configure");
  assert.equal(fitted.spec.network.layers[0].layers[0].units, 1);
  fitted.reject(refusal);
  await settled();
  // Refused: what was there before is configured again.
  const back = take("configure");
  assert.deepEqual(back.spec.data.features, ["x", "y"]);
  back.resolve(plan());
  assert.equal(await change, false);
  assert.equal(asked.length, 0);
  assert.deepEqual(store.state.spec.data.features, ["x", "y"]);
});

const resting = { kind: "picture", playing: false, progress: { step: 3, diverged: null }, frame: null, history: null };

test("an evaluation that a configure crossed is asked for again", async () => {
  const { store, commands, asked, take } = await setUp();
  const refresh = refresher(commands);
  store.dispatch(resting);
  refresh(store.state);
  const change = commands.changeSpec("network", () => {});
  await settled();
  take("configure").resolve(plan());
  await change;
  store.dispatch(resting);
  refresh(store.state);
  take("evaluate").resolve("old");
  await settled();
  assert.equal(store.state.evaluation, null);
  take("evaluate").resolve("new");
  await settled();
  assert.equal(store.state.evaluation, "new");
  assert.equal(asked.filter(({ kind }) => kind === "evaluate").length, 0);
});

test("while training the next evaluation waits until the pause after the last one is over; a refused one is not repeated", async () => {
  const { store, commands, asked, take } = await setUp();
  const refresh = refresher(commands);
  const evaluations = () => asked.filter(({ kind }) => kind === "evaluate").length;
  store.dispatch({ ...resting, playing: true });
  refresh(store.state);
  take("evaluate").reject(refusal);
  await settled();
  refresh(store.state);
  assert.equal(evaluations(), 0);
  store.dispatch({ ...resting, playing: true, progress: { step: 9, diverged: null } });
  refresh(store.state);
  assert.equal(evaluations(), 0);
  store.dispatch({ ...resting, progress: { step: 9, diverged: null } });
  refresh(store.state);
  assert.equal(evaluations(), 1);
});

const dropped = (name, size = 10) => ({ name, size });

test("a file that is dropped while another is read takes its place", async () => {
  const { client, store, commands, take } = await setUp();
  const before = client.cancelled;
  const first = commands.openFile(dropped("a.csv"));
  await settled();
  const second = commands.openFile(dropped("b.csv"));
  assert.equal(client.cancelled, before + 2);
  take("open").reject({ ...refusal, kind: "cancelled" });
  await first;
  await settled();
  take("open").resolve({ table: { name: "b.csv" }, spec: specOf(), plan: plan() });
  await second;
  assert.deepEqual([store.state.table.name, store.state.alert], ["b.csv", null]);
});

test("a file over the limit is refused in the page's words with the reader's offer, many files are told what to do", async () => {
  const { store, commands, asked, take } = await setUp();
  const choices = [{ label: "", reading: { rows: { kind: "first", count: 100 } }, preview: [] }];
  const refused = commands.openFile(dropped("big.csv", 3e9));
  await settled();
  take("open").reject({ ...refusal, kind: "large-file", choices });
  await refused;
  assert.match(store.state.alert.error.message, /big\.csv.*3000 MB.*256 MB/);
  assert.deepEqual(store.state.alert.error.choices, choices);
  const again = commands.readAs(choices[0].reading);
  await settled();
  const { from, reject } = take("open");
  assert.deepEqual([from.name, from.asked], ["big.csv", choices[0].reading]);
  reject(refusal);
  await again;
  await commands.openFiles([dropped("one.csv", 2e8), dropped("two.csv", 2e8)]);
  assert.match(store.state.alert.error.message, /400 MB.*256 MB/);
  await commands.openFiles(Array.from({ length: 500 }, (_, at) => dropped(`${at}.csv`)));
  assert.match(store.state.alert.error.message, /500 files.*100/);
  assert.ok(store.state.alert.error.hint);
  assert.equal(asked.length, 0);
  assert.equal(store.state.table.name, "one");
});

test("several files are opened together, up to the bytes of one table", async () => {
  const { store, commands, asked, take } = await setUp();
  await commands.openFiles([dropped("a.csv", 200e6), dropped("b.csv", 200e6)]);
  assert.match(store.state.alert.error.message, /2 files has 400 MB/);
  assert.equal(asked.length, 0);
  const opening = commands.openFiles([dropped("a.csv"), dropped("b.csv")]);
  await settled();
  const request = take("open");
  assert.deepEqual([request.from.kind, request.from.name, request.from.files.length], ["files", "2 files", 2]);
  request.resolve({ table: { name: "a.csv" }, spec: specOf(), plan: plan() });
  await opening;
  assert.equal(store.state.source.name, "2 files");
});

test("a file that changed is named, and the line about reading ends however it went", async () => {
  const { store, commands, take } = await setUp();
  const opening = commands.openFile(dropped("a.csv"));
  await settled();
  store.dispatch({ kind: "reading", reading: { name: "a.csv", share: 0.3 } });
  take("open").reject({ ...refusal, kind: "unreadable-file", message: "it changed" });
  await opening;
  assert.match(store.state.alert.error.message, /a\.csv.*it changed/);
  assert.equal(store.state.reading, null);
});

test("the same file is read again by another sheet; what was settled goes on where it fits, and undo reads it as before", async () => {
  const { store, commands, take } = await setUp();
  const table = () => ({ name: "a.xlsx", suggested: specOf() });
  const read = (path) => ({ ...specOf(), reading: { path } });
  const first = commands.openFile(dropped("a.xlsx"));
  await settled();
  const reading = { kind: "workbook", packed: false, sheet: "One", sheets: [], encoding: null };
  take("open").resolve({ table: table(), spec: read(null), plan: plan(), reading });
  await first;
  assert.equal(store.state.fileReading, reading);
  assert.deepEqual(store.state.past.map((step) => step.source.name), ["one"], "the table before can be opened again");
  const change = commands.changeSpec("network", (spec) => { spec.network.seed = 7; spec.data.features = ["x"]; });
  await settled();
  take("configure").resolve(plan());
  await change;

  const again = commands.readAgain({ path: "Two" });
  await settled();
  const request = take("open");
  assert.deepEqual(request.from.asked, { path: "Two" });
  request.resolve({ table: table(), spec: read("Two"), plan: plan(), reading: { ...reading, sheet: "Two" } });
  await settled();
  const whole = take("configure");
  assert.deepEqual([whole.spec.data.features, whole.spec.network.seed], [["x"], 7]);
  whole.reject(refusal);
  await settled();
  const part = take("configure");
  assert.deepEqual([part.spec.data.features, part.spec.network.seed, part.spec.reading.path], [["x", "y"], 7, "Two"]);
  part.resolve(plan());
  assert.equal(await again, true);
  assert.equal(store.state.fileReading.sheet, "Two");
  assert.equal(store.state.past.length, 3);

  const undo = commands.undo();
  await settled();
  const back = take("open");
  assert.deepEqual(back.from.asked, { path: null });
  back.resolve({ table: table(), spec: store.state.past.at(-1), plan: plan(), reading });
  await undo;
  assert.deepEqual([store.state.spec.data.features, store.state.past.length, store.state.future.length], [["x"], 2, 1]);
});

test("a file to be answered that can be read in several ways is asked for again as chosen, and never in part", async () => {
  const { client, store, commands, take, asked } = await setUp();
  client.inspectScore = (file, reading) => new Promise((resolve, reject) => asked.push({ kind: "inspect", file, reading, resolve, reject }));
  const file = { name: "new.csv", size: 10 };
  const inspecting = commands.inspectScore([file]);
  const choices = [{ label: "tab", reading: { delimiter: "\t", rows: null }, preview: [] }, { label: "some", reading: { rows: { kind: "first", count: 5 } }, preview: [] }];
  const first = take("inspect");
  assert.deepEqual(first.reading, {});
  first.reject({ ...refusal, kind: "delimiter", choices });
  await inspecting;
  assert.equal(store.state.alert.place, "results");
  assert.deepEqual(store.state.alert.error.choices.map(({ label }) => label), ["tab"]);
  const again = commands.inspectAs(choices[0].reading);
  const second = take("inspect");
  assert.equal(second.file, file);
  assert.deepEqual(second.reading, choices[0].reading);
  assert.equal(store.state.alert, null);
  second.resolve({ name: "new.csv", rows: 4 });
  await again;
  assert.equal(store.state.scoring.report.rows, 4);
});
