// Keeps what is new in sight, without pulling away whoever reads further up.
const near = 160;

export class Scrolling {
  #button;
  #following = true;
  #anchor = null;

  constructor(button) {
    this.#button = button;
    button.addEventListener("click", () => this.toEnd());
    addEventListener("scroll", () => this.#look(), { passive: true });
  }

  /** One's own message was added: what is answered to it is followed from here. */
  follow(message) {
    this.#anchor = message;
    this.#following = true;
    this.added();
  }

  added() {
    if (!this.#following) {
      this.#button.hidden = false;
      return;
    }
    // A long answer is read from its beginning: one's own message stays in sight above it.
    const end = document.documentElement.scrollHeight - innerHeight;
    const top = this.#anchor ? this.#anchor.getBoundingClientRect().top + scrollY - 12 : end;
    this.#scroll(Math.min(end, top));
  }

  toEnd() {
    this.#following = true;
    this.#anchor = null;
    this.#button.hidden = true;
    this.#scroll(document.documentElement.scrollHeight);
  }

  #scroll(top) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top, behavior: still ? "instant" : "smooth" });
  }

  #look() {
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    if (left < near) this.#button.hidden = true;
    this.#following = left < near || this.#anchor !== null && this.#anchor.getBoundingClientRect().top < innerHeight && left < innerHeight * 2;
  }
}
