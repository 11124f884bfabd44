import type { CSharpWalk } from "./csharp.js";
import type { Span } from "../literal.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { peek, type Token } from "../tokens.js";

export function parseText(walk: CSharpWalk, token: Token, scope: Scope): Expression {
  const { start, end, parts = [] } = token;
  if (parts.every((part) => typeof part === "string")) {
    const isPlain = /^"(?!"")/.test(walk.written(start, start + 3));
    return { kind: "text", start, end, value: parts.join(""), isPlain };
  }
  return joined(
    token,
    parts.map((part) => (typeof part === "string" ? part : parseHole(walk, part, scope))),
    true,
  );
}

/** Reads the expression in the braces of an interpolated text; an expression with a format is unknown. */
function parseHole(walk: CSharpWalk, hole: Span, scope: Scope): Expression {
  const tokens = walk.tokens(hole.start, hole.end);
  const inner = { ...walk, cursor: { tokens, at: 0 } };
  const value = walk.expression(inner, scope);
  return peek(inner.cursor).kind === "end" ? value : unknown(hole, "a part of a format");
}
