// Puts the page together: words, theme, connection, conversation, composer.
import { Composer } from "./composer.js";
import { DirectLine } from "./directline.js";
import { element } from "./dom.js";
import { Scrolling } from "./scrolling.js";
import { currentLanguage, locale, rememberLanguage, say, useLanguage } from "./texts.js";
import { startTheme } from "./theme.js";
import { Transcript } from "./transcript.js";

const byId = (id) => document.getElementById(id);
const log = byId("log");
const scrolling = new Scrolling(byId("latest"));
let line;
let state = "connecting";
let typingTimer = 0;

const transcript = new Transcript(log, {
  submit: (data, channelData) => send(typeof data === "string" ? { text: data } : { value: data }, { postBack: true, ...channelData }),
  say: (words) => send({ text: words }),
  download,
});

function connect() {
  line = new DirectLine(locale);
  const current = line;
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    line.adopt(token);
    history.replaceState(null, "", location.pathname);
  }
  line.addEventListener("activities", ({ detail }) => current === line && receive(detail));
  line.addEventListener("state", ({ detail }) => current === line && showState(detail));
  line.addEventListener("reset", () => transcript.clear());
  line.run();
}

function receive(activities) {
  // What was said before is history: it is not read aloud when the page opens.
  log.setAttribute("aria-busy", String(activities.length > 10));
  let added = false;
  for (const activity of activities) {
    if (activity.from?.role !== "user") showTyping(activity.type === "typing");
    added = transcript.add(activity) || added;
  }
  log.setAttribute("aria-busy", "false");
  if (added) scrolling.added();
}

async function send(activity, channelData = {}, files = []) {
  const complete = {
    type: "message",
    textFormat: "plain",
    from: { id: line.userId, role: "user" },
    locale: locale(),
    localTimestamp: new Date().toISOString(),
    localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...activity,
    channelData: { clientActivityID: crypto.randomUUID(), attachmentSizes: files.map((file) => file.size), ...channelData },
  };
  scrolling.follow(transcript.addPending(complete, files));
  const attempt = async () => {
    try {
      await line.post(complete, files);
    } catch {
      transcript.fail(complete, attempt);
    }
  };
  await attempt();
}

async function download(address, name) {
  const notice = byId("connection");
  try {
    const url = URL.createObjectURL(await line.download(address));
    element("a", { href: url, download: name ?? "" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch {
    notice.className = "connection shown";
    say(notice, "download-failed");
  }
}

function showTyping(typing) {
  clearTimeout(typingTimer);
  const place = byId("typing");
  if (!typing) return place.replaceChildren();
  if (!place.hasChildNodes()) {
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
    place.replaceChildren(say(element("span", { class: "visually-hidden" }), "typing"), dots);
    scrolling.added();
  }
  typingTimer = setTimeout(() => showTyping(false), 8000);
}

function showState(next) {
  if (next === state) return;
  const notice = byId("connection");
  const wasLost = state === "lost";
  state = next;
  const key = next === "online" ? (wasLost ? "back-online" : null) : next;
  notice.className = key ? `connection shown ${next}` : "connection";
  notice.replaceChildren();
  delete notice.dataset.text;
  if (key) say(notice, key);
  if (key === "back-online") setTimeout(() => state === "online" && (notice.className = "connection"), 4000);
}

async function chooseLanguage(code) {
  await useLanguage(code);
  rememberLanguage();
  byId("offer").hidden = false;
}

byId("language").addEventListener("change", ({ target }) => chooseLanguage(target.value));
byId("offer-dismiss").addEventListener("click", () => leaveOffer());
byId("offer-accept").addEventListener("click", () => {
  leaveOffer();
  send({ value: { klimalos: { step: "@language", value: currentLanguage() } } }, { postBack: true, klimalosLabel: byId("language").selectedOptions[0].textContent });
});

function leaveOffer() {
  byId("offer").hidden = true;
  composer.focus();
}

byId("new").addEventListener("click", () => byId("new-dialog").showModal());
byId("new-dialog").addEventListener("close", ({ target }) => {
  if (target.returnValue !== "yes") return;
  target.returnValue = "";
  line.forget();
  transcript.clear();
  showTyping(false);
  connect();
  composer.focus();
});

const composer = new Composer((words, files) => send(words ? { text: words } : {}, {}, files));
startTheme(byId("theme"));
await useLanguage(currentLanguage());
byId("language").value = currentLanguage();

connect();
