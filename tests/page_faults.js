// What is wrong with a page as displayed at this size and in these colours: run in the page by the
// tests. Takes what is to be looked at; returns a list of messages, empty where all is well.
(looks) => {
  const LEAST_CONTRAST = 4.5;
  const LEAST_CONTRAST_OF_LARGE = 3;
  const LEAST_TARGET = 24;
  const faults = new Set();
  const shown = (text) => text.replace(/\s+/g, " ").trim().slice(0, 40);

  // Width: nothing makes the page scroll sideways, and no text is cut off.
  if (looks.includes("width")) {
    const root = document.documentElement;
    const sideways = root.scrollWidth - root.clientWidth;
    if (sideways > 0) faults.add(`the page scrolls ${sideways} px sideways`);
    for (const element of document.querySelectorAll("body *:not(svg *)")) {
      // Most cut nothing off, and this is told sooner than how wide they are.
      const style = getComputedStyle(element);
      if (style.overflowX === "visible" || !element.clientWidth) continue;
      if (element.scrollWidth <= element.clientWidth + 1) continue;
      if (/hidden|clip/.test(style.overflowX) && style.clipPath === "none") {
        faults.add(`cut off: ${element.className} “${shown(element.textContent)}”`);
      }
    }
  }

  // Contrast of every word on its ground.
  if (looks.includes("contrast")) {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const rgba = (colour) => {
      if (!known.has(colour)) {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(colour, [red, green, blue, alpha / 255]);
      }
      return known.get(colour);
    };
    const over = (upper, lower) =>
      [0, 1, 2].map((part) => upper[part] * upper[3] + lower[part] * (1 - upper[3])).concat(1);
    const luminance = (colour) => {
      const [red, green, blue] = colour.slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const grounds = new Map();
    const ground = (element) => {
      if (!element) return [255, 255, 255, 1];
      if (!grounds.has(element)) {
        const own = rgba(getComputedStyle(element).backgroundColor);
        grounds.set(element, own[3] === 1 ? own : over(own, ground(element.parentElement)));
      }
      return grounds.get(element);
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (words.nextNode()) {
      const element = words.currentNode.parentElement;
      if (seen.has(element) || !words.currentNode.data.trim()) continue;
      seen.add(element);
      if (element.closest("svg, script, .visually-hidden, .md-skip")) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const below = ground(element);
      const pair = [luminance(over(rgba(style.color), below)), luminance(below)];
      const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? LEAST_CONTRAST_OF_LARGE : LEAST_CONTRAST) - 0.005) {
        faults.add(`contrast ${ratio.toFixed(2)}: “${shown(element.textContent)}”`);
      }
    }
  }

  // Targets that stand alone, not in running text, are large enough to be hit; links are as high.
  if (looks.includes("targets")) {
    for (const target of document.querySelectorAll("button, summary, input, .header a, .initials a")) {
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      const box = (target.closest("label") ?? target).getBoundingClientRect();
      if (target.matches(".palette__choice")) continue;
      if (box.width < LEAST_TARGET - 0.01 || box.height < LEAST_TARGET - 0.01) {
        const size = `${box.width.toFixed(1)}×${box.height.toFixed(1)}`;
        faults.add(`target ${size}: ${target.className} “${shown(target.textContent)}”`);
      }
    }
    for (const link of document.querySelectorAll("article a:not(sup a, svg a)")) {
      const [line] = link.checkVisibility({ visibilityProperty: true }) ? link.getClientRects() : [];
      if (line && line.height < LEAST_TARGET - 0.01) {
        faults.add(`a link ${line.height.toFixed(1)} high: “${shown(link.textContent)}”`);
      }
    }
  }

  // The language of every passage is told.
  if (looks.includes("language")) {
    const page = document.documentElement.lang.slice(0, 2);
    const foreign = page === "en" ? /[㐀-鿿]/ : /[A-Za-z'’-]{2,}(?: [A-Za-z'’-]{2,})+/;
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const element = words.currentNode.parentElement;
      if (element.closest("svg, script, code, pre, kbd")) continue;
      if (element.closest("[lang]").lang !== document.documentElement.lang) continue;
      const text = words.currentNode.data.replace(/https?:\S+/g, "");
      if (foreign.test(text)) faults.add(`no language is told: “${shown(text)}”`);
    }
  }
  return [...faults];
}
