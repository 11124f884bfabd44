import type { Text } from "../json/template.js";

/** The number of remembered texts: the URLs of a log lead to a few chats and teams, or to one bulk endpoint. */
const MOST = 8;

/**
 * A pure function that remembers its results for the last texts. The lists have a fixed length, because a cleared Map
 * keeps its former entries from being collected for a while.
 */
export function remembering<T extends object>(parse: (text: Text) => T): (text: Text) => T {
  const texts: string[] = [];
  const results: T[] = [];
  let next = 0;
  return (text) => {
    if (typeof text !== "string") return parse(text);
    for (let at = 0; at < texts.length; at += 1) if (texts[at] === text) return results[at]!;
    const result = parse(text);
    texts[next] = text;
    results[next] = result;
    next = (next + 1) % MOST;
    return result;
  };
}
