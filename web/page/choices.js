/** A menu for a family of the catalog with the knobs of its chosen member under it. */
import { kindOf, knobOf, withKnob } from "../shared/choice.js";
import { knobLabel, label } from "../shared/text.js";
import { element, field, numberField, select, setOptions, show } from "./elements.js";

/**
 * @typedef {import("../shared/protocol.js").Choice} Choice
 * @typedef {import("../shared/protocol.js").Member} Member
 * @typedef {import("../shared/protocol.js").Knob} Knob
 */

/** The menu's value that leaves the choice to the engine. */
const AUTOMATIC = "";

/** @param {Member[]} members @param {string} [family] */
export function listed(members, family) {
  return members.map((member) => ({ value: member.name, label: label(member, family) }));
}

/** Counts are typed as whole numbers. @param {Knob} knob */
function whole(knob) {
  return Number.isInteger(knob.default) && Number.isInteger(knob.minimum) && knob.minimum >= 0 && knob.maximum >= 20;
}

/**
 * Number fields for knobs, made anew when other knobs are asked for.
 * @param {string} hook
 * @param {(knob: Knob, value: number) => Promise<boolean>} act
 */
export function knobFields(hook, act) {
  const root = element("div", { class: "choice-knobs" });
  /** @type {readonly Knob[]} */ let shown = [];
  /** @type {HTMLInputElement[]} */ let inputs = [];
  /** @param {readonly Knob[]} knobs @param {(knob: Knob) => number} valueOf */
  const update = (knobs, valueOf) => {
    if (knobs !== shown) {
      shown = knobs;
      inputs = knobs.map((knob) => numberField({ minimum: knob.minimum, maximum: knob.maximum, whole: whole(knob) }, (value) => act(knob, value), { "data-testid": `${hook}-${knob.name}` }));
      root.replaceChildren(...inputs.map((input, index) => field(knobLabel(/** @type {Knob} */ (knobs[index])), input)));
    }
    knobs.forEach((knob, index) => show(/** @type {HTMLInputElement} */ (inputs[index]), valueOf(knob)));
    root.hidden = knobs.length === 0;
  };
  return { root, update };
}

/** @type {readonly Knob[]} */
const NO_KNOBS = [];

/**
 * @param {{ hook: string, label?: string, attributes?: import("./elements.js").Attributes }} names  without a label the
 *   menu stands alone
 * @param {(change: (choice: Choice|null) => Choice|null) => Promise<boolean>} act gets how the choice changes
 */
export function choiceField({ hook, label: shown, attributes = {} }, act) {
  const menu = select([], (value) => act(() => (value === AUTOMATIC ? null : value)), { ...attributes, "data-testid": hook });
  const knobs = knobFields(hook, (knob, value) => act((choice) => choice && withKnob(choice, knob, value)));
  const root = element("div", { class: "choice" }, shown === undefined ? menu : field(shown, menu), knobs.root);
  /** @type {readonly Member[]} */ let members = [];
  return {
    root, menu,
    /** @param {Member[]} offered @param {string|null} automatic what is offered besides them @param {string} [family] */
    offer(offered, automatic, family) {
      members = offered;
      setOptions(menu, [...(automatic === null ? [] : [{ value: AUTOMATIC, label: automatic }]), ...listed(offered, family)]);
    },
    /** @param {Choice|null} choice */
    update(choice) {
      const kind = choice === null ? AUTOMATIC : kindOf(choice);
      show(menu, kind);
      const member = members.find((one) => one.name === kind);
      knobs.update(member && member.knobs.length > 0 ? member.knobs : NO_KNOBS, (knob) => (choice === null ? knob.default : knobOf(choice, knob)));
    },
  };
}
