// @ts-check
// What the search does with texts, without a page: folding, tokens, parts of a query, excerpts.
// Tokens are those of hooks/explainer/search/tokens.py, whose docstring gives the rules.

/** @typedef {"zh" | "en"} Language */
/**
 * A piece of a run of tokens: a key and how far from the first token it stands. An open piece is a
 * single character, which the keys of its pairs begin with.
 * @typedef {{ key: string, at: number, open: boolean }} Piece
 */
/**
 * A part of a query: a word of its own, or runs of tokens, any of which will do: the ways in which the
 * part can be spelled.
 * @typedef {{ kind: "word" | "phrase", text: string, spellings: Piece[][] }} Part
 */
/** @typedef {{ start: number, end: number }} Range */
/** @typedef {{ key: string, at: number, cell: boolean, start: number, end: number }} Token */

const HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff";
const HYPHEN = "\u2010\u2011\uff0d-";
const DASH = `\u2012-\u2015\u2212\u301c\uff5e~${HYPHEN}`;
const THOUSANDS = "[,，](?=\\d{3}(?!\\d))";
const TOKEN = {
  zh: new RegExp(
    `(?<word>[${LETTER}]+(?:['’][${LETTER}]+)*)` +
      `|(?<link>(?<=[${LETTER}\\d])[${HYPHEN}](?=[${LETTER}])|(?<=[${LETTER}])[${HYPHEN}](?=\\d))` +
      `|(?<gap>(?<=[${LETTER}])\\s+|\\s+(?=[${LETTER}]))` +
      `|(?<cell>[${HAN}\\d%]|(?<=\\d)[.．](?=\\d)|(?<=\\d)${THOUSANDS}|(?<=[${HAN}\\d])[${DASH}](?=[${HAN}\\d]))` +
      "|\\s+|\\S",
    "gu",
  ),
  en: new RegExp(
    `(?<word>\\d+(?:${THOUSANDS}\\d{3})*(?:[.．]\\d+)?%?(?![${LETTER}\\d])|[${LETTER}\\d]+(?:['’][${LETTER}\\d]+)*)` +
      `|(?<link>(?<=[${LETTER}\\d])[${HYPHEN}](?=[${LETTER}\\d])|(?<=\\d)[${DASH}](?=\\d))` +
      `|(?<gap>\\s+)|(?<cell>[${HAN}])|\\S`,
    "gu",
  ),
};
const QUOTED = /["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/gu;
const FIGURE_WITH_COMMAS = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)/gu;
const PER_CENT = /百分之([一二三四五六七八九]?十?[一二三四五六七八九]?|\d{1,3})(?![一二三四五六七八九十百千\d])/gu;
const LONG_FIGURE = new RegExp(`(?<![\\d.,${DASH}])[1-9]\\d{3,}(?![\\d年${DASH}])`, "gu");

/**
 * The characters that a table folds, from the pairs that an index holds.
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
 * A text in lower case without diacritics, as long as before; with a table, in simplified script and
 * half-width forms too.
 * @param {string} text
 * @param {Map<string, string>} [table]
 */
export function plain(text, table) {
  return text
    .replace(/[^\0-\x7f]/gu, (character) => {
      if (character.length > 1) return character;
      const half = character.normalize("NFKC");
      const alike = half.length === 1 ? half : character;
      return (table?.get(alike) ?? alike).normalize("NFD")[0];
    })
    .toLowerCase();
}

/**
 * The key that a Latin word or a figure is found by.
 * @param {string} word
 */
export function wordKey(word) {
  return plain(word).replaceAll("’", "'").replace(/'s$/, "").replaceAll(/[,，]/gu, "").replaceAll("．", ".");
}

/** @param {string} text */
export function hasHan(text) {
  return new RegExp(`[${HAN}]`, "u").test(text);
}

/**
 * @param {string} text
 * @param {Language} language
 * @returns {Token[]}
 */
function tokensOf(text, language) {
  const tokens = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN[language])) {
    const { word, cell, link, gap } = match.groups ?? {};
    const place = { at, start: match.index, end: match.index + match[0].length };
    if (word) tokens.push({ key: wordKey(word), cell: false, ...place });
    else if (cell) tokens.push({ key: new RegExp(`[${DASH}]`, "u").test(cell) ? "-" : cell.replace("，", ",").replace("．", "."), cell: true, ...place });
    if (!link && !gap) at += 1;
  }
  return tokens;
}

/**
 * The pieces that a run of tokens is looked up by: pairs that cover its cells, and its words.
 * @param {Token[]} tokens
 * @returns {Piece[]}
 */
function piecesOf(tokens) {
  const first = tokens[0]?.at ?? 0;
  /** @param {Token | undefined} one @param {Token | undefined} other */
  const isPair = (one, other) => Boolean(one?.cell && other?.cell && other.at === one.at + 1);
  /** @type {Piece[]} */
  const pieces = [];
  let covered = -1;
  tokens.forEach((token, number) => {
    const at = token.at - first;
    if (!token.cell) pieces.push({ key: token.key, at, open: false });
    else if (isPair(token, tokens[number + 1])) {
      // A pair that both neighbours cover is left out, unless it is the last that can cover a cell.
      if (covered === number && isPair(tokens[number + 1], tokens[number + 2])) return;
      pieces.push({ key: token.key + tokens[number + 1].key, at, open: false });
      covered = number + 1;
    } else if (covered !== number) pieces.push({ key: token.key, at, open: true });
  });
  return pieces;
}

