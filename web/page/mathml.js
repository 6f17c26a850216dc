/**
 * Formulas in the notation of the catalog as trees of MathML: letters are variables, words are words, what stands side by
 * side is multiplied. `b1` and `a_i` have an index, `e^-z` an exponent, `/` makes a fraction of the product before it.
 */

/** A MathML element: its tag, then its children or its text. @typedef {[string, ...(Tree|string)[]]} Tree */

const TOKEN = /\s*(\d+(?:\.\d+)?|\p{L}[\p{L}\d]*|[<>]=|\S)/uy;
const FUNCTIONS = new Set(["ln", "exp", "sin", "cos", "tanh", "erf", "sign", "max", "min"]);
const BIG = new Map([["sum", "∑"], ["mean", "mean"]]);
/** @type {Record<string, string>} */
const LETTERS = { pi: "π", delta: "δ" };
/** @type {Record<string, string>} */
const RELATIONS = { "=": "=", "<=": "≤", ">=": "≥", "~": "∼", "<": "<", ">": ">" };
/** @type {Tree} */
const TIMES = ["mo", "\u2062"];
/** Between words, and between a function's name and what it is of. @type {Tree} */
const SPACE = ["mspace"];

/** @param {Tree[]} parts @returns {Tree} */
const row = (parts) => (parts.length === 1 && parts[0] ? parts[0] : ["mrow", ...parts]);

/** Without the brackets, which a fraction makes needless. @param {Tree} tree */
const bare = (tree) => (tree[0] === "mrow" && String(tree[1]) === "mo,(" ? row(/** @type {Tree[]} */ (tree.slice(2, -1))) : tree);

class Parser {
  /** @param {string} source */
  constructor(source) {
    this.tokens = [...source.matchAll(new RegExp(TOKEN, "gu"))].map(([, token]) => token ?? "");
    this.at = 0;
    /** How many bars are open. */
    this.bars = 0;
  }

  get next() {
    return this.tokens[this.at] ?? "";
  }

  /** Takes the next token where it is this one. @param {string} token */
  take(token) {
    if (this.next !== token) return false;
    this.at += 1;
    return true;
  }

  /** @returns {Tree} */
  relation() {
    const parts = [this.sum()];
    while (Object.hasOwn(RELATIONS, this.next)) {
      parts.push(["mo", RELATIONS[this.tokens[this.at++] ?? ""] ?? ""], this.sum());
    }
    return row(parts);
  }

  /** @returns {Tree} */
  sum() {
    /** @type {Tree[]} */ const parts = [];
    do {
      if (this.take("-")) parts.push(["mo", "−"]);
      else if (this.take("+")) parts.push(["mo", "+"]);
      parts.push(this.product());
    } while (this.next === "+" || this.next === "-");
    return row(parts);
  }

  /** @returns {Tree} */
  product() {
    let parts = [this.factor()];
    for (;;) {
      if (this.take("/")) parts = [["mfrac", bare(row(parts)), bare(this.factor())]];
      else if (this.begins()) {
        const before = parts.at(-1);
        const after = this.factor();
        parts.push(before?.[0] === "mtext" || after[0] === "mtext" ? SPACE : TIMES, after);
      } else return row(parts);
    }
  }

  /** Whether a factor begins here. */
  begins() {
    return /^[\p{L}\d(]/u.test(this.next) || (this.next === "|" && this.bars === 0);
  }

  /** @returns {Tree} */
  factor() {
    let made = this.primary();
    if (this.take("^")) {
      const minus = this.take("-");
      const power = bare(this.primary());
      made = ["msup", made, minus ? ["mrow", ["mo", "−"], power] : power];
    }
    return made;
  }

  /** @returns {Tree} */
  primary() {
    const token = this.next;
    this.at += 1;
    if (token === "(") return this.fenced("(", ")");
    if (token === "|") {
      this.bars += 1;
      const inner = this.relation();
      this.bars -= 1;
      this.take("|");
      return ["mrow", ["mo", "|"], inner, ["mo", "|"]];
    }
    if (/^\d/.test(token)) return ["mn", token];
    // An msqrt needs a font with a table for mathematics, which not every machine has: without one it has no sign.
    if (token === "sqrt") return ["mrow", ["mo", "√"], this.factor()];
    if (token === "partial") return ["mrow", ["mo", "∂"], this.factor()];
    if (FUNCTIONS.has(token)) return this.applied(["mi", token]);
    const big = BIG.get(token);
    if (big && (this.next === "_" || (token === "sum" && this.begins()))) return this.applied(this.marked(big === token ? ["mi", big] : ["mo", big]));
    if (token === "floor" && this.take("(")) return this.fenced("⌊", "⌋");
    const letter = LETTERS[token] ?? token;
    if (/^\p{L}$/u.test(letter)) return this.marked(["mi", letter]);
    const indexed = /^(\p{L})(\d+)$/u.exec(token);
    if (indexed) return ["msub", ["mi", indexed[1] ?? ""], ["mn", indexed[2] ?? ""]];
    return /^\p{L}/u.test(token) ? ["mtext", token] : ["mo", token];
  }

  /** What is in brackets, after the opening one. @param {string} open @param {string} close @returns {Tree} */
  fenced(open, close) {
    const bars = this.bars;
    this.bars = 0;
    const parts = [this.relation()];
    while (this.take(",")) parts.push(["mo", ","], this.relation());
    this.bars = bars;
    this.take(")");
    return ["mrow", ["mo", open], ...parts, ["mo", close]];
  }

  /** A function with what it is of. @param {Tree} name @returns {Tree} */
  applied(name) {
    if (!this.begins()) return name;
    const of = this.factor();
    return String(of[1]) === "mo,(" ? ["mrow", name, of] : ["mrow", name, SPACE, of];
  }

  /** With its prime and its index. @param {Tree} made @returns {Tree} */
  marked(made) {
    if (this.take("'")) made = ["msup", made, ["mo", "′"]];
    if (this.take("_")) made = ["msub", made, this.primary()];
    return made;
  }
}

/**
 * The parts of a formula, which may stand on lines of their own, each with the sign that follows it.
 * @param {string} source
 * @returns {{ tree: Tree, then: string }[]}
 */
export function parseFormula(source) {
  const parser = new Parser(source);
  const parts = [];
  while (parser.at < parser.tokens.length) {
    const tree = parser.relation();
    parts.push({ tree, then: parser.next });
    parser.at += 1;
  }
  return parts;
}
