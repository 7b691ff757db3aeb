// @ts-check
// Looks up the parts of a query: which records have each, and what its words were read as.

import { allWords, familyOf, weightsOf, weightsOfRun } from "./search-index.js";
import { wordKey } from "./search-text.js";
import { wordsMeant } from "./search-words.js";

/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-index.js").Weights} Weights */
/** @typedef {import("./search-text.js").Part} Part */
/** @typedef {{ weights: Weights, needles: string[], open: boolean, corrected?: string[] }} PartAnswer */

const SHORTEST_BEGINNING = 2;

/**
 * @param {Index} index
 * @param {Part} part
 * @returns {Promise<PartAnswer>}
 */
export async function findPart(index, part) {
  if (part.kind === "phrase") {
    const weights = highest(await Promise.all(part.spellings.map((pieces) => weightsOfRun(index, pieces))));
    return { weights, needles: [part.text], open: false };
  }
  const word = wordKey(part.text);
  const family = await familyOf(index, word);
  if (family.length) return { weights: await weightsOfWords(index, family), needles: family, open: false };
  if (word.length >= SHORTEST_BEGINNING) {
    const weights = await weightsOf(index, word, true);
    if (weights.size) return { weights, needles: [word], open: true };
  }
  const meant = wordsMeant(word, await allWords(index));
  if (!meant.length) return { weights: new Map(), needles: [part.text], open: false };
  return { weights: await weightsOfWords(index, meant), needles: meant, open: false, corrected: meant };
}

/** @param {Index} index @param {string[]} words @returns {Promise<Weights>} */
async function weightsOfWords(index, words) {
  /** @type {Weights} */
  const all = new Map();
  for (const weights of await Promise.all(words.map((word) => weightsOf(index, word)))) {
    for (const [record, weight] of weights) all.set(record, (all.get(record) ?? 0) + weight);
  }
  return all;
}

/** @param {Weights[]} lists @returns {Weights} */
function highest([first, ...others]) {
  for (const other of others) {
    for (const [record, weight] of other) first.set(record, Math.max(first.get(record) ?? 0, weight));
  }
  return first;
}

/**
 * Adds to the answers of neighbouring words those of both written as one (e mail: email).
 * @param {Index} index
 * @param {Part[]} parts
 * @param {PartAnswer[]} answers
 * @returns {Promise<boolean>} whether there are any
 */
export async function addWordsInOne(index, parts, answers) {
  let some = false;
  for (let at = 1; at < parts.length; at += 1) {
    const both = [parts[at - 1], parts[at]];
    if (both.some(({ kind }) => kind !== "word")) continue;
    const words = await familyOf(index, both.map(({ text }) => wordKey(text)).join(""));
    const weights = await weightsOfWords(index, words);
    for (const answer of answers.slice(at - 1, at + 1)) {
      answer.weights = highest([answer.weights, weights]);
      answer.needles = [...answer.needles, ...words];
    }
    some ||= words.length > 0;
  }
  return some;
}
