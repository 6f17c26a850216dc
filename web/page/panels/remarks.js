/** What the engine noticed in the data without stopping: each remark with its place and what to do. */
import { text } from "../../shared/text.js";
import { element } from "../elements.js";

const SHOWN = 4;

/** @typedef {import("../../shared/protocol.js").Remark} Remark */

/** @param {Remark} remark */
function entry(remark) {
  return element("li", {}, remark.message, remark.hint === null ? "" : element("span", { class: "note" }, ` ${remark.hint}`));
}

/**
 * @param {HTMLElement} root
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountRemarks(root) {
  const list = element("ul", { class: "remarks" });
  const part = element("div", { hidden: true, "data-testid": "remarks" }, element("h3", {}, text("remarks")), list);
  root.append(part);
  /** @type {unknown} */ let shown = null;
  return ({ table, plan }) => {
    if (plan === shown || !table || !plan) return;
    shown = plan;
    const remarks = [...table.remarks, ...plan.remarks];
    part.hidden = remarks.length === 0;
    list.replaceChildren(...remarks.slice(0, SHOWN).map(entry));
    if (remarks.length > SHOWN) list.append(element("li", { class: "note" }, text("remarks.more", { count: remarks.length - SHOWN })));
  };
}
