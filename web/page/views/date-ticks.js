/** Round moments for an axis of dates: whole seconds, minutes, hours, days, months or years, written as ISO 8601 has them. */
import { niceTicks } from "./ticks.js";

const DAY = 86400;
/** Steps of up to two weeks, in seconds. */
const STEPS = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10800, 21600, 43200, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
/** Steps of months; a year is twelve. */
const MONTHS = [1, 3, 6];
const MONTH = 30.44 * DAY;
/** Beyond the year 9999 the text of a moment has another form. */
const LAST = 253402300799;

/**
 * What all ticks have in common is told apart: the year, or the day; it belongs to the title.
 * @param {number} low @param {number} high seconds since 1970-01-01T00:00
 * @param {number} wanted about how many
 * @returns {{ ticks: { value: number, shown: string }[], shared: string }}
 */
export function dateTicks(low, high, wanted) {
  if (!(high > low) || wanted < 1 || Math.max(Math.abs(low), Math.abs(high)) > LAST) return { ticks: [], shared: "" };
  const rough = (0.6 * (high - low)) / wanted;
  const step = STEPS.find((one) => one >= rough);
  const months = MONTHS.find((one) => one * MONTH >= rough);
  const values = step ? multiples(low, high, step) : months ? monthsWithin(low, high, months) : yearsWithin(low, high, wanted);
  const texts = values.map((value) => new Date(value * 1000).toISOString());
  const ofDay = low >= 0 && high < 1.1 * DAY;
  if (!step && !months) return { ticks: values.map((value, index) => ({ value, shown: part(texts[index], 0, 4) })), shared: "" };
  const [from, end] = step && step < DAY ? [11, step < 60 ? 19 : 16] : [0, step ? 10 : 7];
  const day = same(texts, 10);
  const year = same(texts, 4);
  if (from === 11 && (ofDay || day !== "")) return { ticks: values.map((value, index) => ({ value, shown: part(texts[index], 11, end) })), shared: ofDay ? "" : day };
  const start = year === "" ? 0 : 5;
  // Where days change between the ticks, midnight is written as its day.
  const shown = (/** @type {number} */ value, /** @type {number} */ index) => (from === 11 && value % DAY !== 0 ? part(texts[index], 11, end) : part(texts[index], start, Math.min(end, 10)));
  return { ticks: values.map((value, index) => ({ value, shown: shown(value, index) })), shared: year };
}

/** @param {number} low @param {number} high @param {number} step */
function multiples(low, high, step) {
  const values = [];
  for (let index = Math.ceil(low / step); index * step <= high; index++) values.push(index * step);
  return values;
}

/** @param {number} value */
function yearOf(value) {
  return new Date(value * 1000).getUTCFullYear();
}

/** The first of a month, which counts from 0. @param {number} year @param {number} month */
function firstOf(year, month) {
  return new Date(0).setUTCFullYear(year, month, 1) / 1000;
}

/** @param {number} low @param {number} high @param {number} step */
function monthsWithin(low, high, step) {
  const values = [];
  for (let month = 12 * yearOf(low); month <= 12 * yearOf(high) + 11; month += step) values.push(firstOf(Math.floor(month / 12), month % 12));
  return values.filter((value) => value >= low && value <= high);
}

/** @param {number} low @param {number} high @param {number} wanted */
function yearsWithin(low, high, wanted) {
  const years = niceTicks(yearOf(low), yearOf(high) + 1, wanted).values.filter(Number.isInteger);
  return years.map((year) => firstOf(year, 0)).filter((value) => value >= low && value <= high);
}

/** The beginning that all texts share, or nothing. @param {string[]} texts @param {number} length */
function same(texts, length) {
  const first = part(texts[0], 0, length);
  return texts.every((one) => one.startsWith(first)) ? first : "";
}

/** @param {string|undefined} text @param {number} from @param {number} end */
function part(text, from, end) {
  return (text ?? "").slice(from, end);
}
