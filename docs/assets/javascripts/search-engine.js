// @ts-check
// Asks the index of a language. Pagefind finds words and phrases; which words a query stands for, how
// parts are combined and what a hit shows is decided here.

import { dateWritten, fold, foldingTable, hasHan, joined, occurrences, partsOf } from "./search-text.js";
import { findTerms, lookUp, nearestTerms, wordTable } from "./search-words.js";

/** @typedef {import("./search-text.js").Language} Language */
/** @typedef {import("./search-text.js").Part} Part */
/** @typedef {import("./search-text.js").Range} Range */
/** @typedef {import("./search-words.js").Term} Term */
/** @typedef {Record<string, string[]>} Filters */
/**
 * @typedef {object} Hit
 * @property {string} address below the root of its language
 * @property {string} page
 * @property {string} section
 * @property {string} kind
 * @property {string[]} levels
 * @property {string} text
 * @property {Range[]} ranges where the query stands in the text
 */
/** @typedef {{ id: string, score: number, load: () => Promise<Hit> }} Found */
/**
 * @typedef {object} Answer
 * @property {Found[]} found best first
 * @property {boolean} partly whether no section has all parts, so that these have only some
 * @property {{ asked: string, words: string[] }[]} corrected words that were read as others
 * @property {string[]} needles what to highlight
 * @property {boolean} open whether words may go on behind a needle
 */
/**
 * @typedef {object} Bundle
 * @property {Language} language
 * @property {any} engine
 * @property {() => Promise<Map<string, string[]>>} loadWords which only queries in Latin letters need
 * @property {Map<string, string>} folds
 * @property {{ pack: string, folder: string } | undefined} offline what to keep for use without a network
 */
/** @typedef {{ ids: Map<string, any>, scores: Map<string, number>, needles: string[], open: boolean, corrected?: string[] }} PartAnswer */

/** What hooks/explainer/search/bundle.py writes; raised there and here together. */
export const BUNDLE_FORMAT = 1;

const ROOT = new URL("../../", import.meta.url);
const PAGEFIND = new URL("pagefind/", ROOT);
const TOP = "_top";
const MOST_WORDS_ASKED_ONE_BY_ONE = 12;

/** The index could not be loaded whole. */
export class LoadingError extends Error {}

/** The index was built by another version of the site. */
export class VersionError extends Error {}

/** @type {Map<Language, Promise<Bundle>>} */
const bundles = new Map();
/** @type {Promise<Term[]> | undefined} */
let terms;
let failures = 0;

// Pagefind logs a file that it cannot load and goes on with what it has, which would pass for a
// complete answer.
const browserFetch = globalThis.fetch;
globalThis.fetch = async (/** @type {RequestInfo | URL} */ resource, /** @type {RequestInit | undefined} */ options) => {
  const address = resource instanceof Request ? resource.url : String(resource);
  if (!new URL(address, document.baseURI).href.startsWith(PAGEFIND.href)) return browserFetch(resource, options);
  try {
    const answer = await browserFetch(resource, options);
    if (!answer.ok) failures += 1;
    return answer;
  } catch (error) {
    failures += 1;
    throw error;
  }
};

/** @param {URL} address */
async function load(address) {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new LoadingError(`${address.pathname} could not be loaded`);
  return answer;
}

/**
 * The index of a language, loaded once; after a failure, anew.
 * @param {Language} language
 * @returns {Promise<Bundle>}
 */
export function loadBundle(language) {
  const known = bundles.get(language);
  if (known) return known;
  const loading = startBundle(language).catch((error) => {
    bundles.delete(language);
    throw error;
  });
  bundles.set(language, loading);
  return loading;
}

/** @param {Language} language @returns {Promise<Bundle>} */
async function startBundle(language) {
  const folder = new URL(`${language}/`, PAGEFIND);
  const [entry, folds] = await Promise.all([
    load(new URL("pagefind-entry.json", folder)).then((answer) => answer.json()),
    load(new URL("folds.txt", folder)).then((answer) => answer.text()),
  ]);
  if (entry.format !== BUNDLE_FORMAT) throw new VersionError(`${entry.format}, not ${BUNDLE_FORMAT}`);
  const before = failures;
  const { createInstance } = await import(new URL(`pagefind.js?v=${entry.version}`, folder).href).catch(() => {
    throw new LoadingError("the engine could not be loaded");
  });
  const engine = createInstance({
    basePath: folder.href,
    noWorker: true,
    ranking: { pageLength: 0.75, termFrequency: 1, termSaturation: 2 },
  });
  await engine.init().catch(() => undefined);
  if (failures > before) throw new LoadingError("the index could not be loaded");
  /** @type {Promise<Map<string, string[]>> | undefined} */
  let words;
  const loadWords = () => (words ??= load(new URL("words.txt", folder)).then(async (answer) => wordTable(await answer.text())));
  const offline = entry.offline && { pack: new URL(`offline.json?v=${entry.offline}`, folder).href, folder: folder.href };
  return { language, engine, folds: foldingTable(folds), offline, loadWords };
}

