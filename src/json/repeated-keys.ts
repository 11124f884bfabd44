import type { Child, Source } from "./document.js";
import { escapeSegment } from "./pointer.js";
import { childrenAt, keyOf } from "./scan.js";

const QUOTE = 34;
const BACKSLASH = 92;

/** A key that one object has more than once. */
export interface RepeatedKey {
  /** Relative to the value where the search began. */
  readonly pointer: string;
  readonly key: string;
  /** The first property with the key. */
  readonly first: Child;
}

/** Deeper nesting occurs in no manifest or request, and would overflow the stack. */
const DEEPEST = 200;

/**
 * The number of keys in all objects of a parsed value, repeated keys counted once. Infinity where the value nests too
 * deeply.
 */
export function countKeys(value: unknown, levels = DEEPEST): number {
  if (typeof value !== "object" || value === null) return 0;
  if (levels === 0) return Infinity;
  let count = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1)
      count += countKeys(value[index], levels - 1);
    return count;
  }
  for (const key in value)
    count += 1 + countKeys((value as Record<string, unknown>)[key], levels - 1);
  return count;
}

/**
 * The number of quotes before a colon in a JSON text: one for each key, and a few more where a text value begins with
 * a colon. Reads little more than the colons, because it runs for every request.
 */
export function countWrittenKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) {
    let before = at - 1;
    if (text.charCodeAt(before) !== QUOTE) {
      while (isSpace(text.charCodeAt(before))) before -= 1;
      if (text.charCodeAt(before) !== QUOTE) continue;
    }
    let backslash = before - 1;
    while (text.charCodeAt(backslash) === BACKSLASH) backslash -= 1;
    if ((before - backslash) % 2 === 1) count += 1;
  }
  return count;
}

/**
 * The repeated keys of a document, each once, at its last place, whose value `JSON.parse` takes. Values at earlier
 * places are lost, so their keys are not searched.
 */
export function* repeatedKeys(source: Source, value: Child, pointer = ""): Iterable<RepeatedKey> {
  const firsts = new Map<string, Child>();
  const lasts = new Map<string, Child>();
  for (const [index, child] of childrenAt(source, value.start).entries()) {
    const key = child.keyStart < 0 ? String(index) : keyOf(source, child);
    if (!firsts.has(key)) firsts.set(key, child);
    lasts.set(key, child);
  }
  for (const [key, child] of lasts) {
    const at = `${pointer}/${escapeSegment(key)}`;
    const first = firsts.get(key)!;
    if (first !== child) yield { pointer: at, key, first };
    yield* repeatedKeys(source, child, at);
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
