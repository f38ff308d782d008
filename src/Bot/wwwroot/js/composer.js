// Where one writes: Enter sends, Shift+Enter begins a new line; a file may go along.
import { say } from "./texts.js";

const kinds = /\.(png|jpe?g|gif|pdf|docx|xlsx|txt|csv)$/i;
const largest = 4 * 1024 * 1024 - 64 * 1024;

export class Composer {
  #form = document.getElementById("composer");
  #box = document.getElementById("message");
  #picker = document.getElementById("file-input");
  #chip = document.getElementById("file");
  #error = document.getElementById("file-error");
  #file = null;

  /** @param send called with the text and the files */
  constructor(send) {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    this.#box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit(send);
    });
    this.#box.addEventListener("input", () => this.#grow());
    document.getElementById("attach").addEventListener("click", () => this.#picker.click());
    document.getElementById("file-remove").addEventListener("click", () => {
      this.#hold(null);
      document.getElementById("attach").focus();
    });
    this.#picker.addEventListener("change", () => this.#pick());
  }

  focus() {
    this.#box.focus();
  }

  #submit(send) {
    const words = this.#box.value.trim();
    if (!words && !this.#file) return;
    const files = this.#file ? [this.#file] : [];
    this.#box.value = "";
    this.#grow();
    this.#hold(null);
    send(words, files);
  }

  #pick() {
    const [file] = this.#picker.files;
    this.#picker.value = "";
    if (!file) return;
    const wrong = !kinds.test(file.name) ? "file-kind" : file.size > largest || file.size === 0 ? "file-size" : null;
    this.#hold(wrong ? null : file);
    if (wrong) say(this.#error, wrong);
    else this.focus();
  }

  #hold(file) {
    this.#file = file;
    this.#chip.hidden = !file;
    document.getElementById("file-name").textContent = file?.name ?? "";
    delete this.#error.dataset.text;
    this.#error.textContent = "";
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${Math.min(this.#box.scrollHeight + 2, 200)}px`;
  }
}
