// What WCAG 2.2 AA asks of a page as it stands: with axe, and where axe cannot see. Each function returns lines, none
// where nothing is wrong. It runs in the page, after axe.

// What axe leaves undecided is decided here, by what a selector names, and for nothing else.
const REVIEWED = {
  "color-contrast": [
    // axe sees no ground behind the letters of a drawing: the shape under them is measured.
    ["svg text", legible],
    // nor behind those that stand on a pattern: each colour of it is measured.
    [".mp-head *", (one) => patterned(one.closest(".mp-head")).every((ground) => contrast(getComputedStyle(one).color, ground) >= 4.5)],
    // It does not know what covers the boxes of a quotation's lines: whatever lies on top in the middle of each.
    ["blockquote a", uncovered],
    // The dot of a line of days is drawn before its words: nothing of it may lie under them.
    [".mp-line a", besideDot],
  ],
  // axe takes a visible name of one letter for a picture: the label holds that letter.
  "label-content-name-mismatch": [[".mb-clause[aria-label]", (link) => link.ariaLabel.includes(link.textContent.trim())]],
  // WebKit does not tell axe of a line under a link.
  "link-in-text-block": [["a", (link) => [link, ...link.children].some((one) => underlined(getComputedStyle(one)))]],
};
const SHAPES = "rect, path, line, circle";
const NOTHING = /^none$|, 0\)$/; // no colour at all

globalThis.wcag = { axe: judged, foreign, unnamed, clipped, wide, obscured };

/** What axe finds by these rules or tags, and what nobody has decided. */
async function judged(names) {
  const options = { runOnly: names, resultTypes: ["violations", "incomplete"], preload: false };
  const found = await axe.run(document, { ...options, rules: { "target-size": { enabled: true } } });
  return [
    ...found.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node))),
    ...found.incomplete.flatMap((rule) => rule.nodes.filter((node) => !decided(rule, node)).map((node) => line(rule, node, "undecided "))),
  ];
}

function line({ id, help }, { target, html }, before = "") {
  return `${before}${id}: ${help} — ${target} ${html.slice(0, 160)}`;
}

function decided({ id }, { target }) {
  const one = document.querySelector(target[0]);
  return (REVIEWED[id] ?? []).some(([selector, decides]) => one?.matches(selector) && decides(one));
}

function underlined({ textDecorationLine, borderBottomStyle, borderBottomWidth }) {
  return textDecorationLine.includes("underline") || (borderBottomStyle !== "none" && parseFloat(borderBottomWidth) > 0);
}

/** Whether the letters of a drawing stand out from the last shape drawn under their middle, or from the page. */
function legible(text) {
  const box = text.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const under = [...text.ownerSVGElement.querySelectorAll(SHAPES)].filter((shape) => {
    const one = shape.getBoundingClientRect();
    return one.left <= x && x <= one.right && one.top <= y && y <= one.bottom;
  });
  const ground = groundOf(text.parentElement, under.length ? getComputedStyle(under.at(-1)).fill : "none");
  return contrast(getComputedStyle(text).fill, ground) >= 4.5;
}

/** The colours of a ground with a pattern on it. */
function patterned(ground) {
  const { backgroundColor, backgroundImage } = getComputedStyle(ground);
  const under = numbers(backgroundColor);
  const over = backgroundImage.match(/rgba?\([^)]*\)/g).map(numbers);
  const mixed = over.map(([r, g, b, part = 1]) => [r, g, b].map((value, at) => value * part + under[at] * (1 - part)));
  return mixed.map((parts) => `rgb(${parts.join(" ")})`);
}

/** Whether a link keeps clear of the dot of its entry, and stands out from the ground. */
function besideDot(link) {
  const entry = link.closest("li");
  const dot = getComputedStyle(entry, "::before");
  const [box, at] = [entry.getBoundingClientRect(), link.getBoundingClientRect()];
  const size = (side, length, edge) => parseFloat(dot[side]) + parseFloat(dot[length]) + 2 * parseFloat(dot[edge]);
  const below = at.top >= box.top + entry.clientTop + size("top", "height", "borderTopWidth");
  const beside = at.left >= box.left + entry.clientLeft + size("left", "width", "borderLeftWidth");
  return (below || beside) && contrast(getComputedStyle(link).color, groundOf(entry)) >= 4.5;
}

