/** Derives by a member of the catalog: which one, of which columns, with its knobs; and the classic set by ticks. */
import { knobFields, listed } from "../choices.js";
import { columnsNow } from "../facts.js";
import { button, element, field, say, select } from "../elements.js";
import { text } from "../../shared/text.js";
import { classicEntry, classicNames, classicPair, tickClassic } from "../derived.js";
import { featuresOf, giveRole } from "../roles.js";
import { columnField } from "./column-field.js";

/** @typedef {import("../../shared/protocol.js").Knob} Knob */

/**
 * @param {import("./all.js").App} app
 * @param {(dates: boolean) => string[]} sources
 */
export function derivedAdder({ commands, catalog }, sources) {
  const members = catalog.derivers.filter((one) => one.takes !== "text");
  const chosen = () => members.find((one) => one.name === kind.value) ?? members[0];
  const kind = select(listed(members, "derivers"), () => fit(), { "data-testid": "derive" });
  const offered = () => sources(chosen()?.takes === "dates");
  const first = columnField({ hook: "derive-first", label: text("derived.column") }, offered);
  const second = columnField({ hook: "derive-second", label: text("derived.second") }, offered);
  /** @type {Record<string, number>} */ let values = {};
  const valueOf = (/** @type {Knob} */ knob) => values[knob.name] ?? knob.default;
  const knobs = knobFields("derive", async (knob, value) => {
    values[knob.name] = value;
    fit();
    return true;
  });
  const formula = element("p", { class: "note code" });
  const add = button(text("derived.add"), async () => {
    const member = chosen();
    const of = member?.takes === "two" ? [first.take(), second.take()] : [first.take()];
    if (!member || of.some((name) => name === null)) return;
    const given = Object.fromEntries(Object.entries(values).filter(([name, value]) => member.knobs.some((knob) => knob.name === name && knob.default !== value)));
    const asked = { kind: member.name, of: /** @type {string[]} */ (of), ...given };
    if (!(await commands.changeSpec("data", ({ data }) => { data.derived.push(asked); }))) return;
    first.input.value = second.input.value = "";
  }, { "data-testid": "derive-add" });
  function fit() {
    const member = chosen();
    if (!member) return;
    second.root.hidden = member.takes !== "two";
    say(formula, member.formula);
    knobs.update(member.knobs, valueOf);
  }
  fit();
  kind.addEventListener("change", () => { values = {}; fit(); });
  return element("fieldset", { class: "derive" }, element("legend", {}, text("derived.by")),
    field(text("derived.kind"), kind), formula, element("div", { class: "grid" }, first.root, second.root), knobs.root, add);
}

/** One tick each for two columns and their squares, product and sines. @param {import("./all.js").App} app */
export function classicTicks({ store, commands }) {
  const root = element("fieldset", { class: "classic", "data-testid": "classic" });
  /** @type {string} */ let shown = "";
  return {
    root,
    /** @param {import("../store.js").State} state */
    update({ table, spec, plan }) {
      if (!table || !spec || !plan) return;
      const columns = columnsNow(table, plan);
      const features = featuresOf(spec, columns, plan.target.name);
      const numeric = columns.filter((column) => column.kind === "numeric" && features.has(column.name)).map((column) => column.name);
      const pair = classicPair(spec.data.derived, numeric);
      root.hidden = pair === null;
      if (!pair) return;
      const entry = classicEntry(spec.data.derived);
      const [x, y] = pair;
      const labels = [`${x}²`, `${y}²`, `${x} × ${y}`, `sin ${x}`, `sin ${y}`];
      const ticks = [
        ...pair.map((name) => ({ name, label: name, on: features.has(name), act: (/** @type {boolean} */ on) => commands.changeSpec("data", (copy) => {
          const now = store.state;
          if (now.table && now.plan) giveRole(copy, columnsNow(now.table, now.plan), now.plan.target.name, name, on ? "feature" : "ignore");
        }) })),
        ...classicNames(x, y).map((name, index) => ({ name, label: labels[index] ?? name, on: entry !== null && entry.names?.[name] !== "",
          act: (/** @type {boolean} */ on) => commands.changeSpec("data", ({ data }) => tickClassic(data, pair, name, on)) })),
      ];
      const now = JSON.stringify(ticks);
      if (now === shown) return;
      shown = now;
      root.replaceChildren(element("legend", {}, text("derived.classic")), ...ticks.map(({ name, label, on, act }) => {
        const box = element("input", { type: "checkbox", "data-testid": `classic-${name}` });
        box.checked = on;
        box.addEventListener("change", async () => { if (!(await act(box.checked))) box.checked = on; });
        return element("label", { class: "tick" }, box, label);
      }));
    },
  };
}
