import type { Span } from "../literal.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import type { PythonWalk } from "./python.js";
import { peek, take, type Token } from "../tokens.js";

/** Reads a text; adjacent texts are joined. */
export function parseText(walk: PythonWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const first = take(cursor);
  const texts = [first];
  while (peek(cursor).kind === "text" && peek(cursor).indent === undefined)
    texts.push(take(cursor));
  const { start } = first;
  const { end } = texts.at(-1)!;
  const pieces = texts.flatMap(({ parts }) => parts ?? []);
  if (pieces.every((piece) => typeof piece === "string")) {
    const isPlain = texts.length === 1 && !/^\w/.test(walk.written(start, start + 1));
    return { kind: "text", start, end, value: pieces.join(""), isPlain };
  }
  const parts = pieces.map((piece) =>
    typeof piece === "string" ? piece : parseHole(walk, piece, scope),
  );
  return joined({ start, end }, parts, true);
}

/** Reads the expression in the braces of an f-string; an expression with a format is unknown. */
function parseHole(walk: PythonWalk, hole: Span, scope: Scope): Expression {
  const tokens = walk.tokens(hole.start, hole.end);
  // The text may begin with space, and all of it is one line.
  const inner = {
    ...walk,
    cursor: { tokens: tokens.map(withoutIndent), at: 0 },
  };
  const value = walk.expression(inner, scope);
  if (peek(inner.cursor).kind === "end") return value;
  // A format may hold calls as well.
  while (peek(inner.cursor).kind !== "end") {
    const before = inner.cursor.at;
    walk.expression(inner, scope);
    if (inner.cursor.at === before) take(inner.cursor);
  }
  return unknown(hole, "a part of a format");
}

function withoutIndent({ kind, word, start, end, parts }: Token): Token {
  return { kind, word, start, end, ...(parts && { parts }) };
}
