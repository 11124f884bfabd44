import type { CSharpWalk } from "./csharp.js";
import { parseExpression } from "./operators.js";
import { parseDeclared, PLAIN, skipStatement } from "./members.js";
import { isDeclaration, parseType } from "./types.js";
import { expressionStatement } from "../flow.js";
import { joined, unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import { isNext, peek, take } from "../tokens.js";

/** A declaration or an expression, up to its semicolon. */
export function parseSimple(walk: CSharpWalk, scope: Scope, modifiers = PLAIN): void {
  const { cursor } = walk;
  const isConstructor =
    scope.instance !== undefined && peek(cursor).kind === "name" && isNext(cursor, "(", 1);
  if (isConstructor || isDeclaration(walk)) {
    const type = isConstructor ? undefined : parseType(walk, scope);
    return parseDeclared(walk, scope, modifiers, type);
  }
  expressionStatement(walk.lowering, parseAssignment(walk, scope), scope);
  skipStatement(walk, scope);
}

/** An expression, whose value another one may be given. */
export function parseAssignment(walk: CSharpWalk, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  const { start } = peek(cursor);
  const target = parseExpression(walk, scope);
  const operator = peek(cursor).word;
  if (!/^(?:[+\-*/%&|^?]|\?\?)?=$/.test(operator) || peek(cursor).kind !== "sign") return target;
  take(cursor);
  const right = isNext(cursor, "{")
    ? unknown(peek(cursor), "an initializer")
    : parseExpression(walk, scope);
  const value = assignedValue(operator, target, right);
  if (target.kind === "name") lowering.assign(scope, target.name, value, start);
  else if (target.kind === "member") lowering.setMember(target, value, start, scope);
  return value;
}

function assignedValue(operator: string, target: Expression, right: Expression): Expression {
  if (operator === "=") return right;
  const span = { start: target.start, end: right.end };
  if (target.kind === "name" && operator === "+=") return joined(span, [target, right], false);
  return target.kind === "name" && operator === "??="
    ? { kind: "fallback", ...span, of: target, otherwise: right, isFalsy: false }
    : unknown(right, "it is computed from what it was");
}
