import { inFunction } from "../flow.js";
import { unknown } from "../lowering.js";
import type { Binding, Expression, Scope } from "../program.js";
import { passComprehension } from "./calls.js";
import type { PythonWalk } from "./python.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** Brackets in an item of a comprehension; more would be looked at again and again. */
const DEEPEST_ITEM = 20;

/** Whether what stands in brackets up to the first comma is followed by `for`. */
export function isComprehension({ cursor }: PythonWalk): boolean {
  let depth = 0;
  for (let ahead = 0; ; ahead += 1) {
    const { kind, word } = peek(cursor, ahead);
    if (kind === "end") return false;
    if (kind === "sign" && OPENING.has(word)) depth += 1;
    else if (kind === "sign" && CLOSING.has(word)) depth -= 1;
    if (depth < 0 || depth > DEEPEST_ITEM) return false;
    if (depth === 0 && word === "," && kind === "sign") return false;
    if (depth === 0 && kind === "name" && word === "for") return true;
  }
}

/** `[item for name in names]`, behind the bracket; with a condition nobody knows how many remain. */
export function parseComprehension(walk: PythonWalk, start: number, parent: Scope): Expression {
  const { cursor, lowering } = walk;
  const scope = lowering.scope({ start, end: peek(cursor).start }, "function", parent);
  const value = walk.expression(walk, scope);
  takeIf(cursor, "for");
  const param = parseTarget(walk, scope);
  takeIf(cursor, "in");
  const of = walk.expression(walk, parent);
  const isWhole = isNext(cursor, "]");
  if (!isWhole) passComprehension(walk, value, "]");
  takeIf(cursor, "]");
  const { end } = cursor.tokens[cursor.at - 1]!;
  (scope as { end: number }).end = end;
  if (!isWhole) return unknown({ start, end }, "a comprehension");
  const to = lowering.function({ start, end }, scope, [param]);
  inFunction(lowering, () => lowering.return(value, scope, end));
  return { kind: "each", start, end, of, to, form: "keys" };
}

/** One name, or several that take an item apart. */
function parseTarget({ cursor, lowering }: PythonWalk, scope: Scope): Binding {
  const names = [];
  while (!isNext(cursor, "in") && peek(cursor).kind !== "end") {
    const token = take(cursor);
    if (token.kind === "name") names.push(token);
  }
  const [only, another] = names;
  if (only && !another) return lowering.declare(scope, only.word, `"${only.word}" is an item`);
  const whole = lowering.declare(scope, "parameter 1", "it is an item");
  for (const [index, { word, start, end }] of names.entries()) {
    const of: Expression = { kind: "name", start, end, name: whole.name, scope };
    const value: Expression = {
      kind: "member",
      of,
      name: String(index),
      nameStart: start,
      start,
      end,
    };
    lowering.give(lowering.declare(scope, word), value, start, scope);
  }
  return whole;
}
