// The page's own words, in the language chosen. Elements name their words (data-text, data-label), so a switch is one pass.
import { load, save } from "./storage.js";

const locales = { nb: "nb-NO", sv: "sv-SE", da: "da-DK", en: "en-GB" };
const fetched = new Map();
let language = firstLanguage();
let words = {};

export const currentLanguage = () => language;
export const locale = () => locales[language];
export const text = (key) => words[`page.${key}`] ?? "";

export async function useLanguage(code) {
  const chosen = code in locales ? code : language;
  if (!fetched.has(chosen)) {
    const response = await fetch(`page-texts/${chosen}.json`);
    if (!response.ok) throw new Error(`page-texts ${response.status}`);
    fetched.set(chosen, await response.json());
  }
  language = chosen;
  words = fetched.get(chosen);
  document.documentElement.lang = chosen;
  document.title = text("title");
  applyTexts(document);
}

export const rememberLanguage = () => save("language", language);

export function applyTexts(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) label(element);
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = text(element.dataset.placeholder);
}

/** Gives the element words that follow the language. */
export function say(element, key) {
  element.dataset.text = key;
  element.textContent = text(key);
  return element;
}

function label(element) {
  element.setAttribute("aria-label", text(element.dataset.label));
  if (element.matches("button")) element.title = text(element.dataset.label);
}

function firstLanguage() {
  const wanted = [load("language"), ...(navigator.languages ?? [])];
  for (const tag of wanted) {
    const code = (tag ?? "").toLowerCase().split("-")[0];
    if (code === "no" || code === "nn") return "nb";
    if (code in locales) return code;
  }
  return "nb";
}
