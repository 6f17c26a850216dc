/** A file on its way in, with a way to stop it, and the ways to read one that can be read in several. */
import { formatCount } from "../../shared/format.js";
import { text, translated } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { showFirstRows } from "./first-rows.js";

/** Nothing is said of a file that is open before anybody would wonder, in milliseconds. */
const PATIENCE = 300;

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountReading(root, { commands }) {
  const words = element("span");
  const line = element("p", { class: "reading", hidden: true, role: "status", "data-testid": "reading" },
    words, " ", button(text("reading.cancel"), () => commands.cancel(), { class: "link", "data-testid": "reading-cancel" }));
  const first = element("div", { class: "scroll", hidden: true, tabindex: 0, role: "region", "aria-label": text("read.preview"), "data-testid": "reading-first" });
  root.append(line, first);
  /** @type {unknown} */ let shown = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;
  return ({ reading, glimpse }) => {
    if (glimpse !== shown) {
      shown = glimpse;
      first.hidden = glimpse === null;
      if (glimpse) showFirstRows(first, glimpse);
    }
    if (!reading) {
      clearTimeout(waiting);
      waiting = undefined;
      line.hidden = true;
      return;
    }
    say(words, text("reading", { name: reading.name, share: Math.floor(reading.share * 100) }));
    waiting ??= setTimeout(() => { line.hidden = false; }, PATIENCE);
  };
}

/** @param {import("../../shared/protocol.js").RowChoice} rows */
function rowsLabel({ kind, count }) {
  return text(kind === "first" ? "rows.first" : "rows.random", { count: formatCount(count) });
}

/**
 * Ways to read a file that can be read in several, a button each above the first rows as it would have them.
 * @param {import("../../shared/protocol.js").ReadingChoice[]} choices
 * @param {(reading: import("../../shared/protocol.js").Reading) => void} act
 */
export function readingChoices(choices, act) {
  return element("ul", { class: "reading-choices" }, ...choices.map(({ label, reading, preview }) => element("li", {},
    button(reading.rows ? rowsLabel(reading.rows) : translated(label), () => act(reading), { "data-testid": "reading-choice" }),
    preview.length === 0 ? "" : element("pre", { class: "encoding-preview" }, preview.map((row) => row.join(" | ")).join("\n")))));
}
