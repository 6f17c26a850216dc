/** A seed with its own label, typed or drawn anew. */
import { text } from "../../shared/text.js";
import { button, element, field, numberField, show } from "../elements.js";

/**
 * @param {import("./all.js").App} app
 * @param {{ label: string, hook: string, renew: string, renewed?: string, wide?: boolean, place: import("../store.js").Place }} names  renewed: what is on the button; wide: on a row of its own
 * @param {(seed: number) => Promise<boolean>} act
 */
export function seedField({ commands }, { label, hook, renew, renewed = text("seed.new"), wide, place }, act) {
  const input = numberField({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true }, act, { "data-testid": hook });
  const root = element("div", { class: wide ? "with-action whole-row" : "with-action" }, field(label, input),
    button(renewed, () => commands.newSeed(place, act), { class: "link", "aria-label": `${renewed}: ${label}`, "data-testid": renew }));
  return { root, update: (/** @type {number} */ seed) => show(input, seed) };
}
