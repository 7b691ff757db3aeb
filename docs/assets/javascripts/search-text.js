// @ts-check
// What the search does with texts, without a page: folding, tokens, parts of a query, excerpts.
// Tokens are those of hooks/explainer/search/tokens.py, whose docstring gives the reasons.

/** @typedef {"zh" | "en"} Language */
/**
 * A part of a query: a word of its own, or tokens that have to stand side by side.
 * @typedef {{ kind: "word" | "phrase", tokens: string[], text: string }} Part
 */
/** @typedef {{ start: number, end: number }} Range */

export const BREAK = "¶";
export const MARK = "\u2060";
export const SPACE = "␣";

const HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff";
const WORD = `[${LETTER}]+(?:['’-][${LETTER}]+)*`;
const TOKEN = {
  zh: new RegExp(`${WORD}|[\\d%]|[${HAN}]|(?<=\\d)\\.(?=\\d)`, "gu"),
  en: new RegExp(`\\d+(?:,\\d{3})*(?:\\.\\d+)?%?|[${LETTER}\\d]+(?:['’][${LETTER}]+)*|[${HAN}]`, "gu"),
};
const GLUE = /^[-‑]?$/u;
const QUOTED = /["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/gu;

/**
 * The characters that a table folds, from the pairs that the vocabulary of a bundle holds.
 * @param {string} pairs
 * @returns {Map<string, string>}
 */
export function foldingTable(pairs) {
  const characters = [...pairs];
  return new Map(characters.flatMap((from, at) => (at % 2 ? [] : [[from, characters[at + 1]]])));
}

/**
 * A query in simplified script and half-width forms.
 * @param {string} text
 * @param {Map<string, string>} table
 */
export function fold(text, table) {
  return [...text.normalize("NFKC")].map((character) => table.get(character) ?? character).join("");
}

/**
 * A text in lower case without diacritics, as long as before.
 * @param {string} text
 */
export function plain(text) {
  return text.replace(/[^\0-\x7f]/gu, (character) => character.normalize("NFD")[0]).toLowerCase();
}

/** @param {string} text */
export function hasHan(text) {
  return new RegExp(`[${HAN}]`, "u").test(text);
}

/**
 * The parts of a folded query. White space and punctuation part them; quotation marks keep the words
 * between them together.
 * @param {string} query
 * @param {Language} language of the index that is asked
 * @returns {Part[]}
 */
export function partsOf(query, language) {
  /** @type {Part[]} */
  const parts = [];
  const rest = query.replace(QUOTED, (_, inside) => {
    const found = [...inside.matchAll(TOKEN[language])].map(([token]) => token);
    if (found.length) parts.push(partFrom(found, inside.trim(), true));
    return " ";
  });
  /** @type {string[]} */
  let run = [];
  let start = 0;
  let reached = 0;
  const end = () => {
    if (run.length) parts.push(partFrom(run, rest.slice(start, reached)));
    run = [];
  };
  for (const match of rest.matchAll(TOKEN[language])) {
    if (!GLUE.test(rest.slice(reached, match.index))) end();
    if (!run.length) start = match.index;
    run.push(match[0]);
    reached = match.index + match[0].length;
  }
  end();
  const seen = new Set();
  return parts.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/**
 * @param {string[]} tokens
 * @param {string} text
 * @param {boolean} quoted
 * @returns {Part}
 */
function partFrom(tokens, text, quoted = false) {
  const isWord = tokens.length === 1 && !quoted && !hasHan(tokens[0]);
  return { kind: isWord ? "word" : "phrase", tokens, text };
}

/**
 * The text that a record was made of, from the tokens that the index keeps.
 * @param {string} content
 * @param {Language} language
 */
export function joined(content, language) {
  let text = "";
  for (const token of content.split(" ")) {
    const marked = token.endsWith(MARK);
    const spaced = token === BREAK || marked === (language === "zh");
    if (token === SPACE) text += " ";
    else text += token === BREAK ? "\n" : (marked ? token.slice(0, -1) : token) + (spaced ? " " : "");
  }
  return text.replace(/ *\n */g, "\n").trim();
}

/**
 * Where needles stand in a text, without overlaps, in order. A needle that begins or ends with a
 * letter stands at the edge of a word there.
 * @param {string} text
 * @param {string[]} needles
 * @param {boolean} open whether words may go on behind a needle
 * @returns {Range[]}
 */
export function occurrences(text, needles, open = false) {
  const sought = needles.map((needle) => bounded(plain(needle), open)).filter(Boolean);
  if (!sought.length) return [];
  sought.sort((one, other) => other.length - one.length);
  const matcher = new RegExp(sought.join("|"), "gu");
  return [...plain(text).matchAll(matcher)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** @param {string} needle @param {boolean} open */
function bounded(needle, open) {
  const escaped = needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const before = /^[a-z]/.test(needle) ? "(?<![a-z])" : "";
  const after = !open && /[a-z]$/.test(needle) ? "(?![a-z])" : "";
  return escaped && before + escaped + after;
}

/**
 * A stretch of a text around its first occurrence, in pieces.
 * @param {string} text
 * @param {Range[]} ranges
 * @param {number} before characters kept before the first occurrence
 * @param {number} length of the stretch, in characters
 * @returns {{ text: string, matched: boolean }[]}
 */
export function excerpt(text, ranges, before = 28, length = 150) {
  const first = ranges[0]?.start ?? 0;
  let start = Math.max(0, first - before);
  const line = text.lastIndexOf("\n", first) + 1;
  if (line > start) start = line;
  else if (start > 0) {
    const edge = text.slice(start, first).search(/[\s，。；：、,.;:]/u);
    if (edge >= 0) start += edge + 1;
  }
  let end = Math.min(text.length, Math.max(start + length, ranges[0]?.end ?? 0));
  if (end < text.length && /[a-z]/i.test(text[end])) end = Math.max(text.lastIndexOf(" ", end), ranges[0]?.end ?? 0);
  /** @type {{ text: string, matched: boolean }[]} */
  const pieces = [];
  let reached = start;
  /** @param {string} piece @param {boolean} matched */
  const add = (piece, matched) => {
    if (piece) pieces.push({ text: piece.replaceAll("\n", " · "), matched });
  };
  if (start > 0) add("…", false);
  for (const range of ranges) {
    if (range.start < reached || range.end > end) continue;
    add(text.slice(reached, range.start), false);
    add(text.slice(range.start, range.end), true);
    reached = range.end;
  }
  add(text.slice(reached, end), false);
  if (end < text.length) add("…", false);
  return pieces;
}

/**
 * A date of a query (2018-02-12, 2018/2/12, 2018.2, 2018年2月12日) as the texts of a language write it;
 * empty where the query is none, or is written so already.
 * @param {string} query
 * @param {Language} language
 */
export function dateWritten(query, language) {
  const numeric = /^\s*(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?\s*$/u.exec(query);
  const chinese = /^\s*(?<year>\d{4})年(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?\s*$/u.exec(query);
  const { year, month, day } = (numeric ?? (language === "en" ? chinese : undefined))?.groups ?? {};
  if (!year || Number(month) < 1 || Number(month) > 12) return "";
  if (language === "zh") return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ""}`;
  const name = new Date(Date.UTC(2000, Number(month) - 1)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  return `${day ? `${Number(day)} ` : ""}${name} ${year}`;
}
