/**
 * Training in time slices: between two slices the worker reads its messages, and now and then sends a picture.
 * At most one picture is under way; training goes on while the page has not taken it.
 */
import { BOUNDARY, Resolution, UNITS } from "./resolution.js";

/**
 * @typedef {import("../shared/messages.js").Reply} Reply
 * @typedef {import("../shared/protocol.js").Frame} Frame
 * @typedef {import("../shared/protocol.js").Diagram} Diagram
 * @typedef {import("../shared/protocol.js").Hidden} Hidden
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").Progress} Progress
 * @typedef {import("../shared/messages.js").ViewRequest} ViewRequest
 * @typedef {import("../shared/messages.js").Pace} Pace
 * @typedef {import("./engine.js").EngineHandle} EngineHandle
 */

const SLICE = 12;
/** Milliseconds between two pictures: a screen's refresh, and at least this many times what a picture costs. */
const PICTURE_PAUSE = 16;
const PICTURE_SHARE = 4;
const HISTORY_PAUSE = 100;
const REFINEMENT = 1.2;
const UNLIMITED = 0xffffffff;
/** Steps that are so many milliseconds apart are looked at one by one: their pictures are as fine as at rest. */
const UNHURRIED = 250;

/**
 * @typedef {{
 *   engine: () => EngineHandle, run: () => number, send: (reply: Reply, transfer: Transferable[]) => void,
 *   fail: (error: unknown) => void, now: () => number, later: (work: () => void) => void, after: (work: () => void, milliseconds: number) => void
 * }} Surroundings
 */

