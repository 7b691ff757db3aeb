// @ts-check
// What the search does with texts, without a page: queries, phrases, excerpts.

const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
const WIDE = `${HAN}\\u3000-\\u303f\\uff00-\\uffef\\u2018-\\u201d`;

/**
 * The parts of a query: runs of words between spaces.
 * @param {string} query
 * @returns {string[]}
 */
export function partsOf(query) {
  return query.normalize("NFKC").split(/\s+/).filter(Boolean);
}

/**
 * A part as Pagefind is asked for it: Han characters one by one, as an exact phrase.
 * @param {string} part
 * @returns {string}
 */
export function phrase(part) {
  if (!new RegExp(`[${HAN}]`).test(part)) return part;
  const spaced = part.replaceAll('"', " ").replace(new RegExp(`([${HAN}])`, "g"), " $1 ");
  return `"${spaced.trim().replace(/\s+/g, " ")}"`;
}

/**
 * A text of the index without the spaces that part its Han characters.
 * @param {string} text
 * @returns {string}
 */
export function joinHan(text) {
  const gap = new RegExp(`(?<=[${WIDE}])\\s+|\\s+(?=[${WIDE}])`, "g");
  return text.replace(gap, "");
}

/**
 * A stretch of a text around the first match, in pieces.
 * @param {string} text
 * @param {string[]} parts
 * @param {number} around how many characters to keep before the match
 * @returns {{ text: string, matched: boolean }[]}
 */
export function excerpt(text, parts, around = 24) {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const matcher = new RegExp(escaped.join("|"), "giu");
  const first = text.search(matcher);
  const start = Math.max(0, first - around);
  const cut = text.slice(start, start + 6 * around);
  const pieces = [];
  let reached = 0;
  if (start > 0) pieces.push({ text: "…", matched: false });
  for (const match of cut.matchAll(matcher)) {
    if (match.index > reached) pieces.push({ text: cut.slice(reached, match.index), matched: false });
    pieces.push({ text: match[0], matched: true });
    reached = match.index + match[0].length;
  }
  if (reached < cut.length) pieces.push({ text: cut.slice(reached), matched: false });
  if (start + cut.length < text.length) pieces.push({ text: "…", matched: false });
  return pieces;
}
