import assert from "node:assert/strict";
import {
  BREAK,
  MARK,
  SPACE,
  dateWritten,
  excerpt,
  fold,
  foldingTable,
  joined,
  occurrences,
  partsOf,
  plain,
} from "../../docs/assets/javascripts/search-text.js";

const { test } = Deno;

/** @param {string} query @param {"zh" | "en"} language */
const shortly = (query, language) => partsOf(query, language).map(({ kind, tokens }) => `${kind} ${tokens.join("|")}`);

test("a query is folded to simplified script and half-width forms", () => {
  const table = foldingTable("脫脱貧贫");
  assert.equal(fold("脫貧５７．３６％Ａ", table), "脱贫57.36%A");
});

test("Chinese is asked for character by character, parted by white space and punctuation", () => {
  assert.deepEqual(shortly("省负总责、市县 57.36万", "zh"), ["phrase 省|负|总|责", "phrase 市|县", "phrase 5|7|.|3|6|万"]);
});

test("Latin words on Chinese pages stay whole", () => {
  assert.deepEqual(shortly("tuōpín gongjian", "zh"), ["word tuōpín", "word gongjian"]);
});

test("English words are words, hyphens join, quotation marks keep together", () => {
  assert.deepEqual(shortly("third-party evaluation", "en"), ["phrase third|party", "word evaluation"]);
  assert.deepEqual(shortly('county "Party committee" 10%', "en"), ["phrase Party|committee", "word county", "word 10%"]);
  assert.deepEqual(shortly("573,600 57.36", "en"), ["word 573,600", "word 57.36"]);
});

test("a repeated part counts once, punctuation alone is nothing", () => {
  assert.deepEqual(shortly("县 县", "zh"), ["phrase 县"]);
  assert.deepEqual(shortly('，。"“” (((', "zh"), []);
});

test("the text comes back as it was", () => {
  assert.equal(joined(`第 ${SPACE} 3 ${SPACE} 节 ${BREAK} Party${MARK} branch`, "zh"), "第 3 节\nParty branch");
  assert.equal(joined(`(${MARK} 57.36${MARK} ) third-${MARK} party it's${MARK} . ${BREAK} New`, "en"), "(57.36) third-party it's.\nNew");
});

test("diacritics and capitals do not matter, length stays", () => {
  assert.equal(plain("Tuōpín 贫É"), "tuopin 贫e");
  assert.equal(plain("İx").length, 2);
});

test("occurrences stand at the edges of words", () => {
  assert.deepEqual(occurrences("county counties County", ["county"]), [{ start: 0, end: 6 }, { start: 16, end: 22 }]);
  assert.deepEqual(occurrences("county", ["cou"]), []);
  assert.deepEqual(occurrences("county", ["cou"], true), [{ start: 0, end: 3 }]);
  assert.deepEqual(occurrences("a.*b", [".*"]), [{ start: 1, end: 3 }]);
  assert.deepEqual(occurrences("anything", []), []);
});

test("an excerpt surrounds the first occurrence and says where it was cut", () => {
  const text = `${"前".repeat(60)}目标${"后".repeat(300)}`;
  const pieces = excerpt(text, occurrences(text, ["目标"]), 10, 40);
  assert.deepEqual(pieces.map(({ text: piece }) => piece), ["…", "前".repeat(10), "目标", "后".repeat(28), "…"]);
  assert.deepEqual(pieces.map(({ matched }) => matched), [false, false, true, false, false]);
});

test("an excerpt without an occurrence is the beginning", () => {
  assert.deepEqual(excerpt("短", []), [{ text: "短", matched: false }]);
});

test("dates are asked for as the texts write them", () => {
  assert.equal(dateWritten("2018-02-12", "zh"), "2018年2月12日");
  assert.equal(dateWritten("2018/2/12", "en"), "12 February 2018");
  assert.equal(dateWritten("2015-06", "en"), "June 2015");
  assert.equal(dateWritten("2018年2月12日", "en"), "12 February 2018");
  assert.equal(dateWritten("2016年1", "zh"), "");
  assert.equal(dateWritten("2018年2月", "zh"), "");
  assert.equal(dateWritten("2018-13-01", "zh"), "");
  assert.equal(dateWritten("573,600", "en"), "");
});
