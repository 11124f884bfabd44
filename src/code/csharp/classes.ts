import type { CSharpWalk } from "./csharp.js";
import { classParts, parseParameters } from "./members.js";
import { camelCase } from "./new.js";
import { parseType as parseTypeName } from "./types.js";
import { unknown } from "../lowering.js";
import type { Expression, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

export function skipAttribute({ cursor }: CSharpWalk): void {
  let depth = 0;
  do {
    const { word, kind } = take(cursor);
    if (kind === "sign" && word === "[") depth += 1;
    else if (kind === "sign" && word === "]") depth -= 1;
  } while (depth > 0 && peek(cursor).kind !== "end");
}

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
    ...(base && { base }),
  };
  if (base) {
    const { start: from, end } = base;
    const value: Expression = { kind: "object", start: from, end, parts: [], scope, type: base };
    lowering.declare(scope, "base").values.push({ value, at: start, scope });
  }
  lowering.declare(scope, "this").values.push({ value: self, at: start, scope });
  // What an interface means, the class that implements it tells.
  if (word !== "interface") {
    lowering
      .declare(parent, name.word)
      .values.push({ value: { ...self, instance: self }, at: start, scope: parent });
    const { word: key, start: keyStart, end: keyEnd } = name;
    const value: Expression = {
      kind: "name",
      start: keyStart,
      end: keyEnd,
      name: key,
      scope: parent,
    };
    classParts.get(parent)?.push({ key: camelCase(key), keyStart, keyEnd, value });
  }
  while (!isNext(cursor, "{") && !isNext(cursor, ";") && peek(cursor).kind !== "end") take(cursor);
  if (takeIf(cursor, "{")) walk.statements(walk, scope);
}

/** How JSON has a member depends on settings; as a text it is its name. */
export function parseEnum(walk: CSharpWalk, parent: Scope): void {
  const { cursor } = walk;
  take(cursor);
  const { word, start, end } = take(cursor);
  while (!isNext(cursor, "{") && peek(cursor).kind !== "end") take(cursor);
  take(cursor);
  const parts: Part[] = [];
  while (!isNext(cursor, "}") && peek(cursor).kind !== "end") {
    if (isNext(cursor, "[")) skipAttribute(walk);
    const name = take(cursor);
    const { start: keyStart, end: keyEnd } = name;
    const value = { ...unknown(name, "a member of an enum"), asText: name.word } as const;
    parts.push({ key: camelCase(name.word), keyStart, keyEnd, value });
    while (!isNext(cursor, ",") && !isNext(cursor, "}") && peek(cursor).kind !== "end")
      take(cursor);
    takeIf(cursor, ",");
  }
  takeIf(cursor, "}");
  const value: Expression = { kind: "object", start, end, parts, scope: parent };
  walk.lowering.declare(parent, word).values.push({ value, at: start, scope: parent });
  const same: Expression = { kind: "name", start, end, name: word, scope: parent };
  const key = camelCase(word);
  classParts.get(parent)?.push({ key, keyStart: start, keyEnd: end, value: same });
}
