// @ts-check
// What a query is held against before the index is asked: the words in use and the glossary.

import { hasHan, plain } from "./search-text.js";

/**
 * @typedef {object} Term
 * @property {string} id
 * @property {string} zh
 * @property {string} en
 * @property {string[]} pinyin of each Chinese name: syllables in lower case, without tones, with a space between words
 * @property {string} initials the first letters of the syllables
 * @property {string[]} zhNames the Chinese name and its variants
 * @property {string[]} enNames the English name and its renderings
 */

const SHORTEST_WITH_TYPING_ERROR = 5;
const SHORTEST_MEANT = 4;
const SHORTEST_WITH_A_SLIP = 3;
const FEWEST_CONSONANTS = 4;
const MOST_TERMS = 3;
const LEAST_LIKENESS = 0.2;

/** Words that ask, or only join others, and stand in no statement that answers. */
const ASKING = {
  zh: /请问|何时|哪一?[年天]|(?<![公英这那哪])里|到底|究竟|(?<!目)的(?!确)|谁来?|[由向跟和同与]谁|为什么|为何|怎么[样办]?|会?怎样|会?怎么样|什么样|什么时候|什么是|是什么|什么意思|[说讲]了?(?:什么|哪些)|怎么说|怎样说|提到|什么|做什么|如何|有?哪些|哪[里儿]?|有?多少个?|(?<![十好])有?几个|情况$|多久|几次|应该|能不能|可不可以|会不会|能否|是否|可以|吗|呢|啊|呀|要不要|是不是|有没有|[?？]/gu,
  en: /\b(?:who|whom|whose|what|which|how|when|where|why|does|do|did|is|are|was|were|be|been|gets?|has|have|must|should|can|could|may|will|would|the|an?|of|to|for|from|in|on|at|by|with|and|or|if|its?|their|there|that|this|they|he|she|you|i|often|many|much|happen(?:s|ed)?|please|vs|versus|between|among|about|says?|said|speaks?|spoke|tell|mention(?:s|ed)?|me|so)\b|\?/giu,
};

/** The ways to write a number of things (八项, 8条), which texts and readers choose between as they like. */
const COUNTED = /^(.*?)([一二三四五六七八九十]|\d{1,2})([项条个点大])(.*)$/u;
const NUMERALS = [..."零一二三四五六七八九十"];

/**
 * The other ways to write a run of characters that counts something.
 * @param {string} run
 * @param {boolean} anyMeasure whether the word between the number and the thing may be another one
 */
export function countedAlike(run, anyMeasure = true) {
  const [, before, number, own, after] = COUNTED.exec(run) ?? [];
  if (!number) return [];
  const value = /\d/u.test(number) ? Number(number) : NUMERALS.indexOf(number);
  const numbers = [String(value), ...(NUMERALS[value] ? [NUMERALS[value]] : [])];
  const measures = anyMeasure ? [..."项条个点大"] : [own];
  return numbers.flatMap((written) => measures.map((measure) => before + written + measure + after)).filter((other) => other !== run);
}