/** @returns {Promise<Term[]>} */
function loadTerms() {
  terms ??= load(new URL("assets/search/terms.json", ROOT))
    .then((answer) => answer.json())
    .then((rows) =>
      rows.map((/** @type {any[]} */ [id, zh, en, pinyin, initials, zhOthers, enOthers]) => ({
        id, zh, en, pinyin, initials, zhNames: [zh, ...zhOthers], enNames: [en, ...enOthers],
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
  const [bundle, all] = await Promise.all([loadBundle(language), loadTerms()]);
  return findTerms(fold(query, bundle.folds), all);
}

/**
 * The glossary entries whose names are most like a query that found nothing.
 * @param {string} query
 * @param {Language} language of the page
 */
export async function termsLike(query, language) {
  const [bundle, all] = await Promise.all([loadBundle(language), loadTerms()]);
  return nearestTerms(fold(query, bundle.folds), all);
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
  const bundle = await loadBundle(language);
  const before = failures;
  const folded = fold(query, bundle.folds);
  const written = dateWritten(folded, language);
  const parts = partsOf(written ? `"${written}"` : folded, language);
  const answers = await Promise.all(parts.map((part) => findPart(part, bundle, filters)));
  if (failures > before) {
    bundles.delete(language);
    throw new LoadingError("a part of the index could not be loaded");
  }
  return combined(parts, answers, bundle);
}

/**
 * @param {Part} part
 * @param {Bundle} bundle
 * @param {Filters} filters
 * @returns {Promise<PartAnswer>}
 */
async function findPart(part, bundle, filters) {
  /** @param {string} asked @returns {Promise<any[]>} */
  const ask = async (asked) => (await bundle.engine.search(asked, { filters })).results;
  /** @param {any[][]} lists */
  const byId = (...lists) => new Map(lists.flat().map((result) => [result.id, result]));
  /** @param {any[]} results */
  const scoresOf = (results) => new Map(results.map(({ id, score }) => [id, score]));

  if (part.kind === "phrase") {
    const tokens = part.tokens.join(" ");
    const [exact, ranked] = await Promise.all([ask(`"${tokens}"`), ask(tokens)]);
    return { ids: byId(exact), scores: scoresOf(ranked), needles: [part.text], open: false };
  }
  const { way, words } = lookUp(part.tokens[0], await bundle.loadWords());
  if (way === "none") return { ids: new Map(), scores: new Map(), needles: [part.text], open: false };
  const beginning = sharedBeginning(words);
  const ranked = beginning.length > 1 ? ask(beginning) : Promise.resolve([]);
  if (way === "beginning" && words.length > MOST_WORDS_ASKED_ONE_BY_ONE) {
    const results = await ranked;
    return { ids: byId(results), scores: scoresOf(results), needles: [part.tokens[0]], open: true };
  }
  const lists = await Promise.all(words.map((word) => ask(`"${word}"`)));
  const corrected = way === "typing-error" ? words : undefined;
  return { ids: byId(...lists), scores: scoresOf(await ranked), needles: words, open: false, corrected };
}

/** @param {string[]} words */
function sharedBeginning(words) {
  let beginning = words[0];
  for (const word of words) {
    while (!word.startsWith(beginning)) beginning = beginning.slice(0, -1);
  }
  return beginning;
}

/**
 * @param {Part[]} parts
 * @param {PartAnswer[]} answers
 * @param {Bundle} bundle
 * @returns {Answer}
 */
function combined(parts, answers, bundle) {
  /** @type {Map<string, { result: any, matched: number, score: number }>} */
  const sections = new Map();
  for (const answer of answers) {
    for (const [id, result] of answer.ids) {
      const section = sections.get(id) ?? { result, matched: 0, score: 0 };
      section.matched += 1;
      section.score += answer.scores.get(id) ?? 0;
      sections.set(id, section);
    }
  }
  const most = Math.max(0, ...[...sections.values()].map(({ matched }) => matched));
  const needles = answers.flatMap((answer) => answer.needles);
  const open = answers.some((answer) => answer.open);
  const found = [...sections]
    .filter(([, { matched }]) => matched === (most === parts.length ? most : matched))
    .sort(([, one], [, other]) => other.matched - one.matched || other.score - one.score)
    .map(([id, { result, score }]) => ({ id, score, load: () => loadHit(result, bundle, needles, open) }));
  return {
    found,
    partly: found.length > 0 && most < parts.length,
    corrected: answers.flatMap(({ corrected }, at) => (corrected ? [{ asked: parts[at].text, words: corrected }] : [])),
    needles,
    open,
  };
}

/**
 * @param {any} result
 * @param {Bundle} bundle
 * @param {string[]} needles
 * @param {boolean} open
 * @returns {Promise<Hit>}
 */
async function loadHit(result, bundle, needles, open) {
  const before = failures;
  const data = await result.data().catch(() => undefined);
  if (!data || failures > before) throw new LoadingError("a result could not be loaded");
  const [, path, anchor] = /^\/?(.*?)([^/]*)\.html$/.exec(data.raw_url) ?? [];
  const { page = "", section = "" } = data.meta;
  const kind = data.filters.kind?.[0] ?? "";
  const heading = fold(section || page, bundle.folds);
  let text = joined(data.content, bundle.language);
  if (kind !== "clause" && text.startsWith(heading)) text = text.slice(heading.length).trim();
  return {
    address: path + (anchor === TOP ? "" : `#${anchor}`),
    page,
    section,
    kind,
    levels: data.filters.level ?? [],
    text,
    ranges: occurrences(text, needles, open),
  };
}

/**
 * The values that results can be filtered by, with how many sections have each.
 * @param {Language} language
 * @returns {Promise<Record<string, Record<string, number>>>}
 */
export async function filterValues(language) {
  const { engine } = await loadBundle(language);
  return engine.filters();
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
  const { offline } = await loadBundle(language);
  await navigator.serviceWorker.register(new URL("offline-worker.js", ROOT), { scope: ROOT.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({ kind: "keep", addresses: [location.href, ...loaded], ...offline });
}
