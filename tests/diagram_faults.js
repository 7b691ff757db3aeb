// What is wrong with the drawings of a page as displayed: run in the page by the tests.
// Returns a list of messages, each with the id of its figure; empty where all is well.
// Without `colours` only the geometry is looked at.
(colours = true) => {
  const SMALLEST_TEXT = 11.95;
  const LEAST_CONTRAST = 4.5;
  const SLACK = 0.75;
  const SCHEMES = ["default", "slate"];
  const SHAPES = "rect, polygon, path, circle, ellipse";
  const faults = new Set();

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = "transparent";
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
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
  const contrast = (first, second) => {
    const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const backdrop = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(rgba(getComputedStyle(at).backgroundColor));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };

  const box = (element) => element.getBoundingClientRect();
  const overlap = (first, second) =>
    Math.min(first.right, second.right) - Math.max(first.left, second.left) > SLACK &&
    Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top) > SLACK;
  const within = (inner, outer) =>
    inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;
  const shapeOf = (node) =>
    [...node.querySelectorAll(SHAPES)].find((shape) => !shape.closest(".label"));
  const linesOf = (element) => {
    const lines = [...element.querySelectorAll("tspan")].filter((line) => !line.querySelector("tspan"));
    const texts = lines.length ? lines : [...element.querySelectorAll("text")];
    return texts.filter((line) => line.textContent.trim());
  };
  const cornersInside = (line, shape) => {
    const matrix = shape.getScreenCTM().inverse();
    const { left, right, top, bottom } = box(line);
    const middle = (top + bottom) / 2;
    return [[left, top], [right, top], [left, bottom], [right, bottom], [left, middle], [right, middle]]
      .every(([x, y]) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix)));
  };

  const checkDrawing = (figure, svg) => {
    const say = (message) => faults.add(`${figure.id}: ${message}`);
    const frame = box(svg);
    if (frame.width > box(svg.parentElement).width + SLACK) say("is wider than its place");
    const nodes = [...svg.querySelectorAll(".node")];
    const bodies = nodes.map((node) => box(shapeOf(node)));
    const labels = [...svg.querySelectorAll(".edgeLabel")].filter((label) => linesOf(label).length);
    const scale = (element) => {
      const { a, b } = element.getScreenCTM();
      return Math.hypot(a, b);
    };
    for (const text of svg.querySelectorAll("text")) {
      if (!text.textContent.trim()) continue;
      if (!within(box(text), frame)) say(`"${text.textContent}" is cut off`);
    }
    for (const line of linesOf(svg)) {
      const size = parseFloat(getComputedStyle(line).fontSize) * scale(line.closest("text"));
      if (size < SMALLEST_TEXT) say(`"${line.textContent}" is ${size.toFixed(1)} px small`);
    }
    for (const node of nodes) {
      const shape = shapeOf(node);
      for (const line of linesOf(node)) {
        if (!cornersInside(line, shape)) say(`"${line.textContent}" sticks out of its node`);
      }
    }
    const all = linesOf(svg);
    const places = all.map(box);
    // What is no box, a slice or a dot, may be smaller than what is written on it.
    const boxes = [...svg.querySelectorAll("rect, polygon, .node path")]
      .filter((shape) => !shape.closest("defs, marker, .label"))
      .map(box)
      .filter(({ width, height }) => width > 4 && height > 4);
    for (const [number, line] of all.entries()) {
      if (line.closest("[class*=umber]")) continue;
      const place = places[number];
      const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
      const [around] = boxes
        .filter(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom)
        .sort((first, second) => first.width * first.height - second.width * second.height);
      if (around && !within(place, around)) say(`"${line.textContent}" leaves its box`);
    }
    all.forEach((line, number) => {
      const first = places[number];
      for (let next = number + 1; next < all.length; next += 1) {
        const second = places[next];
        const wide = Math.min(first.right, second.right) - Math.max(first.left, second.left);
        const high = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
        const least = Math.min(first.height, second.height);
        if (wide > 2 && high > 0.45 * least) say(`"${line.textContent}" stands on "${all[next].textContent}"`);
      }
    });
    nodes.forEach((node, number) => {
      for (let next = number + 1; next < nodes.length; next += 1) {
        if (overlap(bodies[number], bodies[next])) {
          say(`"${node.textContent}" and "${nodes[next].textContent}" overlap`);
        }
      }
    });
    labels.forEach((label, number) => {
      for (const line of linesOf(label)) {
        const place = box(line);
        nodes.forEach((node, at) => {
          if (overlap(place, bodies[at])) {
            say(`the label "${line.textContent}" covers "${node.textContent}"`);
          }
        });
        for (const other of labels.slice(number + 1)) {
          if (linesOf(other).some((theirs) => overlap(place, box(theirs)))) {
            say(`the labels "${line.textContent}" and "${other.textContent}" overlap`);
          }
        }
      }
    });
    const targets = [...bodies, ...[...svg.querySelectorAll("[class*=cluster] rect")].map(box)];
    const names = [...svg.querySelectorAll("[class*=cluster-label]")].flatMap(linesOf).map(box);
    for (const edge of svg.querySelectorAll("path.edge")) {
      const total = edge.getTotalLength();
      const heads = [
        edge.getAttribute("marker-start") ? [0, 2] : null,
        edge.getAttribute("marker-end") ? [total, total - 2] : null,
      ];
      for (const head of heads.filter(Boolean)) {
        const [tip, back] = head.map((at) =>
          edge.getPointAtLength(at).matrixTransform(edge.getScreenCTM()),
        );
        const length = Math.hypot(tip.x - back.x, tip.y - back.y);
        // A small target, such as the bar of a fork, is no deeper than the longest reach.
        const hits = [4, 7, 10].some((reach) => {
          const x = tip.x + ((tip.x - back.x) * reach) / length;
          const y = tip.y + ((tip.y - back.y) * reach) / length;
          return targets.some(
            ({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom,
          );
        });
        const buried = bodies.some(({ left, right, top, bottom }) => {
          return tip.x > left + 11 && tip.x < right - 11 && tip.y > top + 1 && tip.y < bottom - 1;
        });
        if (!hits || buried) say(`an arrow does not point at a box, near ${tip.x}, ${tip.y}`);
      }
      const matrix = edge.getScreenCTM();
      const length = edge.getTotalLength();
      for (let at = 8; at < length - 8; at += 4) {
        const { x, y } = edge.getPointAtLength(at).matrixTransform(matrix);
        const crossed = bodies.findIndex(
          ({ left, right, top, bottom }) =>
            x > left + 2 && x < right - 2 && y > top + 2 && y < bottom - 2,
        );
        if (crossed >= 0) say(`an arrow runs through "${nodes[crossed].textContent}"`);
        const name = names.find(
          (line) => x > line.left && x < line.right && y > line.top + 2 && y < line.bottom - 2,
        );
        if (name) say(`an arrow runs through the name of a frame, near ${name.left}, ${name.top}`);
      }
    }
  };

  const checkContrast = (figure, svg, scheme) => {
    const ground = backdrop(svg.parentElement);
    for (const line of linesOf(svg)) {
      const node = line.closest(".node, .cell");
      const shape = node && shapeOf(node);
      const below = shape ? over(rgba(getComputedStyle(shape).fill), ground) : ground;
      const style = getComputedStyle(line);
      const colour = rgba(style.fill);
      colour[3] *= Number(style.opacity) * Number(style.fillOpacity);
      const found = contrast(over(colour, below), below);
      if (found < LEAST_CONTRAST) {
        faults.add(`${figure.id}: "${line.textContent}" has a contrast of ${found.toFixed(1)} (${scheme})`);
      }
    }
  };

  const figures = [...document.querySelectorAll("figure.diagram")];
  const drawings = figures.flatMap((figure) =>
    [...figure.querySelectorAll(".diagram__drawing > svg")]
      .filter((svg) => svg.getClientRects().length > 0)
      .map((svg) => [figure, svg]),
  );
  for (const figure of figures) {
    const shown = drawings.filter(([other]) => other === figure).length;
    if (shown === 0) faults.add(`${figure.id}: no drawing`);
    if (shown > 1) faults.add(`${figure.id}: ${shown} drawings at once`);
  }
  for (const [figure, svg] of drawings) checkDrawing(figure, svg);
  const before = document.body.dataset.mdColorScheme;
  for (const scheme of colours === false ? [] : SCHEMES) {
    document.body.dataset.mdColorScheme = scheme;
    for (const [figure, svg] of drawings) checkContrast(figure, svg, scheme);
  }
  document.body.dataset.mdColorScheme = before;
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) {
    faults.add(`the page scrolls sideways by ${page.scrollWidth - page.clientWidth} px`);
  }
  return [...faults];
}
