import type { Use } from "./changes.js";
import type { Givens } from "./evaluation.js";
import { type Call, type Expression, type FunctionExpression, lookUp } from "./program.js";

/** What the parameters hold inside, beside what those outside hold; undefined with `...args`. */
export function bindArguments(
  { params }: FunctionExpression,
  args: Call["args"],
  use: Use,
  given: Givens,
): Givens | undefined {
  if (args.some((argument) => argument.isSpread)) return undefined;
  const inside = new Map(given);
  const positional = args.filter((argument) => argument.name === undefined);
  for (const [index, param] of params.entries()) {
    if (!param) continue;
    const named = args.find((argument) => argument.name === param.name);
    const value = (named ?? positional[index])?.value;
    inside.set(param, value && { value, use, given });
  }
  return inside;
}

/** The function of this file that a callee means: by its name, `this.name`, `Class.name`. */
export function functionOf(callee: Expression): FunctionExpression | undefined {
  const value = valueOf(callee, 0);
  return value?.kind === "function" ? value : undefined;
}

/** The expression that a name or a property was given, where there is just one. */
function valueOf(expression: Expression, depth: number): Expression | undefined {
  if (depth > 20) return undefined;
  if (expression.kind === "name") {
    const binding = lookUp(expression);
    if (binding?.values.length !== 1 || binding.reason !== undefined) return undefined;
    return valueOf(binding.values[0]!.value, depth + 1);
  }
  if (expression.kind === "call" && expression.isNew) {
    const made = valueOf(expression.callee, depth + 1);
    return made?.kind === "object" ? made.instance : undefined;
  }
  if (expression.kind !== "member") return expression;
  const of = valueOf(expression.of, depth + 1);
  if (of?.kind !== "object") return undefined;
  const found = of.parts.filter((part) => !("spread" in part) && part.key === expression.name);
  const [part] = found;
  return found.length === 1 && part && !("spread" in part)
    ? valueOf(part.value, depth + 1)
    : undefined;
}
