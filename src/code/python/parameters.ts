import type { PythonWalk } from "./python.js";
import { parseExpression } from "./operators.js";
import type { Binding, Expression, FunctionExpression, Name, Scope } from "../program.js";
import { isNext, peek, take, takeIf, type Token } from "../tokens.js";

type Parameters = Pick<FunctionExpression, "params" | "positionals" | "rest">;

/** The parameters of a function, without a method's own `self`. */
export function parseParameters(walk: PythonWalk, scope: Scope): Parameters {
  const { cursor, lowering } = walk;
  const params: Binding[] = [];
  const rest: { items?: Binding; names?: Binding } = {};
  let positionals: number | undefined;
  const isMethod = scope.parent?.instance !== undefined;
  let isFirst = true;
  takeIf(cursor, "(");
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end") {
    const before = cursor.at;
    const stars = isNext(cursor, "*") || isNext(cursor, "**") ? take(cursor).word : "";
    takeIf(cursor, "/");
    // Parameters after a star take arguments by name only.
    if (stars === "*") positionals = params.length;
    const name = peek(cursor).kind === "name" ? take(cursor) : undefined;
    if (name) {
      const isSelf = isMethod && isFirst && /^(?:self|cls)$/.test(name.word);
      isFirst = false;
      const said = takeIf(cursor, ":") ? parseExpression(walk, scope) : undefined;
      const reason = `"${name.word}" is a parameter`;
      if (stars === "*") rest.items = lowering.declare(scope, name.word, reason);
      else if (stars === "**") rest.names = lowering.declare(scope, name.word, reason);
      else if (!isSelf) params.push(parseParameter(walk, name, params.length, said, scope));
    }
    if (!takeIf(cursor, ",") && cursor.at === before) take(cursor);
  }
  takeIf(cursor, ")");
  return { params, rest, ...(positionals !== undefined && { positionals }) };
}

/**
 * Declares a parameter. A parameter with a default has a hidden binding, and the program's name holds the argument or
 * the default.
 */
function parseParameter(
  walk: PythonWalk,
  { word, start, end }: Token,
  index: number,
  said: Expression | undefined,
  scope: Scope,
): Binding {
  const { cursor, lowering } = walk;
  const reason = `"${word}" is a parameter`;
  const type: { type?: Name } = said?.kind === "name" ? { type: said } : {};
  if (!takeIf(cursor, "=")) return lowering.declare(scope, word, reason, type);
  const name = `parameter ${index + 1}`;
  const hidden: Binding = { ...lowering.declare(scope, name, reason), name: word };
  scope.bindings.set(name, hidden);
  const of: Expression = { kind: "name", start, end, name, scope };
  const otherwise = parseExpression(walk, scope);
  const value: Expression = { kind: "default", start, end, of, otherwise };
  lowering.give(lowering.declare(scope, word, undefined, type), value, start, scope);
  return hidden;
}
