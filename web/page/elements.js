/**
 * Makes elements without any HTML text: attributes are set one by one, and data only ever becomes text.
 */

import { formatPlain } from "../shared/format.js";
import { guide, told } from "../shared/guide.js";
import { localeTag, text } from "../shared/text.js";
import { parseFormula } from "./mathml.js";

/** @typedef {Node|string|null|undefined|false} Child */
/** @typedef {Record<string, string|number|boolean|null|undefined>} Attributes */

const SVG = "http://www.w3.org/2000/svg";
const MATH = "http://www.w3.org/1998/Math/MathML";

/** @param {Element} made @param {Attributes} attributes */
function decorate(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Element} made @param {Child[]} children */
function fill(made, children) {
  for (const child of children) if (child || child === "") made.append(child);
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  decorate(made, attributes);
  fill(made, children);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  decorate(made, attributes);
  fill(made, children);
  return made;
}

/** @param {import("./mathml.js").Tree} tree @returns {Element} */
function mathematical([tag, ...children]) {
  const made = document.createElementNS(MATH, tag);
  if (tag === "mspace") made.setAttribute("width", "0.25em");
  fill(made, children.map((child) => (typeof child === "string" ? child : mathematical(child))));
  return made;
}

/** A formula in the notation of the catalog, its parts in the line. @param {string} source @param {Attributes} [attributes] */
export function formula(source, attributes = {}) {
  const parts = parseFormula(source).flatMap(({ tree, then }) => [mathematical(["math", tree]), then && `${then} `]);
  return element("span", { class: "formula", "data-source": source, ...attributes }, ...parts);
}

/**
 * @param {string} shown
 * @param {() => void} act
 * @param {Attributes} [attributes]
 */
export function button(shown, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, shown);
  made.addEventListener("click", act);
  return made;
}

/** The key under which a control is explained; none: it is not. The number of a layer is no part of it. @param {HTMLElement} control */
export function explained(control) {
  const key = (control.dataset.testid ?? "").replace(/-\d+$/, "");
  return Object.hasOwn(guide().controls, key) ? /** @type {keyof ReturnType<typeof guide>["controls"]} */ (key) : null;
}

/** The small "?" beside a label; F1 in the control does the same, so that Tab goes from control to control. @param {string} name @param {string} key */
export function whyButton(name, key) {
  return element("button", {
    type: "button", class: "why", tabindex: -1, "data-why": key, "data-name": name, "aria-haspopup": "dialog", "aria-expanded": "false",
    "aria-keyshortcuts": "F1", "aria-label": told("why.label", { name }), title: told("why.title"), "data-testid": `why-${key}`,
  }, "?");
}

/** Numbers the controls that have a label beside them. */
let labelled = 0;

/**
 * A control with its visible label, and a "?" where there is more to say; then hovering shows the first sentence of it.
 * @param {string} shown
 * @param {HTMLElement} control
 * @param {Attributes} [attributes]
 * @returns {HTMLElement}
 */
export function field(shown, control, attributes = {}) {
  const key = explained(control);
  if (!key) return element("label", { class: "field", ...attributes }, element("span", { class: "field-label" }, shown), control);
  control.id ||= `control-${labelled += 1}`;
  const first = /^.*?[.。：:](?=\s|$|[^\d])/.exec(guide().controls[key])?.[0];
  return element("div", { class: "field", title: control.title ? null : first, ...attributes },
    element("span", { class: "field-top" }, element("label", { class: "field-label", for: control.id }, shown), whyButton(shown, key)), control);
}

/** A label that holds its tick box, with a "?" beside it. @param {string} name @param {HTMLElement} box @param {HTMLElement} line */
export function ticked(name, box, line) {
  const key = explained(box);
  return key ? element("div", { class: "ticked" }, line, whyButton(name, key)) : line;
}

/**
 * A box to tick with its label.
 * @param {string} shown @param {string} hook @param {(checked: boolean) => void} act @param {string} [title]
 */
export function tick(shown, hook, act, title = "") {
  const box = element("input", { type: "checkbox", "data-testid": hook });
  box.addEventListener("change", () => act(box.checked));
  return { box, root: ticked(shown, box, element("label", { class: "tick", title: title || null }, box, shown)) };
}

