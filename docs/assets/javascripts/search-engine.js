// @ts-check
// Answers queries: which words a query stands for, how its parts are combined and what a hit shows.

import { load, openIndex, recordsByFilter, score, sectionOf } from "./search-index.js";
import { addWordsInOne, findPart } from "./search-parts.js";
import { dateWritten, fold, hasHan, isQuoted, occurrences, partsOf } from "./search-text.js";
import { askedToDefine, findTerms, nearestTerms, termsWithOneSlip } from "./search-words.js";

export { INDEX_FORMAT, LoadingError, VersionError } from "./search-index.js";

/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-index.js").Section} Section */
/** @typedef {import("./search-parts.js").PartAnswer} PartAnswer */
/** @typedef {import("./search-text.js").Language} Language */
/** @typedef {import("./search-text.js").Part} Part */
/** @typedef {import("./search-text.js").Range} Range */
/** @typedef {import("./search-words.js").Term} Term */
/** @typedef {Record<string, string[]>} Filters */
/** @typedef {Section & { ranges: Range[] }} Hit with where the query stands in its text */
/** @typedef {{ id: number, score: number, load: () => Promise<Hit> }} Found */
/**
 * @typedef {object} Answer
 * @property {Found[]} found best first
 * @property {boolean} partly whether no section has all parts, so that these have only some
 * @property {() => Promise<Answer>} [related] what says the same in other words, where little has the very words
 * @property {boolean} [foreign] whether it was read as a question in the other language
 * @property {{ asked: string, words: string[] }[]} corrected words that were read as others
 * @property {string[]} needles what to highlight
 * @property {boolean} open whether words may go on behind a needle
 */

const ROOT = new URL("../../", import.meta.url);
const INDEXES = new URL("search/", ROOT);
/**
 * How much a hit of each kind counts: what sources say comes before what only leads there. A term that a query
 * names is shown above all hits anyway.
 * @type {Record<string, number>}
 */
const KIND_WEIGHT = { post: 1.2, mechanism: 0.9, level: 0.9, source: 0.9, prose: 0.6, background: 0.6, term: 0.4, index: 0.3 };

/** How much a query is like the name of a term that it misspells. */
const ALMOST_THE_NAME = 0.75;
/** So few places with the very words of a query leave room for those that say the same in others. */
const FEW = 2;
const SHORTEST_WITH_RELATED = 4;

/** @type {Map<Language, Promise<Index>>} */
const indexes = new Map();
/** @type {Promise<Term[]> | undefined} */
let terms;

/**
 * The folder of the site and of the index for a language: pages in traditional script have their own.
 * @param {Language} language
 */
export const editionOf = (language) =>
  language === "zh" && typeof document === "object" && document.documentElement.lang === "zh-Hant" ? "zh-hant" : language;

/**
 * The index of a language, opened once; after a failure, anew.
 * @param {Language} language
 * @returns {Promise<Index>}
 */
function loadIndex(language) {
  const known = indexes.get(language);
  if (known) return known;
  const opening = openIndex(new URL(`${editionOf(language)}/`, INDEXES));
  indexes.set(language, opening);
  opening.catch(() => indexes.delete(language));
  return opening;
}

/** @returns {Promise<Term[]>} */
function loadTerms() {
  terms ??= load(new URL("assets/search/terms.json", ROOT))
    .then((answer) => answer.json())
    .then((rows) =>
      rows.map((/** @type {any[]} */ [id, zh, en, pinyin, initials, zhOthers, enOthers, pinyinOthers = []]) => ({
        id, zh, en, pinyin: [pinyin, ...pinyinOthers], initials, zhNames: [zh, ...zhOthers], enNames: [en, ...enOthers],
      })),
    )
    .catch((error) => {
      terms = undefined;
      throw error;
    });
  return terms;
}

/**
 * The glossary entries that a query names, and whether it is in the script of the other language.
 * @param {string} query
 * @param {Language} language of the page
 */
