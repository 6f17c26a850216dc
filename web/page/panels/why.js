/** What a control is: a click on the "?" beside its label, or F1 in the control itself, opens the longer words in place. */
import { guide, told } from "../../shared/guide.js";
import { label } from "../../shared/text.js";
import { button, element, explained, formula } from "../elements.js";

/** @typedef {import("../../shared/protocol.js").Catalog} Catalog */

/** Distance from the control, and from the edge of the window. */
const GAP = 6;
const EDGE = 16;

/** @param {string} key @param {string} [plain] the catalog's formula */
function formulaOf(key, plain = "") {
  const source = guide().formulas[key] ?? plain;
  return source !== "" && formula(source);
}

/** @param {string} key */
function reference(key) {
  const found = guide().references[key];
  return found && element("p", { class: "reference", lang: "en" }, found);
}

/** @param {string} family @param {{ name: string, formula: string }} member */
function memberParts(family, member) {
  const key = `${family}.${member.name}`;
  return [element("p", {}, guide().members[key] ?? ""), formulaOf(key, member.formula), reference(key)];
}

/** A family's members: the chosen one in full, the others folded away. @param {string} family @param {Catalog} catalog @param {string|null} chosen */
function familyParts(family, catalog, chosen) {
  const members = /** @type {import("../../shared/protocol.js").Member[]} */ (catalog[/** @type {keyof Catalog} */ (family)]);
  const found = members.find(({ name }) => name === chosen);
  const rest = members.filter((member) => member !== found).flatMap((member) => [
    element("dt", {}, label(member, family)), element("dd", {}, ...memberParts(family, member)),
  ]);
  return [
    ...(found ? [element("h4", {}, told("why.chosen", { name: label(found, family) })), ...memberParts(family, found)] : []),
    element("details", { open: !found }, element("summary", {}, told(found ? "why.others" : "why.all")), element("dl", {}, ...rest)),
  ];
}

/** @param {Catalog} catalog */
export function listenToWhy(catalog) {
  const box = element("div", { class: "why-box", role: "dialog", "aria-labelledby": "why-title", tabindex: -1, hidden: true, "data-testid": "why" });
  document.body.append(box);
  /** @type {HTMLElement|null} */ let opener = null;
  /** @type {HTMLElement|null} */ let from = null;

  /** @param {boolean} back whether the focus goes back */
  function hide(back) {
    if (box.hidden) return;
    box.hidden = true;
    opener?.setAttribute("aria-expanded", "false");
    if (back) from?.focus();
    opener = null;
  }

  /** @param {HTMLElement} asked the "?" @param {HTMLElement} back where the focus was */
  function show(asked, back) {
    const again = opener === asked;
    hide(true);
    if (again) return;
    const key = asked.dataset.why ?? "";
    const family = guide().families[key];
    const control = asked.closest(".field")?.querySelector("select");
    const heading = element("h3", { id: "why-title" }, asked.dataset.name ?? "");
    box.replaceChildren(
      element("div", { class: "why-head" }, heading, button(told("close"), () => hide(true), { class: "link", "data-testid": "why-close" })),
      element("p", {}, guide().controls[/** @type {keyof ReturnType<typeof guide>["controls"]} */ (key)] ?? ""),
      ...[formulaOf(key), reference(key), ...(family ? familyParts(family, catalog, control?.value || null) : [])].filter((part) => part instanceof Element));
    opener = asked;
    from = back;
    asked.setAttribute("aria-expanded", "true");
    box.hidden = false;
    const at = asked.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - EDGE));
    const below = at.bottom + GAP;
    const above = at.top - GAP - box.offsetHeight;
    const top = below + box.offsetHeight > innerHeight && above > 0 ? above : below;
    Object.assign(box.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
    box.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const asked = event.target instanceof Element ? event.target.closest(".why") : null;
    if (asked instanceof HTMLElement) show(asked, asked);
    else if (event.target instanceof Node && !box.contains(event.target)) hide(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) {
      event.stopPropagation();
      hide(true);
    }
    const control = event.key === "F1" && document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const asked = control && explained(control) && (control.closest(".field, .ticked") ?? control.closest("table, section"))?.querySelector(`.why[data-why="${explained(control)}"]`);
    if (!control || !(asked instanceof HTMLElement)) return;
    event.preventDefault();
    show(asked, control);
  }, true);
  box.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget instanceof Node && !box.contains(relatedTarget)) hide(false); });
}
