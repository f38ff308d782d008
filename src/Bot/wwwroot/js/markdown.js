// The Markdown that the bot writes: paragraphs, lists, headings, bold, italic, code, links. Built as nodes, never as HTML.
import { element, link } from "./dom.js";

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}(\d{1,9})[.)]\s+(.*)$/;
const heading = /^#{1,6}\s+(.*?)#*$/;
const inline = /\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*?)\*|(?<![\p{L}\d])_([^_\s][^_]*?)_(?![\p{L}\d])|`([^`]+)`|\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?])/u;

export function markdown(source) {
  const fragment = document.createDocumentFragment();
  let block = null;
  for (const line of String(source ?? "").replaceAll("\r", "").split("\n")) {
    const item = line.match(bullet);
    const step = item ? null : line.match(numbered);
    const title = item || step ? null : line.match(heading);
    if (!line.trim()) {
      block = null;
    } else if (item || step) {
      block = listFor(fragment, block, step);
      block.append(element("li", {}, ...spans(item ? item[1] : step[2])));
    } else if (title) {
      fragment.append(element("p", { class: "heading" }, ...spans(title[1])));
      block = null;
    } else {
      block = continueText(fragment, block, line);
    }
  }
  return fragment;
}

/** One line of it, where a block has no place: a fact, a heading, an option. */
export const inlineMarkdown = (source) => spans(String(source ?? "").trim());

function listFor(fragment, block, step) {
  const name = step ? "OL" : "UL";
  if (block?.tagName === name) return block;
  const list = element(name.toLowerCase());
  if (step && step[1] !== "1") list.start = Number(step[1]);
  fragment.append(list);
  return list;
}

function continueText(fragment, block, line) {
  if (block?.tagName === "P") {
    block.append(element("br"), ...spans(line.trim()));
    return block;
  }
  if (block && /^\s{2,}/.test(line)) {
    block.lastElementChild.append(" ", ...spans(line.trim()));
    return block;
  }
  const paragraph = element("p", {}, ...spans(line.trim()));
  fragment.append(paragraph);
  return paragraph;
}

/** What follows a backslash means itself: it is hidden in the private use area while the marks are read. */
const hide = (source) => source.replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, (_, mark) => String.fromCharCode(0xe000 + mark.charCodeAt(0)));
const reveal = (source) => source.replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000));

function spans(source) {
  const nodes = [];
  let rest = hide(source);
  for (let match = rest.match(inline); match; match = rest.match(inline)) {
    if (match.index > 0) nodes.push(reveal(rest.slice(0, match.index)));
    nodes.push(span(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest) nodes.push(reveal(rest));
  return nodes;
}

function span([, bold, boldToo, italic, italicToo, code, label, address, bare]) {
  if (bold ?? boldToo) return element("strong", {}, ...spans(bold ?? boldToo));
  if (italic ?? italicToo) return element("em", {}, ...spans(italic ?? italicToo));
  if (code) return element("code", {}, reveal(code));
  return bare ? link(reveal(bare), "", reveal(bare)) : link(reveal(address), "", ...spans(label));
}