export async function termsFor(query, language) {
  const [index, all] = await Promise.all([loadIndex(language), loadTerms()]);
  const folded = fold(query, index.folds);
  const named = findTerms(folded, all);
  const asked = named.some(({ exact }) => exact) ? "" : askedToDefine(folded);
  const defined = asked ? findTerms(asked, all).filter(({ exact }) => exact) : [];
  if (defined.length) return defined;
  if (named.length) return named;
  const near = nearestTerms(folded, all, ALMOST_THE_NAME);
  return (near.length ? near : await slipped(index, folded, all)).map((term) => ({ term, exact: false, byPinyin: false }));
}

/**
 * The one glossary entry whose name a query has but for a character; none where texts have what it says.
 * @param {Index} index
 * @param {string} folded
 * @param {Term[]} all
 */
async function slipped(index, folded, all) {
  const meant = termsWithOneSlip(folded, all);
  if (meant.length !== 1) return [];
  const answers = await Promise.all(partsOf(folded, "zh").map((part) => findPart(index, part)));
  return answers.some(({ weights }) => weights.size) ? [] : meant;
}

/**
 * The glossary entries whose names are most like a query that found nothing.
 * @param {string} query
 * @param {Language} language of the page
 */
export async function termsLike(query, language) {
  const [index, all] = await Promise.all([loadIndex(language), loadTerms()]);
  return nearestTerms(fold(query, index.folds), all);
}

/**
 * What the index of a language has for a query.
 * @param {string} query
 * @param {Language} language
 * @param {Filters} filters values of kind, level and source
 * @returns {Promise<Answer>}
 * @throws {LoadingError} where a part of the index could not be loaded
 */
export async function find(query, language, filters = {}) {
  try {
    const index = await loadIndex(language);
    const answer = await ask(index, query, language, filters);
    const folded = fold(query, index.folds);
    const isWhole = answer.found.length > 0 && !answer.partly;
    const isQuestion = !isQuoted(folded) && !dateWritten(folded, language) && (!isWhole || partsOf(folded, language).length > 1);
    if (isQuestion) return await askAsQuestion(index, folded, language, filters, answer);
    const leavesRoom = isWhole && answer.found.length <= FEW && !isQuoted(folded) && hasHan(folded) && [...folded.trim()].length >= SHORTEST_WITH_RELATED;
    return leavesRoom ? { ...answer, related: () => relatedTo(index, folded, language, filters, answer) } : answer;
  } catch (error) {
    // A new version of the site has its index in another folder.
    indexes.delete(language);
    throw error;
  }
}

/**
 * What an index has for a query.
 * @param {Index} index
 * @param {string} query
 * @param {Language} language
 * @param {Filters} filters
 * @returns {Promise<Answer>}
 */
export async function ask(index, query, language, filters = {}) {
  const folded = fold(query, index.folds);
  const written = dateWritten(folded, language);
  const parts = partsOf(written ? `"${written}"` : folded, language);
  const [allowed, ...answers] = await Promise.all([allowedRecords(index, filters), ...parts.map((part) => findPart(index, part))]);
  const answer = combined(index, parts, answers, allowed);
  const isWhole = answer.found.length && !answer.partly;
  if (isWhole || !(await addWordsInOne(index, parts, answers))) return answer;
  return combined(index, parts, answers, allowed);
}

/**
 * What an index has for a question. Its module is loaded with the first one.
 * @param {Index} index
 * @param {string} folded
 * @param {Language} language
 * @param {Filters} filters
 * @param {Answer} answer to its words as they stand, which counts where the question has none
 * @returns {Promise<Answer>}
 */
async function askAsQuestion(index, folded, language, filters, answer) {
  const { answerQuestion } = await import("./search-question.js");
  const { scored, partly, foreign, answers, corrected } = await answerQuestion(index, folded, language, KIND_WEIGHT, await loadTerms(), await allowedRecords(index, filters));
  if (!scored.length || (partly && answer.found.length && !answer.partly)) return answer;
  const needles = [...new Set(answers.flatMap((part) => part.needles))];
  const open = answers.some((part) => part.open);
  const found = scored.map(({ id, score: own }) => ({ id, score: own, load: () => loadHit(index, id, needles, open) }));
  return { found, partly, foreign, corrected, needles, open };
}

