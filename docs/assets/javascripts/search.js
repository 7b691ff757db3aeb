// @ts-check
// The search dialog: it asks Pagefind, cuts the excerpts and moves the choice with the keyboard.

import { excerpt, joinHan, partsOf, phrase } from "./search-text.js";

/** @typedef {Record<string, string>} Texts */
/**
 * @typedef {object} Hit
 * @property {string} address
 * @property {string} page
 * @property {string} section
 * @property {string} content
 */

const ROOT = new URL("../../", import.meta.url);
const LANGUAGE = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const SITE = LANGUAGE === "zh" ? ROOT : new URL("en/", ROOT);
const PAGE_SIZE = 20;

/** @type {Promise<any> | undefined} */
let engine;
/** @type {Promise<Texts> | undefined} */
let texts;

/** Loads the dialog's own style sheet, which no page needs before. */
function loadStyle() {
  return new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href: new URL("../stylesheets/search.css", import.meta.url).href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
}

function loadTexts() {
  texts ??= fetch(new URL(`assets/search/${LANGUAGE}.json`, ROOT)).then((answer) => answer.json());
  return texts;
}

function loadEngine() {
  engine ??= import(new URL("pagefind/pagefind.js", ROOT).href)
    .then(async (pagefind) => {
      await pagefind.options({ bundlePath: new URL("pagefind/", ROOT).href });
      await pagefind.init();
      return pagefind;
    })
    .catch((error) => {
      engine = undefined;
      throw error;
    });
  return engine;
}

/**
 * The results that contain every part of a query, best first.
 * @param {string[]} parts
 * @returns {Promise<{ id: string, data: () => Promise<any> }[]>}
 */
async function findAll(parts) {
  const pagefind = await loadEngine();
  const found = await Promise.all(parts.map((part) => pagefind.search(phrase(part))));
  const [first, ...others] = found.map((answer) => answer.results);
  const inAll = others.map((results) => new Set(results.map((/** @type {any} */ r) => r.id)));
  return first.filter((/** @type {any} */ result) => inAll.every((ids) => ids.has(result.id)));
}

/** @param {any} data @returns {Hit} */
function toHit(data) {
  return {
    address: data.meta.address ?? "",
    page: data.meta.page ?? "",
    section: data.meta.section ?? "",
    content: joinHan(data.content),
  };
}

/**
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {Texts} say */
function createDialog(say) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "search",
      class: "search__input",
      placeholder: say.search_placeholder,
      "aria-label": say.search,
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "search-results",
      "aria-autocomplete": "list",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    })
  );
  const close = element("button", { type: "button", class: "search__close", "aria-label": say.search_close }, "✕");
  const status = element("p", { class: "search__status", role: "status" }, say.search_hint);
  const results = element("div", { id: "search-results", role: "listbox", "aria-label": say.search_results });
  const more = element("button", { type: "button", class: "search__more", hidden: "" }, say.search_more);
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { class: "search", "aria-label": say.search },
      element("div", { class: "search__bar" }, input, close),
      status,
      results,
      more,
    )
  );
  document.body.append(dialog);
  return { dialog, input, close, status, results, more };
}

/** @param {Texts} say */
function startDialog(say) {
  const view = createDialog(say);
  let asked = 0;

  /** @returns {HTMLElement[]} */
  const options = () => Array.from(view.results.querySelectorAll("[role=option]"));

  /** @param {number} step */
  function choose(step) {
    const all = options();
    if (!all.length) return;
    const current = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (current + step + (current < 0 && step < 0 ? 1 : 0) + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    view.input.setAttribute("aria-activedescendant", all[next].id);
    all[next].scrollIntoView({ block: "nearest" });
  }

  /** @param {Hit[]} hits @param {string[]} parts */
  function append(hits, parts) {
    for (const hit of hits) {
      const excerptNode = element("span", { class: "search__excerpt" });
      for (const piece of excerpt(hit.content, parts)) {
        excerptNode.append(piece.matched ? element("mark", {}, piece.text) : piece.text);
      }
      view.results.append(
        element(
          "a",
          {
            class: "search__hit",
            role: "option",
            tabindex: "-1",
            "aria-selected": "false",
            id: `search-hit-${options().length}`,
            href: new URL(hit.address, SITE).href,
          },
          element("span", { class: "search__page" }, hit.page),
          ...(hit.section ? [element("span", { class: "search__section" }, hit.section)] : []),
          excerptNode,
        ),
      );
    }
  }

  async function search() {
    const mine = ++asked;
    const query = view.input.value.trim();
    const parts = partsOf(query);
    if (!parts.length) {
      show(say.search_hint, []);
      return;
    }
    try {
      const found = await findAll(parts);
      const hits = await Promise.all(found.slice(0, PAGE_SIZE).map(async (result) => toHit(await result.data())));
      if (mine !== asked) return;
      const count = fill(found.length ? say.search_count : say.search_none, { query, count: found.length });
      show(count, hits, parts);
      offerMore(found, parts, mine);
    } catch {
      if (mine !== asked) return;
      show(say.search_failed, []);
      const retry = element("button", { type: "button", class: "search__retry" }, say.search_retry);
      retry.addEventListener("click", search);
      view.status.append(" ", retry);
    }
  }

  /**
   * @param {{ data: () => Promise<any> }[]} found
   * @param {string[]} parts
   * @param {number} mine
   */
  function offerMore(found, parts, mine) {
    view.more.hidden = found.length <= PAGE_SIZE;
    view.more.onclick = async () => {
      const shown = options().length;
      const next = await Promise.all(found.slice(shown, shown + PAGE_SIZE).map(async (r) => toHit(await r.data())));
      if (mine !== asked) return;
      append(next, parts);
      view.more.hidden = options().length >= found.length;
    };
  }

  /** @param {string} status @param {Hit[]} hits @param {string[]} parts */
  function show(status, hits, parts = []) {
    view.status.replaceChildren(status);
    view.results.replaceChildren();
    view.more.hidden = true;
    view.input.removeAttribute("aria-activedescendant");
    append(hits, parts);
    view.input.setAttribute("aria-expanded", String(hits.length > 0));
  }

  view.input.addEventListener("input", search);
  view.input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = options().find((option) => option.getAttribute("aria-selected") === "true");
      (chosen ?? options()[0])?.click();
    }
  });
  view.results.addEventListener("click", () => view.dialog.close());
  view.close.addEventListener("click", () => view.dialog.close());
  view.dialog.addEventListener("click", (event) => {
    if (event.target === view.dialog) view.dialog.close();
  });
  const asking = new URLSearchParams(location.search).get("q");
  if (asking) {
    view.input.value = asking;
    search();
  }
  return view;
}

/** @type {ReturnType<typeof startDialog> | undefined} */
let started;

/** Opens the dialog, which is made when it is first asked for. */
export async function openSearchDialog() {
  if (!started) {
    const [say] = await Promise.all([loadTexts(), loadStyle()]);
    started ??= startDialog(say);
  }
  loadEngine().catch(() => undefined);
  if (!started.dialog.open) started.dialog.showModal();
  started.input.focus();
  started.input.select();
}
