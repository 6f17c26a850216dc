/** What axe finds wrong with a page as it is at the moment. */
import axe from "axe-core";

/** Violations with the elements that have them. @param {import("playwright-core").Page} page */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run(document);
    return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary})`));
  });
}
