/** JSON in a help text, with `…` for parts that the reader fills in. */
type Part =
  | { readonly kind: "text"; readonly written: string }
  | { readonly kind: "object"; readonly pairs: readonly (readonly [string, Part])[] }
  | { readonly kind: "list"; readonly items: readonly Part[] };

/** The beginning of a property, an object or a list of objects. */
const BEGIN = /"[\w@.]+": (?=[[{"])|\{ ?(?=")|\[ ?(?=\{)/g;

/**
 * A help text with its JSON in words, for languages that write objects in other ways: `add { "name": "berth" }`
 * becomes `add one with name "berth"`. Help about the manifest, which is JSON, stays.
 */
export function inWords(help: string): string {
  if (/manifest|activities\./.test(help)) return help;
  let said = "";
  let at = 0;
  for (const { index } of help.matchAll(BEGIN)) {
    if (index < at) continue;
    const reader: Reader = { text: help, at: index };
    const key = readKey(reader);
    const part = readPart(reader);
    if (!part) continue;
    said += help.slice(at, index) + (key === undefined ? sayAlone(part) : `${key}${sayOf(part)}`);
    at = reader.at;
  }
  return said + help.slice(at);
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, expression: RegExp): string | undefined {
  const [found] = expression.exec(reader.text.slice(reader.at)) ?? [];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function readKey(reader: Reader): string | undefined {
  return /"(.*)"/.exec(take(reader, /^"[\w@.]+": /) ?? "")?.[1];
}

/** Reads a value; undefined where the text is no such value. */
function readPart(reader: Reader): Part | undefined {
  const text = take(reader, /^(?:"[^"]*"|…)/);
  if (text !== undefined) return { kind: "text", written: text };
  if (take(reader, /^\{ ?/) !== undefined) {
    const pairs: [string, Part][] = [];
    for (let key = readKey(reader); key !== undefined; key = readKey(reader)) {
      const part = readPart(reader);
      if (!part) return undefined;
      pairs.push([key, part]);
      take(reader, /^, ?/);
    }
    return take(reader, /^…? ?\}/) === undefined ? undefined : { kind: "object", pairs };
  }
  if (take(reader, /^\[ ?/) === undefined) return undefined;
  const items: Part[] = [];
  for (let item = readPart(reader); item; item = readPart(reader)) {
    items.push(item);
    take(reader, /^, ?/);
  }
  return take(reader, /^ ?\]/) === undefined ? undefined : { kind: "list", items };
}

function sayAlone(part: Part): string {
  return part.kind === "object" ? `one with ${sayPairs(part)}` : sayOf(part).replace(/^,? /, "");
}

/** The words for a value, to follow the name of its property. */
function sayOf(part: Part): string {
  if (part.kind === "text") return ` ${part.written}`;
  if (part.kind === "object") return ` with ${sayPairs(part)}`;
  const [first] = part.items;
  return first?.kind === "object"
    ? `, each with ${sayPairs(first)}`
    : part.items.map(sayOf).join(",");
}

function sayPairs({ pairs }: Part & { readonly kind: "object" }): string {
  const said = pairs.map(([key, part]) => `${key}${sayOf(part)}`);
  const last = said.pop() ?? "";
  return said.length === 0 ? last : `${said.join(", ")} and ${last}`;
}
