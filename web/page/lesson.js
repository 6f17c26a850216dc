/** What a step of a lesson says of the page's state: whether it is done, what its numbers are, and how it changes a spec. */
import { kindOf } from "../shared/choice.js";

/**
 * @typedef {import("../shared/locale/guide/lessons.js").Condition} Condition
 * @typedef {import("./store.js").State} State
 */

/** What lies at a path such as "spec.network.layers.0.units"; undefined where there is nothing. @param {unknown} from @param {string} path */
export function valueAt(from, path) {
  return path.split(".").reduce((value, key) => /** @type {any} */ (value)?.[key], from);
}

/** @param {unknown} value @param {Condition} condition */
function holds(value, [, test, wanted]) {
  switch (test) {
    case "there":
      return value !== null && value !== undefined;
    case "kind":
      return value !== null && value !== undefined && kindOf(/** @type {import("../shared/protocol.js").Choice} */ (value)) === wanted;
    case "least":
      return Number(value ?? Number.NaN) >= Number(wanted);
    case "most":
      return Number(value ?? Number.NaN) <= Number(wanted);
    case "is":
      return value === wanted;
  }
}

/** Whether a step is done; one that asks for nothing is. @param {State} state @param {Condition[]} [conditions] */
export function isDone(state, conditions = []) {
  return conditions.every((condition) => holds(valueAt(state, condition[0]), condition));
}

/** Puts values at paths of an object. @param {object} target @param {Record<string, unknown>} values */
export function put(target, values) {
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    /** @type {any} */ (valueAt(target, keys.join(".")))[last] = structuredClone(value);
  }
}
