/** The seal: that the page is closed, how that is enforced, what it cannot promise, and a way to try it. */
import { text } from "../../shared/text.js";
import { button, element } from "../elements.js";

/** Whether the browser refuses a request to the page's own server, which the first policy still allowed. */
async function refusesRequests() {
  try {
    await fetch(location.href, { cache: "no-store" });
    return false;
  } catch {
    return true;
  }
}

/** @type {import("./all.js").Mount} */
export function mountSeal(root) {
  const summary = element("summary", { "data-testid": "seal" }, text("seal.open"));
  const outcome = element("p", { role: "status", class: "seal-outcome" });
  const attempt = button(text("seal.try"), async () => {
    outcome.textContent = text(await refusesRequests() ? "seal.refused" : "seal.sent");
  }, { "data-testid": "seal-try" });
  const more = element("div", { class: "seal-text" },
    element("p", {}, text("seal.how")), element("p", {}, text("seal.limits")), attempt, outcome);
  root.append(element("details", {}, summary, more));
  return (state) => {
    const shown = text(state.sealed ? "seal.closed" : "seal.open");
    if (summary.textContent !== shown) summary.textContent = shown;
  };
}
