/** The data panel: where the table comes from, what is in it, and what of it the network learns. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { sentences, subsampleSentence } from "../sentences.js";
import { mountAlert } from "./alert.js";
import { mountColumns } from "./columns.js";
import { mountDerived } from "./derived.js";
import { mountDrop } from "./drop.js";
import { mountFindings } from "./findings.js";
import { mountPreparation } from "./preparation.js";
import { mountReading } from "./reading.js";
import { mountReadingBar } from "./reading-bar.js";
import { mountSamples } from "./samples.js";
import { mountSplit } from "./split.js";

/** @type {import("./all.js").Mount} */
export function mountData(root, app) {
  const name = element("p", { class: "table-name", "data-testid": "table-name" });
  const shape = element("p", { class: "note", "data-testid": "table-shape" });
  root.append(element("h2", {}, text("data")));
  const samples = mountSamples(root, app);
  const drop = mountDrop(root, app);
  const reading = mountReading(root, app);
  const alert = mountAlert(root, app, "data");
  const notice = element("p", { class: "alert", role: "status", "data-testid": "notice" });
  root.append(notice, element("div", { class: "table-title" }, name, shape));
  const parts = [samples, drop, reading, alert, mountReadingBar(root, app), mountFindings(root, app), mountColumns(root, app), mountDerived(root, app), mountPreparation(root, app), mountSplit(root, app)];

  return (state) => {
    const { table } = state;
    say(notice, state.notice ?? "");
    if (table) {
      say(name, table.name);
      say(shape, sentences(text("table.shape", { rows: formatCount(table.rows), columns: table.columns.length }), subsampleSentence(table)));
    }
    for (const update of parts) update(state);
  };
}
