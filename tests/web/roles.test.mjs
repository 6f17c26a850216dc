/** Roles of columns: each is read from the spec and written to it, and no column has two. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { giveRole, possibleRoles, rolesOf } from "../../web/page/roles.js";

const column = (name, kind = "numeric", usable = true) => ({ name, kind, usable });
const columns = [column("a"), column("b"), column("w"), column("t", "categorical"), column("id", "text", false)];
const specOf = (data = {}) => ({ data: { target: "t", task: "classification", features: null, group: null, time: null, weight: null, split: { method: "stratified", folds: null, fold: 0 }, ...data }, training: { loss: "bce", labelSmoothing: 0.1 } });
const roles = (spec, target) => Object.fromEntries(rolesOf(spec, columns, target));

test("features that are not named are the usable columns without another role", () => {
  assert.deepEqual(roles(specOf({ target: null }), "t"), { a: "feature", b: "feature", w: "feature", t: "target" });
  assert.deepEqual(roles(specOf({ weight: "w" }), "t"), { a: "feature", b: "feature", w: "weight", t: "target" });
});

test("a column that can be no feature can only be the target, or left out", () => {
  assert.deepEqual(possibleRoles(columns[4]), ["target", "group", "ignore"]);
  assert.deepEqual(possibleRoles(columns[0]), ["target", "feature", "group", "time", "weight", "ignore"]);
});

test("ignoring a column names the features that stay, in the order of the table", () => {
  const spec = specOf();
  giveRole(spec, columns, "t", "b", "ignore");
  assert.deepEqual(spec.data.features, ["a", "w"]);
  giveRole(spec, columns, "t", "b", "feature");
  assert.deepEqual(spec.data.features, ["a", "b", "w"]);
});

test("a weight is no feature, and there is one", () => {
  const spec = specOf();
  giveRole(spec, columns, "t", "w", "weight");
  assert.deepEqual([spec.data.weight, spec.data.features], ["w", null]);
  giveRole(spec, columns, "t", "a", "weight");
  assert.deepEqual([spec.data.weight, spec.data.features], ["a", ["b"]]);
  giveRole(spec, columns, "t", "a", "feature");
  assert.deepEqual([spec.data.weight, spec.data.features], [null, ["a", "b"]]);
});

test("a new target changes places with the one before and leaves the loss to the engine", () => {
  const spec = specOf({ features: ["a", "b"] });
  giveRole(spec, columns, "t", "a", "target");
  assert.deepEqual([spec.data.target, spec.data.task, spec.data.features], ["a", null, ["b", "t"]]);
  assert.deepEqual([spec.training.loss, spec.training.labelSmoothing], [null, 0]);
  const weighted = specOf({ weight: "w" });
  giveRole(weighted, columns, "t", "w", "target");
  assert.deepEqual([weighted.data.target, weighted.data.weight], ["w", null], "a column of names can be no weight");
});

test("the target stays the target until another column is", () => {
  const spec = specOf();
  giveRole(spec, columns, "t", "t", "ignore");
  assert.deepEqual(spec, specOf());
});

test("a group or a time is for the split: giving one chooses its method, taking it away goes back", () => {
  const spec = specOf();
  spec.data.split.folds = 5;
  giveRole(spec, columns, "t", "id", "group");
  assert.deepEqual([spec.data.group, spec.data.time, spec.data.split.method, spec.data.features], ["id", null, "group", null]);
  giveRole(spec, columns, "t", "a", "time");
  assert.deepEqual([spec.data.group, spec.data.time, spec.data.split.method, spec.data.split.folds], [null, "a", "time", 5]);
  giveRole(spec, columns, "t", "a", "weight");
  assert.deepEqual([spec.data.time, spec.data.weight, spec.data.split.method], [null, "a", "stratified"]);
});
