/**
 * A menu of columns. Thousands of entries would hold up the page whenever they are laid out or one of them is chosen; beyond
 * a limit the menu is a field to type a name into, with the names that fit below it.
 */
import { text } from "../shared/text.js";
import { element, select, setOptions, show } from "./elements.js";

/** @typedef {import("./elements.js").Option} Option */

const MENU_LIMIT = 200;
const FITTING = 50;
let made = 0;

/** The first entries that contain what was typed. @param {Option[]} options @param {string} typed */
export function fitting(options, typed) {
  const wanted = typed.trim().toLowerCase();
  /** @type {Option[]} */
  const found = [];
  for (const option of options) {
    if (option.label.toLowerCase().includes(wanted)) found.push(option);
    if (found.length === FITTING) break;
  }
  return found;
}

export class ColumnMenu {
  /** @param {(value: string) => void} act @param {import("./elements.js").Attributes} attributes */
  constructor(act, attributes) {
    made += 1;
    const { "data-testid": hook, ...rest } = attributes;
    this.hook = String(hook);
    /** @type {Option[]} */
    this.options = [];
    this.list = select([], act, rest);
    this.fits = element("datalist", { id: `fits-${made}` });
    this.typed = element("input", { type: "text", list: this.fits.id, autocomplete: "off", spellcheck: "false", ...rest });
    this.typed.addEventListener("focus", () => this.offerFitting(""));
    this.typed.addEventListener("input", () => {
      this.typed.setCustomValidity("");
      this.offerFitting(this.typed.value);
    });
    this.typed.addEventListener("change", () => {
      const chosen = this.options.find(({ label }) => label === this.typed.value);
      if (chosen) act(chosen.value);
      else this.refuse();
    });
    this.root = element("span", { class: "column-menu" });
    this.offer([]);
  }

  /** @param {Option[]} options */
  offer(options) {
    this.options = options;
    const long = options.length > MENU_LIMIT;
    setOptions(this.list, long ? [] : options);
    const [used, other] = long ? [this.typed, this.list] : [this.list, this.typed];
    other.removeAttribute("data-testid");
    used.setAttribute("data-testid", this.hook);
    if (used.isConnected) return;
    this.root.replaceChildren(...(long ? [used, this.fits] : [used]));
  }

  /** @param {string} value */
  show(value) {
    if (this.options.length <= MENU_LIMIT) {
      show(this.list, value);
      return;
    }
    this.typed.setCustomValidity("");
    show(this.typed, this.options.find((option) => option.value === value)?.label ?? value);
  }

  /** @param {string} typed */
  offerFitting(typed) {
    this.fits.replaceChildren(...fitting(this.options, typed).map(({ label }) => element("option", { value: label })));
  }

  refuse() {
    this.typed.setCustomValidity(text("column.unknown", { name: this.typed.value }));
    this.typed.reportValidity();
  }
}
