// @ts-check
// Reads a query of several words as a question: words that only ask are not sought, and the names of
// places, sources, levels, functions and posts (subjects.py) stand for what is about them.

import { familyOf, fileOf, score, weightsOf } from "./search-index.js";
import { findPart } from "./search-parts.js";
import { hasHan, partsOf, wordKey } from "./search-text.js";
import { asks, asksForDuties, asksForFigure, asksHowOften, asksWhatFollows, beginningOf, formsOf, joins, languageOf, namesOfTerms, withoutAsking } from "./search-words.js";

/** @typedef {import("./search-index.js").Index} Index */
/** @typedef {import("./search-index.js").Weights} Weights */
/** @typedef {import("./search-parts.js").PartAnswer} PartAnswer */
/** @typedef {import("./search-text.js").Language} Language */
/** @typedef {import("./search-text.js").Part} Part */
/** @typedef {import("./search-words.js").Term} Term */
/** @typedef {Map<string, string[]>} Names the subjects of each name */
/**
 * Something that a question names.
 * @typedef {object} Wish
 * @property {string} [name] as the query writes it
 * @property {Part[]} parts its words, all of which a text must have
 * @property {string[]} subjects that it stands for
 * @property {Part[]} [phrases] any of which will do as well: the other names of a term
 * @property {boolean} optional whether it is not missed where it is absent
 */
/** @typedef {PartAnswer & { pages: Set<number> }} WishAnswer with the pages of what it names */
/** @typedef {{ id: number, score: number }} Scored */
/**
 * @typedef {object} QuestionAnswer
 * @property {Scored[]} scored best first
 * @property {boolean} partly whether no section has all that is named
 * @property {boolean} foreign whether it was read in the other language
 * @property {PartAnswer[]} answers to what it names, without what it only asks
 * @property {{ asked: string, words: string[] }[]} corrected
 */

const MOST_WORDS_OF_A_NAME = 8;
const LONGEST_RUN = 24;
/**
 * What a record has of a subject that it is about, in occurrences of a word. What it does is told by its words first.
 * @type {Record<string, number>}
 */
const WEIGHT_OF_SUBJECT = { place: 1, source: 1, post: 1.2, level: 0.6, function: 0.25, figure: 1 };
/** How often the index has a subject of a record that is about no other of its kind. */
const ALL_OF_IT = 5;
/** A word with the same beginning, in occurrences of the word itself. */
const WEIGHT_OF_A_RELATED_WORD = 0.5;
/** What the page of a level or a post has of it, and how much more the page of one that is named counts. */
const WEIGHT_OF_ITS_PAGE = 3;
const WORTH_OF_ITS_PAGE = 1.3;
/** A run of characters that stands in no greater share of the records is sought in pieces too. */
const RARE = 0.03;
const WEIGHT_OF_AN_OPTIONAL_WORD = 0.3;
/**
 * The headings of sources hold no statement, and the page of a post gathers what is asked of one.
 * @type {Record<string, number>}
 */
const KIND_WEIGHT = { source: 0.45, background: 0.45, post: 1, mechanism: 0.75 };
/** A section that lacks something is shown among those that lack nothing only where it is about as good. */
const ABOUT_AS_GOOD = 0.7;

/**
 * What an index has for a question.
 * @param {Index} index
 * @param {string} query folded
 * @param {Language} language
 * @param {Record<string, number>} kindWeight of each kind of record
 * @param {Term[]} terms
 * @param {Set<number> | undefined} allowed the only records that may be shown
 * @returns {Promise<QuestionAnswer>}
 */
