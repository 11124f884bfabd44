import type { CSharpWalk } from "./csharp.js";
import { classParts, parseParameters } from "./members.js";
import { jsonName } from "./names.js";
import { parseType as parseTypeName, skipAttribute } from "./types.js";
import { unknown } from "../lowering.js";
import type { Expression, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf, type Token } from "../tokens.js";

export function parseType(walk: CSharpWalk, parent: Scope): void {
  const { cursor, lowering } = walk;
  const { start, word } = take(cursor);
  takeIf(cursor, "class");
  takeIf(cursor, "struct");
  const name = take(cursor);
  // What a class does not show may come from its base class or from its constructor.
  const parts: Part[] = [{ spread: unknown(name, "a class") }];
  const scope = lowering.scope({ start, end: start }, "block", parent);
  classParts.set(scope, parts);
  if (isNext(cursor, "(")) parseParameters(walk, scope);
  const base = takeIf(cursor, ":") ? parseTypeName(walk, parent) : undefined;
  const self: Expression = {
    kind: "object",
    start: name.start,
    end: name.end,
    parts,
    scope,
    guards: undefined,
    ...(base && { base }),
  };
  if (base) {
    const { start: from, end } = base;
    const value: Expression = {
      kind: "object",
      start: from,
      end,
      parts: [],
      scope,
      guards: undefined,
      type: base,
    };
    lowering.give(lowering.declare(scope, "base"), value, start, scope);
  }
  lowering.give(lowering.declare(scope, "this"), self, start, scope);
  if (word !== "interface") declareType(walk, name, { ...self, instance: self }, parent);
  while (!isNext(cursor, "{") && !isNext(cursor, ";") && peek(cursor).kind !== "end") take(cursor);
  if (takeIf(cursor, "{")) walk.statements(walk, scope);
  // What else an interface means, the class that implements it tells.
  if (word === "interface" && hasConstants(scope)) declareType(walk, name, self, parent);
}

function hasConstants({ bindings }: Scope): boolean {
  return [...bindings.values()].some(
    ({ name, values: [first] }) =>
      name !== "this" &&
      name !== "base" &&
      first !== undefined &&
      first.value.kind !== "function" &&
      first.value.kind !== "unknown",
  );
}

/** A type by its name in a scope, and as a member of the type around. */
function declareType({ lowering }: CSharpWalk, name: Token, value: Expression, scope: Scope): void {
  const { word, start, end } = name;
  lowering.give(lowering.declare(scope, word), value, start, scope);
  const same: Expression = { kind: "name", start, end, name: word, scope };
  classParts.get(scope)?.push({ key: jsonName(word), keyStart: start, keyEnd: end, value: same });
}

/** How JSON has a member depends on settings; as a text it is its name. */
export function parseEnum(walk: CSharpWalk, parent: Scope): void {
  const { cursor } = walk;
  take(cursor);
  const name = take(cursor);
  const { start, end } = name;
  while (!isNext(cursor, "{") && peek(cursor).kind !== "end") take(cursor);
  take(cursor);
  const parts: Part[] = [];
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    if (isNext(cursor, "[")) skipAttribute(walk);
    const member = take(cursor);
    const { start: keyStart, end: keyEnd } = member;
    const value = { ...unknown(member, "a member of an enum"), asText: member.word } as const;
    parts.push({ key: jsonName(member.word), keyStart, keyEnd, value });
    while (!isNext(cursor, ",") && !isNext(cursor, "}") && peek(cursor).kind !== "end")
      take(cursor);
    takeIf(cursor, ",");
  }
  takeIf(cursor, "}");
  declareType(
    walk,
    name,
    { kind: "object", start, end, parts, scope: parent, guards: undefined },
    parent,
  );
}
