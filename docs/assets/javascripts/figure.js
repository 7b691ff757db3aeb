// @ts-check
// Hands a figure on: as SVG, as PNG, as a copied picture, or its link. Drawings go out in the light colours whatever the
// page shows, with the caption, which names the source, and the address below them.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const SCALE = 3;
const LINE = 20;
const NARROWEST = 420;
const FONT = "13px sans-serif";
const ARROW_HEAD = "#555";
const PROPERTIES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order",
  "font-family", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline", "rx",
];

/** What may stand on either side of the end of a line, with no space there. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** @typedef {{ text: string, width: number, height: number }} Single */

/**
 * The words below a drawing, in lines that are no wider than it.
 * @param {string} words
 * @param {number} width
 */
function linesOf(words, width) {
  const brush = document.createElement("canvas").getContext("2d");
  if (!brush) return [words];
  brush.font = FONT;
  const lines = [""];
  for (const { segment } of new Intl.Segmenter(document.documentElement.lang).segment(words)) {
    const longer = lines.at(-1) + segment;
    if (brush.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else {
      // A line ends between words where it has any.
      const cut = CHINESE.test(segment) ? -1 : longer.lastIndexOf(" ");
      const kept = cut > 0 ? longer.slice(0, cut) : longer.slice(0, -segment.length);
      lines[lines.length - 1] = kept;
      lines.push(longer.slice(kept.length).trimStart());
    }
  }
  return lines;
}

/**
 * The drawing as a document of its own, with every colour and font written into it.
 * @param {SVGSVGElement} drawing
 * @param {string[]} paragraphs what stands below it
 * @returns {Single}
 */
function standalone(drawing, paragraphs) {
  const stage = document.createElement("div");
  stage.className = "md-typeset diagram__stage";
  stage.dataset.mdColorScheme = "default";
  const figure = document.createElement("figure");
  figure.className = "diagram diagram--wide";
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  figure.append(copy);
  stage.append(figure);
  document.body.append(stage);
  // All styles are read before any class goes: the style of a part rests on those around it.
  const looks = [...copy.querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    return PROPERTIES.map((name) => [name, style.getPropertyValue(name)]);
  });
  [...copy.querySelectorAll("*")].forEach((element, number) => {
    for (const [name, value] of looks[number] ?? []) {
      if (name && value && value !== "auto") {
        element.setAttribute(name, value.replace("context-stroke", ARROW_HEAD));
      }
    }
    element.removeAttribute("class");
  });
  for (const link of copy.querySelectorAll("a")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", location.href).href);
  }
  const { x, y, width, height } = copy.viewBox.baseVal;
  const full = Math.max(width, NARROWEST);
  const lines = paragraphs.flatMap((words) => linesOf(words, full));
  const box = {
    x: x - (full - width) / 2 - MARGIN,
    y: y - MARGIN,
    width: full + 2 * MARGIN,
    height: height + 2 * MARGIN + (lines.length + 1) * LINE,
  };
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries(box)) ground.setAttribute(name, String(value));
  ground.setAttribute("fill", "#fff");
  copy.querySelector("desc")?.after(ground);
  lines.forEach((line, number) => {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", String(box.x + MARGIN));
    text.setAttribute("y", String(y + height + (number + 2) * LINE));
    text.setAttribute("font-family", "sans-serif");
    text.setAttribute("font-size", "13");
    text.setAttribute("fill", "#333");
    text.textContent = line;
    copy.append(text);
  });
  copy.removeAttribute("class");
  copy.setAttribute("viewBox", Object.values(box).join(" "));
  copy.setAttribute("width", String(box.width));
  copy.setAttribute("height", String(box.height));
  stage.remove();
  return { text: new XMLSerializer().serializeToString(copy), width: box.width, height: box.height };
}

/**
 * @param {Blob} content
 * @param {string} name
 */
function download(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {Single} drawing
 * @returns {Promise<Blob>}
 */
async function painted({ text, width, height }) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => canvas.toBlob((made) => (made ? done(made) : fail(new Error("no picture"))), "image/png"));
}

/**
 * Shows the wide layout of a figure on the whole screen until it is closed.
 * @param {HTMLElement} figure
 * @param {Element} layout
 * @param {string} close
 */
function enlarge(figure, layout, close) {
  const dialog = document.createElement("dialog");
  dialog.className = "diagram__full";
  dialog.setAttribute("aria-label", figure.querySelector("figcaption")?.textContent?.trim() ?? "");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = close;
  button.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    figure.prepend(layout);
    dialog.remove();
  });
  dialog.append(button, layout);
  figure.append(dialog);
  dialog.showModal();
}

/**
 * What the numbers of a drawing stand for, where it has numbers.
 * @param {HTMLElement} figure
 * @param {SVGSVGElement} drawing
 */
function keyOf(figure, drawing) {
  if (!drawing.classList.contains("compared")) return [];
  return [...figure.querySelectorAll(".diagram__words li[data-from]")].map(
    (item, number) => `${number + 1}  ${item.textContent?.trim().replace(/\s+/g, " ")}`,
  );
}

/** Says for a while on what has copied that it has. @param {HTMLElement} tool */
function sayCopied(tool) {
  const label = tool.textContent ?? "";
  const name = tool.getAttribute("aria-label") ?? "";
  tool.textContent = tool.dataset.copied ?? "";
  tool.setAttribute("aria-label", name.replace(label, tool.textContent));
  setTimeout(() => {
    tool.textContent = label;
    tool.setAttribute("aria-label", name);
  }, 2000);
}

/** @param {Element} tool */
export async function handOn(tool) {
  const figure = tool.closest("figure");
  const drawing = figure?.querySelector("svg");
  if (!figure || !drawing) return;
  if (tool instanceof HTMLButtonElement && tool.dataset.close) {
    const layout = drawing.closest(".diagram__drawing");
    if (layout) enlarge(figure, layout, tool.dataset.close);
    return;
  }
  if (tool instanceof HTMLAnchorElement) {
    await navigator.clipboard.writeText(tool.href);
    history.replaceState(null, "", tool.hash);
    sayCopied(tool);
    return;
  }
  const caption = figure.querySelector("figcaption")?.textContent?.trim().replace(/\s+/g, " ") ?? "";
  const source = `${caption} ${location.origin}${location.pathname}#${figure.id}`;
  const single = standalone(drawing, [...keyOf(figure, drawing), source]);
  if (tool instanceof HTMLElement && tool.dataset.copied) {
    // The picture is promised, not awaited: some browsers copy only in the very moment of the click.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": painted(single) })]);
    sayCopied(tool);
    return;
  }
  const kind = tool.textContent?.toLowerCase();
  const content = kind === "png" ? await painted(single) : new Blob([single.text], { type: "image/svg+xml" });
  download(content, `${figure.id}.${kind}`);
}
