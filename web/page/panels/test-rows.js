/** The rows that are locked away: a button that opens them, how often they were looked at, and what they said. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { judgement, sentences, subsampleSentence } from "../sentences.js";

/** @param {number} looks */
function looked(looks) {
  if (looks === 0) return text("test.looks.none");
  return looks === 1 ? text("test.looks.once") : text("test.looks", { count: formatCount(looks) });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountTestRows(root, { commands }) {
  const explained = element("p", { class: "note" });
  const open = button(text("test.open"), () => commands.openTest(), { "data-testid": "open-test" });
  const looks = element("span", { class: "note", "data-testid": "test-looks" });
  const sentence = element("p", { class: "verdict", role: "status", "data-testid": "test-result" });
  const part = element("div", { class: "test-rows" },
    element("h3", {}, text("test")), explained, element("div", { class: "actions" }, open, looks), sentence);
  root.append(part);
  return ({ plan, progress, test, table }) => {
    const rows = plan?.rows.test ?? 0;
    part.hidden = rows === 0;
    if (!plan || rows === 0) return;
    say(explained, text("test.locked", { rows: formatCount(rows) }));
    say(looks, looked(progress?.testLooks ?? 0));
    const [main] = test?.result.test ?? [];
    say(sentence, test && main ? sentences(judgement("test.sentence", main, test.result.baseline, plan), text("at.epoch", { epoch: formatCount(test.epoch) }), subsampleSentence(table)) : "");
  };
}