export async function answerQuestion(index, query, language, kindWeight, terms, allowed) {
  const asked = languageOf(query, language);
  const others = namesOfTerms(query, language, terms);
  const known = await namesOf(index);
  // A term that is the name of a subject but for its article stands for it.
  const named = [...others.keys()].map((name) => /** @type {[string, string[]]} */ ([name, known.get(name.replace(/^the /u, "")) ?? []]));
  const names = new Map([...named, ...known]);
  const read = asked === "zh" ? await wishesOfRuns(index, query, names) : await wishesOfWords(index, query, names);
  const namesOne = read.some(({ subjects }) => subjects.some((subject) => ["post", "level"].includes(subject.split("/")[0])));
  const wishes = read.filter(({ name, subjects }) => !namesOne || subjects.length || !asksForDuties(name ?? "", asked));
  wishes.push(...wishesBetweenWords(query, asked, language));
  const follows = names.get(asksWhatFollows(query, asked));
  if (follows) wishes.push({ parts: [], subjects: follows, optional: false });
  for (const wish of wishes) {
    wish.phrases = (others.get(wish.name?.toLowerCase() ?? "") ?? []).flatMap((other) => partsOf(`"${other}"`, language));
    // What stands in the other language can only be meant as a name.
    if (asked !== language && !wish.subjects.length && !wish.phrases.length) wish.optional = true;
  }
  const answers = await Promise.all(wishes.map((wish) => answerWish(index, wish)));
  const needed = wishes.reduce((sum, wish, at) => sum + (wish.optional ? 0 : rarity(index, answers[at])), 0);
  /** @type {Map<number, { matched: number, score: number }>} */
  const records = new Map();
  answers.forEach((answer, at) => {
    const { weights } = answer;
    const { optional } = wishes[at];
    const rare = rarity(index, answer);
    for (const [record, weight] of weights) {
      if (allowed && !allowed.has(record)) continue;
      const known = records.get(record) ?? { matched: 0, score: 0 };
      if (!optional) known.matched += rare;
      const kind = index.kinds[record];
      known.score += (optional ? WEIGHT_OF_AN_OPTIONAL_WORD : 1) * (KIND_WEIGHT[kind] ?? kindWeight[kind] ?? 1) * score(index, record, weight, weights.size);
      records.set(record, known);
    }
  });
  const pages = new Set(answers.flatMap((answer) => [...answer.pages]));
  const ranked = [...records].map(([id, { matched, score: own }]) => ({ id, score: own * (matched / needed) ** 1.5 * (pages.has(id) ? WORTH_OF_ITS_PAGE : 1), whole: matched > needed - 0.001 }));
  const best = Math.max(0, ...ranked.filter(({ whole }) => whole).map((record) => record.score));
  const scored = ranked.filter((record) => record.whole || record.score > ABOUT_AS_GOOD * best).sort((one, other) => other.score - one.score || one.id - other.id);
  return {
    scored: needed ? scored : [],
    partly: !best,
    foreign: asked !== language,
    answers: answers.filter((_, at) => !wishes[at].optional),
    corrected: answers.flatMap(({ corrected }, at) => (corrected ? [{ asked: wishes[at].parts.map(({ text }) => text).join(" "), words: corrected }] : [])),
  };
}

/** How much a wish says: what is in few records says most. @param {Index} index @param {PartAnswer} answer */
const rarity = (index, { weights }) => Math.log(1 + (index.lengths.length + 1) / (weights.size + 1));

/** @param {Index} index @returns {Promise<Names>} */
async function namesOf(index) {
  return fileOf(index, "names.json", (text) => new Map(Object.entries(JSON.parse(text))));
}

/**
 * What an asking word lets one expect of the answer: a figure, or how often.
 * @param {string} query
 * @param {Language} asked that of the query
 * @param {Language} language that of the page
 * @returns {Wish[]}
 */
function wishesBetweenWords(query, asked, language) {
  const wishes = [];
  if (asksForFigure(query, asked)) wishes.push({ parts: [], subjects: ["figure/any"], optional: true });
  if (asksHowOften(query, asked)) wishes.push({ parts: partsOf(language === "zh" ? "每" : "every", language), subjects: [], optional: true });
  return wishes;
}

/** @param {Index} index @param {Wish} wish @returns {Promise<WishAnswer>} */
async function answerWish(index, { parts, subjects, phrases = [] }) {
  const answers = await Promise.all(parts.map((part) => findRelated(index, part)));
  const [first = new Map(), ...others] = answers.map(({ weights }) => weights);
  /** @type {Weights} */
  const weights = new Map();
  for (const [record, weight] of first) {
    const least = others.reduce((lowest, other) => Math.min(lowest, other.get(record) ?? 0), weight);
    if (least) weights.set(record, least);
  }
  /** @type {Set<number>} */
  const pages = new Set();
  for (const subject of subjects) {
    const kind = subject.split("/")[0];
    for (const [record, share] of await weightsOf(index, `@${subject}`)) {
      if (index.kinds[record] === kind) pages.add(record);
      const worth = index.kinds[record] === kind ? WEIGHT_OF_ITS_PAGE : (WEIGHT_OF_SUBJECT[kind] * share) / ALL_OF_IT;
      weights.set(record, (weights.get(record) ?? 0) + worth);
    }
  }
  for (const phrase of phrases) {
    const answer = await findPart(index, phrase);
    answers.push(answer);
    for (const [record, weight] of answer.weights) weights.set(record, Math.max(weights.get(record) ?? 0, weight));
  }
  const corrected = answers.flatMap((answer) => answer.corrected ?? []);
  return {
    weights,
    pages,
    needles: answers.flatMap(({ needles }) => needles),
    open: answers.some(({ open }) => open),
    ...(corrected.length && { corrected }),
  };
}

