import assert from "node:assert/strict";
import { dateWritten, excerpt, fold, foldingTable, occurrences, partsOf, plain } from "../../docs/assets/javascripts/search-text.js";

const { test } = Deno;

/** @param {string} query @param {"zh" | "en"} language */
const shortly = (query, language) =>
  partsOf(query, language).map(({ kind, spellings }) =>
    [kind, ...spellings.map((pieces) => pieces.map(({ key, at, open }) => `${at}${key}${open ? "*" : ""}`).join(" "))].join(" | "),
  );

test("a query is folded to simplified script and half-width forms", () => {
  const table = foldingTable("脫脱貧贫");
  assert.equal(fold("脫貧５７．３６％Ａ", table), "脱贫57.36%A");
});

test("Chinese is asked for by pairs, parted by white space and punctuation", () => {
  assert.deepEqual(shortly("省负总责、市县 57.36万", "zh"), ["phrase | 0省负 2总责", "phrase | 0市县", "phrase | 057 2.3 46万"]);
  assert.deepEqual(shortly("负总责", "zh"), ["phrase | 0负总 1总责"]);
  assert.deepEqual(shortly("县", "zh"), ["phrase | 0县*"]);
});

test("Latin words on Chinese pages stay whole", () => {
  assert.deepEqual(shortly("tuōpín gongjian", "zh"), ["word | 0tuopin", "word | 0gongjian"]);
  assert.deepEqual(shortly("GDP县", "zh"), ["phrase | 0gdp 1县*"]);
});

test("English words are words, quotation marks keep together", () => {
  assert.deepEqual(shortly('county "Party committee" 10%', "en"), ["phrase | 0party 1committee", "word | 0county", "word | 010%"]);
  assert.deepEqual(shortly("county’s 57.36", "en"), ["word | 0county", "word | 057.36"]);
});

test("hyphens may be left out, and dashes between figures are one", () => {
  assert.deepEqual(shortly("third-party evaluation", "en"), ["phrase | 0third 1party | 0thirdparty", "word | 0evaluation"]);
  assert.deepEqual(shortly("COVID-19", "zh"), ["phrase | 0covid 119"]);
  assert.deepEqual(shortly("2015–20年", "zh"), ["phrase | 020 215 4-2 60年"]);
  assert.deepEqual(shortly("2015–2020", "en"), ["phrase | 02015 12020"]);
});

test("figures are asked for with and without commas", () => {
  assert.deepEqual(shortly("573,600", "en"), ["word | 0573600"]);
  assert.deepEqual(shortly("1,885", "zh"), ["phrase | 01, 288 385 | 018 285"]);
  assert.deepEqual(shortly("1885户", "zh"), ["phrase | 018 285 35户 | 01, 288 45户"]);
});

test("a repeated part counts once, punctuation alone is nothing", () => {
  assert.deepEqual(shortly("县 县", "zh"), ["phrase | 0县*"]);
  assert.deepEqual(shortly('，。"“” (((', "zh"), []);
});

test("diacritics and capitals do not matter, length stays", () => {
  assert.equal(plain("Tuōpín 贫É"), "tuopin 贫e");
  assert.equal(plain("İx").length, 2);
  assert.equal(plain("👩‍🌾县").length, "👩‍🌾县".length);
  assert.equal(plain("脫貧５ﬁ", foldingTable("脫脱貧贫")), "脱贫5ﬁ");
});

test("occurrences stand at the edges of words", () => {
  assert.deepEqual(occurrences("county counties County", ["county"]), [{ start: 0, end: 6 }, { start: 16, end: 22 }]);
  assert.deepEqual(occurrences("county", ["cou"]), []);
  assert.deepEqual(occurrences("county", ["cou"], true), [{ start: 0, end: 3 }]);
  assert.deepEqual(occurrences("a.*b", [".*"]), [{ start: 1, end: 3 }]);
  assert.deepEqual(occurrences("anything", []), []);
  assert.deepEqual(occurrences("an e-mail", ["email"]), [{ start: 3, end: 9 }]);
  assert.deepEqual(occurrences("the third party", ["third-party"]), [{ start: 4, end: 15 }]);
  assert.deepEqual(occurrences("1,885 / 1885", ["1885"]), [{ start: 0, end: 5 }, { start: 8, end: 12 }]);
  assert.deepEqual(occurrences("1885户", ["1,885户"]), [{ start: 0, end: 5 }]);
  assert.deepEqual(occurrences("即脫貧", ["脱贫"], false, foldingTable("脫脱貧贫")), [{ start: 1, end: 3 }]);
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

Deno.test("a percentage in words is sought in figures, too", () => {
  const keys = (query) => partsOf(query, "zh")[0].spellings.map((pieces) => pieces.map(({ key }) => key).join(" "));
  for (const [words, figures] of [["百分之七十", "70%"], ["百分之十", "10%"], ["百分之五十五", "55%"], ["百分之五", "5%"], ["百分之30", "30%"]])
    assert.ok(keys(words).includes(keys(figures)[0]), words);
  assert.equal(keys("百分之百").length, 1);
});