/** A query with its percentages as texts write them (2 per cent: 2%). @param {string} query */
export const withPercentSigns = (query) => query.replace(/(?<=\d)\s*per\s?cent\b/giu, "%");

/** A percentage as texts write it (百分之七十: 70%). @param {string} text */
function perCent(text) {
  return text.replace(PER_CENT, (whole, /** @type {string} */ numeral) => {
    if (/^\d/u.test(numeral) || !numeral) return numeral ? `${numeral}%` : whole;
    const [tens, ones] = numeral.includes("十") ? numeral.split("十") : ["〇", numeral];
    const digit = (/** @type {string} */ sign) => "〇一二三四五六七八九".indexOf(sign || "〇");
    return `${(tens ? digit(tens) : 1) * 10 + digit(ones)}%`;
  });
}

/**
 * The runs that a text and its other spellings are looked up by: figures with and without commas,
 * compounds in one word.
 * @param {string} text
 * @param {Language} language
 */
function spellingsOf(text, language) {
  const grouped = (/** @type {string} */ figure) => figure.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  const figures = language === "zh" ? [text.replace(FIGURE_WITH_COMMAS, (figure) => figure.replaceAll(",", "")), text.replace(LONG_FIGURE, grouped), perCent(text)] : [];
  const whole = text.replace(new RegExp(`(?<=[${LETTER}\\d])[${HYPHEN}](?=[${LETTER}])|(?<=[${LETTER}])[${HYPHEN}](?=\\d)`, "gu"), "");
  const spellings = [text, whole, ...figures].map((spelling) => piecesOf(tokensOf(spelling, language)));
  return [...new Map(spellings.map((pieces) => [JSON.stringify(pieces), pieces])).values()];
}

/** Whether a query has words in quotation marks, which are meant as they stand. @param {string} query */
export const isQuoted = (query) => /["“”„«»「」『』]/u.test(query);

/**
 * The parts of a folded query. White space and punctuation part them; quotation marks keep what stands
 * between them together.
 * @param {string} query
 * @param {Language} language of the index that is asked
 * @returns {Part[]}
 */
export function partsOf(query, language) {
  /** @type {Part[]} */
  const parts = [];
  /** @param {string} text @param {boolean} quoted */
  const add = (text, quoted) => {
    const spellings = spellingsOf(text, language);
    const isWord = spellings[0].length === 1 && !quoted && tokensOf(text, language).every(({ cell }) => !cell);
    if (spellings[0].length && parts.every((part) => part.text !== text)) parts.push({ kind: isWord ? "word" : "phrase", text, spellings });
  };
  const rest = query.replace(QUOTED, (_, inside) => {
    add(inside.trim(), true);
    return " ";
  });
  const tokens = tokensOf(rest, language);
  let first = 0;
  tokens.forEach((token, number) => {
    const next = tokens[number + 1];
    if (next?.at === token.at + 1 && !/\s/u.test(rest.slice(token.end, next.start))) return;
    add(rest.slice(tokens[first].start, token.end), false);
    first = number + 1;
  });
  return parts;
}

/**
 * Where needles stand in a text, without overlaps, in order. A needle that begins or ends with a
 * letter stands at the edge of a word there; hyphens and commas of figures may be there or not.
 * @param {string} text
 * @param {string[]} needles
 * @param {boolean} open whether words may go on behind a needle
 * @param {Map<string, string>} [table] of characters that are the same for the search
 */
export function occurrences(text, needles, open = false, table = undefined) {
  const sought = [...new Set(needles)].map((needle) => patternOf(plain(needle), open)).filter(Boolean);
  if (!sought.length) return [];
  sought.sort((one, other) => other.length - one.length);
  const matcher = new RegExp(sought.join("|"), "gu");
  return [...plain(text, table).matchAll(matcher)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

/** @param {string} needle @param {boolean} open */
function patternOf(needle, open) {
  const signs = needle.replace(/(?<=\d),(?=\d{3})/gu, "").replace(new RegExp(`(?<=[a-z\\d])[${DASH}](?=[a-z\\d])`, "gu"), " ");
  const inside = signs.split(/\s+/u).map((word) => [...word].map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/u, "\\$&")).join(""));
  const joined = inside.map((word) => word.replace(/(?<=\d)(?=\d{3})/gu, "[,，]?").replace(/(?<=[a-z])(?=[a-z\d])|(?<=\d)(?=[a-z])/gu, `[${HYPHEN}]?`));
  const before = /^[a-z]/.test(needle) ? "(?<![a-z])" : "";
  const after = !open && /[a-z]$/.test(needle) ? "(?![a-z])" : "";
  const pattern = joined.join(`[\\s${DASH}]*`);
  return pattern && before + pattern + after;
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
  if (language === "zh") return [year, "年", Number(month), "月", ...(day ? [Number(day), "日"] : [])].join("");
  const name = new Date(Date.UTC(2000, Number(month) - 1)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  return [...(day ? [Number(day)] : []), name, year].join(" ");
}
