/**
 * A long list in the document: rows of one height inside a scroller, made as they come into sight and dropped as they leave.
 */
import { element } from "./elements.js";
import { placeOf, scrollTo, spaceOf, windowOf } from "./virtual.js";

export class LongList {
  /**
   * @param {HTMLElement} scroller scrolls, and may hold a head that sticks to its top
   * @param {(index: number) => HTMLElement} make makes a row; its height is the style's
   * @param {HTMLElement} [head]
   */
  constructor(scroller, make, head) {
    this.scroller = scroller;
    this.make = make;
    this.head = head;
    this.count = 0;
    this.height = 0;
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
    this.body = element("div", { class: "long" });
    /** What follows the scrolling. @type {() => void} */
    this.onScroll = () => {};
    scroller.addEventListener("scroll", () => this.follow(), { passive: true });
    // In the next picture: rows that change the size within the notice would be told of again, which engines complain about.
    new ResizeObserver(() => requestAnimationFrame(() => this.follow(true))).observe(scroller);
  }

  /** @param {number} count */
  show(count) {
    this.count = count;
    this.rows.clear();
    this.body.replaceChildren();
    this.follow(true);
  }

  /** Makes the rows in sight anew. */
  renew() {
    this.show(this.count);
  }

  /** @param {boolean} [measure] whether the height of a row may be another */
  follow(measure = false) {
    if (measure) this.measure();
    this.render();
    this.onScroll();
  }

  measure() {
    if (this.count === 0) {
      this.body.style.height = "0";
      return;
    }
    const probe = this.rows.get(0) ?? this.make(0);
    if (!probe.isConnected) this.body.append(probe);
    this.height = probe.offsetHeight;
    if (!this.rows.has(0)) probe.remove();
    this.body.style.height = `${spaceOf(this.count, this.height)}px`;
  }

  /** @returns {import("./virtual.js").Scroll} */
  get scroll() {
    const { scroller, head, count, height } = this;
    return { count, height, view: Math.max(0, scroller.clientHeight - (head?.offsetHeight ?? 0)), scrolled: scroller.scrollTop };
  }

  /** The rows in sight and the spare ones around them. */
  get window() {
    return this.height === 0 ? { first: 0, end: 0 } : windowOf(this.scroll);
  }

  render() {
    if (this.height === 0) return;
    const { scroll } = this;
    const wanted = this.wanted();
    for (const [index, row] of this.rows) {
      if (wanted.includes(index)) continue;
      row.remove();
      this.rows.delete(index);
    }
    /** @type {HTMLElement|null} */ let next = null;
    for (const index of wanted.reverse()) {
      const row = this.rows.get(index) ?? this.make(index);
      this.rows.set(index, row);
      if (!row.isConnected || row.nextSibling !== next) this.body.insertBefore(row, next);
      row.style.transform = `translateY(${placeOf(scroll, index)}px)`;
      next = row;
    }
  }

  /** The rows of the window, and the one that has the focus: a keyboard must not lose its place. */
  wanted() {
    const { first, end } = windowOf(this.scroll);
    const wanted = Array.from({ length: end - first }, (_, step) => first + step);
    const focused = [...this.rows].find(([, row]) => row.contains(document.activeElement))?.[0];
    if (focused !== undefined && focused < first) wanted.unshift(focused);
    if (focused !== undefined && focused >= end) wanted.push(focused);
    return wanted;
  }

  /** @param {number} index */
  reveal(index) {
    this.scroller.scrollTop = scrollTo(this.scroll, index);
    this.follow();
  }
}
