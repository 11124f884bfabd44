import { inFunction } from "../flow.js";
import { giveItems, rounds } from "../items.js";
import type { Span } from "../literal.js";
import { unknown } from "../lowering.js";
import type { Binding, Expression, Scope } from "../program.js";
import type { PythonWalk } from "./python.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** Levels of brackets in an item of a comprehension; deeper ones would be scanned again at every level. */
const DEEPEST_ITEM = 20;

/** Whether the expression after an opening bracket is followed by `for`, before any comma. */
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

/** Reads `[item for name in names]` after its opening bracket. */
export function parseListComprehension(walk: PythonWalk, parent: Scope): Expression {
  const { value, scope, clauses, tests, span } = parseComprehension(walk, parent, walk.expression);
  const [only, another] = clauses;
  // With a condition, or a loop in the loop, nobody knows how many items remain.
  if (!only || another || tests.length > 0) return unknown(span, "a comprehension");
  const to = walk.lowering.function(span, scope, [only.param]);
  inFunction(walk.lowering, () => walk.lowering.return(value, scope, span.end));
  return { kind: "each", ...span, of: only.of, to, form: "keys" };
}

/** Reads `item for name in names`, a generator: its items are computed only when they are asked for. */
export function parseGenerator(walk: PythonWalk, parent: Scope): Expression {
  return asUnknown(parseComprehension(walk, parent, walk.expression));
}

/** Reads `{key: value for name in names}` or `{item for name in names}` after its opening bracket. */
export function parseDictComprehension(walk: PythonWalk, parent: Scope): Expression {
  const item = (_: PythonWalk, scope: Scope) => {
    const key = walk.expression(walk, scope);
    return takeIf(walk.cursor, ":") ? walk.expression(walk, scope) : key;
  };
  return asUnknown(parseComprehension(walk, parent, item));
}

function asUnknown({ value, clauses, tests, span }: Comprehension): Expression {
  const of = [value, ...clauses.map((clause) => clause.of), ...tests];
  return unknown(span, "a comprehension", of);
}

interface Comprehension {
  readonly value: Expression;
  readonly scope: Scope;
  readonly clauses: readonly { readonly param: Binding; readonly of: Expression }[];
  readonly tests: readonly Expression[];
  readonly span: Span;
}

function parseComprehension(
  walk: PythonWalk,
  parent: Scope,
  item: PythonWalk["expression"],
): Comprehension {
  const { cursor, lowering } = walk;
  const { start } = peek(cursor);
  const scope = lowering.scope({ start, end: start }, "function", parent);
  const value = item(walk, scope);
  const clauses: { readonly param: Binding; readonly of: Expression }[] = [];
  const tests: Expression[] = [];
  while (isNext(cursor, "for") || isNext(cursor, "async")) {
    if (take(cursor).word === "async") takeIf(cursor, "for");
    const at = peek(cursor);
    const param = parseTarget(walk, scope);
    takeIf(cursor, "in");
    const of = walk.condition(walk, clauses.length === 0 ? parent : scope);
    giveItems(param, rounds(of, "keys"), at);
    clauses.push({ param, of });
    while (takeIf(cursor, "if")) tests.push(walk.condition(walk, scope));
  }
  const { end } = cursor.tokens[cursor.at - 1]!;
  (scope as { end: number }).end = end;
  return { value, scope, clauses, tests, span: { start, end } };
}

/** Reads the target of a comprehension: a name, or several names for the parts of an item. */
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
    // The item is written before the names in it.
    lowering.give(lowering.declare(scope, word), value, scope.start, scope);
  }
  return whole;
}
