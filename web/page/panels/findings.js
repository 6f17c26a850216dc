/** What was found in the table before training: each with its place, its cause, and what one click would change. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { countsOf, entriesOf } from "../findings.js";

/** @typedef {import("../findings.js").Entry} Entry */

/** Listed before a person asks for all. */
const FEW = 3;

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountFindings(root, { store, commands }) {
  const counts = element("span", { class: "note", "data-testid": "finding-counts" });
  const list = element("ul", { class: "findings" });
  const more = button("", () => {
    all = true;
    listThem(store.state);
  }, { class: "link", "data-testid": "findings-more" });
  const again = button(text("findings.again"), () => store.dispatch({ kind: "dismiss-findings", keys: [] }), { class: "link", "data-testid": "findings-again" });
  const part = element("details", { class: "more", hidden: true, "data-testid": "findings" },
    element("summary", {}, text("findings"), " ", counts), list, element("div", { class: "finding-acts" }, more, again));
  root.append(part);
  let all = false;
  /** @type {unknown[]} */ let shown = [];
  /** @type {unknown} */ let unfoldedFor = null;

  /** @param {Entry} entry */
  function acts({ key, row, fix, ways }) {
    const place = row === null ? null : button(text("findings.row", { row: formatCount(row) }), () => store.dispatch({ kind: "look", look: { row: row - 1 } }), { class: "link" });
    return element("div", { class: "finding-acts" },
      fix && button(fix.label, () => commands.fix(fix.finding), { "data-testid": `fix-${fix.finding.code}`, title: fix.label }),
      ...ways.map(({ label, reading }) => button(label, () => commands.readAs(reading), { "data-testid": "way", title: label })), place,
      button(text("findings.dismiss"), () => store.dispatch({ kind: "dismiss-findings", keys: [...store.state.dismissed, key] }), { class: "link", "data-testid": "finding-dismiss" }));
  }

  /** @param {Entry} entry */
  function item(entry) {
    return element("li", { class: `finding ${entry.severity}` },
      element("p", {}, element("span", { class: "severity" }, text(`severity.${entry.severity}`)), " ", entry.message,
        entry.hint === null ? "" : element("span", { class: "note" }, ` ${entry.hint}`)),
      acts(entry));
  }

  /** @param {import("../store.js").State} state */
  function listThem(state) {
    const entries = entriesOf(state);
    const few = all ? entries : entries.slice(0, FEW);
    part.hidden = entries.length === 0 && state.dismissed.length === 0;
    say(counts, countsOf(entries));
    list.replaceChildren(...few.map(item));
    say(more, text("findings.more", { count: formatCount(entries.length - few.length) }));
    more.hidden = entries.length === few.length;
    again.hidden = state.dismissed.length === 0;
    // Open by itself, once a table, when something would mislead or forbid training, or the page asks.
    if (state.findings && unfoldedFor !== state.table && entries.some(({ severity, ways }) => severity !== "note" || ways.length > 0)) {
      unfoldedFor = state.table;
      part.open = true;
    }
  }

  return (state) => {
    const { table, plan, findings, dismissed } = state;
    if (!table || !plan) return;
    const now = [table, plan, findings, dismissed];
    if (now.every((one, index) => one === shown[index])) return;
    if (table !== shown[0]) {
      all = false;
      part.open = false;
    }
    shown = now;
    listThem(state);
  };
}
