// The secretariat's page: light or dark, and what is new without a reload. Everything works without it.
import { startTheme } from "./theme.js";

const every = 15_000;
const over = document.getElementById("signed-out");
const theme = document.getElementById("theme");

theme.hidden = false;
startTheme(theme);

// Asks for this page again, and changes the parts that have changed. What somebody is in the midst of stays as it is.
async function renew() {
  if (document.hidden) return;
  let answer;
  try {
    answer = await fetch(location.href, { headers: { "X-Klimalos-Live": "1" }, cache: "no-store", redirect: "error" });
  } catch {
    return;
  }
  if (answer.status === 401) {
    over.textContent = over.dataset.text;
    over.classList.add("shown");
    clearInterval(timer);
    return;
  }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live][id]")) {
    const next = page.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML && !part.contains(document.activeElement) && !part.querySelector("details[open]"))
      part.replaceChildren(...document.adoptNode(next).childNodes);
  }
}

// A page that answers a form has no address of its own to ask for.
const timer = document.querySelector(".notice.problem") ? 0 : setInterval(renew, every);
if (timer) document.addEventListener("visibilitychange", renew);
