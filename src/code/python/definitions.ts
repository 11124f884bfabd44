import type { Span } from "../literal.js";
import type { Binding, Expression, Part, Scope } from "../program.js";
import type { PythonWalk } from "./python.js";
import { parseExpression } from "./operators.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** The parts of the class whose body a scope is. */
export const classParts = new WeakMap<Scope, Part[]>();

/** A class keeps what it defines as parts of an object. */
export function define(
  walk: PythonWalk,
  scope: Scope,
  word: string,
  key: string,
  value: Expression,
  { start, end }: Span,
): void {
  const parts = classParts.get(scope);
  if (parts) parts.push({ key, keyStart: start, keyEnd: end, value });
  else walk.lowering.give(walk.lowering.declare(scope, word), value, start, scope);
}

/** The parameters of a function, without a method's own `self`; undefined for `*args`. */
export function parseParameters(walk: PythonWalk, scope: Scope): (Binding | undefined)[] {
  const { cursor, lowering } = walk;
  const params: (Binding | undefined)[] = [];
  if (!takeIf(cursor, "(")) return params;
  const isMethod = scope.parent !== undefined && classParts.has(scope.parent);
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end") {
    const isRest = takeIf(cursor, "*") || takeIf(cursor, "**") || takeIf(cursor, "/");
    const { kind, word, start, end } = peek(cursor);
    if (kind === "name") {
      take(cursor);
      const isSelf = isMethod && params.length === 0 && (word === "self" || word === "cls");
      if (!isSelf) {
        const reason = `"${word}" is a parameter`;
        const said = takeIf(cursor, ":") ? parseExpression(walk, scope) : undefined;
        const type = said?.kind === "name" ? { type: said } : {};
        if (takeIf(cursor, "=")) {
          const hidden = lowering.declare(scope, `parameter ${params.length + 1}`, reason);
          const of: Expression = { kind: "name", start, end, name: hidden.name, scope };
          const value: Expression = {
            kind: "default",
            start,
            end,
            of,
            otherwise: parseExpression(walk, scope),
          };
          lowering.give(lowering.declare(scope, word, undefined, type), value, start, scope);
          params.push({ ...hidden, name: word });
          scope.bindings.set(hidden.name, params.at(-1)!);
        } else
          params.push(
            isRest
              ? (lowering.declare(scope, word, reason), undefined)
              : lowering.declare(scope, word, reason, type),
          );
      }
    } else if (!isRest && !isNext(cursor, ",")) take(cursor);
    if (
      !takeIf(cursor, ",") &&
      !isNext(cursor, ")") &&
      peek(cursor).kind !== "name" &&
      !/^[*/]/.test(peek(cursor).word)
    )
      take(cursor);
  }
  takeIf(cursor, ")");
  return params;
}