/**
 * @typedef {{ value: string, label: string, group?: string }} Option
 * @param {Option[]} options
 * @param {(value: string) => void} act
 * @param {Attributes} [attributes]
 */
export function select(options, act, attributes = {}) {
  const made = element("select", attributes);
  setOptions(made, options);
  made.addEventListener("change", () => act(made.value));
  return made;
}

/** @param {HTMLSelectElement} made @param {Option[]} options */
export function setOptions(made, options) {
  made.replaceChildren();
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const option of options) {
    const entry = element("option", { value: option.value }, option.label);
    if (option.group === undefined) {
      made.append(entry);
      continue;
    }
    let group = groups.get(option.group);
    if (!group) {
      group = element("optgroup", { label: option.group });
      groups.set(option.group, group);
      made.append(group);
    }
    group.append(entry);
  }
}

/** How long a reason stands beside a field. */
const REASON_PAUSE = 5000;

/**
 * A typed number. A value out of range is not sent, one that `act` answers false for was refused: the field shows what
 * was there before. What that is, `show` keeps as the field's default value.
 * @param {{ minimum: number, maximum: number, whole?: boolean }} range
 * @param {(value: number) => Promise<boolean>} act
 * @param {Attributes} [attributes]
 */
export function numberField(range, act, attributes = {}) {
  const made = element("input", {
    type: "number", min: range.minimum, max: range.maximum, step: range.whole ? 1 : "any", inputmode: "decimal", ...attributes,
  });
  const settle = () => made.setCustomValidity("");
  made.addEventListener("input", settle);
  made.addEventListener("change", async () => {
    settle();
    const before = made.defaultValue;
    const typed = made.value;
    if (typed.trim() !== "" && made.checkValidity()) {
      if (!(await act(made.valueAsNumber)) && made.value === typed) made.value = before;
      return;
    }
    // A reason of one's own outlives the value that gave it: the browser's would go as soon as that is put right.
    made.setCustomValidity(made.validity.stepMismatch ? made.validationMessage : outOfRange(made, range));
    made.value = before;
    made.reportValidity();
    setTimeout(settle, REASON_PAUSE);
  });
  return made;
}

/** @param {HTMLInputElement} control @param {{ minimum: number, maximum: number }} range */
function outOfRange(control, { minimum, maximum }) {
  const name = control.getAttribute("aria-label") ?? control.labels?.[0]?.firstChild?.textContent ?? "";
  return text("error.number", { name, minimum: formatPlain(minimum, localeTag()), maximum: formatPlain(maximum, localeTag()) });
}

/**
 * Does work that makes controls anew, and gives the focus to the one that took the place of the focused one.
 * @param {() => void} rebuild
 */
export function keepFocus(rebuild) {
  const before = document.activeElement;
  rebuild();
  const hook = before instanceof HTMLElement && !before.isConnected ? before.dataset.testid : undefined;
  if (hook) /** @type {HTMLElement|null} */ (document.querySelector(`[data-testid="${hook}"]`))?.focus();
}

/**
 * Sets a control's value unless the person is typing in it.
 * @param {HTMLInputElement|HTMLSelectElement} control
 * @param {string|number} value
 */
export function show(control, value) {
  if (control instanceof HTMLInputElement && control.defaultValue !== String(value)) control.defaultValue = String(value);
  if (document.activeElement === control && control instanceof HTMLInputElement && control.type !== "range") return;
  if (control.value !== String(value)) control.value = String(value);
}

/**
 * Sets a text only where it changed: an unchanged one is neither laid out nor read out again.
 * @param {Element} place
 * @param {string} shown
 */
export function say(place, shown) {
  if (place.textContent !== shown) place.textContent = shown;
}

/**
 * Calls with the width of an element's content, in whole pixels, when it has changed, with the next frame: what is laid out
 * anew within the notice itself would be another change, and an error in WebKit.
 * @param {Element} host
 * @param {(width: number) => void} act
 */
export function onWidth(host, act) {
  let known = 0;
  new ResizeObserver((entries) => {
    const width = Math.floor(entries[0]?.contentRect.width ?? 0);
    if (width === known) return;
    known = width;
    requestAnimationFrame(() => act(width));
  }).observe(host);
}
