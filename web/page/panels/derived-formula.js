/** A formula as it is typed: completed, checked at once with the place of a mistake, and seen in the first rows before it is added. */
import { formatPlain } from "../../shared/format.js";
import { label, listing, localeTag, text, translated } from "../../shared/text.js";
import { button, element, field, say } from "../elements.js";
import { inFormula } from "../derived.js";
import { completed } from "./completion.js";

/** Milliseconds without a key before a formula is tried. */
const PAUSE = 150;
/** Completions at once. */
const MOST = 8;

/**
 * @param {import("./all.js").App} app
 * @param {() => string[]} sources  what a formula can read
 */
export function formulaField({ store, commands, catalog }, sources) {
  const functions = new Set(catalog.functions.map((one) => one.name));
  const name = element("input", { type: "text", spellcheck: "false", autocomplete: "off", "data-testid": "formula-name" });
  const formula = element("input", {
    type: "text", spellcheck: "false", autocomplete: "off", autocapitalize: "off", class: "code", placeholder: "log(income) / age",
    "aria-label": text("formula"), "aria-describedby": "formula-said", "data-testid": "formula",
  });
  const words = completed(formula, "formula-words", (word) => {
    const named = catalog.functions.filter((one) => one.name.startsWith(word))
      .map((one) => ({ value: `${one.name}(`, label: `${one.name}(…)`, note: label(one, "functions") }));
    const found = [];
    for (const column of sources()) {
      if (named.length + found.length >= MOST) break;
      if (column.toLowerCase().includes(word)) found.push({ value: inFormula(column, functions), label: column });
    }
    return [...found, ...named].slice(0, MOST);
  });
  const place = element("code", { class: "formula-place", "data-testid": "formula-place" });
  const sentence = element("p", { class: "note", "data-testid": "formula-sentence" });
  const said = element("div", { id: "formula-said", role: "status", class: "formula-said" }, place, sentence);
  place.hidden = true;
  const add = button(text("derived.add"), async () => {
    const written = formula.value.trim();
    if (written === "") return formula.focus();
    const asked = { name: name.value.trim() || written, formula: written };
    if (!(await commands.changeSpec("data", ({ data }) => { data.derived.push(asked); }))) return;
    for (const input of [name, formula]) input.value = "";
    quiet();
    formula.focus();
  }, { "data-testid": "formula-add" });
  const help = element("details", { class: "formula-help", "data-testid": "formula-help" },
    element("summary", {}, text("formula.help")),
    element("p", { class: "note" }, text("formula.signs")),
    element("dl", {}, ...catalog.functions.flatMap((one) => [element("dt", {}, element("code", {}, callOf(one))), element("dd", {}, label(one, "functions"))])));

  function quiet() {
    place.hidden = true;
    formula.removeAttribute("aria-invalid");
    say(sentence, "");
  }

  /** @param {string} written @param {import("../../shared/protocol.js").Trial} trial */
  function tell(written, { values, error }) {
    place.hidden = error === null;
    formula.toggleAttribute("aria-invalid", false);
    if (error) {
      formula.setAttribute("aria-invalid", "true");
      const letters = [...written];
      const at = error.position - 1;
      place.replaceChildren(letters.slice(0, at).join(""), element("mark", {}, letters[at] ?? " "), letters.slice(at + 1).join(""));
      say(sentence, `${translated(error.message)} ${translated(error.hint)}`);
      return;
    }
    const shown = [...values].map((value) => (Number.isNaN(value) ? text("rows.missing") : formatPlain(value, localeTag(), 3)));
    say(sentence, text("formula.preview", { values: listing(shown) }));
  }

  /** @type {ReturnType<typeof setTimeout>|undefined} */ let timer;
  formula.addEventListener("input", () => {
    clearTimeout(timer);
    const written = formula.value;
    if (written.trim() === "") return quiet();
    timer = setTimeout(async () => {
      const trial = await commands.tryFormula(written, store.state.spec?.data.derived.length ?? 0);
      if (trial && formula.value === written) tell(written, trial);
    }, PAUSE);
  });
  formula.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.defaultPrevented) add.click();
  });
  return element("fieldset", { class: "formula" }, element("legend", {}, text("formula.own")),
    element("div", { class: "completion-box" }, field(text("formula"), formula), words), said,
    element("div", { class: "with-action" }, field(text("derived.name"), name), add), help);
}

/** @param {{ name: string, fewest: number, most: number }} one */
function callOf({ name, fewest, most }) {
  const values = ["x", "y", "z"].slice(0, fewest);
  return `${name}(${[...values, ...(most > fewest ? ["…"] : [])].join(", ")})`;
}