/** Whether a link lies on top in the middle of each of its lines, and stands out from the ground. */
function uncovered(link) {
  const before = scrollY;
  link.scrollIntoView({ block: "center" });
  const clear = [...link.getClientRects()].every(({ left, right, top, bottom }) =>
    link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)));
  scrollTo(0, before);
  return clear && contrast(getComputedStyle(link).color, groundOf(link)) >= 4.5;
}

/** The colour behind a part of the page: this one, or where it is none, the first that has one. */
function groundOf(part, colour = "none") {
  let found = colour;
  for (let one = part; NOTHING.test(found); one = one.parentElement) found = getComputedStyle(one).backgroundColor;
  return found;
}

function contrast(one, other) {
  const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function numbers(colour) {
  return colour.match(/[\d.]+/g).map(Number);
}

function luminance(colour) {
  const parts = numbers(colour).slice(0, 3).map((part) => part / 255);
  const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Words of one script in a part of the page that is said to be in a language of another (3.1.2). */
function foreign() {
  const found = [];
  const judge = (words, holder) => {
    const chinese = holder.closest("[lang]").lang.startsWith("zh");
    // Names are names in every language: of a thing, three words at most, and of a document, its number.
    const other = chinese ? /[A-Za-z]{2,}(?:[ ,]+[A-Za-z]{2,}){3,}/ : /\p{Script=Han}/u;
    if (other.test(words.replace(/\p{Script=Han}+〔\d+〕\d+号/u, ""))) found.push(`lang: ${words.trim().slice(0, 60)} in ${holder.outerHTML.slice(0, 100)}`);
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.closest("script, style, template, noscript, textarea, code")) judge(node.data, node.parentElement);
  }
  for (const name of ["aria-label", "alt", "title", "placeholder"]) {
    for (const one of document.querySelectorAll(`body [${name}]`)) judge(one.getAttribute(name), one);
  }
  return found;
}

/** Drawings that are neither left out for those who do not see them, nor have a text that says the same (1.1.1). */
function unnamed() {
  const named = "[aria-hidden=true], [aria-hidden=true] *, [role=img][aria-label], [role=img][aria-labelledby]";
  return [...document.querySelectorAll("svg")].filter((one) => !one.matches(named)).map((one) => `drawing: ${one.outerHTML.slice(0, 120)}`);
}

/** Words that are cut off where they stand (1.4.4, 1.4.12). */
function clipped() {
  return [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()) && one.checkVisibility())
    .filter((one) => {
      const style = getComputedStyle(one);
      if (style.clipPath !== "none" || style.overflow === "visible" || one.clientHeight <= 1) return false;
      return one.scrollWidth > one.clientWidth + 1 || (style.overflowY !== "auto" && one.scrollHeight > one.clientHeight + 1);
    })
    .map((one) => `cut off: ${one.outerHTML.slice(0, 120)}`);
}

/** A page that must be moved sideways to be read (1.4.10). */
function wide() {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return over > 0 ? [`${over} px too wide`] : [];
}

/** What takes the focus and is then hidden behind something, from the first to the last and back again (2.4.11). */
function obscured() {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const shown = stops.filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  const seen = (one) => {
    document.activeElement.blur(); // what has the focus already would not come into sight
    one.focus();
    if (document.activeElement !== one) return true; // a group of radio buttons has one stop
    const { left, right, top, bottom } = (one.closest("label") ?? one).getClientRects()[0];
    const points = [[left + 2, top + 2], [right - 2, bottom - 2], [left + 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (one.contains(hit) || hit.contains(one) && !hit.matches("body, html") || one.closest("label")?.contains(hit));
    });
  };
  return [...shown, ...shown.toReversed()].filter((one) => !seen(one)).map((one) => `focus hidden: ${one.outerHTML.slice(0, 120)}`);
}
