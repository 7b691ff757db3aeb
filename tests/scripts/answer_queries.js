// Answers queries from indexes on disk, for the tests: a line of JSON in, a line of JSON out.

import { stdin } from "node:process";
import { createInterface } from "node:readline";
import { ask } from "../../docs/assets/javascripts/search-engine.js";
import { openIndex } from "../../docs/assets/javascripts/search-index.js";

for await (const line of createInterface({ input: stdin })) {
  const { folder, language, queries } = JSON.parse(line);
  const index = await openIndex(new URL(folder));
  const answers = [];
  for (const { query, filters } of queries) {
    const { found, partly } = await ask(index, query, language, filters);
    const hits = await Promise.all(found.map(({ load }) => load()));
    answers.push({ partly, hits: hits.map(({ address, ranges }) => [address, ranges.length]) });
  }
  console.log(JSON.stringify(answers));
}
