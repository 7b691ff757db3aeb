// @ts-check
// Reads a query of several words as a question: words that only ask are not sought, and the names of
// places, sources, levels, functions and posts (subjects.py) stand for what is about them.

import { fileOf, score, weightsOf } from "./search-index.js";
import { findPart } from "./search-parts.js";
import { hasHan, partsOf, withPercentSigns, wordKey } from "./search-text.js";
import { WORDS_OF_TEXTS, wishesOfAsking, wishesOfRuns, wishesOfWords } from "./search-wishes.js";
import { asksForDuties, asksWhatFollows, beginningOf, isCounted, languageOf, namesOfTerms } from "./search-words.js";

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
 * @property {Part[]} [apart] its pieces, all of which will do nearly as well
 * @property {boolean} [counted] whether the query asks how many or which there are, so that its page is no answer
 * @property {boolean} optional whether it is not missed where it is absent
 * @property {boolean} [decisive] whether what lacks it can hardly answer
 * @property {boolean} [telling] whether what has it is likely to answer, though it is not missed
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

/**
 * What a record has of a subject that it is about, in occurrences of a word. What it does is told by its words first.
 * @type {Record<string, number>}
 */
const WEIGHT_OF_SUBJECT = { place: 1, source: 1, post: 1.2, level: 0.6, function: 0.25, figure: 2, date: 2, who: 1 };
/** How often the index has a subject of a record that is about no other of its kind. */
const ALL_OF_IT = 5;
/** A word with the same beginning, in occurrences of the word itself. */
const WEIGHT_OF_A_RELATED_WORD = 0.5;
/** The pieces of a run that stand apart, in occurrences of the run itself. */
const WEIGHT_OF_PIECES = 0.5;
/** What the page of a level or a post has of it, and how much more the page of one that is named counts. */
const WEIGHT_OF_ITS_PAGE = 3;
/** The page of a post may not have the name that a query gives it (magistrate). */
const WEIGHT_OF_THE_PAGE_OF_A_POST = 9;
const WORTH_OF_ITS_PAGE = 1.4;
const WORTH_OF_A_PAGE_THAT_IS_NAMED = 1.8;
const WEIGHT_OF_AN_OPTIONAL_WORD = 0.3;
const WEIGHT_OF_A_TELLING_WORD = 0.8;
/** What a record counts that lacks what alone can answer (a date, where the query asks when). */
const WORTH_WITHOUT_AN_ANSWER = 0.6;
/**
 * The headings of sources hold no statement, and the page of a post gathers what is asked of one.
 * @type {Record<string, number>}
 */
const KIND_WEIGHT = { source: 0.45, background: 0.5, post: 1, mechanism: 0.75 };
/** A fact of the background; the other sections of its kind only lead there. */
const WEIGHT_OF_A_FACT = 0.75;
/** What stands in a greater share of the records is not missed beside what says more. */
const COMMON = 0.3;
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
  query = withPercentSigns(query);
  const others = namesOfTerms(query, language, terms);
  const known = await namesOf(index);
  // A term that is the name of a subject but for its article stands for it.
  const named = [...others.keys()].map((name) => /** @type {[string, string[]]} */ ([name, known.get(name.replace(/^the /u, "")) ?? []]));
  const names = new Map([...named, ...known]);
  const read = asked === "zh" ? await wishesOfRuns(index, query, names) : await wishesOfWords(index, query, names);
  const namesOne = read.some(({ subjects }) => subjects.some((subject) => ["post", "level"].includes(subject.split("/")[0])));
  const wishes = read.filter(({ name, subjects }) => !namesOne || subjects.length || !asksForDuties(name ?? "", asked));
  wishes.push(...wishesOfAsking(query, asked, language));
  const follows = names.get(asksWhatFollows(query, asked));
  if (follows) wishes.push({ parts: [], subjects: follows, optional: false });
  for (const wish of wishes) {
    const alike = others.get(wish.name?.toLowerCase() ?? "") ?? [];
    const said = wish.subjects.filter((subject) => subject.startsWith(WORDS_OF_TEXTS)).map((words) => words.slice(1));
    wish.phrases = [...(wish.phrases ?? []), ...[...alike, ...said].flatMap((other) => partsOf(`"${other}"`, language))];
    wish.subjects = wish.subjects.filter((subject) => !subject.startsWith(WORDS_OF_TEXTS));
    // What stands in Chinese on English pages, or beside it, can only be meant as a name.
    if (asked !== language && hasHan(query) && !wish.subjects.length && !wish.phrases.length) wish.optional = true;
    wish.counted = isCounted(query, wish.name ?? "", asked) && wish.subjects.some((subject) => ["level", "post"].includes(subject.split("/")[0]));
  }
  const answers = await Promise.all(wishes.map((wish) => answerWish(index, wish)));
  leaveOutTheCommon(index, wishes, answers);
  const facts = await weightsOf(index, "@fact/any");
  const isMissed = wishes.map((wish) => !wish.optional && !asksForPage(wish));
  // A page that compares is what a query asks for, but what it compares may stand elsewhere too.
  if (!isMissed.includes(true)) for (const [at, { optional }] of wishes.entries()) isMissed[at] = !optional;
  const needed = wishes.reduce((sum, _, at) => sum + (isMissed[at] ? rarity(index, answers[at]) : 0), 0);
  /** @type {Map<number, { matched: number, score: number }>} */
  const records = new Map();
  answers.forEach((answer, at) => {
    const { weights } = answer;
    const { optional, telling } = wishes[at];
    const share = telling ? WEIGHT_OF_A_TELLING_WORD : optional ? WEIGHT_OF_AN_OPTIONAL_WORD : 1;
    const rare = rarity(index, answer);
    for (const [record, weight] of weights) {
      if (allowed && !allowed.has(record)) continue;
      const known = records.get(record) ?? { matched: 0, score: 0 };
      if (isMissed[at]) known.matched += rare;
      const kind = index.kinds[record];
      const worth = facts.has(record) ? WEIGHT_OF_A_FACT : KIND_WEIGHT[kind] ?? kindWeight[kind] ?? 1;
      known.score += share * worth * score(index, record, weight, weights.size);
      records.set(record, known);
    }
  });
  const pages = new Map(answers.flatMap(({ pages: own }, at) => [...own].map((page) => [page, asksForPage(wishes[at]) ? WORTH_OF_A_PAGE_THAT_IS_NAMED : WORTH_OF_ITS_PAGE])));
  const decisive = answers.filter((_, at) => wishes[at].decisive);
  const decides = (/** @type {number} */ id) => decisive.every(({ weights }) => weights.has(id));
  const ranked = [...records].map(([id, { matched, score: own }]) => ({ id, score: own * (matched / needed) ** 1.5 * (pages.get(id) ?? 1) * (decides(id) ? 1 : WORTH_WITHOUT_AN_ANSWER), whole: matched > needed - 0.001 }));
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

