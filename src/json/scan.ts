import type { Child, Source } from "./document.js";

const QUOTE = 34;
const BACKSLASH = 92;

/** The outline's key for the whole value, which comments or strays may precede. */
export const ROOT = -1;

/**
 * Containers with more children than `REMEMBERED`, or more UTF-16 units than `LONG`, are remembered, so that many
 * lookups stay linear.
 */
const REMEMBERED = 32;
const LONG = 2_000;

const remembered = new WeakMap<Source, Map<number, readonly Child[]>>();

/**
 * The properties or elements of the container whose value begins at `start`; none for a scalar. Only texts that
 * `JSON.parse` accepts are scanned; sources with other texts have an outline from the tolerant parser.
 */
export function childrenAt(source: Source, start: number): readonly Child[] {
  if (source.outline) return source.outline.get(start) ?? [];
  const known = remembered.get(source)?.get(start);
  if (known) return known;
  const children = scanChildren(source.text, start);
  const length = (children.at(-1)?.end ?? start) - start;
  if (children.length > REMEMBERED || length > LONG) {
    const map = remembered.get(source) ?? new Map<number, readonly Child[]>();
    remembered.set(source, map.set(start, children));
  }
  return children;
}

/** The direct children of the container at `start` in a valid JSON text; deeper values are skipped. */
export function scanChildren(text: string, start: number): Child[] {
  const opening = text[start];
  if (opening !== "{" && opening !== "[") return [];
  const closing = opening === "{" ? "}" : "]";
  const children: Child[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== closing) {
    let keyStart = -1;
    let keyEnd = -1;
    if (opening === "{") {
      keyStart = at;
      keyEnd = skipString(text, at);
      at = skipSpace(text, skipSpace(text, keyEnd) + 1);
    }
    const end = skipValue(text, at);
    children.push({ keyStart, keyEnd, start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return children;
}

/** The first offset, from `at` on, of a character that is no JSON white space. */
export function skipSpace(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at += 1;
  }
}

/** The offset after the string that begins at `start`. */
export function skipString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    at += 1;
    // An even number of backslashes escape each other and not the quote.
    if ((at - before) % 2 === 0) return at;
  }
}

/** The offset after the value that begins at `start`. Iterative, so that depth costs no stack. */
export function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return skipString(text, start);
  if (first !== 123 && first !== 91) {
    let at = start;
    while (at < text.length && !",]} \t\r\n".includes(text[at]!)) at += 1;
    return at;
  }
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
      continue;
    }
    at += 1;
    if (code === 123 || code === 91) depth += 1;
    else if ((code === 125 || code === 93) && --depth === 0) return at;
  }
  return at;
}

/** The key of a property, decoded. A key that is no JSON string (in broken text) is given as written. */
export function keyOf(source: Source, child: Child): string {
  const token = source.text.slice(child.keyStart, child.keyEnd);
  if (!token.includes("\\")) return token.startsWith('"') ? token.slice(1, -1) : token;
  try {
    return JSON.parse(token) as string;
  } catch {
    return token.slice(1, -1);
  }
}

/** A child found by its pointer, and how many segments of the pointer led to it. */
export interface Located {
  readonly child: Child;
  readonly depth: number;
}

/**
 * The value at a path in a source, or the closest value above it that exists. The last of repeated keys counts, as in
 * `JSON.parse`.
 */
export function locate(source: Source, segments: readonly string[]): Located {
  let child = source.outline?.get(ROOT)?.[0] ?? wholeText(source.text);
  for (const [depth, segment] of segments.entries()) {
    const children = childrenAt(source, child.start);
    const next =
      source.text[child.start] === "["
        ? children[/^\d+$/.test(segment) ? Number(segment) : -1]
        : findProperty(source, children, segment);
    if (!next) return { child, depth };
    child = next;
  }
  return { child, depth: segments.length };
}

function wholeText(text: string): Child {
  return { keyStart: -1, keyEnd: -1, start: skipSpace(text, 0), end: text.trimEnd().length };
}

const byKey = new WeakMap<readonly Child[], ReadonlyMap<string, Child>>();

function findProperty(source: Source, children: readonly Child[], key: string): Child | undefined {
  if (children.length > REMEMBERED) {
    const known = byKey.get(children) ?? keysOf(source, children);
    byKey.set(children, known);
    return known.get(key);
  }
  for (let index = children.length - 1; index >= 0; index -= 1) {
    const child = children[index]!;
    if (child.keyStart >= 0 && keyOf(source, child) === key) return child;
  }
  return undefined;
}

/** The properties by key; the last property of a repeated key. */
function keysOf(source: Source, children: readonly Child[]): Map<string, Child> {
  const keys = new Map<string, Child>();
  for (const child of children) if (child.keyStart >= 0) keys.set(keyOf(source, child), child);
  return keys;
}
