// Draws the Adaptive Cards that the bot sends, accessibly: https://adaptivecards.io/explorer/. Unknown elements are left out.
import { element, link } from "./dom.js";
import { buildInput } from "./inputs.js";
import { inlineMarkdown, markdown } from "./markdown.js";
import { say } from "./texts.js";

let cards = 0;

/**
 * @param card the card's JSON
 * @param onSubmit called with ({ data, label, chosen }) when a valid submission is made
 * @returns {{ element: HTMLElement, lock(chosen: string | null): void, unlock(): void }}
 */
export function drawCard(card, onSubmit) {
  const view = new CardView(card, onSubmit);
  return { element: view.root, lock: (chosen) => view.lock(chosen), unlock: () => view.unlock() };
}

class CardView {
  #prefix = `card${++cards}`;
  #inputs = [];
  #buttons = [];
  /** The action that Enter in an input stands for: the first that submits the inputs. */
  #main = null;
  #onSubmit;
  #locked = false;

  constructor(card, onSubmit) {
    this.#onSubmit = onSubmit;
    this.root = element("form", { class: "card", noValidate: true });
    this.root.append(...this.#elements(card.body), ...this.#actions(card.actions));
    if (card.lang) this.root.lang = card.lang;
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      // Enter in an input presses this button: focus goes there, since the input is about to be locked.
      event.submitter?.focus();
      this.#press(this.#main);
    });
  }

  lock(chosen) {
    this.#locked = true;
    this.#inputs.forEach((input) => input.lock(true));
    for (const button of this.#buttons) {
      button.setAttribute("aria-disabled", "true");
      if (chosen !== null && button.dataset.title === chosen) this.#mark(button);
    }
  }

  unlock() {
    this.#locked = false;
    this.#inputs.forEach((input) => input.lock(false));
    for (const button of this.#buttons) {
      button.removeAttribute("aria-disabled");
      button.classList.remove("chosen");
      button.querySelector(".visually-hidden")?.remove();
    }
  }

  #mark(button) {
    if (button.classList.contains("chosen")) return;
    button.classList.add("chosen");
    button.append(say(element("span", { class: "visually-hidden" }), "chosen"));
  }

  #elements(items) {
    return (Array.isArray(items) ? items : []).flatMap((item) => this.#element(item));
  }

  #element(item) {
    if (!item || item.isVisible === false) return [];
    const draw = this.#drawers[item.type];
    const node = draw ? draw(item) : this.#input(item);
    if (!node) return typeof item.fallback === "object" ? this.#element(item.fallback) : [];
    if (item.spacing) node.classList.add(`space-${String(item.spacing).toLowerCase()}`);
    if (item.separator) node.classList.add("separated");
    return [node];
  }

  #drawers = {
    TextBlock: (item) => textBlock(item),
    RichTextBlock: (item) => element("p", {}, (item.inlines ?? []).map((run) => run.text ?? run).join("")),
    FactSet: (item) => factSet(item),
    Container: (item) => styled(item, element("div", { class: "container" }, ...this.#elements(item.items))),
    ColumnSet: (item) => element("div", { class: "columns" }, ...(item.columns ?? []).map((column) => this.#column(column))),
    ActionSet: (item) => this.#actions(item.actions)[0],
  };

  #column(column) {
    const node = styled(column, element("div", { class: "column" }, ...this.#elements(column.items)));
    const weight = Number(column.width);
    if (weight > 0) node.style.flex = `${weight} 1 0`;
    else if (column.width === "auto") node.classList.add("auto");
    return node;
  }

  #input(item) {
    const input = item.id ? buildInput(item, this.#prefix) : null;
    if (!input) return null;
    this.#inputs.push(input);
    return input.element;
  }

  #actions(actions) {
    const nodes = (Array.isArray(actions) ? actions : []).map((action) => this.#action(action)).filter(Boolean);
    return nodes.length ? [element("div", { class: "actions" }, ...nodes)] : [];
  }

  #action(action) {
    if (action.type === "Action.OpenUrl") return link(action.url, "button", action.title);
    if (action.type !== "Action.Submit" && action.type !== "Action.Execute") return null;
    const primary = action.style === "positive" ? " primary" : "";
    const danger = action.style === "destructive" ? " danger" : "";
    const quiet = action.mode === "secondary" || action.associatedInputs === "none" ? " quiet" : "";
    const first = action.associatedInputs !== "none" && this.#main === null;
    const button = element("button", { type: first ? "submit" : "button", class: `button${primary}${danger}${primary ? "" : quiet}` }, action.title);
    button.dataset.title = action.title ?? "";
    if (first) this.#main = action;
    else button.addEventListener("click", () => this.#press(action));
    this.#buttons.push(button);
    return button;
  }

  #press(action) {
    if (this.#locked) return;
    const inputs = action.associatedInputs === "none" ? [] : this.#inputs;
    const wrong = inputs.filter((input) => !input.validate());
    if (wrong.length) {
      wrong[0].focus();
      return;
    }
    const values = Object.fromEntries(inputs.map((input) => [input.id, input.value()]));
    const typed = inputs.map((input) => input.label()).filter(Boolean);
    const data = typeof action.data === "string" ? action.data : { ...action.data, ...values };
    this.#onSubmit({ data, label: typed.length ? typed.join(" · ") : action.title, chosen: action.title });
  }
}

function textBlock(item) {
  const classes = ["text"];
  if (item.isSubtle) classes.push("subtle");
  for (const name of ["size", "weight", "color", "horizontalAlignment"]) {
    if (item[name]) classes.push(`${name === "horizontalAlignment" ? "align" : name}-${String(item[name]).toLowerCase()}`);
  }
  const isHeading = String(item.style).toLowerCase() === "heading";
  if (!isHeading) return element("div", { class: classes.join(" ") }, markdown(item.text));
  return element("h2", { class: ["card-title", ...classes].join(" ") }, ...inlineMarkdown(item.text));
}

function factSet(item) {
  const facts = (item.facts ?? []).map((fact) =>
    element("div", { class: "fact" }, element("dt", {}, ...inlineMarkdown(fact.title)), element("dd", {}, ...inlineMarkdown(fact.value))));
  return element("dl", { class: "facts" }, ...facts);
}

function styled(item, node) {
  if (item.style) node.classList.add(`style-${String(item.style).toLowerCase()}`);
  const height = /^(\d{1,3})px$/.exec(item.minHeight ?? "");
  if (height) node.style.minHeight = `${height[1]}px`;
  return node;
}
