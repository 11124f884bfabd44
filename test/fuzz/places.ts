import { type Node, parseTree } from "jsonc-parser";
import type { Diagnostic } from "../../src/diagnostic.js";
import type { Position, Range } from "../../src/json/document.js";
import { escapeSegment } from "../../src/json/pointer.js";
import type { AppFiles } from "./apps.js";

/** Mistakes in the places of these diagnostics; empty where each lies on a token of its file. */
export function misplaced(files: AppFiles, diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.flatMap(({ rule, file, range, pointer, related, fix, suggestions }) => {
    const own = wrongIn(files, file, range, file.endsWith(".json") ? pointer : undefined);
    const others = related.flatMap((place) => wrongIn(files, place.file, place.range, undefined));
    const edits = [...(fix ? [fix] : []), ...suggestions].flatMap((cure) => cure.edits);
    const changes = edits.flatMap((edit) => wrongIn(files, file, edit.range, undefined));
    return [...own, ...others, ...changes].map(
      (problem) => `${rule} in ${file} ${pointer ?? ""}: ${problem}`,
    );
  });
}

function wrongIn(
  files: AppFiles,
  file: string,
  range: Range,
  pointer: string | undefined,
): string[] {
  const { start, end } = range;
  const text = files[file];
  // An image, an archive, or one of its entries: shown by its first line.
  if (typeof text !== "string")
    return start.offset === 0 || file.includes("!/") ? [] : ["a place in an image"];
  const problems: string[] = [];
  if (start.offset > end.offset || end.offset > text.length) problems.push("outside of the file");
  for (const position of [start, end]) {
    const { line, column } = positionIn(text, position.offset);
    if (line !== position.line || column !== position.column) {
      problems.push(`${position.line}:${position.column} is really ${line}:${column}`);
    }
  }
  if (pointer !== undefined && parsed(text) !== undefined && !isAt(pointer, range, text))
    problems.push("not at what the pointer names");
  return problems;
}

/**
 * Whether a range covers a key or a value that the pointer names, as another parser sees the text: the
 * key, the value or a part of its text, and of a list or an object its bracket. A request's pointer
 * begins at its body, so it may be the end of one.
 */
function isAt(pointer: string, { start, end }: Range, text: string): boolean {
  const root = parseTree(text.replace(/^\ufeff/, " "));
  const visit = (node: Node, at: string, key: Node | undefined): boolean => {
    if (at.endsWith(pointer)) {
      if (key && start.offset === key.offset && end.offset === key.offset + key.length) return true;
      const length = node.children ? 1 : node.length;
      if (start.offset >= node.offset && end.offset <= node.offset + length) return true;
    }
    return (node.children ?? []).some((child, index) => {
      if (node.type !== "object") return visit(child, `${at}/${index}`, undefined);
      const [name, value] = child.children as [Node, Node];
      return visit(value, `${at}/${escapeSegment(name.value as string)}`, name);
    });
  };
  return root !== undefined && visit(root, "", undefined);
}

function positionIn(text: string, offset: number): Omit<Position, "offset"> {
  // The byte order mark counts as a character of the file, but not as a column.
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  const lines = text.slice(mark, Math.max(mark, offset)).split(/\r\n|\n|\r/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) ?? null;
  } catch {
    return undefined;
  }
}

/** A diagnostic without its offsets: what has to stay when a file is only laid out in another way. */
export function gist(
  files: AppFiles,
  { range, related, fix: _fix, suggestions, ...rest }: Diagnostic,
): object {
  return {
    ...rest,
    token: tokenAt(files, rest.file, range),
    suggestions: suggestions.map(({ title }) => title),
    related: related.map((place) => [
      place.file,
      place.message,
      tokenAt(files, place.file, place.range),
    ]),
  };
}

/** The characters of a range, decoded where they are a JSON string. */
function tokenAt(files: AppFiles, file: string, { start, end }: Range): unknown {
  const text = files[file];
  if (typeof text !== "string") return undefined;
  const token = text.slice(start.offset, end.offset);
  return token.startsWith('"') ? parsed(token) : token;
}
