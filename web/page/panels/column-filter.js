/** A field that narrows a list of columns by their names, where there are many. */
import { text } from "../../shared/text.js";
import { element, field } from "../elements.js";

/** Fewer columns are faster seen than typed. */
const MANY = 30;

/**
 * @param {string} hook
 * @param {() => void} changed
 */
export function columnFilter(hook, changed) {
  const input = element("input", { type: "search", spellcheck: "false", autocomplete: "off", "data-testid": hook });
  const root = field(text("filter"), input, { class: "field filter", hidden: true });
  input.addEventListener("input", changed);
  return {
    root,
    /** Shows the field where it helps, empty for a new table. @param {number} columns */
    offer(columns) {
      root.hidden = columns <= MANY;
      input.value = "";
    },
    /**
     * @template {{ name: string }} Column
     * @param {Column[]} columns
     */
    apply(columns) {
      const wanted = input.value.trim().toLowerCase();
      return wanted === "" ? columns : columns.filter((column) => column.name.toLowerCase().includes(wanted));
    },
  };
}
