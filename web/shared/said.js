/**
 * What the engine says, in another language: its English sentence is the key, as with gettext, but with its values in place.
 *
 * In a template `{name}` is any text, `{name!}` a phrase that is said in the other language too, `{names,}` a list and
 * `{names;}` a list of phrases, `{rows row}` a number of rows, one or many, and `{more|fewer}` one of
 * these words. Of several templates that fit the one with most of its own letters is used.
 */

/**
 * own: its letters that are no hole.
 * @typedef {{ pattern: RegExp, names: string[], said: string, own: number }} Template
 * @typedef {{ said: string, own: number }} Reading
 */

const HOLE = /\{([^}]*)\}/g;
const ENDS = /(?<=[.?]) (?=[A-Z0-9"`{])/;

/** @param {string} literal */
const escaped = (literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** @param {string} hole @param {string[]} names */
function patternOf(hole, names) {
  if (hole.includes("|")) return `(?:${hole.split("|").map(escaped).join("|")})`;
  const counted = /^(\w+) (\w+)$/.exec(hole);
  names.push(counted?.[1] ?? hole);
  return counted ? `(\\S+) ${counted[2]}s?` : "(.+?)";
}

/** @param {[string, string]} entry @returns {Template} */
function compiled([english, said]) {
  /** @type {string[]} */
  const names = [];
  let source = "";
  let end = 0;
  for (const match of english.matchAll(HOLE)) {
    source += escaped(english.slice(end, match.index)) + patternOf(match[1] ?? "", names);
    end = match.index + match[0].length;
  }
  const own = english.replace(HOLE, "").length;
  // A number by itself would be any text otherwise.
  return { pattern: new RegExp(own === 0 ? "^(\\d+)$" : `^${source}${escaped(english.slice(end))}$`, "s"), names, said, own };
}

/** The one that leaves least to chance; the first of several. @param {(Reading|null)[]} readings */
function best(readings) {
  return readings.reduce((most, one) => (one && one.own > (most?.own ?? -1) ? one : most), null);
}

/** Says sentences of the engine by templates. */
export class Interpreter {
  /** @param {Record<string, string>} templates by their English */
  constructor(templates) {
    this.entries = Object.entries(templates);
    /** @type {Template[]|null} */
    this.templates = null;
    /** @type {Map<string, Reading|null>} */
    this.known = new Map();
  }

  /** The sentences in the other language; those that no template fits stay as they are. @param {string} message @returns {string} */
  say(message) {
    if (this.entries.length === 0) return message;
    const reading = this.read(message);
    if (reading) return reading.said;
    const sentences = message.split(ENDS);
    return sentences.length === 1 ? message : sentences.map((one) => this.read(one)?.said ?? `${one} `).join("").trim();
  }

  /** The best reading of one or more sentences; null where some part is not known. @param {string} message @returns {Reading|null} */
  read(message) {
    const known = this.known.get(message);
    if (known !== undefined) return known;
    this.known.set(message, null);
    const reading = best([...this.whole(message), this.inTwo(message)]);
    this.known.set(message, reading);
    return reading;
  }

  /** @param {string} message @returns {(Reading|null)[]} */
  whole(message) {
    this.templates ??= this.entries.map(compiled);
    return this.templates.map((template) => {
      const found = template.pattern.exec(message);
      return found && this.filled(template, found.slice(1));
    });
  }

  /** What is known as a whole at the beginning, and the rest. @param {string} message @returns {Reading|null} */
  inTwo(message) {
    const sentences = message.split(ENDS);
    for (let count = sentences.length - 1; count > 0; count -= 1) {
      const [first, rest] = [sentences.slice(0, count), sentences.slice(count)].map((part) => this.read(part.join(" ")));
      if (first && rest) return { said: first.said + rest.said, own: first.own + rest.own };
    }
    return null;
  }

  /** @param {Template} template @param {string[]} found @returns {Reading|null} */
  filled({ names, said, own }, found) {
    /** @type {Record<string, string>} */
    const values = {};
    let letters = own;
    for (const [index, name] of names.entries()) {
      const reading = this.value(name, found[index] ?? "");
      if (!reading) return null;
      values[name.replace(/[!,;]$/, "")] = reading.said;
      letters += reading.own;
    }
    return { said: said.replace(HOLE, (hole, name) => values[name] ?? hole), own: letters };
  }

  /** @param {string} name with its mark @param {string} value @returns {Reading|null} */
  value(name, value) {
    if (name.endsWith("!")) return this.read(value);
    if (name.endsWith(",")) return { said: value.split(/, | and | or /).join("、"), own: 0 };
    if (!name.endsWith(";")) return { said: value, own: 0 };
    return best([/, (?=")/, /, /].map((between) => {
      const items = value.split(between).map((one) => this.read(one)).filter((one) => one !== null);
      const all = items.length === value.split(between).length;
      return all ? { said: items.map((one) => one.said).join("、"), own: items.reduce((sum, one) => sum + one.own, 0) } : null;
    }));
  }
}
