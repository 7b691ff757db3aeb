import assert from "node:assert/strict";
import { findTerms, isOneLetterAway, lookUp, nearestTerms, wordTable } from "../../docs/assets/javascripts/search-words.js";

const { test } = Deno;
const table = wordTable("county counties\npoverty\nprovince provinces provincial\nsecretary");
const battle = {
  id: "battle", zh: "脱贫攻坚战", en: "battle against poverty", pinyin: "tuopin gongjian zhan", initials: "tpgjz",
  zhNames: ["脱贫攻坚战", "脱贫攻坚"], enNames: ["battle against poverty", "fight against poverty"],
};
const county = {
  id: "county", zh: "贫困县", en: "poor county", pinyin: "pinkun xian", initials: "pkx",
  zhNames: ["贫困县"], enNames: ["poor county"],
};

test("a word stands for its family", () => {
  assert.deepEqual(lookUp("Counties", table), { way: "family", words: ["county", "counties"] });
  assert.deepEqual(lookUp("county’s", table), { way: "family", words: ["county", "counties"] });
});

test("the beginning of words stands for all of them", () => {
  assert.deepEqual(lookUp("provin", table), { way: "beginning", words: ["province", "provinces", "provincial"] });
});

test("one wrong letter is forgiven in words of five letters or more", () => {
  assert.deepEqual(lookUp("povrety", table), { way: "typing-error", words: ["poverty"] });
  assert.equal(lookUp("povr", table).way, "none");
  assert.equal(lookUp("provxxce", table).way, "none");
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
  assert.equal(findTerms("poor counties", [battle, county])[0].term.id, "county");
});

test("a term is offered for a query that is like its name", () => {
  assert.deepEqual(nearestTerms("脱贫功坚", [county, battle]).map(({ id }) => id), ["battle", "county"]);
  assert.deepEqual(nearestTerms("xyz", [county, battle]), []);
});
