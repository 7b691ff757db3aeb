// @ts-check
// Hands a figure on: as SVG, as PNG, or its link. Drawings go out in the light colours whatever the
// page shows, with the words of the figure's source below them.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const SCALE = 3;
const PROPERTIES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order",
  "font-family", "font-size", "font-style", "font-weight", "text-anchor", "dominant-baseline", "rx",
];

/**
 * The drawing as a document of its own, with every colour and font written into it.
 * @param {SVGSVGElement} drawing
 */
function standalone(drawing) {
  const stage = document.createElement("div");
  stage.className = "md-typeset diagram__stage";
  stage.dataset.mdColorScheme = "default";
  const figure = document.createElement("figure");
  figure.className = "diagram diagram--wide";
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  figure.append(copy);
  stage.append(figure);
  document.body.append(stage);
  for (const element of copy.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value && value !== "auto") element.setAttribute(property, value.replaceAll("context-stroke", "#555"));
    }
    element.removeAttribute("class");
  }
  for (const link of copy.querySelectorAll("a")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", location.href).href);
  }
  const { x, y, width, height } = copy.viewBox.baseVal;
  const box = [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  const ground = document.createElementNS(SVG, "rect");
  ["x", "y", "width", "height"].forEach((name, index) => ground.setAttribute(name, String(box[index])));
  ground.setAttribute("fill", "#fff");
  copy.querySelector("desc")?.after(ground);
  copy.setAttribute("viewBox", box.join(" "));
  copy.setAttribute("width", String(box[2]));
  copy.setAttribute("height", String(box[3]));
  stage.remove();
  return { text: new XMLSerializer().serializeToString(copy), width: box[2] ?? 0, height: box[3] ?? 0 };
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
 * @param {{ text: string, width: number, height: number }} drawing
 * @returns {Promise<Blob | null>}
 */
async function painted({ text, width, height }) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** @param {Element} tool */
export async function handOn(tool) {
  const figure = tool.closest("figure");
  const drawing = figure?.querySelector("svg");
  if (!figure || !drawing) return;
  if (tool instanceof HTMLAnchorElement) {
    await navigator.clipboard.writeText(tool.href);
    history.replaceState(null, "", tool.hash);
    const label = tool.textContent;
    tool.textContent = tool.dataset.copied ?? "";
    setTimeout(() => (tool.textContent = label), 2000);
    return;
  }
  const single = standalone(drawing);
  const kind = tool.textContent?.toLowerCase();
  const content = kind === "png" ? await painted(single) : new Blob([single.text], { type: "image/svg+xml" });
  if (content) download(content, `${figure.id}.${kind}`);
}
