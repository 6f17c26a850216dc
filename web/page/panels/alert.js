/** An error beside the panel it concerns: what happened, where, what to do, and that the rest still stands. */
import { text, translated } from "../../shared/text.js";
import { button, element } from "../elements.js";
import { readingChoices } from "./reading.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../store.js").Place} Place
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @param {Place} place
 * @returns {(state: State) => void}
 */
export function mountAlert(root, { store, commands }, place) {
  const region = element("div", { role: "alert", class: "alert", "data-testid": place === "data" ? "alert" : `alert-${place}` });
  root.append(region);
  /** @type {unknown} */ let shown = null;
  return (state) => {
    const alert = state.alert?.place === place ? state.alert : null;
    if (alert === shown) return;
    shown = alert;
    region.replaceChildren();
    if (!alert) return;
    const { message, row, column, hint, choices = [] } = alert.error;
    const where = [
      row === null || message.includes(String(row)) ? null : text("error.where.row", { row }),
      column === null || message.includes(column) ? null : text("error.where.column", { column }),
    ].filter((part) => part !== null).join(", ");
    region.append(
      element("p", {}, element("strong", {}, translated(message))),
      where === "" ? "" : element("p", { class: "note" }, where),
      hint === null ? "" : element("p", {}, translated(hint)),
      choices.length === 0 ? "" : readingChoices(choices, (reading) => (place === "results" ? commands.inspectAs(reading) : commands.readAs(reading))),
      place === "training" || !alert.kept ? "" : element("p", { class: "note" }, text("error.kept")),
      button(text("error.dismiss"), () => store.dispatch({ kind: "dismiss" }), { class: "quiet" }),
    );
  };
}
