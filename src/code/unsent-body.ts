import type { Role } from "./dialect.js";
import { spelt } from "./field-names.js";
import { functionCalled } from "./callee.js";
import { type Literal, type ObjectLiteral, propertyOf, textIn } from "./literal.js";
import type {
  Binding,
  Call,
  Expression,
  Name,
  ObjectExpression,
  Place,
  Program,
  Scope,
} from "./program.js";
import { isBody } from "./sends.js";
import type { Seen } from "./sightings.js";

/** Names by the object that was assigned to them. */
export function holdersOf({ objects }: Program): Map<ObjectExpression, Binding> {
  const holders = new Map<ObjectExpression, Binding>();
  const seen = new Set<Scope>();
  for (const object of objects) {
    for (
      let scope: Scope | undefined = object.scope;
      scope && !seen.has(scope);
      scope = scope.parent
    ) {
      seen.add(scope);
      for (const binding of scope.bindings.values()) {
        for (const { value } of binding.values)
          if (value.kind === "object") holders.set(value, binding);
      }
    }
  }
  return holders;
}

/** Calls by the object that is written as their argument. */
export function giversOf({ calls }: Program): Map<Expression, Call> {
  const givers = new Map<Expression, Call>();
  for (const call of calls)
    for (const { value } of call.args) if (!givers.has(value)) givers.set(value, call);
  return givers;
}

export function namesBody({ parts }: ObjectExpression): boolean {
  return parts.some(
    (part) => !("spread" in part) && (part.key === "activityType" || part.key === "topic"),
  );
}

/** A body that no call with a URL sends, with the place at which it is evaluated. */
interface UnsentBody {
  readonly place: Place;
  /** The expression to evaluate: the object itself, or the name that holds it when it is passed on. */
  readonly value: Expression;
  readonly isSent: boolean;
}

/**
 * The place and expression at which an unsent object is evaluated; undefined for an object that a test compares with
 * a result.
 */
export function unsentBody(
  object: ObjectExpression,
  holder: Binding | undefined,
  giver: Call | undefined,
): UnsentBody | undefined {
  if (holder && holder.values.length === 1) {
    const { start, end } = object;
    const value: Name = { kind: "name", start, end, name: holder.name, scope: holder.scope };
    const roles = holder.changes.flatMap(({ what }) =>
      what.kind === "handed"
        ? (roleOf(what.call) ?? "")
        : what.kind === "compared"
          ? "expects"
          : [],
    );
    if (roles.length > 0 && roles.every((role) => role === "expects")) return undefined;
    const given = holder.changes.find(({ what }) => what.kind === "handed");
    const isChangedLater = holder.changes.some(
      ({ what, at }) => /^(?:set|append|merged|lost)$/.test(what.kind) && given && at > given.at,
    );
    const isSent = roles[0] === "sends";
    if (given && !isChangedLater) return { place: given, value, isSent };
    const place = { at: holder.scope.end, scope: holder.scope, guards: object.guards };
    return { place, value, isSent };
  }
  const { start: at, scope, guards } = object;
  return { place: { at, scope, guards }, value: object, isSent: roleOf(giver) === "sends" };
}

/** The role that a call's name tells; a function whose code is read has the role that its code gives it. */
function roleOf(call: Call | undefined): Role | undefined {
  return call?.role === "sends" && functionCalled(call) ? undefined : call?.role;
}

/** An object that no call is seen to send, open in all parts, because the program may add properties. */
function opened(literal: Literal): Literal {
  if (literal.kind !== "object") return literal;
  const properties = new Map(literal.properties);
  for (const [key, property] of properties)
    properties.set(key, { ...property, value: opened(property.value) });
  return { ...literal, properties, isOpen: true };
}

export function lookAtBody(
  { start, end }: ObjectExpression,
  { value: expression, isSent }: UnsentBody,
  value: (of: Expression) => Literal | undefined,
): Seen | undefined {
  const held = value(expression);
  const body = held && spelt(held);
  if (body?.kind !== "object" || !isBody(body)) return undefined;
  if (isSent) return { start, end, body };
  const source = textIn(propertyOf(propertyOf(body, "topic"), "source"));
  const isElse = typeof source === "string" && !/^(?:text|entity_?url)$/i.test(source);
  return isElse ? undefined : { start, end, body: opened(withoutBlanks(body)) };
}

/** An unsent body without null and blank texts, which the program may leave out before it sends. */
function withoutBlanks(body: ObjectLiteral): ObjectLiteral {
  const properties = [...body.properties].filter(([, { value }]) => {
    return value.kind !== "null" && textIn(value) !== "";
  });
  return { ...body, properties: new Map(properties) };
}
