import { type ParseError, printParseErrorCode } from "jsonc-parser";
import type { JsonProblem } from "./document.js";

/**
 * Problems in plain words, from the errors of the tolerant parser: each comment and trailing comma, and the first of
 * the other errors, because later ones are mostly its consequences. Never empty.
 */
export function inWords(text: string, errors: readonly ParseError[]): JsonProblem[] {
  const problems: JsonProblem[] = [];
  let others = 0;
  for (const error of errors) {
    const code = printParseErrorCode(error.error);
    const start = Math.min(error.offset, text.length);
    const end = Math.max(start, Math.min(text.length, start + error.length));
    if (code === "InvalidCommentToken") {
      const isOpen = text.startsWith("/*", start) && !text.slice(start + 2, end).endsWith("*/");
      // An open comment swallows the rest of the text, so later errors are its consequences.
      if (isOpen) return [...problems, { ...openComment, start, end: start + 2 }];
      const message = "a comment, which JSON does not have";
      problems.push({ message, help: "take the comment out", start, end, isHarmless: true });
      continue;
    }
    const comma = trailingComma(text, code, start, problems);
    if (comma !== undefined) {
      // The parser reports the missing item at the bracket, and for an object its value too.
      if (problems.at(-1)?.start === comma) continue;
      const message = `a comma before the closing "${text[start]}"`;
      problems.push({
        message,
        help: "delete the comma",
        start: comma,
        end: comma + 1,
        fix: "",
        isHarmless: true,
      });
      continue;
    }
    others += 1;
    if (others === 1) problems.push({ ...other(text, code, start, end), start, end });
  }
  if (problems.length > 0) return problems;
  const help = "compare the file with its last working version";
  return [{ message: "this is not JSON", help, start: 0, end: Math.min(1, text.length) }];
}

/**
 * The offset of the trailing comma that caused the error; undefined for other errors. Comments, which are among the
 * problems so far, may follow the comma.
 */
function trailingComma(
  text: string,
  code: string,
  start: number,
  problems: readonly JsonProblem[],
): number | undefined {
  if (code !== "PropertyNameExpected" && code !== "ValueExpected") return undefined;
  if (text[start] !== "}" && text[start] !== "]") return undefined;
  let end = endBefore(text, start);
  // The last problem may be about the same comma.
  let index = problems.length - (text[problems.at(-1)?.start ?? -1] === "," ? 2 : 1);
  for (; index >= 0; index -= 1) {
    const problem = problems[index]!;
    if (problem.end !== end || text[problem.start] !== "/") break;
    end = endBefore(text, problem.start);
  }
  return text[end - 1] === "," ? end - 1 : undefined;
}

/** The offset after the last character before `start` that is no white space. */
function endBefore(text: string, start: number): number {
  let end = start;
  while (end > 0 && " \t\r\n".includes(text[end - 1]!)) end -= 1;
  return end;
}

const openComment = { message: "a comment is never closed", help: "take the comment out" };

const wrongNumber = {
  message: "a number that JSON does not know",
  help: "write 0.5 and not .5, 10 and not 010 or 0x0a",
};

interface Words {
  readonly message: string;
  readonly help: string;
}

function other(text: string, code: string, start: number, end: number): Words {
  const token = text.slice(start, end);
  const isDigitBefore = start > 0 && /\d/.test(text[start - 1]!);
  if (/^[.+]\d/.test(token) || (isDigitBefore && /^[\dx]/i.test(token))) return wrongNumber;
  const found = quoted(token);
  if (isTorn(text, start)) {
    return {
      message: `a double quote ends the text, and ${found} follows it`,
      help: 'a quote inside of a text is written \\"',
    };
  }
  switch (code) {
    case "CommaExpected":
      return missingComma(token, found);
    case "ColonExpected":
      return { message: `a colon is missing before ${found}`, help: 'write "key": value' };
    case "PropertyNameExpected":
      return {
        message: `a key in double quotes is missing before ${found}`,
        help: 'write "key": value, with double quotes',
      };
    case "ValueExpected":
      return {
        message: `a value is missing before ${found}`,
        help: "write a text in double quotes, a number, true, false, null, a list or an object",
      };
    case "CloseBraceExpected":
      return { message: 'a closing "}" is missing', help: 'each "{" needs a "}"' };
    case "CloseBracketExpected":
      return { message: 'a closing "]" is missing', help: 'each "[" needs a "]"' };
    case "EndOfFileExpected":
      return {
        message: `something follows the end of the JSON value: ${found}`,
        help: "one file holds one value; delete the rest",
      };
    case "UnexpectedEndOfString":
      return {
        message: "a text is never closed",
        help: 'end it with a double quote on the same line; a line break inside a text is written "\\n"',
      };
    case "InvalidUnicode":
    case "InvalidEscapeCharacter":
      return {
        message: `a backslash that escapes nothing in ${found}`,
        help: 'a backslash itself is written "\\\\"; others are \\" \\n \\t \\u0041',
      };
    case "InvalidCharacter":
      return {
        message: "a control character inside a text",
        help: 'write it escaped, a tab as "\\t"',
      };
    case "InvalidNumberFormat":
    case "UnexpectedEndOfNumber":
      return wrongNumber;
    default:
      return stray(token, found);
  }
}

function missingComma(token: string, found: string): Words {
  if (token === "}" || token === "]") {
    const message = token === "}" ? 'a list is closed with "}"' : 'an object is closed with "]"';
    return { message, help: 'a list ends with "]" and an object with "}"' };
  }
  return {
    message: `a comma is missing before ${found}`,
    help: "put a comma between the two items",
  };
}

/** The words for characters that begin no value. */
function stray(token: string, found: string): Words {
  if (/^['`\u2018-\u201f]/.test(token)) {
    return {
      message: `a text begins with ${token[0]} and not with a double quote`,
      help: 'put every text and every key in "double quotes"',
    };
  }
  // Spaces and marks that nobody sees get into files copied from web pages.
  if (/^[\u00a0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]/.test(token)) {
    const code = token.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return {
      message: `an invisible character (U+${code}) that JSON does not allow here`,
      help: "delete it, or write a plain space",
    };
  }
  return {
    message: `${found} cannot stand here`,
    help: "a text stands in double quotes; the only bare words are true, false and null",
  };
}

/** A token for a message, the first 30 characters of a long one. */
function quoted(token: string): string {
  if (token === "") return "the end of the file";
  const short = token.length > 30 ? `${token.slice(0, 30)}…` : token;
  return short.startsWith('"') ? short : `"${short}"`;
}

/** Whether a text ends right before the offset and continues after it: a quote inside of the text has torn it. */
export function isTorn(text: string, offset: number): boolean {
  return text[offset - 1] === '"' && /[^\s,:"{}[\]]/.test(text[offset] ?? " ");
}
