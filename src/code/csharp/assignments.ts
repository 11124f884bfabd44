import type { CSharpWalk } from "./csharp.js";
import { parseExpression } from "./operators.js";
import { parseDeclared, PLAIN, skipStatement } from "./members.js";
import { isDeclaration, parseType, skipInterface } from "./types.js";
import { expressionStatement } from "../flow.js";
import { joined, unknown } from "../lowering.js";
import type { Span } from "../literal.js";
import type { Expression, Scope } from "../program.js";
import { isNext, peek, take, takeIf } from "../tokens.js";
import { parseUnary } from "./expressions.js";

/** A declaration or an expression, up to its semicolon. */
export function parseSimple(walk: CSharpWalk, scope: Scope, modifiers = PLAIN): void {
  const { cursor } = walk;
  const isConstructor =
    scope.instance !== undefined && peek(cursor).kind === "name" && isNext(cursor, "(", 1);
  if (isNext(cursor, "var") && isNext(cursor, "(", 1)) return parseTaken(walk, scope);
  if (isConstructor || isDeclaration(walk, scope)) {
    const type = isConstructor ? undefined : parseType(walk, scope);
    skipInterface(walk, scope);
    return parseDeclared(walk, scope, modifiers, type);
  }
  expressionStatement(walk.lowering, parseAssignment(walk, scope), scope);
  skipStatement(walk, scope);
}

/** `var (kind, title) = …` */
function parseTaken(walk: CSharpWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  take(cursor);
  const names = parseUnary(walk, scope);
  const value = takeIf(cursor, "=") ? parseExpression(walk, scope) : unknown(names, TAKEN);
  for (const [index, name] of itemsOf(names).entries())
    if (name.kind === "name") {
      const item = itemOf(value, index, name);
      lowering.give(lowering.declare(scope, name.name), item, name.start, scope);
    }
  skipStatement(walk, scope);
}

const TAKEN = "it is taken apart";

function itemsOf(tuple: Expression): readonly Expression[] {
  return tuple.kind === "unknown" ? (tuple.items ?? []) : [];
}

function itemOf(of: Expression, index: number, { start, end }: Span): Expression {
  return { kind: "member", of, name: String(index), nameStart: start, start, end };
}

/** An expression, or an assignment with its value. */
export function parseAssignment(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor } = walk;
  const { start } = peek(cursor);
  const target = parseExpression(walk, scope);
  const operator = peek(cursor).word;
  if (!/^(?:[+\-*/%&|^?]|\?\?)?=$/.test(operator) || peek(cursor).kind !== "sign") return target;
  take(cursor);
  const right = isNext(cursor, "{")
    ? unknown(peek(cursor), "an initializer")
    : parseExpression(walk, scope);
  const value = assignedValue(operator, target, right);
  if (operator === "??=" && target.kind === "member")
    walk.lowering.setMember(target, right, start, scope, "not null");
  else assign(walk, target, value, start, scope);
  return value;
}

function assign(
  walk: CSharpWalk,
  target: Expression,
  value: Expression,
  at: number,
  scope: Scope,
): void {
  const { lowering } = walk;
  if (target.kind === "name") lowering.assign(scope, target.name, value, at);
  else if (target.kind === "member") lowering.setMember(target, value, at, scope);
  for (const [index, item] of itemsOf(target).entries())
    assign(walk, item, itemOf(value, index, item), at, scope);
}

function assignedValue(operator: string, target: Expression, right: Expression): Expression {
  if (operator === "=") return right;
  const span = { start: target.start, end: right.end };
  if (target.kind === "name" && operator === "+=") return joined(span, [target, right], false);
  return operator === "??="
    ? { kind: "fallback", ...span, of: target, otherwise: right, isFalsy: false }
    : unknown(right, "it is computed from what it was");
}
