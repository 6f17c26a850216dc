/** Changes the spec or a weight, and takes changes back. */
import { fitResiduals, restsOnInputs } from "../../shared/layers.js";
import { Files } from "./files.js";

/**
 * @typedef {import("../store.js").Place} Place
 * @typedef {import("../changes.js").Move} Move
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 */

export class Settings extends Files {
  /**
   * Changes the spec: the change is made on a copy, and becomes the page's own once the engine took it.
   * One that was asked for on another table than the one that is open by then is forgotten.
   * @param {Place} place the panel that asks
   * @param {(spec: Spec) => void|Promise<Spec>} change  to the copy, or gives another
   * @param {Move} [move]
   * @returns {Promise<boolean>} whether it was taken
   */
  changeSpec(place, change, move) {
    const { table } = this.store.state;
    return this.enqueue(() => this.store.state.table === table && this.changeNow(place, change, move));
  }

  /** Goes back to the spec before the last change. */
  undo() {
    return this.enqueue(() => this.moveNow("undo", this.store.state.past.at(-1)));
  }

  /** Takes back the last undo. */
  redo() {
    return this.enqueue(() => this.moveNow("redo", this.store.state.future.at(-1)));
  }

  /**
   * A spec that reads the file otherwise takes it from its bytes once more, and a table from before is opened again.
   * @param {Move} move @param {import("../changes.js").Step|undefined} step
   * @returns {Promise<boolean>}
   */
  async moveNow(move, step) {
    const { source, spec: now } = this.store.state;
    if (step === undefined || !now || !source) return false;
    if ("weight" in step) return this.setWeightNow(step.weight, move);
    if ("source" in step) return this.openNow(step.source.kind === "sample" ? step.source : { ...step.source, asked: step.spec.reading }, { ...step, move });
    if (!("training" in step)) {
      this.store.dispatch({ kind: "axes", axes: step.axes, move });
      return true;
    }
    const spec = step;
    if (source.kind !== "sample" && JSON.stringify(spec.reading) !== JSON.stringify(now.reading)) {
      return this.openNow({ ...source, asked: spec.reading }, { spec, move });
    }
    return this.changeNow("data", (copy) => { Object.assign(copy, structuredClone(spec)); }, move);
  }

  /** @param {Place} place @param {(spec: Spec) => void|Promise<Spec>} change @param {Move} [move] */
  async changeNow(place, change, move) {
    const now = this.store.state.spec;
    if (!now) return false;
    try {
      const copy = structuredClone(now);
      const spec = (await change(copy)) ?? copy;
      const ending = this.ending();
      const plan = await this.configureFitted(spec, now);
      // The rate may have been dragged while the engine was at it.
      const rate = this.store.state.spec?.training.learningRate;
      const dragged = rate === undefined || rate === now.training.learningRate ? spec.training.learningRate : rate;
      this.store.dispatch({ kind: "configured", spec: withRate(spec, dragged), plan, ending: await ending, ...(move && { move }) });
      return true;
    } catch (error) {
      this.refused(place, error);
      return false;
    }
  }

  /**
   * A residual block that rests on the inputs is as wide as they are, and only the engine knows how many features make:
   * it is asked without layers first.
   * @param {Spec} spec @param {Spec} before what is configured now
   */
  async configureFitted(spec, before) {
    if (!restsOnInputs(spec.network.layers) || JSON.stringify(spec.data) === JSON.stringify(before.data)) return this.client.configure(spec);
    try {
      const bare = await this.client.configure({ ...spec, network: { ...spec.network, layers: [] } });
      fitResiduals(spec.network.layers, bare.architecture[0] ?? 0);
      return await this.client.configure(spec);
    } catch (error) {
      await this.client.configure(before);
      throw error;
    }
  }

  /**
   * Puts a number of one's own in the place of a weight; the run goes on from there.
   * @param {number} layer @param {"weight"|"bias"} name @param {number} index @param {number} after
   * @returns {Promise<boolean>} whether the network can compute with it
   */
  setWeight(layer, name, index, after) {
    return this.enqueue(() => this.setWeightNow({ layer, name, index, before: after, after }, "change"));
  }

  /** @param {import("../changes.js").WeightEdit} weight @param {Move} move */
  async setWeightNow(weight, move) {
    const { layer, name, index, before, after } = weight;
    try {
      const was = await this.client.ask({ kind: "set-weight", layer, name, index, value: move === "undo" ? before : after });
      if (move !== "change") this.store.dispatch({ kind: "weight", weight, move });
      else if (was !== after) this.store.dispatch({ kind: "weight", weight: { ...weight, before: was }, move });
      await this.fetchEvaluation();
      return true;
    } catch (error) {
      this.refused("network", /** @type {import("../../shared/protocol.js").EngineError} */ (error));
      return false;
    }
  }

  async fetchEvaluation() {
    const { plan } = this.store.state;
    await this.fetch("training", { kind: "evaluate" },
      (now) => now.plan === plan, (evaluation) => this.store.dispatch({ kind: "evaluation", evaluation }));
  }

  /** Makes the change that a finding offers. @param {import("../../shared/protocol.js").Finding} finding */
  fix({ fix }) {
    if (!fix) return Promise.resolve(false);
    return this.changeSpec("data", (spec) => this.client.ask({ kind: "amend", spec, change: fix.change }));
  }

  /**
   * Shown at once, since it is dragged; a refused one goes back to the last that the engine took.
   * @param {number} value
   * @returns {Promise<boolean>} whether it was taken
   */
  async setLearningRate(value) {
    this.store.dispatch({ kind: "learning-rate", value });
    const taken = await this.attempt("training", { kind: "learning-rate", value });
    const { client, store } = this;
    if (!client.spec) return taken;
    if (taken) client.spec = withRate(client.spec, value);
    else if (store.state.spec?.training.learningRate === value) {
      store.dispatch({ kind: "learning-rate", value: client.spec.training.learningRate });
    }
    return taken;
  }

  /** A seed from the system's entropy. @param {Place} place that asks @param {(seed: number) => Promise<boolean>} act */
  async newSeed(place, act) {
    try {
      await act(await this.client.ask({ kind: "fresh-seed" }));
    } catch (error) {
      this.refused(place, error);
    }
  }
}

/** @param {Spec} spec @param {number} learningRate @returns {Spec} */
function withRate(spec, learningRate) {
  return { ...spec, training: { ...spec.training, learningRate } };
}
