/**
 * How fine a picture may be: coarse enough not to hold up training, fine once training rests.
 * The cost of one cell is learnt from the pictures themselves.
 */

/**
 * Milliseconds a picture may take while training goes on, and once it rests; the smallest side, and the largest while
 * training; sides come in steps of this many cells, so that a picture does not change its size all the time.
 * @typedef {{ playing: number, resting: number, smallest: number, largest: number, step: number }} Limits
 */

/** @type {Limits} */
export const BOUNDARY = { playing: 5, resting: 160, smallest: 40, largest: 160, step: 8 };
/** All the units' pictures together. @type {Limits} */
export const UNITS = { playing: 3, resting: 60, smallest: 8, largest: 24, step: 4 };
/** A clock may be too coarse to see a small picture at all. */
const COST_MINIMUM = 1e-7;

export class Resolution {
  /** @param {Limits} limits */
  constructor(limits) {
    this.limits = limits;
    /** Milliseconds per cell, a running mean; 0 until the first picture. */
    this.cost = 0;
  }

  /** Forgets what was measured: another network has other costs. */
  forget() {
    this.cost = 0;
  }

  /**
   * @param {number} cells
   * @param {number} milliseconds
   */
  measured(cells, milliseconds) {
    const cost = Math.max(COST_MINIMUM, milliseconds / Math.max(1, cells));
    this.cost = this.cost === 0 ? cost : 0.7 * this.cost + 0.3 * cost;
  }

  /**
   * The width and height to draw, at most those asked for and in their proportion.
   * @param {number} width @param {number} height @param {boolean} playing
   */
  size(width, height, playing) {
    const { limits } = this;
    const budget = playing ? limits.playing : limits.resting;
    const affordable = this.cost > 0 ? Math.sqrt(budget / this.cost) : limits.largest;
    const ceiling = playing ? limits.largest : Math.max(width, height);
    const stepped = Math.floor(Math.min(affordable, ceiling) / limits.step) * limits.step;
    const side = Math.max(limits.smallest, stepped);
    const share = Math.min(1, side / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
  }
}
