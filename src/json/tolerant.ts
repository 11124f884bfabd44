import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { findBareTexts } from "./bare-texts.js";
import { type Child, type JsonProblem, tooDeep } from "./document.js";
import { inWords, isTorn } from "./problem-words.js";
import { ROOT } from "./scan.js";

/** The parts of a text that could be read although `JSON.parse` refused it. */
export interface Tolerated {
  readonly value: unknown;
  readonly outline: ReadonlyMap<number, readonly Child[]>;
  readonly problems: readonly JsonProblem[];
}

/**
 * Parses with recovery. Never throws. Each comment and trailing comma is a problem, and the first of the other
 * mistakes, because later ones are mostly its consequences. A text nested too deeply for the parser's recursion is
 * one problem and no value.
 */
export function parseTolerant(text: string): Tolerated {
  const outline = new Map<number, readonly Child[]>();
  if (text.trim() === "") {
    const message = "the file is empty";
    const help = "write a JSON value, or delete the file";
    const problem = { message, help, start: 0, end: text.length };
    return { value: undefined, outline, problems: [problem] };
  }
  const bare = findBareTexts(text);
  const errors: ParseError[] = [];
  try {
    const root = parseTree(bare.masked, errors, {
      disallowComments: true,
      allowTrailingComma: false,
    });
    if (root) outline.set(ROOT, [span(root)]);
    const saving = { outline, garbled: garbledAt(bare.masked, errors), texts: bare.texts };
    const value = root ? save(root, saving) : undefined;
    if (bare.problems.length === 0) return { value, outline, problems: inWords(text, errors) };
    const others = errors.length > 0 ? inWords(text, errors) : [];
    const problems = [...bare.problems, ...others].sort((a, b) => a.start - b.start);
    return { value, outline, problems };
  } catch (error) {
    // jsonc-parser recurses; about 5,000 levels overflow its stack.
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, outline: new Map(), problems: [tooDeep] };
  }
}

/**
 * Offsets at which a text of uncertain value begins or ends: a text without an end, with a broken escape, or torn by
 * a quote, as `"the "blue" crane"`.
 */
function garbledAt(text: string, errors: readonly ParseError[]): ReadonlySet<number> {
  const garbled = /^(?:UnexpectedEndOfString|InvalidEscapeCharacter|InvalidUnicode)$/;
  const found = errors.filter(
    ({ error, offset }) => garbled.test(printParseErrorCode(error)) || isTorn(text, offset),
  );
  return new Set(found.map(({ offset }) => offset));
}

interface Saving {
  readonly outline: Map<number, readonly Child[]>;
  readonly garbled: ReadonlySet<number>;
  /** The bare texts by offset, for which `masked` has stand-ins. */
  readonly texts: ReadonlyMap<number, string>;
}

function save(node: Node, saving: Saving): unknown {
  const { outline, garbled, texts } = saving;
  if (node.type === "array") {
    const nodes = node.children ?? [];
    outline.set(
      node.offset,
      nodes.map((child) => span(child)),
    );
    return nodes.map((child) => save(child, saving));
  }
  if (node.type !== "object") {
    // `4711"` is one broken value, not a number and a text.
    const isGarbled = garbled.has(node.offset) || garbled.has(node.offset + node.length);
    return isGarbled ? undefined : (texts.get(node.offset) ?? node.value);
  }
  const properties = (node.children ?? []).filter(
    ({ children }) => children?.length === 2 && !garbled.has(children[0]!.offset),
  );
  outline.set(
    node.offset,
    properties.map(({ children }) => span(children![1]!, children![0])),
  );
  const object: Record<string, unknown> = {};
  for (const { children } of properties) {
    const value = save(children![1]!, saving);
    const key = String(children![0]!.value);
    if (value === undefined) continue;
    // Assigning "__proto__" would set the prototype.
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}

function span(value: Node, key?: Node): Child {
  return {
    keyStart: key ? key.offset : -1,
    keyEnd: key ? key.offset + key.length : -1,
    start: value.offset,
    end: value.offset + value.length,
  };
}
