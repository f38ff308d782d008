// Light or dark: as the system says, until the button is pressed.
import { load, save } from "./storage.js";

const system = matchMedia("(prefers-color-scheme: dark)");

export function startTheme(button) {
  const isDark = () => (load("theme") ?? (system.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    button.setAttribute("aria-pressed", String(isDark()));
  };
  button.addEventListener("click", () => {
    save("theme", isDark() ? "light" : "dark");
    apply();
  });
  system.addEventListener("change", apply);
  apply();
}
