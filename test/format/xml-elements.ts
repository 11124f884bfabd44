/** An element of an XML document, with its attributes and children in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const token =
  /<\?xml version="1\.0" encoding="UTF-8"\?>\n|<(\/?)([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/**
 * Reads the small part of XML 1.0 that reports are made of, and throws at anything else: a stray
 * `<` or `&`, an unknown entity, a character that XML forbids, tags that do not pair.
 */
export function parseXml(text: string): Element {
  // oxlint-disable-next-line no-control-regex
  const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/u.exec(text);
  if (forbidden) throw new Error(`forbidden character at ${forbidden.index}`);
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let at = 0;
  while (at < text.length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw new Error(`not XML at ${at}: ${text.slice(at, at + 40)}`);
    at = token.lastIndex;
    const [, closing, name, attributes, empty, characters] = match;
    const parent = open.at(-1)!;
    if (characters !== undefined) parent.text += decode(characters);
    if (name === undefined) continue;
    if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const pairs = [...attributes!.matchAll(/ ([\w:-]+)="([^"]*)"/g)];
    const element: Element = {
      name,
      attributes: Object.fromEntries(pairs.map(([, key, value]) => [key!, decode(value!)])),
      children: [],
      text: "",
    };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  if (root.children.length !== 1) throw new Error("not exactly one root element");
  return root.children[0]!;
}

const characters: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  return text.replace(/&(\w*)(;?)/g, (_, name: string, end: string) => {
    const character = end ? characters[name] : undefined;
    if (character === undefined) throw new Error(`stray & before ${name}`);
    return character;
  });
}
