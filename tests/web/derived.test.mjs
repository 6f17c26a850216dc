/** Changes of what the spec derives, as the page makes them, and that the engine takes them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIBRARY } from "../browser/paths.mjs";
import { classicNames, classicPair, inFormula, removeDerived, renameDerived, tickClassic } from "../../web/page/derived.js";

const made = (entry, written) => ({ entry, written, formula: "", column: { name: written } });

test("one of several is left out by its name, the last goes with its entry", () => {
  const data = { derived: [{ name: "half", formula: "x / 2" }, { kind: "classic", of: ["x", "y"] }] };
  const all = [made(0, "half"), made(1, "x^2"), made(1, "y^2")];
  removeDerived(data, all, all[1]);
  assert.deepEqual(data.derived[1], { kind: "classic", of: ["x", "y"], names: { "x^2": "" } });
  removeDerived(data, [all[0], all[2]], all[2]);
  removeDerived(data, [all[0]], all[0]);
  assert.deepEqual(data.derived, []);
});

test("another name, and the old one again", () => {
  const data = { derived: [{ name: "half", formula: "x / 2" }, { kind: "log", of: ["x"] }] };
  renameDerived(data, made(0, "half"), "part");
  renameDerived(data, made(1, "log(x)"), "size");
  assert.deepEqual(data.derived, [{ name: "part", formula: "x / 2" }, { kind: "log", of: ["x"], names: { "log(x)": "size" } }]);
  renameDerived(data, made(1, "log(x)"), "log(x)");
  assert.deepEqual(data.derived[1], { kind: "log", of: ["x"] });
});

test("columns with blanks, signs or the name of a function stand in backticks", () => {
  const functions = new Set(["log"]);
  assert.deepEqual(["age", "体重", "body mass", "log", "a`b"].map((name) => inFormula(name, functions)), ["age", "体重", "`body mass`", "`log`", "`a``b`"]);
});

test("the classic set by ticks: each name is one that the engine makes", async () => {
  const { createEngine } = await import(LIBRARY);
  const engine = await createEngine();
  const { suggested } = engine.sample("moons");
  const pair = classicPair([], ["x", "y"]);
  assert.deepEqual(pair, ["x", "y"]);
  assert.equal(classicPair([], ["x", "y", "z"]), null);
  const { data } = suggested;
  for (const [index, name] of classicNames("x", "y").entries()) {
    tickClassic(data, pair, name, true);
    const plan = engine.configure(suggested);
    assert.equal(plan.derived.length, index + 1);
    assert.ok(plan.derived.some(({ column }) => column.name === name), name);
  }
  assert.deepEqual(data.derived, [{ kind: "classic", of: ["x", "y"] }]);
  for (const name of classicNames("x", "y")) tickClassic(data, pair, name, false);
  assert.deepEqual(data.derived, []);
});

test("the fitted preparation, a row through it and a formula on trial are plain objects", async () => {
  const { createEngine } = await import(LIBRARY);
  const engine = await createEngine();
  const { suggested } = engine.sample("penguins");
  suggested.data.derived = [{ name: "ratio", formula: "bill_length_mm / bill_depth_mm" }];
  suggested.data.columns = { flipper_length_mm: { scaling: "yeo-johnson", outliers: { method: "iqr", action: "clip" } } };
  const plan = engine.configure(suggested);
  const fitted = engine.preparation();
  assert.equal(fitted.length, plan.inputs.length);
  assert.equal(fitted.at(-1).name, "ratio");
  const flipper = fitted.find(({ name }) => name === "flipper_length_mm");
  assert.equal(flipper.imputation, "median");
  assert.equal(flipper.step.scaling.curve.kind, "yeoJohnson");
  assert.equal(flipper.step.clip.length, 2);
  const row = engine.preparedRow(0);
  assert.equal(row.cells.length, fitted.length);
  assert.equal(row.inputs.length, plan.architecture[0]);
  const bill = fitted.find(({ name }) => name === "bill_length_mm");
  const { center, scale } = bill.step.scaling.affine;
  const raw = Number(row.cells[fitted.indexOf(bill)]);
  assert.ok(Math.abs(row.inputs[bill.offset] - (raw - center) / scale) < 1e-6);
  assert.throws(() => engine.preparedRow(1e6), /344/);
  const trial = engine.tryFormula("log(ratio) + body_mass_g");
  assert.equal(trial.error, null);
  assert.equal(trial.values.length, 6);
  const wrong = engine.tryFormula("log(ratio) + body_mas_g");
  assert.equal(wrong.error.position, 14);
  assert.match(wrong.error.hint, /body_mass_g/);
});
