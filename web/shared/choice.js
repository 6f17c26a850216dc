/**
 * A choice names a member of a family, alone or with the knobs that differ from their defaults:
 * `"adam"`, `{ kind: "adam", beta1: 0.8 }`.
 */

/**
 * @typedef {import("./protocol.js").Choice} Choice
 * @typedef {import("./protocol.js").Knob} Knob
 */

/** The name of the member. @param {Choice} choice */
export function kindOf(choice) {
  return typeof choice === "string" ? choice : choice.kind;
}

/** The value of a knob, of a choice or of a layer: as given, else its default. @param {string|object} choice @param {Knob} knob @returns {number} */
export function knobOf(choice, knob) {
  const given = typeof choice === "string" ? undefined : /** @type {Record<string, unknown>} */ (choice)[knob.name];
  return typeof given === "number" ? given : knob.default;
}

/**
 * The same choice with a knob set; one at its default is not written.
 * @param {Choice} choice @param {Knob} knob @param {number} value @returns {Choice}
 */
export function withKnob(choice, knob, value) {
  const { [knob.name]: _, kind, ...others } = typeof choice === "string" ? { kind: choice } : choice;
  const knobs = value === knob.default ? others : { ...others, [knob.name]: value };
  return Object.keys(knobs).length === 0 ? kindOf(choice) : { .../** @type {Record<string, number>} */ (knobs), kind: kindOf(choice) };
}
