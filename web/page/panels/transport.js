/** The bar that drives training: play, step, reset, the figures that matter, and the two knobs people move most. */
import { kindOf } from "../../shared/choice.js";
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, field, numberField, say, select, show } from "../elements.js";
import { number, placeSentence, reachedSentence, score, stopSentence, subsampleSentence } from "../sentences.js";
import { mountAlert } from "./alert.js";
import { makeFinder } from "./finder.js";
import { makePace } from "./pace.js";
import { mountPast } from "./past.js";

/** The slider's ends as powers of ten. */
const RATE_LOW = -5;
const RATE_HIGH = 1;
const RATE_LIMIT = 100;
const BATCH_LIMIT = 65536;
/** How far a step may go. */
const UNITS = /** @type {const} */ (["epoch", "batch", "sample"]);

/** @param {string} shown @param {string} hook */
function readout(shown, hook) {
  const value = element("dd", { "data-testid": hook }, "–");
  const name = element("dt", {}, shown);
  return { row: element("div", { class: "readout" }, name, value), name, value };
}

/** Three significant digits are enough for a rate that was dragged. @param {number} power */
function rateAt(power) {
  return Number((10 ** power).toPrecision(2));
}

/** @type {import("./all.js").Mount} */
export function mountTransport(root, app) {
  const { commands } = app;
  root.setAttribute("aria-label", text("transport"));
  const play = button(text("play"), () => commands.play(), { class: "primary", "data-testid": "play", title: text("play.title") });
  const step = button(text("step"), () => commands.step(), { "data-testid": "step", title: text("step.title") });
  const unit = select(UNITS.map((one) => ({ value: one, label: text(`step.${one}`) })),
    (value) => commands.steer({ unit: /** @type {typeof UNITS[number]} */ (value) }), { class: "quiet", "aria-label": text("step.unit"), title: text("step.unit.title"), "data-testid": "step-unit" });
  const reset = button(text("reset"), () => commands.reset(), { "data-testid": "reset", title: text("reset.title") });

  const epoch = readout(text("epoch"), "epoch");
  const place = element("dd", { "data-testid": "place" });
  epoch.row.append(place);
  const loss = readout(text("loss.validation"), "validation-loss");
  const result = readout(text("accuracy"), "validation-score");
  const speed = readout(text("rows-per-second"), "rows-per-second");

  const slider = element("input", {
    type: "range", min: RATE_LOW, max: RATE_HIGH, step: 0.05, "aria-label": text("learning-rate.slider"), "data-testid": "learning-rate-slider",
  });
  slider.addEventListener("input", () => commands.setLearningRate(rateAt(slider.valueAsNumber)));
  const rate = numberField({ minimum: 0, maximum: RATE_LIMIT }, (value) => commands.setLearningRate(value), { "data-testid": "learning-rate" });
  const batch = numberField({ minimum: 1, maximum: BATCH_LIMIT, whole: true },
    (value) => commands.changeSpec("training", (spec) => { spec.training.batchSize = value; }), { "data-testid": "batch-size" });

  const finder = makeFinder(app);
  const pace = makePace(app);
  const present = element("span", { class: "note", "data-testid": "present-rate" });
  const part = element("p", { class: "note", "data-testid": "subsample" });
  const stopped = element("p", { class: "stopped", role: "status", "data-testid": "stopped" });

  const line = element("div", { class: "past", "data-testid": "past-line" });
  const past = mountPast(line, app);
  root.append(
    element("div", { class: "bar" },
      element("div", { class: "buttons" }, play, step, unit, reset),
      element("dl", { class: "readouts" }, epoch.row, loss.row, result.row, speed.row), line),
    part,
    element("div", { class: "knobs" },
      element("div", { class: "rate" }, field(text("learning-rate"), rate, { title: text("learning-rate.title") }),
        element("div", { class: "rate-more" }, element("div", { class: "rate-line" }, finder.root, present), slider)),
      field(text("batch-size"), batch, { title: text("batch-size.title") }), pace.root),
    stopped,
  );
  const alert = mountAlert(root, app, "training");

  return (state) => {
    const { progress, spec, transport } = state;
    say(play, text(state.playing ? "pause" : "play"));
    say(epoch.value, formatCount(progress?.epoch ?? 0));
    say(loss.value, number(progress?.validationLoss));
    say(result.name, text(state.plan?.task === "regression" ? "r2.validation" : "accuracy.validation"));
    say(result.value, score(progress?.validationScore));
    say(speed.value, progress && progress.epoch > 0 ? formatCount(Number(progress.rowsPerSecond.toPrecision(3))) : "–");
    for (const control of [play, step, unit, reset]) control.disabled = state.plan === null;
    say(place, placeSentence(state));
    epoch.row.classList.toggle("by-parts", place.textContent !== "" || transport.unit !== "epoch" || transport.pace?.unit === "batch");
    show(unit, transport.unit);
    say(stopped, progress?.stopped ? stopSentence(progress.stopped) : progress?.reached ? reachedSentence(progress.reached) : "");
    say(part, subsampleSentence(state.table));
    part.hidden = !state.table?.subsample;
    finder.update(state);
    pace.update(state);
    if (spec) {
      const steady = kindOf(spec.training.schedule) === "constant";
      say(present, steady || !progress ? "" : text("learning-rate.now", { rate: number(progress.learningRate) }));
      show(rate, Number(spec.training.learningRate.toPrecision(6)));
      show(slider, Math.log10(Math.max(spec.training.learningRate, 10 ** RATE_LOW)));
      show(batch, spec.training.batchSize);
    }
    past(state);
    alert(state);
  };
}
