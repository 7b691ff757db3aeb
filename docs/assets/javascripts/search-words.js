// @ts-check
// What a query is held against before the index is asked: the words in use and the glossary.

import { hasHan, plain } from "./search-text.js";

/**
 * @typedef {object} Term
 * @property {string} id
 * @property {string} zh
 * @property {string} en
 * @property {string} pinyin syllables in lower case, without tones, with a space between words
 * @property {string} initials the first letters of the syllables
 * @property {string[]} zhNames the Chinese name and its variants
 * @property {string[]} enNames the English name and its renderings
 */

const SHORTEST_WITH_TYPING_ERROR = 5;
const SHORTEST_MEANT = 4;
const MOST_TERMS = 3;

/** Words that ask, or only join others, and stand in no statement that answers. */
const ASKING = {
  zh: /(?<!目)的(?!确)|谁来?|由谁|向谁|为什么|怎么[样办]?|会?怎样|什么是|是什么|什么|做什么|如何|有?哪些|哪|有?多少|多久|几次|应该|吗|呢|要不要|是不是|有没有|[?？]/gu,
  en: /\b(?:who|whom|whose|what|which|how|when|where|why|does|do|did|is|are|was|were|be|has|have|must|should|can|the|an?|of|to|for|from|in|on|at|by|with|and|or|if|its?|their|there|that|this|often|many|much|happens?)\b|\?/giu,
};

/**
 * A folded query without the words that only ask.
 * @param {string} query
 * @param {"zh" | "en"} language
 */
export const withoutAsking = (query, language) => query.replace(ASKING[language], " ").replace(/\s+/gu, " ").trim();

/** @param {string} query @param {"zh" | "en"} language */
export const asksForFigure = (query, language) => (language === "zh" ? /多少|几|权重|比例/u : /\bhow (?:many|much)\b|\b(?:weights?|shares?|percent)\b/iu).test(query);

/** @param {string} query @param {"zh" | "en"} language */
export const asksHowOften = (query, language) => (language === "zh" ? /多久|几次|多长时间/u : /\bhow often\b/iu).test(query);

/**
 * Whether a word only asks, or joins others.
 * @param {string} word
 * @param {"zh" | "en"} language
 */
export const asks = (word, language) => !withoutAsking(word.toLowerCase(), language);

/** Words of the grammar, of time and of possibility; a statement that answers often does without them. */
const JOINING = /^(?:[被把将会能要可还仍也都就又再才已在着过了与和]|以后|之后|以前|之前|时候|可以|能够|已经|仍然)+$/u;

/**
 * Whether a run of characters that a query was cut into only joins others.
 * @param {string} run
 */
export const joins = (run) => JOINING.test(run);

const ENDING = /(?:ations?|itions?|tions?|ions?|ings?|ments?|if(?:y|ies|ied)|ies|ied|ed|es|e|s|t|y)$/u;
const SHORTEST_BEGINNING = 5;

/**
 * What a word has in common with those formed from the same (reduc: reduction, reducing); empty where too
 * little is left to tell.
 * @param {string} word
 */
export function beginningOf(word) {
  const beginning = word.replace(ENDING, "");
  return /^[a-z]+$/u.test(word) && beginning.length >= SHORTEST_BEGINNING ? beginning : "";
}

/**
 * The words that a word without a hit may have been meant as: those that are one letter away.
 * @param {string} word
 * @param {string[]} words in use
 */
export function wordsMeant(word, words) {
  if (word.length < SHORTEST_WITH_TYPING_ERROR || /\d/.test(word)) return [];
  return words.filter((known) => known.length >= SHORTEST_MEANT && isOneLetterAway(word, known));
}

/**
 * Whether one letter added, left out, changed, or two neighbours swapped, makes one word the other.
 * @param {string} one
 * @param {string} other
 */
