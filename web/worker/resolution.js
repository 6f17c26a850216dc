/**
 * How fine a picture may be: coarse enough not to hold up training, fine once training rests.
 * The cost of one cell is learnt from the pictures themselves.
 */

/** Milliseconds a picture may take while training goes on, and once it rests. */
const BUDGET_PLAYING = 5;
const BUDGET_RESTING = 160;
const SIDE_MINIMUM = 40;
const SIDE_PLAYING = 160;
/** A clock may be too coarse to see a small picture at all. */
const COST_MINIMUM = 1e-7;
/** Sides come in steps of this many cells, so that the picture does not change its size all the time. */
const SIDE_STEP = 8;

export class Resolution {
  constructor() {
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
    const budget = playing ? BUDGET_PLAYING : BUDGET_RESTING;
    const affordable = this.cost > 0 ? Math.sqrt(budget / this.cost) : SIDE_PLAYING;
    const ceiling = playing ? SIDE_PLAYING : Math.max(width, height);
    const stepped = Math.floor(Math.min(affordable, ceiling) / SIDE_STEP) * SIDE_STEP;
    const side = Math.max(SIDE_MINIMUM, stepped);
    const share = Math.min(1, side / Math.max(width, height));
    return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
  }
}