/** What stands before the name of things of which a query asks how many or which there are. */
const COUNTING = {
  zh: /(?:[\d一二三四五六七八九十几多]|哪些?|多少)(?:个|几个)?(?:[\u4e00-\u9fff]{2})?$/u,
  en: /\b(?:\d+|which|how many|number of|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?$/iu,
};

/**
 * Whether a query counts what a name stands for (22个省, which provinces), and does not ask about that itself.
 * @param {string} query
 * @param {string} name as the query writes it
 * @param {"zh" | "en"} language of the query
 */
export const isCounted = (query, name, language) => query.includes(name) && COUNTING[language].test(query.slice(0, query.indexOf(name)));

/** A question by a word and its denial (查不查), which is about the word. */
const YES_OR_NO = /(?![要是能会可])([\u4e00-\u9fff])不\1/gu;

/** Words for duty itself: of a post or a level that is named they ask what it has to do, whatever words say so. */
const DUTY = { zh: /^(?:职责|职能|职权|义务)$/u, en: /^(?:dut(?:y|ies)|roles?|jobs?)$/iu };

/** @param {string} words @param {"zh" | "en"} language */
export const asksForDuties = (words, language) => DUTY[language].test(words);

/**
 * A folded query without the words that only ask.
 * @param {string} query
 * @param {"zh" | "en"} language
 */
export const withoutAsking = (query, language) => query.replace(YES_OR_NO, "$1").replace(ASKING[language], " ").replace(/\s+/gu, " ").trim();

/** @param {string} query @param {"zh" | "en"} language */
export const asksForFigure = (query, language) => (language === "zh" ? /多少|几|权重|比例/u : /\bhow (?:many|much)\b|\b(?:weights?|shares?|percent)\b/iu).test(query);

/**
 * The word for what a question of what happens asks for; empty where it does not.
 * @param {string} query
 * @param {"zh" | "en"} language
 */
export function asksWhatFollows(query, language) {
  const does = language === "zh" ? /会?怎样|会?怎么样|怎么办/u : /\bwhat (?:happens|if)\b/iu;
  if (!does.test(query)) return "";
  return language === "zh" ? "后果" : "consequence";
}

/** @param {string} query @param {"zh" | "en"} language */
export const asksWhen = (query, language) => (language === "zh" ? /什么时候|何时|哪一?[年天]/u : /^\s*when\b|\bwhat (?:year|date)\b/iu).test(query);

/** What stands around a word whose meaning a query asks for. */
const ASKING_FOR_MEANING = {
  zh: /^(?:请问|什么(?:是|叫)|谁是|何谓|解释)+|(?:这个词|一词)?的?(?:(?:是|指的?是?|叫)(?:什么|谁|啥)(?:意思|人)?|什么意思|(?:含义|意思|定义|英文|英语|翻译|译法)(?:是什么)?|用?(?:中文|汉语|英文|英语)?怎么(?:翻译|译|理解|说|讲)|怎样理解)[?？]?$/u,
  en: /^(?:what (?:is|are|was|were|does)|who (?:is|are|was|were)|define|definition of|meaning of|(?:how (?:do (?:you|i)|to) )?translate|translation of|english (?:for|of)|chinese (?:for|of))\s+(?:(?:the|an?)\s+)?|\s+(?:means?|meaning|definition|translation|in (?:english|chinese))\s*\??$|\?$/giu,
};

/**
 * The word whose meaning a folded query asks for; empty where it asks for something else.
 * @param {string} query
 */
export function askedToDefine(query) {
  const word = query.replace(/[a-z]{2}/iu.test(query) ? ASKING_FOR_MEANING.en : ASKING_FOR_MEANING.zh, "").replace(ASKING_FOR_MEANING.zh, "").trim();
  return word === query.trim() ? "" : word;
}

/** @param {string} query @param {"zh" | "en"} language */
export const asksHowOften = (query, language) => (language === "zh" ? /多久|几次|多长时间/u : /\bhow often\b/iu).test(query);

/**
 * Whether a word only asks, or joins others.
 * @param {string} word
 * @param {"zh" | "en"} language
 */
export const asks = (word, language) => !withoutAsking(word.toLowerCase(), language);

/** Words of the grammar, of time and of possibility; a statement that answers often does without them. */
const JOINING = /^(?:[被把将会能要可还仍也都就又再才已在着过了与和是得]|[出起上下进过回][来去]|以后|之后|以前|之前|时候|可以|能够|已经|仍然)+$/u;

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
 * The forms that a word which no text has shares with names (transferred: transfer; signs: sign).
 * @param {string} word
 */
export const formsOf = (word) => [...new Set([word, word.replace(/s$/u, ""), `${beginningOf(word)}*`])].filter((form) => form !== "*");

/**
 * The words that a word without a hit may have been meant as: those that are one letter away; where
 * there are none, those with the same consonants, because vowels are what is misspelt most (beaurocracy).
 * @param {string} word
 * @param {string[]} words in use
 */
export function wordsMeant(word, words) {
  if (word.length < SHORTEST_WITH_TYPING_ERROR || /\d/.test(word)) return [];
  const near = words.filter((known) => known.length >= SHORTEST_MEANT && isOneLetterAway(word, known));
  const sound = consonantsOf(word);
  return near.length || sound.length < FEWEST_CONSONANTS ? near : words.filter((known) => known[0] === word[0] && consonantsOf(known) === sound);
}

/** The consonants of a word, each once where it is doubled. @param {string} word */
const consonantsOf = (word) => word.replace(/[aeiouy]/gu, "").replace(/(.)\1/gu, "$1");

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
  const [pinyin, ...others] = term.pinyin.map((spelt) => spelt.replaceAll(" ", ""));
  if (pinyin === letters) return { score: 3.4, byPinyin: true };
  if (others.includes(letters)) return { score: 3.3, byPinyin: true };
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
 * @param {number} least likeness, from 0 to 1
 * @returns {Term[]}
 */
export function nearestTerms(query, terms, least = LEAST_LIKENESS) {
  const asked = pairs(plain(query));
  const scored = terms.map((term) => {
    const names = [...term.zhNames, ...term.enNames, ...term.pinyin];
    return { term, likeness: Math.max(...names.map((name) => likeness(asked, pairs(plain(name))))) };
  });
  scored.sort((one, other) => other.likeness - one.likeness);
  return scored.filter(({ likeness }) => likeness > least).slice(0, MOST_TERMS).map(({ term }) => term);
}

/**
 * The glossary entries with a Chinese name that differs from a query in one character, such as one that
 * sounds alike. Shorter names differ so from words of their own.
 * @param {string} query
 * @param {Term[]} terms
 */
export function termsWithOneSlip(query, terms) {
  if (!hasHan(query) || query.length < SHORTEST_WITH_A_SLIP) return [];
  return terms.filter(({ zhNames }) => zhNames.some((name) => name.length === query.length && isOneLetterAway(query, name)));
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

/**
 * The language that a query is read in; figures are read in that of the page.
 * @param {string} query
 * @param {"zh" | "en"} language of the page
 * @returns {"zh" | "en"}
 */
export const languageOf = (query, language) => (hasHan(query) ? "zh" : /[a-z]/iu.test(query) ? "en" : language);

/**
 * The names of each term that a query names, by the name that it uses: those that will do as well on
 * pages in `language`. A query may name a term in the other language, or in pinyin.
 * @param {string} query
 * @param {"zh" | "en"} language
 * @param {Term[]} terms
 * @returns {Map<string, string[]>}
 */
export function namesOfTerms(query, language, terms) {
  const asked = plain(query);
  const inWords = ` ${asked} `;
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { zhNames, enNames, pinyin } of terms) {
    const own = (language === "zh" ? zhNames : enNames).map((name) => plain(name));
    const spelt = pinyin.flatMap((name) => [name, name.replaceAll(" ", "")]);
    for (const name of new Set([...own, ...zhNames, ...enNames.map((known) => plain(known)), ...spelt])) {
      if (!(hasHan(name) ? asked.includes(name) : inWords.includes(` ${name} `))) continue;
      found.set(name, [...(found.get(name) ?? []), ...own.filter((other) => other !== name)]);
    }
  }
  return found;
}
