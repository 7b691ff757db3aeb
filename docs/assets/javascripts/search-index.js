// @ts-check
// Reads the index of a language; hooks/explainer/search/README.md describes its files. Only the chunks
// that a query needs are loaded.

import { foldingTable } from "./search-text.js";

/** @typedef {import("./search-text.js").Piece} Piece */
/** @typedef {Map<number, number>} Weights how much each record that has something has of it */
/** @typedef {Map<number, number[]>} Places the positions of something in each record that has it */
/** @typedef {{ address: string, page: string, section: string, kind: string, levels: string[], text: string }} Section */
/** @typedef {{ key: string, record: number }} Start of a chunk; the record is 0 where its first key begins there */
/**
 * @typedef {object} Index
 * @property {URL} folder
 * @property {number[]} lengths of the records, as powers of two
 * @property {number} meanLength
 * @property {string[]} kinds the kind of each record
 * @property {Start[]} words
 * @property {string[]} common
 * @property {number[]} texts the first record of each chunk
 * @property {Map<string, string>} folds
 * @property {string} offline the address of all files in one; empty where there is none
 * @property {Map<string, Promise<any>>} loaded
 */

/** What hooks/explainer/search/phrase_index.py writes; raised there and here together. */
export const INDEX_FORMAT = 3;

const TEXT_START = 64;
const HEADING_WEIGHT = 10;
const CHUNKS_OF_A_COMMON_KEY = 2;
const BEHIND_EVERY_KEY = "\uffff";

/** The index could not be loaded whole. */
export class LoadingError extends Error {}

/** The index was built by another version of the site. */
export class VersionError extends Error {}

/** @param {URL} address @returns {Promise<Response>} */
export async function load(address) {
  const answer = await fetch(address).catch(() => undefined);
  if (!answer?.ok) throw new LoadingError(`${address.pathname} could not be loaded`);
  return answer;
}

/**
 * @param {URL} folder of the index of a language
 * @returns {Promise<Index>}
 * @throws {LoadingError | VersionError}
 */
export async function openIndex(folder) {
  const entry = await (await load(new URL("index.json", folder))).json();
  if (entry.format !== INDEX_FORMAT) throw new VersionError(`${entry.format}, not ${INDEX_FORMAT}`);
  const own = new URL(`${entry.folder}/`, folder);
  const lengths = [...entry.lengths].map((digit) => 2 ** parseInt(digit, 36));
  return {
    folder: own,
    lengths,
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    kinds: [...entry.kind_of].map((digit) => entry.kinds[parseInt(digit, 36)]),
    words: entry.words.map((/** @type {string} */ start) => ({ key: start.split("\t")[0], record: Number(start.split("\t")[1] ?? 0) })),
    common: entry.common,
    texts: numbersFrom(entry.texts),
    folds: foldingTable(entry.folds),
    offline: entry.offline ? new URL("offline.json", own).href : "",
    loaded: new Map(),
  };
}

/**
 * A file of the index, loaded and read once; after a failure, anew.
 * @template Content
 * @param {Index} index
 * @param {string} name
 * @param {(text: string) => Content} read
 * @returns {Promise<Content>}
 */
export function fileOf(index, name, read) {
  const known = index.loaded.get(name);
  if (known) return known;
  const loading = load(new URL(name, index.folder)).then((answer) => answer.text()).then(read);
  index.loaded.set(name, loading);
  loading.catch(() => index.loaded.delete(name));
  return loading;
}

/** The lines of a chunk by their key, each cut at its tabs. @param {string} text */
const linesByKey = (text) => new Map(text.split("\n").map((line) => [line.slice(0, line.indexOf("\t")), line.split("\t").slice(1)]));

/** @param {Index} index @param {number} chunk @returns {Promise<Map<string, string[]>>} */
const wordsChunk = (index, chunk) => fileOf(index, `words/${chunk}.txt`, linesByKey);

/**
 * How many entries of a sorted list come before a place.
 * @template Entry
 * @param {Entry[]} list
 * @param {(entry: Entry) => boolean} isBefore
 */
function countBefore(list, isBefore) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The chunks that hold a key, or the keys that begin with it: from `first` to before `end`. It is common
 * where several of them begin inside it.
 * @param {Index} index
 * @param {string} key
 * @param {boolean} open
 */
function span({ words }, key, open) {
  const begun = countBefore(words, (start) => start.key < key);
  const last = open ? key + BEHIND_EVERY_KEY : key;
  const end = countBefore(words, (start) => start.key <= last);
  const startsInside = begun < end && !words[begun].record && words[begun].key === key;
  return { first: Math.max(0, startsInside ? begun : begun - 1), end, common: end - begun >= CHUNKS_OF_A_COMMON_KEY };
}

/**
 * Numbers in base 36, entry by entry, with a comma between entries and a point between the numbers of one.
 * @param {string} text
 * @param {(entry: number[]) => void} take
 */
function eachEntry(text, take) {
  if (!text) return;
  let number = 0;
  /** @type {number[]} */
  let entry = [];
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97) number = number * 36 + code - 87;
    else if (code >= 48) number = number * 36 + code - 48;
    else {
      entry.push(number);
      number = 0;
      if (code !== 46) {
        take(entry);
        entry = [];
      }
    }
  }
}

/** The numbers that a list of gaps stands for. @param {string} gaps */
function numbersFrom(gaps) {
  let number = 0;
  /** @type {number[]} */
  const numbers = [];
  eachEntry(gaps, ([gap]) => numbers.push((number += gap)));
  return numbers;
}

