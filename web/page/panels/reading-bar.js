/**
 * How a file was read, in one line: each member shows what was decided and by whom, and opens to the other ways, with the
 * first rows as they would be before anything is taken. It knows no store, so that it serves any file.
 */
import { formatCount } from "../../shared/format.js";
import { text, translated } from "../../shared/text.js";
import { button, element, field, say } from "../elements.js";
import { readingsOf } from "../readings.js";
import { showFirstRows } from "./first-rows.js";

/**
 * @typedef {import("../readings.js").Entry} Entry
 * @typedef {import("../readings.js").Facts} Facts
 * @typedef {import("../readings.js").Value} Value
 * @typedef {import("../../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../../shared/protocol.js").Preview} Preview
 * @typedef {Partial<import("../../shared/protocol.js").Reading>} Change  null in a member: as found
 *
 * preview: the first rows as they would be; null where nobody waits for them. apply: whether the file was read so.
 * @typedef {{ preview: (change: Change) => Promise<Preview|null>, apply: (change: Change) => Promise<boolean> }} Acts
 */


/** A person types on before anything is looked at, in milliseconds. */
const PAUSE = 250;

/**
 * @param {import("../../shared/protocol.js").Catalog} catalog
 * @param {Acts} acts
 * @param {string} [hook] tells the controls of one bar from those of another
 */
