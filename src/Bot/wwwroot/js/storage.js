// What the page remembers between visits. Where storage is switched off, until the page is closed.
const memory = new Map();

export function load(key) {
  try {
    return localStorage.getItem(`klimalos.${key}`);
  } catch {
    return memory.get(key) ?? null;
  }
}

export function save(key, value) {
  try {
    if (value === null) localStorage.removeItem(`klimalos.${key}`);
    else localStorage.setItem(`klimalos.${key}`, value);
  } catch {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
  }
}

export function loadObject(key) {
  try {
    const value = JSON.parse(load(key) ?? "{}");
    return value !== null && typeof value === "object" ? value : {};
  } catch {
    return {};
  }
}
