/**
 * Training in time slices: between two slices the worker reads its messages, and now and then sends a picture.
 * At most one picture is under way; training goes on while the page has not taken it.
 */
import { Resolution } from "./resolution.js";

/**
 * @typedef {import("../shared/protocol.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").Frame} Frame
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").Progress} Progress
 * @typedef {import("../shared/protocol.js").ViewRequest} ViewRequest
 * @typedef {import("./engine.js").EngineHandle} EngineHandle
 */

const SLICE = 12;
/** Milliseconds between two pictures: a screen's refresh, and at least this many times what a picture costs. */
const PICTURE_PAUSE = 16;
const PICTURE_SHARE = 4;
const HISTORY_PAUSE = 100;
const REFINEMENT = 1.2;
const UNLIMITED = 0xffffffff;

/**
 * @typedef {{
 *   engine: () => EngineHandle, run: () => number, send: (reply: Reply, transfer: Transferable[]) => void,
 *   fail: (error: unknown) => void, now: () => number, later: (work: () => void) => void
 * }} Surroundings
 */

export class Loop {
  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.around = surroundings;
    this.resolution = new Resolution();
    this.playing = false;
    this.ready = false;
    /** @type {ViewRequest|null} */
    this.view = null;
    this.underWay = false;
    this.stale = false;
    this.scheduled = false;
    this.nextPicture = 0;
    this.nextHistory = 0;
  }

  /** A table is open: pictures make sense. Another table or network has other costs. */
  opened() {
    this.ready = true;
    this.playing = false;
    this.resolution.forget();
    this.refresh();
  }

  play() {
    this.playing = true;
    this.schedule();
  }

  pause() {
    this.playing = false;
    this.refresh();
  }

  /** @param {ViewRequest|null} view */
  show(view) {
    this.view = view;
    this.refresh();
  }

  /** Asks for a picture of the present state, as soon as the page can take one. */
  refresh() {
    this.stale = true;
    this.nextPicture = 0;
    this.nextHistory = 0;
    this.schedule();
  }

  acknowledged() {
    this.underWay = false;
    if (this.stale) this.schedule();
  }

  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    this.around.later(() => {
      this.scheduled = false;
      try {
        this.turn();
      } catch (error) {
        this.playing = false;
        this.around.fail(error);
      }
    });
  }

  /** One slice of training and, when one is due, a picture. */
  turn() {
    if (!this.ready) return;
    if (this.playing) {
      const progress = this.around.engine().trainFor(SLICE, UNLIMITED);
      if (progress.diverged || progress.stopped) this.pause();
      this.stale = true;
    }
    const due = !this.playing || this.around.now() >= this.nextPicture;
    if (this.stale && !this.underWay && due) this.picture();
    if (this.playing) this.schedule();
  }

  picture() {
    const begun = this.around.now();
    const frame = this.frame();
    const drawn = this.around.now();
    if (frame && this.view?.y !== null) this.resolution.measured(frame.width * frame.height, drawn - begun);
    const history = !this.playing || begun >= this.nextHistory ? this.around.engine().history() : null;
    if (history) this.nextHistory = begun + HISTORY_PAUSE;
    this.nextPicture = begun + Math.max(PICTURE_PAUSE, PICTURE_SHARE * (drawn - begun));
    this.stale = !this.playing && frame !== null && this.canRefine(frame);
    this.underWay = true;
    const progress = this.around.engine().progress();
    const reply = { kind: /** @type {const} */ ("picture"), run: this.around.run(), playing: this.playing, progress, frame, history };
    this.around.send(reply, [...buffers(frame), ...buffers(history)]);
  }

  /** Whether a resting picture would now be clearly finer, since its cost is known. @param {Frame} frame */
  canRefine(frame) {
    if (!this.view || this.view.y === null) return false;
    return this.resolution.size(this.view.width, this.view.height, false).width > REFINEMENT * frame.width;
  }

  /** @returns {Frame|null} */
  frame() {
    if (!this.view) return null;
    const { palette, ...plane } = this.view;
    if (plane.y === null) return this.around.engine().frame(plane, palette); // A single line costs nothing.
    const size = this.resolution.size(plane.width, plane.height, this.playing);
    return this.around.engine().frame({ ...plane, ...size }, palette);
  }
}

/**
 * The buffers of an object's typed arrays: moved to the page instead of copied again.
 * @param {object|null} holder
 * @returns {ArrayBuffer[]}
 */
export function buffers(holder) {
  const found = new Set();
  for (const value of Object.values(holder ?? {})) {
    if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  }
  return [...found];
}
