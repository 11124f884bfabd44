import type { Text } from "../json/template.js";

/** Texts; the URLs of a log are those of a few chats and teams, or of one bulk endpoint. */
const MOST = 50;

/** The same pure function, which remembers what it made of its last texts. */
export function remembering<T extends object>(parse: (text: Text) => T): (text: Text) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (typeof text !== "string") return parse(text);
    let result = known.get(text);
    if (result === undefined) {
      result = parse(text);
      if (known.size === MOST) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
