// A Direct Line 3.0 client: one conversation, over a websocket, or by asking every other second where sockets cannot pass.
import { loadObject, save } from "./storage.js";

const root = "v3/directline";
const pollEvery = 1500;
const pollFor = 60_000;
const pingEvery = 20_000;
const refreshBefore = 15 * 60_000;

/** The service will not let us in: there is no use in asking again. */
class Refused extends Error {}

class Failed extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

export class DirectLine extends EventTarget {
  #session = loadObject("session");
  #watermark = "";
  #socket = null;
  #socketFailures = 0;
  #stopped = false;
  #wake = () => {};
  #locale;

  constructor(locale) {
    super();
    this.#locale = locale;
    addEventListener("online", () => this.#wake());
  }

  /** A token that a site which holds the secret handed over in the address. */
  adopt(token) {
    this.#keep({ token, expiresAt: Date.now() + refreshBefore, userId: this.#session.userId });
  }

  get userId() {
    return this.#session.userId;
  }

  /** Connects, and stays connected until stopped. */
  async run() {
    let attempt = 0;
    while (!this.#stopped) {
      try {
        const conversation = await this.#open();
        attempt = 0;
        if (await this.#follow(conversation)) continue;
      } catch (error) {
        if (error instanceof Refused) return this.#state("closed");
      }
      if (this.#stopped) return;
      this.#state("lost");
      await this.#pause(Math.min(500 * 2 ** attempt++, 15_000));
    }
  }

  /** Leaves this conversation for good, so that the next one begins as the same person. */
  forget() {
    this.#stopped = true;
    this.#socket?.close();
    this.#keep({ userId: this.#session.userId });
    this.#wake();
  }

  /** Posts an activity, with files if any; the same id goes with every attempt, so that it is taken once. */
  async post(activity, files = []) {
    const id = encodeURIComponent(this.#session.conversationId);
    const path = files.length ? `conversations/${id}/upload` : `conversations/${id}/activities`;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#call(path, { method: "POST", ...(files.length ? this.#multipart(activity, files) : this.#json(activity)) });
      } catch (error) {
        const hopeless = error instanceof Failed && error.status < 500;
        if (hopeless || attempt === 3) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000 * 2 ** attempt));
      }
    }
  }

  /** The bytes of a file of this conversation; the token goes in a header, so that an old link works too. */
  async download(address) {
    const url = new URL(address, document.baseURI);
    url.search = "";
    return (await this.#request(url, {})).blob();
  }

  async #open() {
    if (this.#session.conversationId) {
      try {
        const path = `conversations/${encodeURIComponent(this.#session.conversationId)}?watermark=${this.#watermark}`;
        return await this.#call(path, {});
      } catch (error) {
        if (!(error instanceof Failed) || ![403, 404].includes(error.status)) throw error;
        this.#keep({ userId: this.#session.userId });
        this.#watermark = "";
        this.dispatchEvent(new Event("reset"));
      }
    }
    return this.#begin();
  }

  async #begin() {
    const user = { id: this.#session.userId ?? `dl_${crypto.randomUUID()}` };
    if (!this.#session.token) await this.#obtain("tokens/generate", { user });
    try {
      const conversation = await this.#call("conversations", { method: "POST", ...this.#json({ user, locale: this.#locale() }) });
      this.#learn({ ...conversation, userId: user.id });
      return conversation;
    } catch (error) {
      // A token that no longer opens anything: the next attempt asks for another.
      if (error instanceof Failed) this.#keep({ userId: user.id });
      throw error;
    }
  }

  /** True when the connection may be tried again at once, false when it was lost. */
  async #follow({ streamUrl }) {
    if (this.#socketFailures < 2) {
      const opened = await this.#stream(streamUrl);
      this.#socketFailures = opened ? 0 : this.#socketFailures + 1;
      return !opened;
    }
    await this.#poll();
    this.#socketFailures = 1;
    return true;
  }

  #stream(address) {
    return new Promise((resolve) => {
      const socket = new WebSocket(address);
      this.#socket = socket;
      let opened = false;
      let ping = 0;
      socket.onopen = () => {
        opened = true;
        ping = setInterval(() => socket.send(""), pingEvery);
        this.#state("online");
      };
      socket.onmessage = ({ data }) => data && this.#receive(JSON.parse(data));
      socket.onclose = () => {
        clearInterval(ping);
        resolve(opened);
      };
    });
  }

  async #poll() {
    const until = Date.now() + pollFor;
    while (!this.#stopped && Date.now() < until) {
      const id = encodeURIComponent(this.#session.conversationId);
      this.#receive(await this.#call(`conversations/${id}/activities?watermark=${this.#watermark}`, {}));
      this.#state("online");
      await this.#pause(pollEvery);
    }
  }

  #receive({ activities, watermark }) {
    if (this.#stopped) return;
    if (watermark) this.#watermark = watermark;
    if (activities?.length) this.dispatchEvent(new CustomEvent("activities", { detail: activities }));
  }

  async #call(path, options) {
    return (await this.#request(`${root}/${path}`, options)).json();
  }

  async #request(address, options) {
    await this.#freshen();
    let response = await this.#fetch(address, options);
    if (response.status === 403 && (await this.#resume())) response = await this.#fetch(address, options);
    if (!response.ok) throw new Failed(response.status);
    return response;
  }

  #fetch(address, options) {
    return fetch(address, { ...options, headers: { ...options.headers, ...this.#authorization() } });
  }

  async #freshen() {
    if (!this.#session.token || this.#session.expiresAt - Date.now() > refreshBefore) return;
    const response = await this.#fetch(`${root}/tokens/refresh`, { method: "POST" });
    if (response.ok) this.#learn(await response.json());
  }

  /** Back to our own conversation after days, when the token has expired. */
  async #resume() {
    if (!this.#session.returnTicket) return false;
    const response = await fetch(`${root}/tokens/resume`, { method: "POST", ...this.#json({ returnTicket: this.#session.returnTicket }) });
    if (response.ok) this.#learn(await response.json());
    return response.ok;
  }

  async #obtain(path, body) {
    const response = await fetch(`${root}/${path}`, { method: "POST", ...this.#json(body) });
    if (response.status === 401 || response.status === 403) throw new Refused();
    if (!response.ok) throw new Failed(response.status);
    this.#learn({ ...(await response.json()), userId: body.user.id });
    // Until the conversation is opened, this is a token and no conversation yet.
    this.#keep({ ...this.#session, conversationId: undefined });
  }

  #learn({ conversationId, token, expires_in, returnTicket, userId }) {
    this.#keep({
      conversationId,
      token,
      expiresAt: Date.now() + expires_in * 1000,
      returnTicket: returnTicket ?? this.#session.returnTicket,
      userId: userId ?? this.#session.userId,
    });
  }

  #keep(session) {
    this.#session = session;
    save("session", JSON.stringify(session));
  }

  #authorization() {
    return this.#session.token ? { authorization: `Bearer ${this.#session.token}` } : {};
  }

  #json(body) {
    return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  }

  #multipart(activity, files) {
    const form = new FormData();
    form.append("activity", new Blob([JSON.stringify(activity)], { type: "application/vnd.microsoft.activity" }));
    for (const file of files) form.append("file", file, file.name);
    return { body: form };
  }

  #state(state) {
    if (!this.#stopped) this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
