/**
 * The lessons: what each step asks for, how its button does it, and what shows that it is done. Texts are in en.js and zh.js,
 * as many per lesson as here are steps.
 *
 * act: `sample` opens one with its knobs; `set` changes the spec by paths; `again` goes back to the first weights; `epoch`
 * trains up to one, an epoch at a time, so that the numbers are always the same; `test` opens the test rows.
 * done: paths into the page's state with what they must be; `kind` compares a member however it is written. None: read on.
 */

/**
 * @typedef {{ sample?: [string, Record<string, number>], set?: Record<string, unknown>, again?: boolean, epoch?: number, test?: boolean }} Act
 * @typedef {[path: string, test: "is"|"kind"|"least"|"most"|"there", value?: number|string]} Condition
 * @typedef {{ at: string, act?: Act, done?: Condition[] }} Step  at: the control it is about
 * @typedef {{ name: string, steps: Step[] }} Lesson
 */

/** @param {number} units @param {string} [activation] */
const dense = (units, activation = "tanh") => ({ kind: "dense", units, activation, initializer: null });

/** @param {number} epoch @param {...Condition} more @returns {Step} */
const train = (epoch, ...more) => ({ at: "play", act: { epoch }, done: [["progress.epoch", "least", epoch], ...more] });

/** @param {string} name @param {Record<string, number>} knobs @param {Record<string, unknown>} [set] @returns {Step} */
const open = (name, knobs, set) => ({ at: "sample", act: { sample: [name, knobs], ...(set && { set }) }, done: [["source.name", "is", name], ...Object.entries(knobs).map(([knob, value]) => /** @type {Condition} */ ([`source.knobs.${knob}`, "is", value]))] });

const HIDDEN = "spec.network.layers.length";
const FIRST = "spec.network.layers.0.units";

/** @type {Lesson[]} */
export const courses = [
  {
    name: "hidden",
    steps: [
      open("circles", { points: 300, noise: 0.1 }),
      { at: "layer-remove-1", act: { set: { "network.layers": [] } }, done: [[HIDDEN, "is", 0]] },
      train(100, [HIDDEN, "is", 0]),
      { at: "layer-add", act: { set: { "network.layers": [dense(4)] } }, done: [[HIDDEN, "is", 1], [FIRST, "is", 4]] },
      train(100, [HIDDEN, "is", 1]),
      { at: "diagram" },
    ],
  },
  {
    name: "rate",
    steps: [
      open("plane", { points: 300, noise: 0.1 }),
      { at: "learning-rate", act: { set: { "training.optimizer": "sgd", "training.learningRate": 0.0001 } }, done: [["spec.training.optimizer", "kind", "sgd"], ["spec.training.learningRate", "most", 0.0001]] },
      train(20),
      { at: "learning-rate", act: { again: true, set: { "training.learningRate": 1 } }, done: [["spec.training.learningRate", "least", 1]] },
      { at: "play", act: { epoch: 5 }, done: [["progress.diverged", "there"]] },
      { at: "learning-rate", act: { again: true, set: { "training.learningRate": 0.03 } }, done: [["spec.training.learningRate", "is", 0.03], ["progress.epoch", "is", 0]] },
      train(20, ["spec.training.learningRate", "is", 0.03]),
    ],
  },
  {
    name: "overfitting",
    steps: [
      open("moons", { points: 60, noise: 0.4 }),
      { at: "layer-add", act: { set: { "data.split.validation": 0.5, "network.layers": [dense(32), dense(32)] } }, done: [["spec.data.split.validation", "is", 0.5], [HIDDEN, "is", 2], [FIRST, "is", 32]] },
      train(300),
      { at: "regularization", act: { again: true, set: { "training.regularization": { kind: "l2", strength: 0.01 } } }, done: [["spec.training.regularization", "kind", "l2"], ["progress.epoch", "is", 0]] },
      train(300, ["spec.training.regularization", "kind", "l2"]),
    ],
  },
  {
    name: "preparation",
    steps: [
      { at: "sample", act: { sample: ["penguins", {}] }, done: [["source.name", "is", "penguins"], ["spec.data.features.length", "is", 7]] },
      { at: "scaling", act: { set: { "data.scaling": "none" } }, done: [["spec.data.scaling", "kind", "none"]] },
      train(30, ["spec.data.scaling", "kind", "none"]),
      { at: "scaling", act: { set: { "data.scaling": "standard" } }, done: [["spec.data.scaling", "kind", "standard"]] },
      train(30, ["spec.data.scaling", "kind", "standard"]),
      { at: "missing-numeric", act: { set: { "data.missing.numeric": "drop", "data.missing.categorical": "drop" } }, done: [["plan.rows.incomplete", "least", 1]] },
      { at: "missing-numeric", act: { set: { "data.missing.numeric": "median", "data.missing.categorical": "mode" } }, done: [["spec.data.missing.numeric", "kind", "median"], ["plan.rows.incomplete", "is", 0]] },
    ],
  },
  {
    name: "test",
    steps: [
      open("moons", { points: 80, noise: 0.3 }),
      { at: "test-share", act: { set: { "data.split.validation": 0.2, "data.split.test": 0.4, "network.layers": [] } }, done: [["spec.data.split.test", "is", 0.4], ["spec.data.split.validation", "is", 0.2], [HIDDEN, "is", 0]] },
      train(50, [HIDDEN, "is", 0]),
      { at: "layer-add", act: { set: { "network.layers": [dense(8, "relu")] }, epoch: 50 }, done: [[FIRST, "is", 8], ["progress.epoch", "least", 50]] },
      { at: "units-1", act: { set: { "network.layers": [dense(4)] }, epoch: 50 }, done: [[FIRST, "is", 4], ["progress.epoch", "least", 50]] },
      { at: "open-test", act: { test: true }, done: [["test", "there"]] },
    ],
  },
];
