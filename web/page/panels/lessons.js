/** The strip of a lesson: what to do, what it showed, and the way on; without one, which there are. */
import { guide, told } from "../../shared/guide.js";
import { button, element, say } from "../elements.js";
import { isDone } from "../lesson.js";
import { number, score } from "../sentences.js";

/** @typedef {import("../store.js").State} State */

/** Numbers of the run that a text may name. @param {State} state */
const numbers = ({ progress, test, plan }) => ({
  trainLoss: number(progress?.trainLoss), validationLoss: number(progress?.validationLoss), trainScore: score(progress?.trainScore),
  validationScore: score(progress?.validationScore), testScore: score(test?.result.test[0]?.value), incomplete: plan?.rows.incomplete ?? 0,
});

/** @param {HTMLElement|null} control */
function unfold(control) {
  for (let folded = control?.closest("details:not([open])"); folded; folded = folded.parentElement?.closest("details:not([open])")) folded.setAttribute("open", "");
}

/** @type {import("./all.js").Mount} */
export function mountLessons(root, { store, commands }) {
  root.setAttribute("aria-label", told("lesson.strip"));
  const title = element("h2", { tabindex: -1 });
  const place = element("span", { class: "note", "data-testid": "lesson-step" });
  const ask = element("p", { class: "lesson-ask", "data-testid": "lesson-ask" });
  const seen = element("p", { class: "lesson-seen", role: "status", "data-testid": "lesson-seen" });
  const doIt = button(told("lesson.do"), () => commands.doStep(), { "data-testid": "lesson-do" });
  const back = button(told("lesson.back"), () => move(-1), { class: "link", "data-testid": "lesson-back" });
  const next = button(told("lesson.next"), () => move(1), { "data-testid": "lesson-next" });
  const leave = button(told("lesson.leave"), () => end(), { class: "link", "data-testid": "lesson-leave" });
  const strip = element("div", { class: "lessons", "data-testid": "lesson" },
    element("div", {}, element("div", { class: "lesson-head" }, title, place), ask, seen),
    element("div", { class: "lesson-acts" }, doIt, back, next, leave));
  const choices = guide().courses.map(({ name }) => button(guide().lessons[name]?.title ?? "", () => begin(name), { class: "link", "data-testid": `lesson-${name}` }));
  const list = element("details", { class: "lesson-list", "data-testid": "lessons" },
    element("summary", { title: told("lessons.title") }, told("lessons")), element("span", {}, ...choices), element("p", { class: "note" }, told("lesson.note")));
  root.append(list, strip);
  /** @type {HTMLElement|null} */ let marked = null;
  let shown = "";
  let focusTitle = false;

  /** @param {string} name */
  function begin(name) {
    focusTitle = true;
    commands.beginLesson(name);
  }

  async function end() {
    list.open = false;
    const name = store.state.lesson?.name;
    await commands.leaveLesson();
    choices[guide().courses.findIndex((one) => one.name === name)]?.closest("details")?.querySelector("summary")?.focus();
  }

  /** @param {number} by */
  function move(by) {
    const { lesson } = store.state;
    const steps = guide().courses.find(({ name }) => name === lesson?.name)?.steps.length ?? 0;
    if (!lesson) return;
    if (lesson.step + by >= steps) end();
    else commands.changeLesson({ step: Math.max(0, lesson.step + by), busy: false });
  }

  /** @param {HTMLElement|null} control */
  function mark(control) {
    if (control === marked) return;
    marked?.classList.remove("lesson-target");
    marked = control;
    control?.classList.add("lesson-target");
  }

  return (state) => {
    const { lesson } = state;
    const course = lesson && guide().courses.find(({ name }) => name === lesson.name);
    const words = lesson && guide().lessons[lesson.name];
    const step = course?.steps[lesson?.step ?? 0];
    list.hidden = lesson !== null;
    strip.hidden = lesson === null;
    if (!lesson || !course || !words || !step) {
      mark(null);
      shown = "";
      return;
    }
    const { ask: wish = "", seen: shows = "" } = words.steps[lesson.step] ?? {};
    const done = isDone(state, step.done);
    say(title, words.title);
    say(place, told("lesson.step", { step: lesson.step + 1, steps: course.steps.length }));
    say(ask, wish);
    const values = numbers(state);
    say(seen, lesson.busy ? told("lesson.working") : done ? shows.replace(/\{(\w+)\}/g, (whole, name) => String(values[/** @type {keyof typeof values} */ (name)] ?? whole)) : "");
    strip.dataset.done = String(done && !lesson.busy);
    doIt.hidden = !step.act || done;
    doIt.disabled = lesson.busy;
    back.disabled = lesson.step === 0 || lesson.busy;
    next.disabled = !done || lesson.busy;
    say(next, told(lesson.step + 1 === course.steps.length ? "lesson.end" : "lesson.next"));
    const control = /** @type {HTMLElement|null} */ (document.querySelector(`[data-testid="${step.at}"]`));
    mark(done ? null : control);
    const key = `${lesson.name} ${lesson.step}`;
    if (key === shown || !control) return;
    shown = key;
    unfold(control);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    control.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    if (focusTitle) title.focus();
    focusTitle = false;
  };
}
