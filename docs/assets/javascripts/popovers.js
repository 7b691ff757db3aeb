// @ts-check
// The popover of a term or of a note: what it leads to, without leaving the place. One popover
// serves the page; it is placed over the text, so that nothing moves.

import { mendWords } from "./foreign-words.js";

const OPENS_AFTER = 250;
/** So long a pointer may take to reach the popover. */
const CLOSES_AFTER = 350;
const MARGIN = 8;

/** @typedef {{ zh: string, pinyin: string, en: string, brief: string }} Definition */
/** @typedef {{ title: Node[], address: string, text: string }} Content */

const box = document.createElement("div");
box.className = "popover md-typeset";
box.id = "popover";
box.popover = "auto";
document.querySelector("article")?.append(box);

/** @type {HTMLAnchorElement | undefined} */
let opened;
let timer = 0;
/** What was asked for last; an answer that comes too late is not shown. */
/** @type {symbol | undefined} */
let latest;

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** @param {string} path below assets/ */
function data(path) {
  const known = loaded.get(path) ?? fetch(new URL(`../${path}`, import.meta.url)).then((answer) => answer.json());
  loaded.set(path, known);
  return known;
}

/** @type {Record<string, string>} the folder of the passages by the language of a page */
const EDITIONS = { "zh-Hans": "zh", "zh-Hant": "zh-hant", en: "en" };

/** @param {Element} element @returns {string} the language tag of the words around an element */
const tagOf = (element) => element.closest("[lang]")?.getAttribute("lang") ?? "en";

/** @param {Element} element */
const languageOf = (element) => EDITIONS[tagOf(element)] ?? "en";

/**
 * @param {string} words
 * @param {string} lang
 */
function inLanguage(words, lang) {
  const span = document.createElement("span");
  span.lang = lang;
  span.textContent = words;
  return span;
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Content | undefined>}
 */
async function definition(link) {
  const id = new URL(link.href).pathname.replace(/\/$/, "").split("/").pop() ?? "";
  const own = languageOf(link);
  /** @type {Definition | undefined} */
  const term = (await data(`terms/${own}.json`))[id];
  if (!term) return undefined;
  const chinese = inLanguage(term.zh, own === "zh-hant" ? "zh-Hant" : "zh-Hans");
  const english = inLanguage(term.en, "en");
  const pinyin = inLanguage(term.pinyin, "zh-Latn-pinyin");
  const title = own !== "en" ? [chinese, pinyin, english] : [english, chinese, pinyin];
  return { title, address: link.href, text: term.brief };
}

/**
 * The statement that a note or a citation leads to, with its source and paragraph.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<Content | undefined>}
 */
async function statement(link) {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const cited = note?.matches("[role=doc-endnotes] li") ? note.querySelector("a") : link;
  if (!(cited instanceof HTMLAnchorElement)) return undefined;
  const { pathname, hash } = new URL(cited.href);
  const [, room, name] = /\/(sources|background)\/(?:([^/]+)\/)?/.exec(pathname) ?? [];
  if (!room) return undefined;
  const file = room === "background" ? room : name;
  const text = (await data(`notes/${languageOf(link)}/${file}.json`))[decodeURIComponent(hash.slice(1))];
  if (!text) return undefined;
  const isNumber = cited.matches("sup *");
  if (isNumber) cited.dataset.words ??= cited.title;
  const words = isNumber ? cited.dataset.words : cited.textContent;
  return { title: [inLanguage(words ?? "", tagOf(link))], address: cited.href, text };
}

/** @param {HTMLAnchorElement} link */
function place(link) {
  const around = [...link.getClientRects()].at(0) ?? link.getBoundingClientRect();
  box.style.maxBlockSize = "";
  const { width, height: whole } = box.getBoundingClientRect();
  const room = { above: around.top - MARGIN, below: innerHeight - around.bottom - MARGIN };
  const below = whole <= room.below || room.below >= room.above;
  // Where it fits on neither side it scrolls in itself, and the page is no longer for it.
  const height = Math.min(whole, below ? room.below : room.above);
  if (height < whole) box.style.maxBlockSize = `${height}px`;
  const left = Math.max(MARGIN, Math.min(around.left, document.documentElement.clientWidth - width - MARGIN));
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? around.bottom + 4 : around.top - height - 4) + scrollY}px`;
}

/** @param {HTMLAnchorElement} link */
async function show(link) {
  const asked = Symbol("asked");
  latest = asked;
  const content = await (link.matches(".term") ? definition(link) : statement(link)).catch(() => undefined);
  if (latest !== asked || !link.isConnected) return;
  if (!content) {
    // A touch that finds nothing to tell leads on, at once here and by itself the next time.
    if (link.dataset.tapped !== undefined) {
      link.dataset.untold = "";
      location.assign(link.href);
    }
    return;
  }
  const title = document.createElement("p");
  title.className = "popover__title";
  const leads = document.createElement("a");
  leads.href = content.address;
  leads.tabIndex = -1; // The link itself is in the order of the tab key; this one is for a finger.
  for (const part of content.title) leads.append(part, " ");
  title.append(leads);
  const text = document.createElement("p");
  text.textContent = content.text;
  box.lang = tagOf(link);
  box.replaceChildren(title, text);
  mendWords(box);
  opened?.removeAttribute("aria-describedby");
  opened = link;
  link.removeAttribute("title");
  link.setAttribute("aria-describedby", box.id);
  if (!box.matches(":popover-open")) box.showPopover();
  place(link);
}

function hide() {
  latest = undefined;
  if (box.matches(":popover-open")) box.hidePopover();
}

box.addEventListener("toggle", (event) => {
  if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
  opened?.removeAttribute("aria-describedby");
  opened = undefined;
});

/** @param {() => void} act @param {number} after */
function soon(act, after) {
  clearTimeout(timer);
  timer = setTimeout(act, after);
}

box.addEventListener("pointerenter", () => clearTimeout(timer));
box.addEventListener("pointerleave", () => soon(hide, CLOSES_AFTER));

/**
 * A reader points at a link, reaches it with a key or taps it.
 * @param {HTMLAnchorElement} link
 * @param {string} how the type of the event
 */
export function pointedAt(link, how) {
  if (how === "click") {
    link.dataset.tapped = "";
    clearTimeout(timer);
    show(link);
    return;
  }
  if (link === opened) {
    clearTimeout(timer);
  } else {
    soon(() => show(link), how === "focusin" ? 0 : OPENS_AFTER);
  }
  const leave = how === "focusin" ? "focusout" : "pointerleave";
  link.addEventListener(leave, () => soon(hide, CLOSES_AFTER), { once: true });
}
