/** Completes the word that is typed in a field from a list below it, by keyboard or pointer. */
import { element } from "../elements.js";

/** @typedef {{ value: string, label: string, note?: string }} Completion */

/** The word before the caret, in backticks or not. */
const WORD = /(?:`[^`]*|[\p{L}_][\p{L}\p{N}_]*)$/u;

/**
 * @param {HTMLInputElement} input
 * @param {string} id
 * @param {(word: string) => Completion[]} find
 */
export function completed(input, id, find) {
  const list = element("ul", { role: "listbox", id, class: "completions", "aria-label": input.getAttribute("aria-label") ?? id, "data-testid": id });
  list.hidden = true;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": "false" })) input.setAttribute(name, value);
  /** @type {Completion[]} */ let found = [];
  let active = -1;

  const close = () => {
    found = [];
    render();
  };
  const word = () => WORD.exec(input.value.slice(0, input.selectionStart ?? 0))?.[0] ?? "";
  function render() {
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    list.replaceChildren(...found.map(({ label, note }, index) => {
      const option = element("li", { role: "option", id: `${id}-${index}`, "aria-selected": String(index === active) }, label, note ? element("span", { class: "note" }, " ", note) : null);
      // Before the field loses the focus.
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        accept(index);
      });
      return option;
    }));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }
  /** @param {number} index */
  function accept(index) {
    const chosen = found[index];
    if (!chosen) return;
    const end = input.selectionStart ?? input.value.length;
    input.setRangeText(chosen.value, end - word().length, end, "end");
    close();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  }
  input.addEventListener("input", () => {
    const typed = word();
    found = typed === "" ? [] : find(typed.replace(/^`/, "").toLowerCase());
    active = -1;
    render();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (found.length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : found.length) + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % found.length;
      render();
    } else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) accept(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return list;
}
