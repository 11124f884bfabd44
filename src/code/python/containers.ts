import { unknown } from "../lowering.js";
import type { Expression, ListItem, Part, Scope } from "../program.js";
import type { PythonWalk } from "./python.js";
import {
  isComprehension,
  parseDictComprehension,
  parseListComprehension,
} from "./comprehensions.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

export function parseList(walk: PythonWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  if (isComprehension(walk)) {
    const made = parseListComprehension(walk, scope);
    closeBracket(walk, "]", scope);
    return { ...made, start, end: cursor.tokens[cursor.at - 1]!.end };
  }
  const items: ListItem[] = [];
  while (!isNext(cursor, "]") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const before = cursor.at;
    const isSpread = takeIf(cursor, "*");
    items.push({ isSpread, value: walk.expression(walk, scope) });
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, "]");
  return lowering.list({ start, end: cursor.tokens[cursor.at - 1]!.end }, items);
}

export function parseDict(walk: PythonWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = take(cursor);
  const parts: Part[] = [];
  if (isComprehension(walk)) parts.push({ spread: parseDictComprehension(walk, scope) });
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const before = cursor.at;
    if (takeIf(cursor, "**")) parts.push({ spread: walk.expression(walk, scope) });
    else {
      const key = walk.expression(walk, scope);
      if (takeIf(cursor, ":")) {
        parts.push({
          key: key.kind === "text" ? key.value : key,
          keyStart: key.start,
          keyEnd: key.end,
          value: walk.expression(walk, scope),
        });
      } else parts.push({ spread: unknown(key, "a set") });
    }
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, "}");
  return lowering.object({ start, end: cursor.tokens[cursor.at - 1]!.end }, parts, scope);
}

/** Reads an expression, or several with commas as a list: `a, b`. */
export function parseTuple(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const first = walk.expression(walk, scope);
  if (!isNext(cursor, ",") || peek(cursor).indent !== undefined) return first;
  const items = [{ isSpread: false, value: first }];
  while (takeIf(cursor, ",") && !endsLine(walk) && !isNext(cursor, "=")) {
    items.push({ isSpread: false, value: walk.expression(walk, scope) });
  }
  return walk.lowering.list({ start: first.start, end: items.at(-1)!.value.end }, items);
}

/** Skips up to and including the closing bracket, and reads the expressions before it for their calls. */
export function closeBracket(walk: PythonWalk, closing: string, scope: Scope): void {
  const { cursor } = walk;
  while (
    !isNext(cursor, closing) &&
    peek(cursor).kind !== "end" &&
    peek(cursor).indent === undefined
  ) {
    const before = cursor.at;
    walk.expression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, closing);
}

/** Whether the statement ends here. */
export function endsLine({ cursor }: PythonWalk): boolean {
  const token = peek(cursor);
  return token.kind === "end" || token.indent !== undefined || token.word === ";";
}