/**
 * Where a key, or any that begins with it, stands.
 * @param {Index} index
 * @param {string} key
 * @param {{ open?: boolean, among?: Weights | Places }} options `among`: the only records that matter
 * @returns {Promise<Places>}
 */
export async function placesOf(index, key, { open = false, among = undefined } = {}) {
  const { first, end } = span(index, key, open);
  const candidates = among && [...among.keys()].sort((one, other) => one - other);
  const needed = [];
  for (let chunk = first; chunk < end; chunk += 1) {
    const from = index.words[chunk].key === key ? index.words[chunk].record : 0;
    const next = index.words[chunk + 1];
    const to = next?.key === key ? next.record : Infinity;
    const candidate = candidates?.[countBefore(candidates, (record) => record < from)];
    if (open || !candidates || (candidate !== undefined && candidate < to)) needed.push(wordsChunk(index, chunk));
  }
  /** @type {Places} */
  const places = new Map();
  /** @param {string} entries */
  const take = (entries) => {
    let record = 0;
    eachEntry(entries, (numbers) => {
      record += numbers[0];
      let place = 0;
      const own = numbers.slice(1).map((gap) => (place += gap));
      const known = open ? places.get(record) : undefined;
      places.set(record, known ? known.concat(own) : own);
    });
  };
  for (const lines of await Promise.all(needed)) {
    if (!open) take(lines.get(key)?.[1] ?? "");
    else for (const [known, [, entries]] of lines) if (known.startsWith(key)) take(entries);
  }
  return places;
}

/** @param {number[]} places */
const weigh = (places) => places.reduce((sum, place) => sum + (place < TEXT_START ? HEADING_WEIGHT : 1), 0);

/**
 * Which records have a key, or any that begins with it, and how much of it.
 * @param {Index} index
 * @param {string} key
 * @param {boolean} open
 * @returns {Promise<Weights>}
 */
export async function weightsOf(index, key, open = false) {
  if (!span(index, key, open).common) {
    const places = await placesOf(index, key, { open });
    return new Map([...places].map(([record, own]) => [record, weigh(own)]));
  }
  const name = open ? `${key}*` : key;
  const chunk = countBefore(index.common, (start) => start <= name) - 1;
  const [best, others] = (await fileOf(index, `common/${chunk}.txt`, linesByKey)).get(name) ?? ["", ""];
  /** @type {Weights} */
  const weights = new Map();
  let record = 0;
  eachEntry(best, ([gap, weight]) => weights.set((record += gap), weight));
  for (const other of numbersFrom(others)) weights.set(other, 1);
  return weights;
}

/**
 * Which records have a run of tokens, and how much of it.
 * @param {Index} index
 * @param {Piece[]} pieces
 * @returns {Promise<Weights>}
 */
export async function weightsOfRun(index, pieces) {
  if (pieces.length === 1) return weightsOf(index, pieces[0].key, pieces[0].open);
  /** @param {Piece} piece */
  const size = ({ key, open }) => span(index, key, open).end - span(index, key, open).first;
  const [rarest, ...others] = [...pieces].sort((one, other) => size(one) - size(other));
  const candidates = await placesOf(index, rarest.key, rarest);
  const lists = await Promise.all(others.map(({ key, open }) => placesOf(index, key, { open, among: candidates })));
  /** @type {Weights} */
  const weights = new Map();
  for (const [record, places] of candidates) {
    const known = lists.map((list) => new Set(list.get(record)));
    const found = places.filter((place) => others.every(({ at }, number) => known[number].has(place - rarest.at + at)));
    if (found.length) weights.set(record, weigh(found));
  }
  return weights;
}

/**
 * The words that have one stem with a word, itself first; none where no text has it.
 * @param {Index} index
 * @param {string} word
 * @returns {Promise<string[]>}
 */
export async function familyOf(index, word) {
  const { first, end } = span(index, word, false);
  const line = first < end ? (await wordsChunk(index, first)).get(word) : undefined;
  return line ? [word, ...line[0].split(" ").filter(Boolean)] : [];
}

/**
 * All Latin words of the index, which only queries with typing errors need.
 * @param {Index} index
 * @returns {Promise<string[]>}
 */
export const allWords = (index) => fileOf(index, "words.txt", (text) => text.split(/\s/));

/**
 * How well a record answers what it has: BM25.
 * @param {Index} index
 * @param {number} record
 * @param {number} weight
 * @param {number} having how many records have it too
 */
export function score({ lengths, meanLength }, record, weight, having) {
  const rarity = Math.log(1 + (lengths.length - having + 0.5) / (having + 0.5));
  return (rarity * weight * 3) / (weight + 2 * (0.25 + (0.75 * lengths[record]) / meanLength));
}

/** @param {Index} index @param {number} record @returns {Promise<Section>} */
export async function sectionOf(index, record) {
  const chunk = countBefore(index.texts, (start) => start <= record) - 1;
  const rows = await fileOf(index, `texts/${chunk}.json`, JSON.parse);
  const [address, anchor, page, section, kind, levels, text] = rows[record - index.texts[chunk]];
  return { address: address + (anchor && `#${anchor}`), page, section, kind, levels: levels.split(" ").filter(Boolean), text };
}

/**
 * For each filter its values, and the records that have each.
 * @param {Index} index
 * @returns {Promise<Record<string, Record<string, Set<number>>>>}
 */
export async function recordsByFilter(index) {
  const names = await fileOf(index, "filters.json", JSON.parse);
  /** @param {string} gaps */
  const unpacked = (gaps) => new Set(numbersFrom(gaps));
  /** @param {Record<string, any>} object @param {(value: any) => any} change */
  const changed = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
  return changed(names, (values) => changed(values, unpacked));
}
