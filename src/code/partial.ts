import { roleOf } from "./dialect.js";
import type { Span } from "./literal.js";
import type { Lowering } from "./lowering.js";
import type { Argument, Expression, FunctionExpression, Name, Scope } from "./program.js";

/**
 * The function that binding arguments makes, `partial(notify, kind="taskCreated")` or `notify.bind(null,
 * "taskCreated")`: the function calls `callee` with the bound arguments and then its own. Undefined for a callee that
 * sends by itself, where the call alone tells more.
 */
export function partial(
  lowering: Lowering,
  span: Span,
  callee: Expression,
  args: readonly Argument[],
  around: Scope,
): FunctionExpression | undefined {
  const { dialect } = lowering;
  const isOwn =
    callee.kind === "member" && callee.of.kind === "name" && dialect.self.test(callee.of.name);
  if (!isOwn && roleOf(dialect, callee) !== undefined) return undefined;
  const scope = lowering.scope(span, "function", around);
  const items = lowering.declare(scope, "items passed on", "it is a parameter");
  const names = lowering.declare(scope, "names passed on", "it is a parameter");
  const nameOf = ({ name }: Pick<Name, "name">): Name => ({ kind: "name", ...span, name, scope });
  const made = Object.assign(lowering.function(span, scope, []), { rest: { items, names } });
  const all: Argument[] = [
    ...args,
    { spread: "items", value: nameOf(items) },
    { spread: "names", value: nameOf(names) },
  ];
  const value = lowering.call(span, callee, all, scope);
  made.returns.push({ value, at: span.end, scope, guards: lowering.guards });
  return made;
}
