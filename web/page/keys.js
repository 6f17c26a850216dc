/**
 * Every key of the page, by the place where it holds; the help sheet lists them all. Those with an act hold anywhere and are
 * pressed through `panels/keys.js`; the others belong to the panel of their place. A new key is an entry here and its words.
 */

/**
 * @typedef {import("./commands.js").Commands} Commands
 * @typedef {import("../shared/text.js").Key} Key
 *
 * keys: as the browser calls them, in the order in which they are pressed together. says: what they do.
 * @typedef {{ keys: string[], says: Key, act?: (commands: Commands) => void }} Shortcut
 */

/** @type {{ place: Key, shortcuts: Shortcut[] }[]} */
export const KEYS = [
  {
    place: "keys.anywhere",
    shortcuts: [
      { keys: [" "], says: "keys.play", act: (commands) => commands.play() },
      { keys: ["s"], says: "keys.step", act: (commands) => commands.step() },
      { keys: ["r"], says: "keys.reset", act: (commands) => commands.reset() },
      { keys: ["Control", "z"], says: "keys.undo", act: (commands) => commands.undo() },
      { keys: ["Control", "Shift", "z"], says: "keys.redo", act: (commands) => commands.redo() },
      { keys: ["F1"], says: "keys.explain" },
      { keys: ["?"], says: "keys.help" },
    ],
  },
  {
    place: "keys.network",
    shortcuts: [
      { keys: ["ArrowUp", "ArrowDown"], says: "keys.network.layer" },
      { keys: ["ArrowLeft", "ArrowRight"], says: "keys.network.layers" },
      { keys: ["Enter"], says: "keys.network.choose" },
    ],
  },
  {
    place: "keys.plane",
    shortcuts: [
      { keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], says: "keys.plane.walk" },
      { keys: ["Shift", "ArrowLeft"], says: "keys.plane.move" },
      { keys: ["+", "-"], says: "keys.plane.zoom" },
      { keys: ["0"], says: "keys.plane.whole" },
      { keys: ["Escape"], says: "keys.plane.leave" },
    ],
  },
  {
    place: "keys.lists",
    shortcuts: [
      { keys: ["ArrowUp", "ArrowDown"], says: "keys.lists.line" },
      { keys: ["PageUp", "PageDown"], says: "keys.lists.page" },
      { keys: ["Home", "End"], says: "keys.lists.ends" },
    ],
  },
];