/**
 * Where a part stands, or a word with the same beginning (reduction, reducing).
 * @param {Index} index
 * @param {Part} part
 */
async function findRelated(index, part) {
  const answer = await findPart(index, part);
  const beginning = part.kind === "word" && !answer.corrected ? beginningOf(wordKey(part.text)) : "";
  if (!beginning) return answer;
  for (const record of (await weightsOf(index, beginning, true)).keys()) {
    if (!answer.weights.has(record)) answer.weights.set(record, WEIGHT_OF_A_RELATED_WORD);
  }
  return answer;
}

/**
 * What the words of a query name; the longest names first.
 * @param {Index} index
 * @param {string} query
 * @param {Names} names
 */
async function wishesOfWords(index, query, names) {
  const parts = partsOf(query, "en");
  const texts = await Promise.all(
    parts.map(async ({ text }) => {
      const family = await familyOf(index, wordKey(text));
      return family.length ? family : formsOf(wordKey(text));
    }),
  );
  /** @type {Wish[]} */
  const wishes = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(MOST_WORDS_OF_A_NAME, parts.length - at);
    let subjects;
    for (; length > 0 && !subjects; length -= 1) subjects = subjectsOf(texts.slice(at, at + length), names);
    if (subjects) length += 1;
    const own = parts.slice(at, at + Math.max(1, length));
    const sought = own.filter(({ text }) => !asks(text, "en"));
    wishes.push({
      name: own.map(({ text }) => text).join(" "),
      parts: sought.length ? sought : own,
      subjects: subjects ?? [],
      optional: !sought.length,
    });
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
async function wishesOfRuns(index, query, names) {
  /** @type {Wish[]} */
  const wishes = [];
  for (const part of partsOf(withoutAsking(query, "zh") || query, "zh")) {
    const subjects = names.get(part.text.toLowerCase()) ?? [];
    const having = (await findPart(index, part)).weights.size;
    const isRare = hasHan(part.text) && having <= RARE * index.lengths.length;
    const isCut = isRare && ([...part.text].length > 2 || !having);
    // A name that few texts write is sought by its pieces as well, any other run by them instead.
    if (isCut || subjects.length) wishes.push({ name: part.text, parts: [part], subjects, optional: !subjects.length });
    for (const text of isCut ? await piecesOf(index, part.text.slice(0, LONGEST_RUN), names) : subjects.length ? [] : [part.text]) {
      const own = names.get(text.toLowerCase()) ?? [];
      const isLeftOver = !own.length && ([...text].length === 1 || joins(text));
      wishes.push({ name: text, parts: partsOf(text, "zh"), subjects: own, optional: subjects.length > 0 || isLeftOver });
    }
  }
  return wishes;
}

/**
 * A run of characters cut into names and into runs that stand somewhere: as few and as long as can be.
 * @param {Index} index
 * @param {string} run
 * @param {Names} names
 * @returns {Promise<string[]>}
 */
async function piecesOf(index, run, names) {
  const characters = [...run];
  /** @type {{ worth: number, pieces: string[] }[]} the best way to cut what comes before each character */
  const best = [{ worth: 0, pieces: [] }];
  for (let end = 1; end <= characters.length; end += 1) {
    best.push(best[end - 1]);
    for (let start = end === characters.length ? 1 : 0; start < end; start += 1) {
      const piece = characters.slice(start, end).join("");
      const isName = names.has(piece.toLowerCase());
      const found = await Promise.all(partsOf(piece, "zh").map((part) => findPart(index, part)));
      const having = found.reduce((most, { weights }) => Math.max(most, weights.size), 0);
      if (!having && !isName) continue;
      // A run that hardly stands anywhere is mostly no word, but the end of one and the beginning of another.
      const common = isName ? 1 : Math.min(1, (2 * having) / (RARE * index.lengths.length));
      const worth = best[start].worth + (end - start > 1 || isName ? (end - start) ** 2 * common : 0.1) + (isName ? 1 : 0);
      if (worth > best[end].worth) best[end] = { worth, pieces: [...best[start].pieces, piece] };
    }
  }
  return best[characters.length].pieces;
}
