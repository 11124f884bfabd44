import { type JsonAttribute, parseAttributes } from "./attributes.js";
import type { CSharpWalk } from "./csharp.js";
import { parseExpression } from "./operators.js";
import { parseType } from "./types.js";
import type { Binding, Expression, Name, Scope } from "../program.js";
import { isNext, peek, take, takeIf, type Token } from "../tokens.js";

/** A parameter with its type and attributes. */
export interface Parameter {
  readonly binding: Binding;
  readonly name: Token;
  readonly type: Name | undefined;
  readonly attribute: JsonAttribute;
  /** Whether the parameter takes a list of all remaining arguments: `params`. */
  readonly isRest: boolean;
  /** Whether the method is called as one of this parameter: `this`. */
  readonly isThis: boolean;
}

/** Reads the parameters of a method, or of a class with a primary constructor. */
export function parseParameters(walk: CSharpWalk, scope: Scope): Parameter[] {
  const { cursor } = walk;
  take(cursor);
  const params: Parameter[] = [];
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end") {
    const attribute = parseAttributes(walk);
    const passing = new Set<string>();
    while (PASSING.test(peek(cursor).word) && peek(cursor, 1).kind !== "sign")
      passing.add(take(cursor).word);
    const isRest = passing.has("params");
    const type = parseType(walk, scope);
    const name = peek(cursor);
    if (name.kind === "name" && /^[,)=]$/.test(peek(cursor, 1).word)) {
      take(cursor);
      const binding = parseParameter(walk, name, params.length, scope, type);
      params.push({ binding, name, type, attribute, isRest, isThis: passing.has("this") });
    }
    while (!isNext(cursor, ",") && !isNext(cursor, ")") && peek(cursor).kind !== "end")
      take(cursor);
    takeIf(cursor, ",");
  }
  takeIf(cursor, ")");
  return params;
}

/** Words before a parameter's type. */
const PASSING = /^(?:this|ref|out|in|params|scoped|readonly)$/;

function parseParameter(
  walk: CSharpWalk,
  { word, start, end }: Token,
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
