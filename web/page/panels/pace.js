/** How fast training goes and where it stops, folded away beside the knobs: neither changes the run. */
import { text } from "../../shared/text.js";
import { element, numberField, say, select, show, tick } from "../elements.js";
import { withEarlyStopping } from "./training.js";

/**
 * @typedef {import("../../shared/messages.js").Pace} Pace
 * @typedef {import("../../shared/messages.js").StopAt} StopAt
 */

/** The speeds offered, after full speed. @type {NonNullable<Pace>[]} */
const PACES = [
  ...[30, 10, 3, 1].map((perSecond) => ({ unit: /** @type {const} */ ("epoch"), perSecond })), { unit: "batch", perSecond: 4 },
];
const EPOCH_LIMIT = 1e9;
const LOSS_LIMIT = 1e9;
/** What a stop begins with: so many epochs from now, or this share of the present loss. */
const AHEAD = 100;
const BELOW = 0.8;

/** @param {Pace} pace */
function paceText(pace) {
  if (!pace) return text("pace.full");
  if (pace.unit === "batch") return text("pace.batches", { count: pace.perSecond });
  return pace.perSecond === 1 ? text("pace.epoch") : text("pace.epochs", { count: pace.perSecond });
}

/** @param {Pace} pace */
function paceName(pace) {
  return pace ? `${pace.unit} ${pace.perSecond}` : "";
}

/**
 * @param {import("./all.js").App} app
 * @returns {{ root: HTMLElement, update: (state: import("../store.js").State) => void }}
 */
export function makePace({ store, commands }) {
  /** @param {Partial<StopAt>} change */
  const stop = async (change) => {
    commands.steer({ stopAt: { ...store.state.transport.stopAt, ...change } });
    return true;
  };
  const speeds = select([null, ...PACES].map((pace) => ({ value: paceName(pace), label: paceText(pace) })),
    (value) => commands.steer({ pace: PACES.find((pace) => paceName(pace) === value) ?? null }), { "data-testid": "pace", "aria-label": text("pace") });
  const atEpoch = tick(text("stop-at.epoch"), "stop-epoch", (on) => stop({ epoch: on ? aheadOf(store.state.progress?.epoch ?? 0) : null }));
  const epoch = numberField({ minimum: 1, maximum: EPOCH_LIMIT, whole: true }, (value) => stop({ epoch: value }), { "data-testid": "stop-epoch-value", "aria-label": text("stop-at.epoch.value") });
  const atLoss = tick(text("stop-at.loss"), "stop-loss", (on) => {
    const { progress, transport } = store.state;
    const now = (transport.stopAt.training ? progress?.trainLoss : progress?.validationLoss) ?? 1;
    stop({ loss: on ? Number((BELOW * now).toPrecision(2)) : null });
  });
  const loss = numberField({ minimum: 0, maximum: LOSS_LIMIT }, (value) => stop({ loss: value }), { "data-testid": "stop-loss-value", "aria-label": text("stop-at.loss.value") });
  const rows = select([{ value: "validation", label: text("stop-at.validation") }, { value: "training", label: text("stop-at.training") }],
    (value) => stop({ training: value === "training" }), { "data-testid": "stop-loss-rows", "aria-label": text("stop-at.rows") });
  const early = tick(text("early-stopping"), "stop-early", (on) => commands.changeSpec("training", (spec) => withEarlyStopping(spec.training, on)), text("early-stopping.title"));
  const now = element("span", { "data-testid": "pace-now" });
  const summary = element("summary", { "data-testid": "pace-more", title: text("pace.title") }, element("span", { class: "field-label" }, text("pace")), now);
  const root = element("details", { class: "finder pace", name: "knobs" }, summary,
    element("div", { class: "finder-box" }, speeds,
      element("fieldset", { class: "stops" }, element("legend", {}, text("stop-at")),
        atEpoch.root, epoch, atLoss.root, loss, rows, early.root)));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    root.open = false;
    summary.focus();
  });
  return {
    root,
    update({ plan, spec, transport: { pace, stopAt } }) {
      root.hidden = plan === null;
      const stops = stopAt.epoch !== null || stopAt.loss !== null || Boolean(spec?.training.earlyStopping);
      say(now, stops ? `${paceText(pace)}, ${text("stop-at.now")}` : paceText(pace));
      speeds.value = paceName(pace);
      atEpoch.box.checked = stopAt.epoch !== null;
      atLoss.box.checked = stopAt.loss !== null;
      early.box.checked = Boolean(spec?.training.earlyStopping);
      epoch.disabled = stopAt.epoch === null;
      loss.disabled = rows.disabled = stopAt.loss === null;
      show(epoch, stopAt.epoch ?? "");
      show(loss, stopAt.loss ?? "");
      rows.value = stopAt.training ? "training" : "validation";
    },
  };
}

/** A round number of epochs that lies ahead. @param {number} epoch */
function aheadOf(epoch) {
  return (Math.floor(epoch / AHEAD) + 1) * AHEAD;
}
