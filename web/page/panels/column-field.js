/** A field for a column's name: those that contain what is typed are offered, however many there are. */
import { text } from "../../shared/text.js";
import { element, field } from "../elements.js";

/** Names offered at once. */
const MOST = 40;

/**
 * @param {{ hook: string, label: string }} names
 * @param {() => string[]} columns  that can be chosen now
 * @param {() => void} [chosen]
 */
export function columnField({ hook, label }, columns, chosen) {
  const offered = element("datalist", { id: `${hook}-offered` });
  const input = element("input", { type: "text", list: `${hook}-offered`, spellcheck: "false", autocomplete: "off", "data-testid": hook });
  const offer = () => {
    const wanted = input.value.trim().toLowerCase();
    const found = [];
    for (const name of columns()) {
      if (found.length === MOST) break;
      if (name.toLowerCase().includes(wanted)) found.push(name);
    }
    offered.replaceChildren(...found.map((name) => element("option", { value: name })));
  };
  input.addEventListener("focus", offer);
  input.addEventListener("input", () => {
    input.setCustomValidity("");
    offer();
  });
  if (chosen) input.addEventListener("change", chosen);
  return {
    root: element("div", {}, field(label, input), offered), input,
    /** The column that is named; null with the reason beside the field where there is none of the name. */
    take() {
      const name = input.value.trim();
      if (columns().includes(name)) return name;
      input.setCustomValidity(text("column.unknown", { name }));
      input.reportValidity();
      return null;
    },
  };
}
