/** Paper and ink of the two themes, for what is painted rather than styled; the same as in style.css. */

/** @param {boolean} dark */
export function paperOf(dark) {
  return dark ? 0x171614 : 0xfdfcf9;
}

/** @param {boolean} dark */
export function inkOf(dark) {
  return dark ? 0xece9e2 : 0x1b1a18;
}

/** @param {boolean} dark */
export function quietInkOf(dark) {
  return dark ? 0xb5b0a6 : 0x55534e;
}

/** @param {boolean} dark */
export function hairlineOf(dark) {
  return dark ? 0x34322d : 0xdedbd4;
}

/** The family of painted text; sizes are in CSS pixels. */
export const PAINTED_FONT = 'Seravek, "Segoe UI", "Noto Sans", Ubuntu, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
