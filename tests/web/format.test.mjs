/** Printed numbers: three significant digits, the locale's signs, never "NaN". */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCount, formatNumber, formatPlain, formatScore, formatShare, NOTHING } from "../../web/shared/format.js";

test("measured values have three significant digits", () => {
  const cases = [[0.061234, "0.0612"], [1.5, "1.50"], [12.345, "12.3"], [123.4, "123"], [48234, "48\u2009200"], [-0.5, "−0.500"], [0, "0"]];
  for (const [value, printed] of cases) assert.equal(formatNumber(value, "en"), printed, String(value));
});

test("very small and very large values carry a power of ten", () => {
  assert.equal(formatNumber(0.0000612, "en"), "6.12\u2009×\u200910⁻⁵");
  assert.equal(formatNumber(9.999e-6, "en"), "1\u2009×\u200910⁻⁵");
  assert.equal(formatNumber(-2.5e12, "en"), "−2.5\u2009×\u200910¹²");
});

test("the decimal sign is the locale's", () => {
  assert.equal(formatNumber(0.25, "de"), "0,250");
  assert.equal(formatScore(0.98, "zh-CN"), "0.980");
});

test("data keep no zeros that were not measured", () => {
  assert.equal(formatPlain(32.1, "en"), "32.1");
  assert.equal(formatPlain(2700, "en"), "2700");
  assert.equal(formatPlain(12345.6, "en"), "12\u2009346");
});

test("counts and shares", () => {
  assert.equal(formatCount(344), "344");
  assert.equal(formatCount(1234567), "1\u2009234\u2009567");
  assert.equal(formatShare(0.25, "en"), "25\u2009%");
  assert.equal(formatShare(0.006, "en"), "0.6\u2009%");
});

test("what is no number is a dash in every form", () => {
  for (const value of [NaN, Infinity, -Infinity, null, undefined]) {
    for (const form of [formatNumber, formatPlain, formatScore, formatShare]) assert.equal(form(value, "en"), NOTHING);
    assert.equal(formatCount(value), NOTHING);
  }
});