export class Loop {
  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.around = surroundings;
    this.resolution = new Resolution(BOUNDARY);
    this.unitResolution = new Resolution(UNITS);
    this.playing = false;
    this.ready = false;
    /** @type {ViewRequest|null} */
    this.view = null;
    this.underWay = false;
    /** The next picture is wanted at once, however coarse: someone is looking through past epochs. */
    this.glancing = false;
    this.stale = false;
    this.scheduled = false;
    /** When the loop comes back by itself. */
    this.wakes = Infinity;
    /** @type {Pace} */
    this.pace = null;
    /** When the next step of a pace is due. */
    this.nextStep = 0;
    this.nextPicture = 0;
    this.nextHistory = 0;
  }

  /** A table is open: pictures make sense. Another table or network has other costs. */
  opened() {
    this.ready = true;
    this.playing = false;
    this.forgetCosts();
    this.refresh();
  }

  forgetCosts() {
    this.resolution.forget();
    this.unitResolution.forget();
  }

  /** Trains at a pace from now on; one that trains already changes to it. @param {Pace} pace */
  play(pace) {
    this.playing = true;
    this.pace = pace;
    this.nextStep = this.around.now();
    this.schedule();
  }

  /** Milliseconds between two steps of the pace. */
  gap() {
    return this.pace ? 1000 / this.pace.perSecond : 0;
  }

  /** Whether pictures follow each other too fast to be looked at closely. */
  hurried() {
    return this.playing && this.gap() < UNHURRIED;
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

  /** Asks for a coarse picture now and a fine one after it. */
  glance() {
    this.glancing = true;
    this.refresh();
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

  /** Comes back when the next step or picture is due; what happens before that schedules itself. @param {number} wait */
  scheduleIn(wait) {
    if (wait <= 0) return this.schedule();
    const at = this.around.now() + wait;
    // One that comes sooner is waited for beside it: a picture may be due long before the next step.
    if (this.wakes <= at) return;
    this.wakes = at;
    this.around.after(() => {
      if (this.wakes === at) this.wakes = Infinity;
      this.schedule();
    }, wait);
  }

  /** One slice of training, when a step is due, and a picture, when one is. */
  turn() {
    if (!this.ready) return;
    if (this.playing && this.around.now() >= this.nextStep) this.train();
    const due = !this.playing || this.around.now() >= this.nextPicture;
    if (this.stale && !this.underWay && due) this.picture();
    if (!this.playing) return;
    const next = this.stale && !this.underWay ? Math.min(this.nextStep, this.nextPicture) : this.nextStep;
    this.scheduleIn(next - this.around.now());
  }

  /** A slice of training. At a pace it ends with the epoch or batch, and what a slice has no time for the next one does. */
  train() {
    const engine = this.around.engine();
    const { pace } = this;
    const progress = pace?.unit === "batch" ? engine.trainBatch() : engine.trainFor(SLICE, pace ? 1 : UNLIMITED);
    this.stale = true;
    if (progress.diverged || progress.stopped || progress.reached) return this.pause();
    // Late steps are not made up for: the pace is the most that is wanted.
    if (pace && (pace.unit === "batch" || progress.position === 0)) this.nextStep = Math.max(this.around.now(), this.nextStep + this.gap());
  }

  picture() {
    const begun = this.around.now();
    const frame = this.frame();
    const drawn = this.around.now();
    if (frame && this.view?.y !== null) this.resolution.measured(frame.width * frame.height, drawn - begun);
    const hidden = this.hidden();
    const warped = this.around.now();
    const diagram = this.diagram();
    const ended = this.around.now();
    if (diagram) this.unitResolution.measured(diagram.maps.width * diagram.maps.height, ended - warped);
    const history = !this.playing || begun >= this.nextHistory ? this.around.engine().history() : null;
    const kept = history && this.around.engine().keptEpochs();
    if (history) this.nextHistory = begun + HISTORY_PAUSE;
    this.glancing = false;
    this.nextPicture = begun + Math.max(PICTURE_PAUSE, PICTURE_SHARE * (ended - begun));
    this.stale = !this.hurried() && (this.canRefine(frame) || this.canRefineUnits(diagram));
    this.underWay = true;
    const progress = this.around.engine().progress();
    const reply = { kind: /** @type {const} */ ("picture"), run: this.around.run(), playing: this.playing, progress, frame, hidden, diagram, history, kept };
    this.around.send(reply, [...buffers(frame), ...buffers(hidden), ...buffers(diagram?.maps ?? null), ...buffers(history), ...buffers(kept)]);
  }

  /** Whether a resting picture would now be clearly finer, since its cost is known. @param {Frame|null} frame */
  canRefine(frame) {
    if (!frame || !this.view || this.view.y === null) return false;
    return this.resolution.size(this.view.width, this.view.height, false).width > REFINEMENT * frame.width;
  }

  /** @param {Diagram|null} diagram */
  canRefineUnits(diagram) {
    const side = this.view?.diagram?.side;
    return diagram !== null && side !== undefined && this.unitResolution.size(side, side, false).width > REFINEMENT * diagram.maps.width;
  }

  /** @returns {Frame|null} */
  frame() {
    if (!this.view || this.view.hidden) return null;
    const { palette, diagram, hidden, against, ...plane } = this.view;
    // A single line costs nothing.
    const size = plane.y === null ? {} : this.resolution.size(plane.width, plane.height, this.hurried() || this.glancing);
    if (against && !plane.unit) return { ...this.difference(against, { ...plane, ...size }, palette), unit: null, difference: true };
    return { ...this.around.engine().frame({ ...plane, ...size }, palette), unit: plane.unit ?? null };
  }

  /**
   * The answers minus others: those of the present, or those kept of another run, on the plane that they are of.
   * @param {import("../shared/messages.js").Against} against @param {import("../shared/protocol.js").Plane} plane
   * @param {import("../shared/protocol.js").Palette} palette
   */
  difference({ answers }, { x, y, ...plane }, palette) {
    const { values, width, height, xRange, yRange } = answers ?? {};
    const over = width && height && xRange && yRange ? { width, height, xRange, yRange } : plane;
    return this.around.engine().difference({ x, y, ...over }, palette, values);
  }

  /** A layer's space takes the frame's place. @returns {Hidden|null} */
  hidden() {
    if (!this.view?.hidden) return null;
    const { palette, diagram, against, hidden, ...plane } = this.view;
    return { ...this.around.engine().hidden(plane, hidden), view: hidden };
  }

  /** @returns {Diagram|null} */
  diagram() {
    if (!this.view?.diagram) return null;
    const { palette, diagram, x, y, xRange, yRange } = this.view;
    const size = this.unitResolution.size(diagram.side, diagram.side, this.hurried() || this.glancing);
    const engine = this.around.engine();
    const range = { ...(xRange && { xRange }), ...(yRange && { yRange }) };
    return { maps: engine.unitMaps({ x, y, ...range, ...size }, palette, diagram.most), weights: diagram.weights ? engine.weights() : null };
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
