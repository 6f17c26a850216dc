/** The samples of the program, grouped, each with its knobs. */
import { formatPlain } from "../../shared/format.js";
import { description, label, localeTag, text } from "../../shared/text.js";
import { element, field, keepFocus, say, select, setOptions } from "../elements.js";
import { seedField } from "./seed.js";

/**
 * @typedef {import("../../shared/protocol.js").SampleMember} SampleMember
 * @typedef {import("../../shared/protocol.js").Knob} Knob
 * @typedef {import("../../shared/text.js").Key} Key
 */

const OWN = "";
/** The seed of a sample of which nothing was said. */
const SEED = 1;
/** Positions of a knob's slider when its range has no whole steps. */
const STEPS = 100;

/** @param {Knob} knob */
function isWhole(knob) {
  return [knob.minimum, knob.maximum, knob.default].every(Number.isInteger) && knob.maximum - knob.minimum >= 10;
}

/** @type {Record<SampleMember["group"], Key>} */
const GROUPS = { shape: "group.shape", surface: "group.surface", table: "group.table" };

/** @param {SampleMember[]} samples @param {string|null} own */
function options(samples, own) {
  const listed = samples.map((sample) => ({ value: sample.name, label: label(sample), group: text(GROUPS[sample.group] ?? "group.exercise") }));
  return own === null ? listed : [{ value: OWN, label: text("sample.own", { name: own }) }, ...listed];
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountSamples(root, app) {
  const { commands, catalog } = app;
  /** @param {string} name */
  const choose = (name) => {
    const sample = catalog.samples.find((member) => member.name === name);
    if (sample) commands.open({ kind: "sample", name, knobs: Object.fromEntries(sample.knobs.map((knob) => [knob.name, knob.default])) });
  };
  const list = select([], choose, { "data-testid": "sample" });
  const about = element("p", { class: "note" });
  const knobs = element("div", { class: "knob-list" });
  root.append(field(text("sample"), list), about, knobs);
  /** @type {unknown} */ let shown = null;
  let sampleShown = "";
  /** As the knobs show them. @type {Record<string, number>} */ let values = {};

  /** @param {SampleMember} sample @param {Record<string, number>} given */
  function showKnobs(sample, given) {
    sampleShown = sample.name;
    const current = { ...given };
    values = current;
    /** @param {string} name @param {number} value */
    const open = (name, value) => {
      current[name] = value;
      return commands.open({ kind: "sample", name: sample.name, knobs: { ...current } });
    };
    const seed = seedField(app, { label: text("seed.sample"), hook: "sample-seed", renew: "new-sample", renewed: text("sample.new"), place: "data" }, (value) => {
      seed.update(value);
      return open("seed", value);
    });
    seed.update(current.seed ?? SEED);
    const made = sample.knobs.map((knob) => {
      const value = current[knob.name] ?? knob.default;
      const whole = isWhole(knob);
      const slider = element("input", {
        // The step before the value, which would be rounded to a whole number otherwise.
        type: "range", min: knob.minimum, max: knob.maximum, step: whole ? 1 : (knob.maximum - knob.minimum) / STEPS, value,
        "data-testid": `knob-${knob.name}`,
      });
      const printed = element("output", {}, formatPlain(value, localeTag(), 3));
      slider.addEventListener("input", () => say(printed, formatPlain(slider.valueAsNumber, localeTag(), 3)));
      slider.addEventListener("change", () => {
        open(knob.name, slider.valueAsNumber);
      });
      return element("label", { class: "field knob" }, element("span", { class: "field-label" }, label(knob)), slider, printed);
    });
    // A table that was measured is what it is.
    keepFocus(() => knobs.replaceChildren(...made, ...(made.length > 0 ? [seed.root] : [])));
  }

  return (state) => {
    if (state.source === shown) return;
    shown = state.source;
    const { source } = state;
    setOptions(list, options(catalog.samples, source && source.kind !== "sample" ? source.name : null));
    const sample = source?.kind === "sample" ? catalog.samples.find((member) => member.name === source.name) : undefined;
    list.value = sample?.name ?? OWN;
    say(about, sample ? description(sample) : "");
    if (!sample || source?.kind !== "sample") {
      sampleShown = "";
      knobs.replaceChildren();
    } else if (sample.name !== sampleShown || JSON.stringify(source.knobs) !== JSON.stringify(values)) {
      showKnobs(sample, source.knobs);
    }
  };
}