export function readingBar(catalog, { preview, apply }, hook = "read") {
  const line = element("p", { class: "reading-line", "data-testid": `${hook}-line` });
  const panel = element("div", { class: "reading-panel", id: `${hook}-panel`, role: "group", hidden: true, "data-testid": `${hook}-panel` });
  const root = element("div", { class: "reading-bar", hidden: true }, line, panel);
  /** @type {Facts|null} */ let facts = null;
  /** @type {Entry|null} */ let open = null;
  /** What was last looked at: a look that comes late is not shown. */
  let looks = 0;

  /** @param {Entry} entry @param {Facts} now @returns {{ asked: Value, value: Value }} */
  function valueOf({ key }, now) {
    const asked = now.reading.asked[key] ?? null;
    return { asked, value: asked ?? now.reading.used[key] ?? null };
  }

  /** @param {Entry} entry @param {Facts} now @param {boolean} last */
  function item(entry, now, last) {
    const { asked, value } = valueOf(entry, now);
    const said = entry.says(value, catalog, now);
    const origin = text(asked === null ? "read.found" : "read.chosen.by");
    const made = button(said, () => show(open?.key === entry.key ? null : entry), {
      class: "link", "aria-expanded": String(open?.key === entry.key), "aria-controls": panel.id, title: text(`read.${entry.key}`),
      "aria-label": text("read.item", { member: text(`read.${entry.key}`), value: said, origin }), "data-testid": `${hook}-${entry.key}`,
    });
    return element("span", { class: "reading-item" }, made, asked === null ? "" : element("span", { class: "note" }, ` (${text("read.chosen")})`), last ? "" : " ·");
  }

  /** @param {Facts} now */
  function showLine(now) {
    const entries = readingsOf(now);
    const asked = Object.entries(now.reading.asked).filter(([, value]) => value !== null && value !== undefined).map(([key]) => [key, null]);
    const back = button(text("read.back"), () => apply(Object.fromEntries(asked)), { class: "link", "data-testid": `${hook}-back` });
    root.hidden = entries.length === 0;
    line.replaceChildren(text("read.as"), " ", ...entries.flatMap((entry, at) => [item(entry, now, at === entries.length - 1), " "]), ...(asked.length > 0 ? [back] : []));
  }

  /** @param {Entry|null} entry */
  function show(entry) {
    open = entry;
    looks += 1;
    if (!facts) return;
    showLine(facts);
    panel.hidden = entry === null;
    panel.replaceChildren();
    if (entry) fill(entry, facts);
  }

  /** Ends with the focus where it began. @param {Entry} entry */
  function close({ key }) {
    show(null);
    /** @type {HTMLElement|null} */ (line.querySelector(`[data-testid="${hook}-${key}"]`))?.focus();
  }

  /** @param {Entry} entry @param {Facts} now */
  function fill(entry, now) {
    const { key, safe = false } = entry;
    const { asked } = valueOf(entry, now);
    const rows = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("read.preview"), "data-testid": `${hook}-preview` });
    const status = element("p", { class: "note", role: "status", "data-testid": `${hook}-status` });
    const showIn = (/** @type {Preview} */ found) => {
      showFirstRows(rows, found);
      say(status, text("read.preview.columns", { count: formatCount(found.columns.length) }));
    };
    let wanted = asked;
    const use = button(text("read.use"), () => take(wanted), { disabled: true, "data-testid": `${hook}-use` });

    /** @param {Value} value */
    async function take(value) {
      const taken = await apply({ [key]: value });
      if (taken && !safe && open === entry) close(entry);
      if (!taken && safe && open === entry) show(entry);
    }

    /** @param {Value} value */
    async function look(value) {
      wanted = value;
      use.disabled = true;
      const turn = ++looks;
      if (value === asked) return showIn(now.now);
      say(status, text("read.preview.looking"));
      try {
        const found = await preview({ [key]: value });
        if (turn !== looks || !found) return;
        showIn(found);
        use.disabled = false;
      } catch (error) {
        if (turn !== looks) return;
        const { message, hint } = /** @type {EngineError} */ (error);
        rows.replaceChildren();
        say(status, `${translated(message)} ${translated(hint) ?? ""}`);
      }
    }

    panel.setAttribute("aria-label", text(`read.${key}`));
    panel.append(entry.offers ? radios(entry, now, safe ? take : look) : typed(entry, now, look));
    if (!safe) {
      panel.append(rows, status, element("div", { class: "actions" }, use));
      showIn(now.now);
    }
    panel.lastElementChild?.append(button(text("read.close"), () => close(entry), { class: "link", "data-testid": `${hook}-close` }));
  }

  /** @param {Entry} entry @param {Facts} now @param {(value: Value) => void} act */
  function radios(entry, now, act) {
    const { asked, value } = valueOf(entry, now);
    const told = (/** @type {Value} */ one) => (entry.told ?? entry.says)(one, catalog, now);
    const found = asked === null ? text("read.found.now", { value: told(value) }) : text("read.found.leave");
    const offered = entry.offers?.(catalog, now) ?? [];
    const values = asked === null || offered.includes(asked) ? offered : [asked, ...offered];
    return element("fieldset", { class: "reading-ways" }, element("legend", {}, text(`read.${entry.key}`)),
      ...[null, ...values].map((one) => {
        const radio = element("input", { type: "radio", name: `${hook}-${entry.key}`, "data-testid": `${hook}-${entry.key}-${one ?? "found"}` });
        radio.checked = one === asked;
        radio.addEventListener("change", () => act(one));
        return element("label", { class: "tick" }, radio, one === null ? found : told(one));
      }));
  }

  /** @param {Entry} entry @param {Facts} now @param {(value: Value) => void} look */
  function typed(entry, now, look) {
    const { asked, value } = valueOf(entry, now);
    const input = element("input", {
      type: entry.typed, min: entry.typed === "number" ? 0 : null, "data-testid": `${hook}-${entry.key}-typed`,
      placeholder: text("read.found"), value: asked ?? value,
    });
    /** @type {ReturnType<typeof setTimeout>|undefined} */ let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      if (!input.validity.valid) return;
      const meant = input.value === "" ? null : entry.typed === "number" ? input.valueAsNumber : input.value;
      waiting = setTimeout(() => look(meant), PAUSE);
    });
    return field(text(`read.${entry.key}`), input);
  }

  return {
    root,
    /** @param {Facts|null} now null: there is no file */
    update(now) {
      facts = now;
      const key = open?.key;
      root.hidden = now === null;
      // What is open stays open, with what is true now.
      show(now && readingsOf(now).find((entry) => entry.key === key) || null);
    },
  };
}

/**
 * The bar of the open table, under its name.
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountReadingBar(root, { commands, catalog }) {
  const bar = readingBar(catalog, { preview: (change) => commands.preview(change), apply: (change) => commands.readAgain(change) });
  root.append(bar.root);
  /** @type {unknown} */ let shown = null;
  return ({ table, source, fileReading }) => {
    if (table === shown) return;
    shown = table;
    const own = table && source && source.kind !== "sample";
    bar.update(own ? { reading: table.reading, file: fileReading, now: { columns: table.columns, rows: table.preview } } : null);
  };
}
