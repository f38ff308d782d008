// The conversation as it is shown: messages, cards, files, and what became of one's own messages.
import { drawCard } from "./cards.js";
import { element, link } from "./dom.js";
import { markdown } from "./markdown.js";
import { locale, say } from "./texts.js";

const adaptiveCard = "application/vnd.microsoft.card.adaptive";

export class Transcript {
  #log;
  #on;
  #seen = new Set();
  #pending = new Map();
  #cards = new Map();
  #lastDay = "";

  /** @param on what people do: submit(data, label, cardId), say(text), download(url, name), retry(activity) */
  constructor(log, on) {
    this.#log = log;
    this.#on = on;
  }

  clear() {
    this.#log.replaceChildren();
    this.#seen.clear();
    this.#pending.clear();
    this.#cards.clear();
    this.#lastDay = "";
  }

  /** Shows an activity; false when it was shown before or has nothing to show. */
  add(activity) {
    if (activity.type !== "message" || this.#seen.has(activity.id)) return false;
    this.#seen.add(activity.id);
    const own = activity.from?.role === "user";
    if (own) this.#markAnswered(activity);
    if (own && this.#confirm(activity)) return false;
    this.#log.append(...this.#day(activity), own ? this.#own(activity) : this.#bots(activity));
    return true;
  }

  /** Shows one's own activity before the service has it. */
  addPending(activity, files) {
    const node = this.#own({ ...activity, attachments: files.map((file) => ({ name: file.name })) });
    const status = say(element("p", { class: "sending" }), "sending");
    node.append(status);
    this.#pending.set(activity.channelData.clientActivityID, { node, status });
    this.#log.append(...this.#day({ timestamp: new Date().toISOString() }), node);
    return node;
  }

  fail(activity, retry) {
    const waiting = this.#pending.get(activity.channelData.clientActivityID);
    if (!waiting) return;
    this.#cards.get(activity.channelData.klimalosCard)?.unlock();
    const button = say(element("button", { type: "button", class: "link" }), "retry");
    button.addEventListener("click", () => {
      waiting.status.replaceChildren(say(element("span"), "sending"));
      retry();
    });
    delete waiting.status.dataset.text;
    waiting.status.replaceChildren(say(element("span"), "not-sent"), " ", button);
  }

  #confirm(activity) {
    const id = activity.channelData?.clientActivityID;
    const waiting = this.#pending.get(id);
    if (!waiting) return false;
    waiting.status.remove();
    this.#pending.delete(id);
    // What was uploaded has an address now.
    if (activity.attachments?.length) waiting.node.replaceWith(this.#own(activity));
    return true;
  }

  #markAnswered({ channelData }) {
    this.#cards.get(channelData?.klimalosCard)?.lock(channelData.klimalosChosen ?? null);
  }

  #own(activity) {
    const words = activity.channelData?.klimalosLabel ?? activity.text;
    const bubble = element("div", { class: "bubble" });
    if (words) bubble.append(element("p", {}, words));
    bubble.append(...this.#files(activity));
    if (!bubble.childNodes.length) bubble.append(say(element("p"), "sent-form"));
    return this.#message("own", "you", activity, bubble);
  }

  #bots(activity) {
    const bubble = element("div", { class: "bubble" });
    if (activity.text) bubble.append(activity.textFormat === "plain" ? element("p", {}, activity.text) : markdown(activity.text));
    for (const attachment of activity.attachments ?? []) {
      if (attachment.contentType === adaptiveCard && attachment.content) bubble.append(this.#card(activity.id, attachment.content));
    }
    bubble.append(...this.#files(activity), ...this.#suggestions(activity));
    const node = this.#message("bot", "bot", activity, bubble);
    if (activity.locale) bubble.lang = activity.locale;
    return node;
  }

  #card(activityId, content) {
    const card = drawCard(content, ({ data, label, chosen }) => {
      card.lock(chosen);
      this.#on.submit(data, { klimalosLabel: label, klimalosChosen: chosen, klimalosCard: activityId });
    });
    this.#cards.set(activityId, card);
    return card.element;
  }

  #files(activity) {
    return (activity.attachments ?? [])
      .filter((attachment) => attachment.contentType !== adaptiveCard && (attachment.name || attachment.contentUrl))
      .map((attachment) => this.#file(attachment));
  }

  #file({ contentUrl, name }) {
    const icon = element("img", { src: "icons/file.svg", alt: "", width: 20, height: 20 });
    if (!contentUrl) return element("p", { class: "attachment" }, icon, name);
    const anchor = link(contentUrl, "attachment", icon, name ?? contentUrl);
    if (new URL(contentUrl, document.baseURI).pathname.includes("/v3/directline/")) {
      anchor.addEventListener("click", (event) => {
        event.preventDefault();
        this.#on.download(contentUrl, name);
      });
    }
    return anchor;
  }

  #suggestions({ suggestedActions }) {
    const actions = (suggestedActions?.actions ?? []).filter((action) => typeof action.value === "string");
    if (!actions.length) return [];
    const buttons = actions.map((action) => {
      if (action.type === "openUrl") return link(action.value, "button", action.title);
      const button = element("button", { type: "button", class: "button" }, action.title);
      button.addEventListener("click", () => this.#on.say(action.value));
      return button;
    });
    return [element("div", { class: "actions" }, ...buttons)];
  }

  #message(kind, who, { timestamp }, bubble) {
    const at = timestamp ? new Date(timestamp) : new Date();
    const time = element("time", { dateTime: at.toISOString() }, new Intl.DateTimeFormat(locale(), { timeStyle: "short" }).format(at));
    const meta = element("p", { class: "meta" }, say(element("span", { class: "who" }), who), " ", time);
    return element("div", { class: `message ${kind}` }, meta, bubble);
  }

  /** A line with the date, where a new day begins. */
  #day({ timestamp }) {
    const at = timestamp ? new Date(timestamp) : new Date();
    const day = at.toDateString();
    if (day === this.#lastDay) return [];
    this.#lastDay = day;
    const ago = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
    const line = element("p", { class: "day" });
    if (ago === 0 || ago === 1) say(line, ago === 0 ? "today" : "yesterday");
    else line.textContent = new Intl.DateTimeFormat(locale(), { dateStyle: "full" }).format(at);
    return [line];
  }
}
