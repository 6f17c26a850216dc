/** Where the next step of one weight comes from: the chain rule with the numbers of the next batch, as a ledger. */
import { formatCount, formatPlain } from "../../shared/format.js";
import { guide, told } from "../../shared/guide.js";
import { label, localeTag } from "../../shared/text.js";
import { button, element, formula, say } from "../elements.js";
import { number } from "../sentences.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").Explanation} Explanation
 * @typedef {{ layer: number, name: "weight"|"bias", index: number }} Which
 */

/** Enough digits to see a weight move. */
const DIGITS = 6;
const exact = (/** @type {number} */ value) => formatPlain(value, localeTag(), DIGITS);

/** @param {(Node|string)[]} names @param {(Node|string)[][]} rows @param {(Node|string)[][]} [last] sums under a rule */
function ledger(names, rows, last = []) {
  /** Not every reader of a screen takes a formula for a heading, so the heading says it as it is written. @param {Node|string|undefined} shown @param {string} scope */
  const head = (shown, scope) => {
    const source = shown instanceof HTMLElement && shown.dataset.source;
    if (source) shown.setAttribute("aria-hidden", "true");
    return element("th", { scope }, source && element("span", { class: "unseen" }, source), shown);
  };
  const cells = (/** @type {(Node|string)[]} */ [first, ...rest]) => [head(first, "row"), ...rest.map((one) => element("td", {}, one))];
  return element("div", { class: "scroll", tabindex: 0 }, element("table", { class: "ledger" },
    names.length > 0 && element("thead", {}, element("tr", {}, ...names.map((name) => head(name, "col")))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row)))),
    element("tbody", { class: "total" }, ...last.map((row) => element("tr", {}, ...cells(row))))));
}

/** @param {string} heading @param {...(Node|string)} parts */
const part = (heading, ...parts) => [element("h5", {}, heading), ...parts];

/** @param {Explanation} found */
function products(found) {
  const { rows, samples } = found;
  if (rows.length === 0 || found.mean === null) return [element("p", {}, told("explain.inside"), " "), formula(`partial L / partial w = ${found.gradient.toPrecision(3)}`)];
  const outputs = rows[0]?.target !== null;
  return part(told("explain.products"), formula("partial L / partial w = mean_i a_i δ_i, δ_i = partial L_i / partial z_i"),
    ledger([told("explain.row"), ...(outputs ? [told("explain.output"), told("explain.target")] : []), formula("a"), formula("δ"), formula("a δ")],
      [...rows.map(({ row, input, delta, product, output, target }) => [formatCount(row + 1), ...(target === null ? [] : [number(output), number(target)]), number(input), number(delta), number(product)]),
        ...(samples > rows.length ? [[told("explain.more", { count: formatCount(samples - rows.length) }), ...(outputs ? ["", ""] : []), "", "", "…"]] : [])],
      [[told("explain.mean", { count: formatCount(samples) }), ...(outputs ? ["", ""] : []), "", "", number(found.mean)]]));
}

/** @param {Explanation} found @param {State} state @param {Which} which @param {import("../../shared/protocol.js").Catalog} catalog */
function descent({ descent, rows }, { spec, plan }, { layer }, catalog) {
  const [first] = rows;
  if (!first) return [];
  if (!descent) {
    const loss = catalog.losses.find(({ name }) => name === plan?.loss);
    return part(told("explain.descent.output", { loss: loss ? label(loss) : "", row: formatCount(first.row + 1) }), ...(loss ? [formula(guide().formulas[`losses.${loss.name}`] ?? loss.formula)] : []));
  }
  const { links, count, sum, slope } = descent;
  const above = catalog.layers.find(({ name }) => name === spec?.network.layers[layer + 1]?.kind);
  const sums = [[formula("partial L / partial a"), "", "", number(sum)], [formula("f'(z)"), "", "", number(slope)], [formula("δ"), "", "", number(first.delta)]];
  return part(told("explain.descent", { row: formatCount(first.row + 1) }),
    count > 0 ? formula("δ = f'(z) sum_k w_k δ_k") : element("p", {}, told("explain.through", { kind: above ? label(above, "layers") : "" })),
    ledger([told("explain.unit"), formula("w_k"), formula("δ_k"), formula("w_k δ_k")],
      [...links.map(({ unit, weight, delta }) => [formatCount(unit + 1), number(weight), number(delta), number(weight * delta)]),
        ...(count > links.length ? [[told("explain.more.links", { count: formatCount(count - links.length) }), "", "", "…"]] : [])], sums));
}

