// The inputs of a card: each with its label, its hint and its own error message.
import { element } from "./dom.js";
import { inlineMarkdown } from "./markdown.js";
import { say } from "./texts.js";

const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Builds the input, or null when it is of a kind that we do not know. */
export function buildInput(definition, prefix) {
  const make = makers[definition.type];
  if (!make) return null;
  const id = `${prefix}-${definition.id}`;
  const control = make(definition, id);
  const error = element("p", { class: "input-error", id: `${id}-error` });
  const field = { id: definition.id, element: frame(definition, id, control, error) };
  const targets = control.targets ?? [control.node];
  if (definition.isRequired) targets.forEach((target) => target.setAttribute(control.group ? "data-required" : "aria-required", "true"));

  const show = (key) => {
    error.replaceChildren();
    delete error.dataset.text;
    targets.forEach((target) => target.setAttribute("aria-invalid", String(Boolean(key))));
    targets.forEach((target) => (key ? target.setAttribute("aria-describedby", error.id) : target.removeAttribute("aria-describedby")));
    if (key && definition.errorMessage) error.textContent = definition.errorMessage;
    else if (key) say(error, key);
  };
  field.element.addEventListener("input", () => show(null));

  return Object.assign(field, {
    value: control.value,
    label: () => control.label?.() ?? control.value(),
    focus: () => targets[0]?.focus(),
    validate() {
      const key = problem(definition, control.value());
      show(key);
      return !key;
    },
    lock(locked) {
      for (const target of targets) {
        if ("readOnly" in target && target.type !== "radio" && target.type !== "checkbox") target.readOnly = locked;
        else target.disabled = locked;
      }
    },
  });
}

function problem(definition, value) {
  if (!value) return definition.isRequired ? "error-required" : null;
  if (definition.type === "Input.Text" && String(definition.style).toLowerCase() === "email" && !mail.test(value)) return "error-email";
  if (definition.type === "Input.Number" && !isNumber(definition, value)) return "error-number";
  if (definition.regex && !matches(definition.regex, value)) return "error-pattern";
  return null;
}

/** Plain digits are held against the bounds here; "1 234,5" and "two hundred" are for the bot to read. */
function isNumber({ min, max }, value) {
  if (!/^\d+$/.test(value)) return true;
  const number = Number(value);
  return !(number < min) && !(number > max);
}

function matches(pattern, value) {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function frame(definition, id, control, error) {
  const mark = definition.isRequired ? element("span", { class: "required" }, " ", say(element("span"), "required")) : null;
  const words = definition.label ?? definition.placeholder ?? definition.id;
  if (control.group) {
    return element("fieldset", { class: "input" }, element("legend", {}, words, mark), control.node, error);
  }
  return element("div", { class: "input" }, element("label", { for: id }, words, mark), control.node, error);
}

const makers = {
  "Input.Text": (definition, id) => {
    const style = String(definition.style ?? "text").toLowerCase();
    const node = definition.isMultiline
      ? element("textarea", { id, rows: 4 })
      : element("input", { id, type: style === "tel" || style === "url" ? style : "text", inputMode: style === "email" ? "email" : "" });
    if (style === "email") node.setAttribute("autocomplete", "email");
    if (definition.maxLength) node.maxLength = definition.maxLength;
    return filled(node, definition);
  },
  "Input.Number": (definition, id) => filled(element("input", { id, type: "text", inputMode: "decimal", class: "short" }), definition),
  "Input.Date": (definition, id) => {
    const node = filled(element("input", { id, type: "date", class: "short" }), definition).node;
    if (definition.min) node.min = definition.min;
    if (definition.max) node.max = definition.max;
    return { node, value: () => node.value };
  },
  "Input.Toggle": (definition, id) => {
    const box = element("input", { id: `${id}-on`, type: "checkbox", checked: definition.value === (definition.valueOn ?? "true") });
    const node = element("div", { class: "option" }, box, element("label", { for: box.id }, definition.title));
    const value = () => (box.checked ? definition.valueOn ?? "true" : definition.valueOff ?? "false");
    return { node, group: true, targets: [box], value, label: () => (box.checked ? definition.title : "") };
  },
  "Input.ChoiceSet": (definition, id) =>
    definition.style === "expanded" || definition.isMultiSelect ? optionList(definition, id) : dropDown(definition, id),
};

function filled(node, definition) {
  node.value = definition.value ?? "";
  if (definition.placeholder) node.placeholder = definition.placeholder;
  return { node, value: () => node.value.trim() };
}

function dropDown(definition, id) {
  const empty = element("option", { value: "" }, definition.placeholder ?? "");
  const options = choices(definition).map(({ title, value }) => element("option", { value }, title));
  const node = element("select", { id }, empty, ...options);
  node.value = definition.value ?? "";
  return { node, value: () => node.value, label: () => node.selectedOptions[0]?.textContent ?? "" };
}

function optionList(definition, id) {
  const chosen = String(definition.value ?? "").split(",");
  const targets = choices(definition).map(({ value }, index) =>
    element("input", {
      id: `${id}-${index}`,
      name: id,
      type: definition.isMultiSelect ? "checkbox" : "radio",
      value,
      checked: chosen.includes(value),
    }));
  const rows = choices(definition).map(({ title }, index) =>
    element("div", { class: "option" }, targets[index], element("label", { for: targets[index].id }, ...inlineMarkdown(title))));
  const marked = () => targets.filter((target) => target.checked);
  return {
    node: element("div", {}, ...rows),
    group: true,
    targets,
    value: () => marked().map((target) => target.value).join(","),
    label: () => marked().map((target) => target.nextElementSibling.textContent).join(", "),
  };
}

const choices = (definition) => (Array.isArray(definition.choices) ? definition.choices : []);
