import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Child, JsonProblem } from "./document.js";

/** What could be saved of a text that `JSON.parse` refused. */
export interface Tolerated {
  readonly value: unknown;
  readonly outline: ReadonlyMap<number, readonly Child[]>;
  readonly problems: readonly JsonProblem[];
}

/**
 * Parses with recovery. Comments and trailing commas are reported one by one; of the rest only the
 * first, because later ones are mostly its echo. A text nested too deeply for the parser's
 * recursion is one problem and no value.
 */
export function parseTolerant(text: string): Tolerated {
  const outline = new Map<number, readonly Child[]>();
  if (text.trim() === "") {
    const problem = { message: "the file is empty", help: "write a JSON value, or delete the file", start: 0, end: text.length };
    return { value: undefined, outline, problems: [problem] };
  }
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const value = root ? save(root, outline) : undefined;
    return { value, outline, problems: inWords(text, errors) };
  } catch {
    // jsonc-parser recurses; about 5,000 levels end its stack.
    return { value: undefined, outline: new Map(), problems: [tooDeep] };
  }
}

/** Nothing that Teams or Graph reads nests like this; deeper values would end the stack. */
export const tooDeep: JsonProblem = {
  message: "objects and lists are nested too deeply to be read",
  help: "no manifest and no notification needs more than a few levels",
  start: 0,
  end: 1,
};

function save(node: Node, outline: Map<number, readonly Child[]>): unknown {
  if (node.type === "array") {
    const nodes = node.children ?? [];
    outline.set(node.offset, nodes.map((child) => span(child)));
    return nodes.map((child) => save(child, outline));
  }
  if (node.type !== "object") return node.value;
  const properties = (node.children ?? []).filter((property) => property.children?.length === 2);
  outline.set(
    node.offset,
    properties.map(({ children }) => span(children![1]!, children![0])),
  );
  const object: Record<string, unknown> = {};
  for (const { children } of properties) {
    Object.defineProperty(object, String(children![0]!.value), {
      value: save(children![1]!, outline),
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

function inWords(text: string, errors: readonly ParseError[]): JsonProblem[] {
  const problems: JsonProblem[] = [];
  let others = 0;
  for (const error of errors) {
    const code = printParseErrorCode(error.error);
    const start = Math.min(error.offset, text.length);
    const end = Math.max(start, Math.min(text.length, start + error.length));
    if (code === "InvalidCommentToken") {
      const message = "a comment, which JSON does not have";
      problems.push({ message, help: "take the comment out", start, end });
      continue;
    }
    const comma = trailingComma(text, code, start);
    if (comma !== undefined) {
      // The parser reports the missing item at the bracket, and for an object its value too.
      if (problems.at(-1)?.start === comma) continue;
      const message = `a comma before the closing "${text[start]}"`;
      problems.push({ message, help: "delete the comma", start: comma, end: comma + 1, fix: "" });
      continue;
    }
    others += 1;
    if (others === 1) problems.push({ ...other(text, code, start), start, end });
  }
  if (problems.length > 0) return problems;
  return [{ message: "this is not JSON", help: "compare the file with its last working version", start: 0, end: Math.min(1, text.length) }];
}

/** The offset of the comma when the error is an item that a trailing comma promised. */
function trailingComma(text: string, code: string, start: number): number | undefined {
  if (code !== "PropertyNameExpected" && code !== "ValueExpected") return undefined;
  if (text[start] !== "}" && text[start] !== "]") return undefined;
  let before = start - 1;
  while (before >= 0 && " \t\r\n".includes(text[before]!)) before -= 1;
  return text[before] === "," ? before : undefined;
}

function other(text: string, code: string, start: number): { message: string; help: string } {
  const found = start < text.length ? `"${text[start]}"` : "the end of the file";
  switch (code) {
    case "CommaExpected":
      return { message: `a comma is missing before ${found}`, help: "put a comma between the two items" };
    case "ColonExpected":
      return { message: `a colon is missing before ${found}`, help: 'write "key": value' };
    case "PropertyNameExpected":
      return { message: `a key in double quotes is missing before ${found}`, help: 'write "key": value, with double quotes' };
    case "ValueExpected":
      return { message: `a value is missing before ${found}`, help: 'write a value: a text in double quotes, a number, true, false, null, a list or an object' };
    case "CloseBraceExpected":
      return { message: 'a closing "}" is missing', help: 'each "{" needs a "}"' };
    case "CloseBracketExpected":
      return { message: 'a closing "]" is missing', help: 'each "[" needs a "]"' };
    case "EndOfFileExpected":
      return { message: `something follows the end of the JSON value: ${found}`, help: "one file holds one value; delete the rest" };
    case "UnexpectedEndOfComment":
      return { message: "a comment is never closed", help: "take the comment out" };
    case "UnexpectedEndOfString":
      return { message: "a text is never closed", help: 'end it with a double quote on the same line; a line break inside a text is written "\\n"' };
    case "InvalidUnicode":
    case "InvalidEscapeCharacter":
      return { message: "a backslash that escapes nothing", help: 'a backslash itself is written "\\\\"; others are \\" \\n \\t \\u0041' };
    case "InvalidCharacter":
      return { message: "a control character inside a text", help: 'write it escaped, a tab as "\\t"' };
    case "InvalidNumberFormat":
    case "UnexpectedEndOfNumber":
      return { message: "a number that JSON does not know", help: "write 0.5 and not .5, 10 and not 010 or 0x0a" };
    default:
      return { message: `${found} cannot stand here`, help: "a text stands in double quotes; the only bare words are true, false and null" };
  }
}