export function isOneLetterAway(one, other) {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

/**
 * The glossary entries that a folded query names, best first: by name, by pinyin, by initials.
 * `exact` says that the whole name was given.
 * @param {string} query
 * @param {Term[]} terms
 * @returns {{ term: Term, exact: boolean, byPinyin: boolean }[]}
 */
export function findTerms(query, terms) {
  const asked = plain(query).replace(/["“”「」《》]/gu, "").trim();
  const scored = terms.flatMap((term) => {
    const found = hasHan(asked) ? byChineseName(asked, term) : byLetters(asked, term);
    return found ? [{ term, score: found.score, exact: found.score >= 3, byPinyin: found.byPinyin }] : [];
  });
  scored.sort((one, other) => other.score - one.score || one.term.zh.length - other.term.zh.length);
  return scored.slice(0, MOST_TERMS).map(({ term, exact, byPinyin }) => ({ term, exact, byPinyin }));
}

/** @param {string} asked @param {Term} term */
function byChineseName(asked, term) {
  const compact = asked.replace(/[\s\p{P}]/gu, "");
  const scores = term.zhNames.map((name, at) => {
    const known = name.replace(/[\s\p{P}]/gu, "");
    if (known === compact) return at ? 3 : 4;
    return compact.length > 1 && known.startsWith(compact) ? 2 : 0;
  });
  const score = Math.max(...scores);
  return score ? { score, byPinyin: false } : undefined;
}

/** @param {string} asked @param {Term} term */
function byLetters(asked, term) {
  if (asked.length < 2 || !/^[a-zü][a-zü\s'’-]*$/u.test(asked)) return undefined;
  const names = term.enNames.map((name) => singular(plain(name)));
  const name = singular(asked);
  if (names[0] === name) return { score: 4, byPinyin: false };
  if (names.includes(name)) return { score: 3.5, byPinyin: false };
  const letters = asked.replaceAll("ü", "v").replace(/[\s'’-]/gu, "");
  const pinyin = term.pinyin.replaceAll(" ", "");
  if (pinyin === letters) return { score: 3.4, byPinyin: true };
  if (term.initials === letters) return { score: 3.2, byPinyin: true };
  if (letters.length > 5 && pinyin.startsWith(letters)) return { score: 3, byPinyin: true };
  if (letters.length > 3 && letters.length < 6 && pinyin.startsWith(letters)) return { score: 2.2, byPinyin: true };
  if (letters.length > 2 && term.initials.startsWith(letters)) return { score: 3, byPinyin: true };
  if (asked.length > 2 && names.some((known) => known.startsWith(name))) return { score: 2, byPinyin: false };
  return undefined;
}

/** A name as it is compared: without plurals and hyphens. @param {string} name */
function singular(name) {
  return name.replace(/(?<=\w)[-‐‑](?=\w)/gu, " ").replace(/ies\b/g, "y").replace(/([^s])s\b/g, "$1");
}

/**
 * The glossary entries whose names share most pairs of neighbouring characters with a query.
 * @param {string} query
 * @param {Term[]} terms
 * @returns {Term[]}
 */
export function nearestTerms(query, terms) {
  const asked = pairs(plain(query));
  const scored = terms.map((term) => {
    const names = [...term.zhNames, ...term.enNames, term.pinyin];
    return { term, likeness: Math.max(...names.map((name) => likeness(asked, pairs(plain(name))))) };
  });
  scored.sort((one, other) => other.likeness - one.likeness);
  return scored.filter(({ likeness }) => likeness > 0.2).slice(0, MOST_TERMS).map(({ term }) => term);
}

/** @param {string} text */
function pairs(text) {
  const letters = text.replace(/[\s\p{P}]/gu, "");
  return new Set(hasHan(letters) ? [...letters] : [...letters].slice(1).map((letter, at) => letters[at] + letter));
}

/** @param {Set<string>} one @param {Set<string>} other */
function likeness(one, other) {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared ? (2 * shared) / (one.size + other.size) : 0;
}
