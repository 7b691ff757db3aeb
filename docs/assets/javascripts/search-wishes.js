// @ts-check
// What a query names: cuts it into words, names and runs of characters, each of which is sought by itself.

import { familyOf } from "./search-index.js";
import { findPart } from "./search-parts.js";
import { hasHan, partsOf, wordKey } from "./search-text.js";
import { asks, asksForFigure, asksHowOften, asksWhen, beginningOf, countedAlike, formsOf, joins, withoutAsking, wordsMeant } from "./search-words.js";

/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-question.js").Names} Names */
/** @typedef {import("./search-question.js").Wish} Wish */
/** @typedef {import("./search-text.js").Language} Language */

const MOST_WORDS_OF_A_NAME = 8;
const LONGEST_RUN = 24;
/** No name or word that is sought is longer; the time that cutting takes grows with it. */
const LONGEST_PIECE = 10;
/** A run of characters that stands in no greater share of the records is sought in pieces too. */
const RARE = 0.03;
/** A run of so many characters is also found where its pieces stand apart. */
const SHORTEST_IN_PIECES = 4;
/** What a piece of three characters and more counts, however rare: it hardly stands somewhere by chance. */
const LEAST_OF_A_LONG_PIECE = 0.35;
/** What a name counts beside a run of the same length. */
const WORTH_OF_A_NAME = 2;

/** Begins what a name stands for where that is words of the texts, not a subject. */
export const WORDS_OF_TEXTS = "=";

/** @param {string} query @param {Language} language */
const asksWho = (query, language) => (language === "zh" ? /谁|哪一?级/u : /^\s*who\b|\bby whom\b/iu).test(query);

/**
 * What an asking word lets one expect of the answer: a figure, a date, who has to do it, or how often.
 * @param {string} query
 * @param {Language} asked that of the query
 * @param {Language} language that of the page
 * @returns {Wish[]}
 */
export function wishesOfAsking(query, asked, language) {
  const wishes = [];
  if (asksForFigure(query, asked)) wishes.push({ parts: [], subjects: ["figure/any"], optional: true, telling: true });
  if (asksWhen(query, asked)) wishes.push({ parts: [], subjects: ["date/any"], optional: true, telling: true, decisive: true });
  if (asksWho(query, asked)) wishes.push({ parts: [], subjects: ["who/any"], optional: true, telling: true });
  if (asksHowOften(query, asked)) wishes.push({ parts: partsOf(language === "zh" ? "每" : "every", language), subjects: [], optional: true, telling: true });
  return wishes;
}

/**
 * What the words of a query name; the longest names first.
 * @param {Index} index
 * @param {string} query
 * @param {Names} names
 */
export async function wishesOfWords(index, query, names) {
  const parts = partsOf(query, "en");
  const words = new Set([...names.keys()].flatMap((name) => name.split(" ")));
  const known = [...words];
  const texts = await Promise.all(
    parts.map(async ({ text }) => {
      const family = await familyOf(index, wordKey(text));
      if (family.length) return family;
      const forms = formsOf(wordKey(text));
      return forms.some((form) => words.has(form)) ? forms : [...forms, ...wordsMeant(wordKey(text), known)];
    }),
  );
  /** @type {Wish[]} */
  const wishes = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(MOST_WORDS_OF_A_NAME, parts.length - at);
    /** @type {string[] | undefined} */
    let subjects = undefined;
    for (; length > 0 && !subjects; length -= 1) subjects = subjectsOf(texts.slice(at, at + length), names);
    if (subjects) length += 1;
    const own = parts.slice(at, at + Math.max(1, length));
    const name = own.map(({ text }) => text).join(" ");
    const sought = own.filter(({ text }) => !asks(text, "en"));
    // Words that only together are what readers say (poverty line) are not sought apart.
    const onlyTogether = own.length > 1 && subjects?.length && subjects.every((subject) => subject.startsWith(WORDS_OF_TEXTS));
    const apart = sought.length ? sought : own;
    wishes.push({ name, parts: onlyTogether ? partsOf(`"${name}"`, "en") : apart, subjects: subjects ?? [], optional: !sought.length });
    at += own.length;
  }
  const whole = partsOf(`"${query}"`, "en");
  if (parts.length > 1) wishes.push({ parts: whole, subjects: [], optional: true });
  return wishes;
}

/**
 * The subjects that words name, in any of their forms; a name may have more words between the first and the last.
 * @param {string[][]} words
 * @param {Names} names
 * @returns {string[] | undefined}
 */
function subjectsOf(words, names) {
  /** @type {string[] | undefined} */
  let found;
  const isOne = (/** @type {number} */ at, /** @type {string} */ word) => words[at].includes(word) || words[at].includes(`${beginningOf(word)}*`);
  for (const [name, subjects] of names) {
    const own = name.split(" ");
    if (own.length < words.length || (words.length === 1 && own.length > 1)) continue;
    if (!isOne(0, own[0]) || !isOne(words.length - 1, own[own.length - 1])) continue;
    let reached = 0;
    for (const word of own) if (reached < words.length && isOne(reached, word)) reached += 1;
    if (reached === words.length) found = [...(found ?? []), ...subjects];
  }
  return found && [...new Set(found)];
}

/**
 * What the runs of characters of a query name. A run that stands nowhere is cut into names and into runs that do.
 * @param {Index} index
 * @param {string} query
 * @param {Names} names
 */