/**
 * What most pages speak of need not stand in an answer where the query names more than that.
 * @param {Index} index
 * @param {Wish[]} wishes
 * @param {PartAnswer[]} answers
 */
function leaveOutTheCommon(index, wishes, answers) {
  const isCommon = wishes.map(({ subjects, optional }, at) => !optional && !subjects.length && answers[at].weights.size > COMMON * index.lengths.length);
  if (wishes.every(({ optional }, at) => optional || isCommon[at])) return;
  for (const [at, wish] of wishes.entries()) wish.optional ||= isCommon[at];
}

/** Whether a wish is for a page that is about what it names (difference). @param {Wish} wish */
const asksForPage = ({ subjects }) => subjects.some((subject) => subject.startsWith("page/"));

/** How much a wish says: what is in few records says most. @param {Index} index @param {PartAnswer} answer */
const rarity = (index, { weights }) => Math.log(1 + (index.lengths.length + 1) / (weights.size + 1));

/** @param {Index} index @returns {Promise<Names>} */
async function namesOf(index) {
  return fileOf(index, "names.json", (text) => new Map(Object.entries(JSON.parse(text))));
}

/** @param {Index} index @param {Wish} wish @returns {Promise<WishAnswer>} */
async function answerWish(index, { parts, subjects, phrases = [], apart = [], counted = false }) {
  const answers = await Promise.all(parts.map((part) => findRelated(index, part)));
  // A word of readers is no typing error, even where no text has it.
  if (phrases.length) for (const answer of answers) if (answer.corrected && !subjects.length) leaveOut(answer);
  const weights = inAll(answers);
  const inPieces = await Promise.all(apart.map((part) => findPart(index, part)));
  for (const [record, weight] of inAll(inPieces)) {
    if (!weights.has(record)) weights.set(record, Math.min(weight, WEIGHT_OF_PIECES));
  }
  const namesPosts = subjects.some((subject) => subject.startsWith("post/"));
  /** @type {Set<number>} */
  const pages = new Set();
  for (const subject of subjects) {
    const kind = subject.split("/")[0];
    for (const [record, share] of await weightsOf(index, `@${subject}`)) {
      // What is about several levels is hardly about those who lead one of them.
      if (namesPosts && kind === "level" && share < ALL_OF_IT) continue;
      const isItsPage = kind === "page" || (index.kinds[record] === kind && !counted);
      if (isItsPage) pages.add(record);
      const ofPage = kind === "post" ? WEIGHT_OF_THE_PAGE_OF_A_POST : WEIGHT_OF_ITS_PAGE;
      const worth = isItsPage ? ofPage : (WEIGHT_OF_SUBJECT[kind] * share) / ALL_OF_IT;
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

/** What the records that have all of something have of it: as much as of the least. @param {PartAnswer[]} answers */
function inAll(answers) {
  const [first = new Map(), ...others] = answers.map(({ weights }) => weights);
  /** @type {Weights} */
  const weights = new Map();
  for (const [record, weight] of first) {
    const least = others.reduce((lowest, other) => Math.min(lowest, other.get(record) ?? 0), weight);
    if (least) weights.set(record, least);
  }
  return weights;
}

/** @param {PartAnswer} answer */
function leaveOut(answer) {
  answer.weights = new Map();
  delete answer.corrected;
}

/**
 * Where a part stands, or a word with the same beginning (reduction, reducing).
 * @param {Index} index
 * @param {Part} part
 */
async function findRelated(index, part) {
  const answer = await findPart(index, part);
  const words = part.kind === "word" ? (answer.corrected ?? [wordKey(part.text)]) : [];
  for (const beginning of new Set(words.map(beginningOf).filter(Boolean))) {
    for (const record of (await weightsOf(index, beginning, true)).keys()) {
      if (!answer.weights.has(record)) answer.weights.set(record, WEIGHT_OF_A_RELATED_WORD);
    }
  }
  return answer;
}
