import assert from "node:assert/strict";
import { asksForDuties, asksWhatFollows, findTerms, formsOf, isOneLetterAway, joins, languageOf, namesOfTerms, nearestTerms, withoutAsking, wordsMeant } from "../../docs/assets/javascripts/search-words.js";

const { test } = Deno;
const battle = {
  id: "battle", zh: "脱贫攻坚战", en: "battle against poverty", pinyin: ["tuopin gongjian zhan"], initials: "tpgjz",
  zhNames: ["脱贫攻坚战", "脱贫攻坚"], enNames: ["battle against poverty", "fight against poverty"],
};
const county = {
  id: "county", zh: "贫困县", en: "poor county", pinyin: ["pinkun xian"], initials: "pkx",
  zhNames: ["贫困县"], enNames: ["poor county"],
};

test("one wrong letter is forgiven in words of five letters or more", () => {
  const words = ["county", "poverty", "2015", "pove"];
  assert.deepEqual(wordsMeant("povrety", words), ["poverty"]);
  assert.deepEqual(wordsMeant("povr", words), []);
  assert.deepEqual(wordsMeant("20156", words), []);
  assert.deepEqual(wordsMeant("cuontxy", words), []);
});

test("one letter more, less, other or swapped", () => {
  for (const other of ["povertyy", "povety", "pobverty", "pouerty", "povetry"]) assert.ok(isOneLetterAway("poverty", other), other);
  for (const other of ["poverty", "poverrtyy", "property"]) assert.ok(!isOneLetterAway("poverty", other), other);
});

test("a term is found by its names, its pinyin and its initials", () => {
  for (const query of ["脱贫攻坚", "tuopin gongjian", "tuopingongjian", "tuōpín gōngjiān zhàn", "tpgj", "tpgjz", "battle against poverty", "Fights against poverty"]) {
    const [best] = findTerms(query, [county, battle]);
    assert.equal(best?.term.id, "battle", query);
    assert.ok(best.exact, query);
  }
  assert.deepEqual(findTerms("tp", [battle]), []);
  assert.equal(findTerms("poor-county", [battle, county])[0].term.id, "county");
  assert.equal(findTerms("poor counties", [battle, county])[0].term.id, "county");
});

test("a term is offered for a query that is like its name", () => {
  assert.deepEqual(nearestTerms("脱贫功坚", [county, battle]).map(({ id }) => id), ["battle", "county"]);
  assert.deepEqual(nearestTerms("xyz", [county, battle]), []);
});

test("words of the grammar are not missed, and words that only look like them are kept", () => {
  for (const run of ["会被", "还在", "以后", "已经"]) assert.ok(joins(run), run);
  for (const run of ["社会", "开会", "被动", "县", "能力", ""]) assert.ok(!joins(run), run);
  assert.equal(withoutAsking("贫困的县领导", "zh"), "贫困 县领导");
  assert.equal(withoutAsking("目的", "zh"), "目的");
});

Deno.test("a question by a word and its denial is about the word", () => {
  assert.equal(withoutAsking("脱贫以后还查不查", "zh"), "脱贫以后还查");
  assert.equal(withoutAsking("县长能不能调走", "zh"), "县长 调走");
});

Deno.test("words for duty and for what follows are known in both languages", () => {
  assert.ok(asksForDuties("职责", "zh") && asksForDuties("Duties", "en"));
  assert.ok(!asksForDuties("责任", "zh") && !asksForDuties("responsibility", "en"));
  assert.equal(asksWhatFollows("考得不好会怎样", "zh"), "后果");
  assert.equal(asksWhatFollows("what if a county fails", "en"), "consequence");
  assert.equal(asksWhatFollows("what does a county do", "en"), "");
});

Deno.test("a word that no text has may be a form of a name", () => {
  assert.ok(formsOf("signs").includes("sign"));
  assert.deepEqual(formsOf("县"), ["县"]);
});

Deno.test("a query names terms in either language and in pinyin, and finds their names in that of the page", () => {
  const terms = [{ id: "county-head", zh: "县长", en: "county head", pinyin: ["xian zhang"], initials: "xz", zhNames: ["县长"], enNames: ["county head"] }];
  assert.deepEqual(namesOfTerms("河北 县长", "en", terms).get("县长"), ["county head"]);
  assert.deepEqual(namesOfTerms("xianzhang hebei", "zh", terms).get("xianzhang"), ["县长"]);
  assert.deepEqual(namesOfTerms("county head", "zh", terms).get("county head"), ["县长"]);
  assert.equal(namesOfTerms("county headline", "zh", terms).size, 0);
  assert.equal(languageOf("河北", "en"), "zh");
  assert.equal(languageOf("70%", "zh"), "zh");
});