/**
 * What has the words of a query apart from one another, without what has them together.
 * @param {Index} index
 * @param {string} folded
 * @param {Language} language
 * @param {Filters} filters
 * @param {Answer} answer what has them together
 * @returns {Promise<Answer>}
 */
async function relatedTo(index, folded, language, filters, answer) {
  const known = new Set(answer.found.map(({ id }) => id));
  const question = await askAsQuestion(index, folded, language, filters, { ...answer, found: [] });
  return { ...question, found: question.found.filter(({ id }) => !known.has(id)) };
}

/**
 * The records that all filters let through; none stands for all.
 * @param {Index} index
 * @param {Filters} filters
 * @returns {Promise<Set<number> | undefined>}
 */
async function allowedRecords(index, filters) {
  if (!Object.keys(filters).length) return undefined;
  const known = await recordsByFilter(index);
  const sets = Object.entries(filters).map(([name, values]) => new Set(values.flatMap((value) => [...(known[name]?.[value] ?? [])])));
  return sets.reduce((one, other) => new Set([...one].filter((record) => other.has(record))));
}

/**
 * @param {Index} index
 * @param {Part[]} parts
 * @param {PartAnswer[]} answers
 * @param {Set<number> | undefined} allowed
 * @returns {Answer}
 */
function combined(index, parts, answers, allowed) {
  /** @type {Map<number, { matched: number, score: number }>} */
  const sections = new Map();
  for (const { weights } of answers) {
    for (const [record, weight] of weights) {
      if (allowed && !allowed.has(record)) continue;
      const section = sections.get(record) ?? { matched: 0, score: 0 };
      section.matched += 1;
      section.score += (KIND_WEIGHT[index.kinds[record]] ?? 1) * score(index, record, weight, weights.size);
      sections.set(record, section);
    }
  }
  let most = 0;
  for (const { matched } of sections.values()) most = Math.max(most, matched);
  const needles = answers.flatMap((answer) => answer.needles);
  const open = answers.some((answer) => answer.open);
  const found = [...sections]
    .filter(([, { matched }]) => most < parts.length || matched === most)
    .sort(([id, one], [otherId, other]) => other.matched - one.matched || other.score - one.score || id - otherId)
    .map(([id, section]) => ({ id, score: section.score, load: () => loadHit(index, id, needles, open) }));
  return {
    found,
    partly: found.length > 0 && most < parts.length,
    corrected: answers.flatMap(({ corrected }, at) => (corrected ? [{ asked: parts[at].text, words: corrected }] : [])),
    needles,
    open,
  };
}

/**
 * @param {Index} index
 * @param {number} record
 * @param {string[]} needles
 * @param {boolean} open
 * @returns {Promise<Hit>}
 */
async function loadHit(index, record, needles, open) {
  const section = await sectionOf(index, record);
  return { ...section, ranges: occurrences(section.text, needles, open, index.folds) };
}

/**
 * The values that results can be filtered by.
 * @param {Language} language
 * @returns {Promise<Record<string, string[]>>}
 */
export async function filterValues(language) {
  const names = await recordsByFilter(await loadIndex(language));
  return Object.fromEntries(Object.entries(names).map(([name, values]) => [name, Object.keys(values)]));
}

/** @param {string} query @param {Language} language of the page */
export function isOfOtherScript(query, language) {
  return hasHan(query) !== (language === "zh");
}

/**
 * Asks the worker to keep the pages and the index of a language for use without a network. Does
 * nothing where the browser has no workers or the reader asks for little data.
 * @param {Language} language
 */
export async function keepForOffline(language) {
  const connection = /** @type {any} */ (navigator).connection;
  if (!("serviceWorker" in navigator) || connection?.saveData || /2g/.test(connection?.effectiveType ?? "")) return;
  const { offline, folder } = await loadIndex(language);
  await navigator.serviceWorker.register(new URL("offline-worker.js", ROOT), { scope: ROOT.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const later = ["search-question.js", "search-wishes.js"].map((module) => new URL(module, import.meta.url).href);
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({ kind: "keep", addresses: [location.href, ...loaded, ...later], pack: offline, folder: folder.href });
}
