/** A second file to be answered: what in it is unlike training comes first, then the answers, as a table to download. */
import { formatCount } from "../../shared/format.js";
import { listing, text, translated } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { judgement, sentences, subsampleSentence } from "../sentences.js";
import { mountAlert } from "./alert.js";

/** @typedef {import("../../shared/protocol.js").Scored} Scored */

/** @type {Record<string, import("../../shared/text.js").Key>} */
const WORDS = {
  "ok": "reliability.ok", "unseen category": "reliability.unseen", "extrapolates": "reliability.outside", "missing filled": "reliability.missing",
};

/** The words of the column "reliability" with their rows. @param {Scored} scored */
function reliability(scored) {
  return listing(Object.entries(scored.reliability).map(([words, count]) => {
    const named = words.split("; ").map((word) => (WORDS[word] ? text(WORDS[word]) : word));
    return `${formatCount(count)} ${named.join(" + ")}`;
  }));
}

/** @param {string} name of the file that was answered */
function downloadName(name) {
  return `${name.replace(/\.[^.]*$/, "")} scored.csv`;
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountScore(root, app) {
  const { commands } = app;
  const picker = element("input", { type: "file", class: "unseen", tabindex: -1, "aria-label": text("score.choose"), "data-testid": "score-file" });
  picker.addEventListener("change", () => {
    commands.inspectScore([...(picker.files ?? [])]);
    picker.value = "";
  });
  const report = element("ul", { class: "remarks", "data-testid": "score-report" });
  const summary = element("p", { "data-testid": "score-summary" });
  const answer = button(text("score.answer"), () => commands.score(), { "data-testid": "score-answer" });
  const done = element("p", { class: "verdict", role: "status", "data-testid": "score-done" });
  const link = element("a", { hidden: true, "data-testid": "score-download" }, text("score.download"));
  const part = element("div", { class: "score", "data-drops": "score", "data-testid": "score" },
    element("h3", {}, text("score")),
    element("p", { class: "note" }, text("score.explained")),
    element("div", { class: "actions" }, button(text("score.choose"), () => picker.click(), { class: "link", "data-testid": "score-choose" }), picker));
  const alert = mountAlert(part, app, "results");
  part.append(summary, report, answer, done, link);
  root.append(part);

  /** @type {unknown} */ let reportShown = null;
  /** @type {Scored|null} */ let scoredShown = null;
  let address = "";
  /** The table as something to download: an address of this page's own, so that nothing is sent. @param {Scored|null} scored @param {string} name */
  function offer(scored, name) {
    if (address !== "") URL.revokeObjectURL(address);
    address = scored ? URL.createObjectURL(new Blob([/** @type {BlobPart} */ (scored.table)], { type: "text/csv" })) : "";
    link.hidden = !scored;
    if (!scored) return;
    link.href = address;
    link.download = downloadName(name);
  }

  return (state) => {
    alert(state);
    const { plan, scoring } = state;
    part.hidden = !plan;
    const found = scoring?.report ?? null;
    const scored = scoring?.scored ?? null;
    answer.hidden = !found;
    if (found !== reportShown) {
      reportShown = found;
      say(summary, found ? text(found.remarks.length === 0 ? "score.clean" : "score.found", { name: found.name, rows: formatCount(found.rows) }) : "");
      report.replaceChildren(...(found?.remarks ?? []).map((remark) => element("li", {},
        remark.row === null ? "" : `${text("error.where.row", { row: remark.row })}: `, translated(remark.message))));
    }
    if (scored === scoredShown) return;
    scoredShown = scored;
    offer(scored, found?.name ?? "");
    const said = scored && plan ? [text("score.done", { rows: formatCount(scored.rows), words: reliability(scored), epoch: formatCount(scoring?.epoch) })] : [];
    const [main] = scored?.evaluation?.scores ?? [];
    if (scored?.evaluation && main && plan) said.push(judgement("score.sentence", main, scored.evaluation.baseline, plan), subsampleSentence(state.table));
    say(done, sentences(...said));
  };
}
