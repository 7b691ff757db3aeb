// Run in the printed document. A PDF stays small where letters have whole sizes, so that a line is a
// string in it, and where lines are plain: every dot of a dotted one would be drawn by itself.
() => {
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const elements = [...document.querySelectorAll("body, body *")].filter((element) => element instanceof HTMLElement);
  const plain = elements.map((element) => {
    const style = getComputedStyle(element);
    const dotted = SIDES.filter((side) => /dashed|dotted/.test(style[`border${side}Style`]));
    return [`${Math.round(parseFloat(style.fontSize))}px`, dotted];
  });
  elements.forEach((element, number) => {
    const [size, dotted] = plain[number];
    element.style.fontSize = size;
    for (const side of dotted) element.style[`border${side}Style`] = "solid";
  });

  // Words with a seam in the colour of the ground become drawings in a PDF. A plate of that colour
  // below them hides the lines as well.
  for (const words of document.querySelectorAll("svg text")) {
    const style = getComputedStyle(words);
    if (style.stroke === "none" || !style.paintOrder.startsWith("stroke")) continue;
    const box = words.getBBox();
    const plate = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const name of ["x", "y", "width", "height"]) plate.setAttribute(name, String(box[name]));
    plate.style.fill = style.stroke;
    plate.style.stroke = "none";
    words.before(plate);
    words.style.stroke = "none";
  }
};
