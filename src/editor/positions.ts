import type { Position as OwnPosition, Range as OwnRange } from "../json/document.js";
import type { Position, Range, TextEdit } from "vscode-languageserver/node";
import type { TextEdit as OwnEdit } from "../diagnostic.js";

/** Converts a range to the protocol's, where lines and columns count from 0. Columns are UTF-16 units in both. */
export function toRange({ start, end }: OwnRange): Range {
  return { start: toPosition(start), end: toPosition(end) };
}

function toPosition({ line, column }: OwnPosition): Position {
  return { line: line - 1, character: column - 1 };
}

/** Whether a position lies in a range or right at one of its ends. */
export function isWithin({ start, end }: Range, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

/** Whether two ranges have a position in common. */
export function overlaps(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

export function toEdit({ range, text }: OwnEdit): TextEdit {
  return { range: toRange(range), newText: text };
}
