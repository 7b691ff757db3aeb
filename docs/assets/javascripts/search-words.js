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
  zh: /谁来?|为什么|怎么样?|怎样|什么|如何|哪些|哪|多少|吗|呢|要不要|是不是|[?？]/gu,
  en: /\b(?:who|whom|whose|what|which|how|when|where|why|does|do|did|is|are|must|should|can|the|an?|of|to|for|in|by|with|and)\b|\?/gu,
};
const LONGEST_CUT = 12;

/**
 * A folded query without the words that only ask; empty where nothing else is left, or where it is
 * quoted and so meant as it stands.
 * @param {string} query
 * @param {"zh" | "en"} language
 */
export function withoutAsking(query, language) {
  return /["“”「」]/u.test(query) ? "" : query.replace(ASKING[language], " ").replace(/\s+/gu, " ").trim();
}

/**
 * The ways to cut the one run of Chinese characters of a query in two, the longer end first.
 * @param {string} query
 * @returns {string[]}
 */
export function cutInTwo(query) {
  if (!/^\p{Script=Han}+$/u.test(query) || query.length > LONGEST_CUT) return [];
  return [...query].slice(1).map((_, at) => `${query.slice(0, at + 1)} ${query.slice(at + 1)}`);
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
