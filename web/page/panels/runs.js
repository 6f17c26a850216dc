/** Runs that came before: what changed, how each ended, its curve over the present one, its answers beside the present ones. */
import { formatCount } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { comparable, differs, nextId, RUNS, WEIGHTS } from "../runs.js";
import { number, score, scoreName } from "../sentences.js";
import { sourceChanges, specChanges } from "../spec-words.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../runs.js").Run} Run
 */

/** @type {import("./all.js").Mount} */
export function mountRuns(root, { store, commands, catalog }) {
  const name = element("th", { scope: "col" });
  const body = element("tbody");
  const head = ["runs.run", "runs.changed", "runs.epochs", "runs.last", "runs.best"].map((key) => element("th", { scope: "col" }, text(/** @type {import("../../shared/text.js").Key} */ (key))));
  const table = element("table", { class: "statistics runs-table", "data-testid": "runs" },
    element("caption", { class: "caption" }, text("runs.table", { most: RUNS, weights: formatCount(WEIGHTS) })),
    element("thead", {}, element("tr", {}, ...head, name, element("th", { scope: "col" }, text("runs.ended")), element("td", { colspan: 3 }))), body);
  root.append(element("h2", {}, text("runs")), element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": text("runs") }, table));

  /** @param {Pick<Run, "source"|"spec"|"origin"|"table">} run @param {Run|undefined} before */
  function changed({ source, spec, origin, table }, before) {
    const from = origin ? [text("runs.branch", { epoch: formatCount(origin.epoch), run: origin.run })] : [];
    if (!before) return from[0] ?? text("runs.first", { table });
    const others = sourceChanges(catalog, before.source, source);
    const said = [...from, ...(others.length > 0 ? others : specChanges(catalog, before.spec, spec))];
    return said.join("; ") || text("runs.again");
  }

  /** A tick that lays a run beside the present one; of one kind one at a time. @param {string} shown @param {string} label @param {string} hook @param {(on: boolean) => void} act */
  function tick(shown, label, hook, act) {
    const box = element("input", { type: "checkbox", "aria-label": label, "data-testid": hook });
    box.addEventListener("change", () => act(box.checked));
    return { box, root: element("label", { class: "tick" }, box, shown) };
  }

  /** @param {Run} run @param {Run|undefined} before */
  function row(run, before) {
    const { id } = run;
    const overlay = tick(text("runs.overlay"), text("runs.overlay.label", { run: id }), `overlay-${id}`, (on) => store.dispatch({ kind: "overlay", run: on ? id : null }));
    const difference = tick(text("runs.difference"), text("runs.difference.label", { run: id }), `difference-${id}`, (on) => store.dispatch({ kind: "difference", difference: on ? id : null }));
    const open = button(text("runs.open"), () => commands.openRun(run), { class: "link", "aria-label": text("runs.open.label", { run: id }), "data-testid": `open-run-${id}` });
    const clock = new Date(run.ended).toLocaleTimeString(localeTag(), { hour: "2-digit", minute: "2-digit" });
    const line = element("tr", { "data-testid": `run-${id}` }, element("th", { scope: "row" }, String(id)), element("td", { class: "runs-changed" }, changed(run, before)),
      element("td", {}, formatCount(run.epochs)), element("td", {}, number(run.loss)),
      element("td", {}, run.best ? text("runs.best.at", { loss: number(run.best.loss), epoch: formatCount(run.best.epoch) }) : "–"), element("td", {}, score(run.score)), element("td", {}, clock),
      element("td", {}, overlay.root), element("td", {}, difference.root), element("td", {}, open));
    return { run, line, overlay, difference };
  }

  const present = { id: element("th", { scope: "row" }), changed: element("td", { class: "runs-changed" }), epochs: element("td"), loss: element("td"), score: element("td") };
  const presentLine = element("tr", { class: "all", "data-testid": "run-now" }, present.id, present.changed, present.epochs, present.loss, element("td"), present.score, element("td", { colspan: 4 }));
  /** @type {ReturnType<typeof row>[]} */ let rows = [];
  /** @type {unknown} */ let runsShown = null;
  /** @type {unknown[]} */ let had = [];
  /** @type {unknown[]} */ let toldOf = [];
  return (state) => {
    const { runs, source, spec, plan, origin, progress, axes, overlaid, difference, table: open } = state;
    const wanted = [runs, spec, plan, axes, overlaid, difference, progress];
    if (wanted.every((part, index) => part === had[index])) return;
    had = wanted;
    root.hidden = runs.length === 0;
    if (!source || !spec || !plan || !open) return;
    const told = [runs, source, spec, origin];
    if (told.some((part, index) => part !== toldOf[index])) say(present.changed, changed({ source, spec, origin, table: open.name }, runs.at(-1)));
    toldOf = told;
    if (runs !== runsShown) {
      runsShown = runs;
      rows = runs.map((run, index) => row(run, runs[index - 1]));
      body.replaceChildren(presentLine, ...rows.map(({ line }) => line).reverse());
    }
    say(name, scoreName(plan.task === "regression" ? "r2" : "accuracy"));
    say(present.id, text("runs.now", { run: nextId(runs) }));
    say(present.epochs, formatCount(progress?.stands ?? progress?.epoch ?? 0));
    say(present.loss, number(progress?.validationLoss));
    say(present.score, score(progress?.validationScore));
    for (const { run, overlay, difference: other } of rows) {
      overlay.box.checked = overlaid === run.id;
      overlay.root.hidden = !comparable(run, state);
      other.box.checked = difference === run.id;
      other.root.hidden = !differs(run, state);
    }
  };
}
