/** Lessons: what their buttons do is what a person could do, and what was open before comes back. */
import { guide } from "../../shared/guide.js";
import { put } from "../lesson.js";
import { Past } from "./past.js";

/** @typedef {import("../../shared/locale/guide/lessons.js").Act} Act */

/** Epochs that are asked for together, between two pictures. */
const AT_ONCE = 10;

export class Lessons extends Past {
  /** @param {string} name */
  beginLesson(name) {
    const { source, spec, axes, past, future, lesson } = this.store.state;
    if (!source || !spec) return;
    const before = lesson?.before ?? { source, spec, axes, past, future };
    this.store.dispatch({ kind: "lesson", lesson: { name, step: 0, done: [], busy: false, before } });
  }

  /** @param {Partial<import("../store.js").Lesson>} change */
  changeLesson(change) {
    const { lesson } = this.store.state;
    if (lesson) this.store.dispatch({ kind: "lesson", lesson: { ...lesson, ...change } });
  }

  /** Does the step that is shown. */
  async doStep() {
    const { lesson } = this.store.state;
    const act = guide().courses.find(({ name }) => name === lesson?.name)?.steps[lesson?.step ?? 0]?.act;
    if (!act || lesson?.busy) return;
    this.changeLesson({ busy: true });
    await this.perform(act);
    this.changeLesson({ busy: false });
  }

  /** @param {Act} act */
  async perform({ sample, set, again, epoch, test }) {
    if (sample) await this.open({ kind: "sample", name: sample[0], knobs: sample[1] });
    if (set) await this.changeSpec("network", (spec) => put(spec, set));
    if (again) await this.reset();
    if (epoch !== undefined) await this.trainTo(epoch);
    if (test) await this.openTest();
  }

  /** Trains an epoch at a time, so that the numbers are the same each time, until an epoch, a divergence, or the lesson's end. @param {number} epoch */
  async trainTo(epoch) {
    this.store.dispatch({ kind: "playing", playing: false });
    try {
      let progress = await this.client.ask({ kind: "step" });
      while (progress.epoch < epoch && !progress.diverged && this.store.state.lesson?.busy) {
        const steps = Array.from({ length: Math.min(AT_ONCE, epoch - progress.epoch) }, () => this.client.ask({ kind: "step" }));
        progress = (await Promise.all(steps)).at(-1);
      }
      await this.fetchEvaluation();
    } catch (error) {
      this.refused("training", error);
    }
  }

  /** Ends the lesson. The table and the settings from before it come back, unless another table of one's own was opened meanwhile. */
  async leaveLesson() {
    const { lesson, source } = this.store.state;
    if (!lesson) return;
    const { before } = lesson;
    this.store.dispatch({ kind: "lesson", lesson: null });
    if (source?.kind !== "sample" || source === before.source && this.store.state.spec === before.spec) return;
    await this.enqueue(() => this.openNow(before.source, { spec: before.spec, move: "start", axes: before.axes }));
    this.store.dispatch({ kind: "lesson", lesson: null, changes: { past: before.past, future: before.future } });
  }
}