export async function wishesOfRuns(index, query, names) {
  /** @type {Wish[]} */
  const wishes = [];
  let rest = query;
  for (const [name, subjects] of [...names].sort(([one], [other]) => other.length - one.length)) {
    // A name that has a word which only asks (谁大) is taken out before such words are.
    if (!rest.includes(name) || withoutAsking(name, "zh") === name) continue;
    wishes.push({ name, parts: partsOf(name, "zh"), subjects, optional: !withoutAsking(name, "zh") });
    rest = rest.replace(name, " ");
  }
  for (const part of partsOf(withoutAsking(rest, "zh") || (wishes.length ? "" : query), "zh")) {
    const subjects = names.get(part.text.toLowerCase()) ?? [];
    const having = (await findPart(index, part)).weights.size;
    const alike = having || subjects.length ? [] : countedAlike(part.text).flatMap((other) => partsOf(other, "zh"));
    const found = await Promise.all(alike.map((other) => findPart(index, other)));
    if (found.some(({ weights }) => weights.size)) {
      wishes.push({ name: part.text, parts: [part], subjects, phrases: alike, optional: false });
      continue;
    }
    const isRare = hasHan(part.text) && having <= RARE * index.lengths.length;
    const isCut = isRare && ([...part.text].length > 2 || !having);
    // A name that few texts write is sought by its pieces as well, any other run by them instead.
    if (isCut || subjects.length) wishes.push({ name: part.text, parts: [part], subjects, optional: !subjects.length });
    for (const text of isCut ? await piecesOf(index, part.text.slice(0, LONGEST_RUN), names) : subjects.length ? [] : [part.text]) {
      if (isCut && joins(text)) continue;
      const own = names.get(text.toLowerCase()) ?? [];
      const isLeftOver = !own.length && ([...text].length === 1 || joins(text));
      const pieces = isCut && own.every((subject) => subject.startsWith("source/")) && [...text].length >= SHORTEST_IN_PIECES ? await piecesOf(index, text, names, [...text].length - 1) : [];
      const phrases = countedAlike(text, false).flatMap((other) => partsOf(other, "zh"));
      wishes.push({ name: text, parts: partsOf(text, "zh"), subjects: own, phrases, apart: pieces.flatMap((piece) => partsOf(piece, "zh")), optional: subjects.length > 0 || isLeftOver });
    }
  }
  return wishes;
}

/**
 * A run of characters cut into names and into runs that stand somewhere: as few and as long as can be.
 * @param {Index} index
 * @param {string} run
 * @param {Names} names
 * @param {number} longest length of a piece
 * @returns {Promise<string[]>}
 */
async function piecesOf(index, run, names, longest = LONGEST_PIECE) {
  const characters = [...run];
  /** @type {{ worth: number, pieces: string[] }[]} the best way to cut what comes before each character */
  const best = [{ worth: 0, pieces: [] }];
  const pieceAt = (/** @type {number} */ start, /** @type {number} */ end) => characters.slice(start, end).join("");
  /** @type {Map<string, number>} */
  const known = new Map();
  const having = async (/** @type {number} */ start, /** @type {number} */ end) => {
    const piece = pieceAt(start, end);
    // What has a part that stands nowhere stands nowhere; a figure (百分之七十) may be written otherwise.
    const hasPartOfNone = end - start > 1 && (known.get(pieceAt(start + 1, end)) === 0 || known.get(pieceAt(start, end - 1)) === 0);
    const isNowhere = hasPartOfNone && partsOf(piece, "zh").every((part) => part.kind === "phrase" && part.spellings.length === 1);
    const count = known.get(piece) ?? (isNowhere ? 0 : await havingOf(index, piece));
    known.set(piece, count);
    return count;
  };
  for (let end = 1; end <= characters.length; end += 1) {
    best.push(best[end - 1]);
    const first = Math.max(end - longest, end === characters.length ? 1 : 0);
    for (let start = end - 1; start >= first; start -= 1) await having(start, end);
    for (let start = first; start < end; start += 1) {
      const piece = pieceAt(start, end);
      const isName = names.has(piece.toLowerCase());
      const own = await having(start, end);
      if (!own && !isName) continue;
      // What stands nowhere but in a longer run of the query is a part of its word.
      const isTorn = !isName && own && ((start > 0 && own === (await having(start - 1, end))) || (end < characters.length && own === (await having(start, end + 1))));
      // A run that hardly stands anywhere is mostly no word, but the end of one and the beginning of another.
      const least = end - start > 2 && !isTorn ? LEAST_OF_A_LONG_PIECE : 0;
      const common = isName ? WORTH_OF_A_NAME : Math.min(isTorn ? LEAST_OF_A_LONG_PIECE : 1, Math.max(least, (2 * own) / (RARE * index.lengths.length)));
      const worth = best[start].worth + (end - start > 1 || isName ? (end - start) ** 2 * common : 0.1) + (isName ? 1 : 0);
      if (worth > best[end].worth) best[end] = { worth, pieces: [...best[start].pieces, piece] };
    }
  }
  return best[characters.length].pieces;
}

/** How many records have a run of characters. @param {Index} index @param {string} run */
async function havingOf(index, run) {
  const found = await Promise.all(partsOf(run, "zh").map((part) => findPart(index, part)));
  return found.reduce((most, { weights }) => Math.max(most, weights.size), 0);
}
