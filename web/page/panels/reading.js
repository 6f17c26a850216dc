/** A file on its way in, with a way to stop it; and, once it is open, the sheet and the encoding it was read by. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, field, say, select, setOptions } from "../elements.js";

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
  root.append(line);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let waiting;
  return ({ reading }) => {
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

/**
 * Ways to read a file that can be read in several, a button each above the first rows as it would have them.
 * @param {import("../../shared/protocol.js").ReadingChoice[]} choices
 * @param {(reading: import("../../shared/protocol.js").Reading) => void} act
 */
export function readingChoices(choices, act) {
  return element("ul", { class: "reading-choices" }, ...choices.map(({ label, reading, preview }) => element("li", {},
    button(label, () => act(reading), { "data-testid": "reading-choice" }),
    preview.length === 0 ? "" : element("pre", { class: "encoding-preview" }, preview.map((row) => row.join(" | ")).join("\n")))));
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountFileChoices(root, { commands }) {
  /** @type {import("../../shared/protocol.js").FileReading|null} */
  let shown = null;
  // A sheet that is refused leaves the open one, and the menu says so.
  const sheet = select([], async (name) => {
    await commands.readAgain({ path: name });
    sheet.value = shown?.sheet ?? "";
  }, { "data-testid": "sheet-choice" });
  const encoding = select([], (label) => show(label), { "data-testid": "encoding-choice" });
  const preview = element("pre", { class: "encoding-preview", tabindex: 0, "aria-label": text("encoding.preview"), "data-testid": "encoding-preview" });
  const use = button(text("encoding.use"), () => commands.readAgain({ encoding: encoding.value }), { "data-testid": "encoding-use" });
  const sheets = element("div", { hidden: true }, field(text("sheet.choice"), sheet));
  const encodings = element("div", { hidden: true }, field(text("reading.encoding"), encoding), preview, use);
  root.append(sheets, encodings);

  /** @param {string} label */
  function show(label) {
    const choice = shown?.encoding?.choices.find((one) => one.label === label);
    preview.textContent = choice?.preview ?? "";
    use.disabled = label === shown?.encoding?.label;
  }

  return ({ fileReading }) => {
    if (fileReading === shown) return;
    shown = fileReading;
    sheets.hidden = !fileReading || fileReading.sheets.length < 2;
    if (fileReading && !sheets.hidden) {
      setOptions(sheet, fileReading.sheets.map(({ name, rows, columns }) => ({
        value: name,
        label: rows === null || columns === null ? name : text("sheet.size", { name, rows: formatCount(rows), columns }),
      })));
      sheet.value = fileReading.sheet ?? "";
    }
    encodings.hidden = !fileReading?.encoding;
    if (!fileReading?.encoding) return;
    const { label, choices } = fileReading.encoding;
    setOptions(encoding, choices.map((choice) => ({ value: choice.label, label: choice.name })));
    encoding.value = label;
    show(label);
  };
}
