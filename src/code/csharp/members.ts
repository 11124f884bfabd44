import type { CSharpWalk } from "./csharp.js";
import { parseExpression } from "./operators.js";
import { jsonName } from "./names.js";
import { parseType, skipAttribute, skipBraces } from "./types.js";
import { unknown } from "../lowering.js";
import type { Binding, Expression, Name, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** The parts of the class whose body a scope is. */
export const classParts = new WeakMap<Scope, Part[]>();

/** What follows the type: a method, a property, or names with their values. */
export function parseDeclared(
  walk: CSharpWalk,
  scope: Scope,
  isSettable: boolean,
  type: Name | undefined,
): void {
  const { cursor, lowering } = walk;
  for (;;) {
    const name = take(cursor);
    if (isNext(cursor, "<") || isNext(cursor, "("))
      return parseMethod(walk, name.word, name.start, scope);
    let value: Expression | undefined;
    if (isNext(cursor, "{")) {
      const { start } = peek(cursor);
      skipBraces(walk);
      const hasSetter = /\bset\b/.test(
        walk.written(start, Math.min(peek(cursor).start, start + 200)),
      );
      value = takeIf(cursor, "=") ? parseExpression(walk, scope) : undefined;
      if (hasSetter) value = unknown(name, "it can be set elsewhere");
    } else if (takeIf(cursor, "=>")) value = parseExpression(walk, scope);
    else if (takeIf(cursor, "=")) {
      value = isNext(cursor, "{") ? undefined : parseExpression(walk, scope);
      if (isSettable) value = unknown(name, "it can be set elsewhere");
    }
    const parts = classParts.get(scope);
    const held = value ?? unknown(name, "it is set elsewhere");
    const same: Expression = {
      kind: "name",
      start: name.start,
      end: name.end,
      name: name.word,
      scope,
    };
    parts?.push({ key: jsonName(name.word), keyStart: name.start, keyEnd: name.end, value: same });
    const binding = lowering.declare(scope, name.word, undefined, type && { type });
    if (value || parts) lowering.give(binding, held, name.start, scope);
    if (!takeIf(cursor, ",") || peek(cursor).kind !== "name") break;
  }
  if (!isNext(cursor, "}")) skipStatement(walk, scope);
}

function parseMethod(walk: CSharpWalk, word: string, start: number, parent: Scope): void {
  const { cursor, lowering } = walk;
  const scope = lowering.scope({ start, end: start }, "function", parent, true);
  while (!isNext(cursor, "(") && peek(cursor).kind !== "end") take(cursor);
  const params = parseParameters(walk, scope);
  const made = lowering.function({ start, end: start }, scope, params);
  while (
    !isNext(cursor, "{") &&
    !isNext(cursor, "=>") &&
    !isNext(cursor, ";") &&
    peek(cursor).kind !== "end"
  )
    take(cursor);
  walk.body(walk, made, scope);
  const parts = classParts.get(parent);
  parts?.push({ key: jsonName(word), keyStart: start, keyEnd: start + word.length, value: made });
  lowering.give(lowering.declare(parent, word), made, start, parent);
}

/** What stands in the parentheses of a method, or of a class with parameters of its own. */
export function parseParameters(walk: CSharpWalk, scope: Scope): Binding[] {
  const { cursor } = walk;
  take(cursor);
  const params: Binding[] = [];
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end") {
    while (isNext(cursor, "[")) skipAttribute(walk);
    while (PASSING.test(peek(cursor).word) && peek(cursor, 1).kind !== "sign") take(cursor);
    const type = parseType(walk, scope);
    const name = peek(cursor);
    if (name.kind === "name" && /^[,)=]$/.test(peek(cursor, 1).word)) {
      take(cursor);
      params.push(parseParameter(walk, name.word, name, params.length, scope, type));
    }
    while (!isNext(cursor, ",") && !isNext(cursor, ")") && peek(cursor).kind !== "end")
      take(cursor);
    takeIf(cursor, ",");
  }
  takeIf(cursor, ")");
  return params;
}

/** How a parameter is passed. */
const PASSING = /^(?:this|ref|out|in|params|scoped|readonly)$/;

function parseParameter(
  walk: CSharpWalk,
  word: string,
  { start, end }: { start: number; end: number },
  index: number,
  scope: Scope,
  type: Name | undefined,
): Binding {
  const { cursor, lowering } = walk;
  const reason = `"${word}" is a parameter`;
  if (!takeIf(cursor, "=")) return lowering.declare(scope, word, reason, type && { type });
  const hidden = { ...lowering.declare(scope, `parameter ${index + 1}`, reason), name: word };
  scope.bindings.set(`parameter ${index + 1}`, hidden);
  const of: Expression = { kind: "name", start, end, name: `parameter ${index + 1}`, scope };
  const value: Expression = {
    kind: "default",
    start,
    end,
    of,
    otherwise: parseExpression(walk, scope),
  };
  lowering.give(lowering.declare(scope, word), value, start, scope);
  return hidden;
}

/** Passes over what is left of a statement, and reads what stands in it. */
export function skipStatement(walk: CSharpWalk, scope: Scope): void {
  const { cursor } = walk;
  while (
    !isNext(cursor, ";") &&
    !isNext(cursor, "}") &&
    !isNext(cursor, "{") &&
    !isNext(cursor, ")") &&
    peek(cursor).kind !== "end"
  ) {
    const before = cursor.at;
    parseExpression(walk, scope);
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ";");
}
