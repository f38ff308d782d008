// Before the first paint: the theme and language chosen last time, so that nothing flickers.
(() => {
  try {
    const theme = localStorage.getItem("klimalos.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.dataset.theme = "dark";
    // A page that the server writes in a language says so.
    const language = localStorage.getItem("klimalos.language");
    if (language && !document.documentElement.hasAttribute("data-written")) document.documentElement.lang = language;
  } catch {
    // Storage may be switched off; the page works without.
  }
})();