/** @param {Explanation} found */
function check({ difference: { losses: [low, high], width, slope }, gradient }) {
  const apart = Math.abs(slope - gradient) / Math.max(Math.abs(slope), Math.abs(gradient), Number.MIN_VALUE);
  return part(told("explain.check"), formula("partial L / partial w ≈ (L(w + h) - L(w - h)) / (2 h)"),
    ledger([], [[formula("h"), number(width / 2)], [formula("L(w + h)"), exact(high)], [formula("L(w - h)"), exact(low)]],
      [[told("explain.measured"), number(slope)], [told("explain.computed"), number(gradient)], [told("explain.apart"), apart === 0 ? "0" : `${number(apart * 100)} %`]]),
    element("p", { class: "note" }, told("explain.precision")));
}

/** @param {Explanation} found @param {State} state @param {import("../../shared/protocol.js").Catalog} catalog */
function step(found, { spec }, catalog) {
  const { gradient, pull, pulled, clipped, quantities, before, stepped, after } = found;
  const kind = spec && (typeof spec.training.optimizer === "string" ? spec.training.optimizer : spec.training.optimizer.kind);
  const optimizer = catalog.optimizers.find(({ name }) => name === kind);
  /** @type {(Node|string)[][]} */ const rows = pull === 0 && clipped === pulled ? [] : [[told("explain.gradient"), number(gradient)]];
  if (pull !== 0) rows.push([told("explain.pull"), number(pull)]);
  if (clipped !== pulled) rows.push([told("explain.clipping"), `× ${number(clipped / pulled)}`]);
  rows.push([formula("g"), number(clipped)], ...quantities.map(({ name, value }) => [formula(name), number(value)]));
  /** @type {(Node|string)[][]} */ const ends = [[told("explain.before"), exact(before)], [told("explain.after"), exact(stepped)]];
  if (after !== stepped) ends.push([told("explain.projected"), exact(after)]);
  return part(told("explain.optimizer", { name: optimizer ? label(optimizer, "optimizers") : "" }),
    ...(optimizer ? [formula(guide().formulas[`optimizers.${optimizer.name}`] ?? optimizer.formula)] : []), ledger([], rows, ends));
}

/** @param {import("./all.js").App} app @param {() => void} leave gives the focus back */
export function makeExplanation({ store, commands, catalog }, leave) {
  const title = element("h4", { tabindex: -1 });
  const lead = element("p", { class: "note" });
  const body = element("div", { class: "explained-parts" });
  const close = button(told("close"), () => hide(true), { class: "link", "data-testid": "explanation-close" });
  const root = element("section", { class: "explained", hidden: true, "data-testid": "explanation" }, element("div", { class: "unit-head" }, title, close), lead, body);
  /** @type {Which|null} */ let which = null;
  /** What the shown numbers belong to. @type {unknown} */ let shownFor = null;
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    hide(true);
  });

  /** @param {boolean} [back] whether the focus goes back */
  function hide(back = false) {
    if (!which) return;
    which = null;
    root.hidden = true;
    if (back) leave();
  }

  async function renew() {
    const asked = which;
    const found = asked && await commands.explainWeight(asked);
    if (!asked || asked !== which || !found) return;
    const { state } = store;
    say(lead, told("explain.lead", { step: formatCount(found.step), count: formatCount(found.samples) }));
    body.replaceChildren(...[products(found), descent(found, state, asked, catalog), check(found), step(found, state, catalog)].map((one) => element("div", {}, ...one)));
    root.dataset.step = String(found.step);
  }

  return {
    root, hide,
    /** @param {Which} wanted @param {string} name */
    async show(wanted, name) {
      which = wanted;
      shownFor = store.state.diagram;
      say(title, told("explain.title", { name }));
      await renew();
      root.hidden = which === null;
      title.focus();
    },
    /** While training goes on the numbers rest; a pause brings those of the next step. @param {State} state */
    update({ diagram, playing }) {
      if (!which || playing || diagram === shownFor) return;
      shownFor = diagram;
      renew();
    },
  };
}
