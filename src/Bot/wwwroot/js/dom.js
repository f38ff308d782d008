// Small help for building elements: text only ever goes in as text.
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.includes("-") || key === "role" || key === "for" || key === "lang") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The address when it is one that a person may be sent to, else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address, document.baseURI);
    return ["https:", "http:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that leaves the page alone: other sites open beside it, our own files are saved. */
export function link(address, className, ...children) {
  const href = safeUrl(address);
  if (!href) return element("span", {}, ...children);
  const url = new URL(href);
  const ours = url.origin === location.origin;
  return ours
    ? element("a", { href, class: className, download: "" }, ...children)
    : element("a", { href, class: className, target: url.protocol.startsWith("http") ? "_blank" : null, rel: "noopener noreferrer" }, ...children);
}
