import type { CSharpWalk } from "./csharp.js";
import { testCall, throwTest } from "./tests.js";
import { assume } from "../flow.js";
import { passItems, rounds } from "../items.js";
import type { Span } from "../literal.js";
import { withDefault } from "../settings.js";
import { formatOf } from "../format.js";
import { joined, unknown } from "../lowering.js";
import type { Argument, Expression, Member, Part, Scope } from "../program.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** Methods of a list that call a function with each of its items. */
const EACH =
  /^(?:select(?:Many)?|forEach|where|first(?:OrDefault)?|single(?:OrDefault)?|find|any|all)$/;

export interface WrittenArgument extends Argument {
  readonly nameStart?: number;
}

export function parseArguments(walk: CSharpWalk, scope: Scope): WrittenArgument[] {
  const { cursor } = walk;
  const args: WrittenArgument[] = [];
  take(cursor);
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end" && !isNext(cursor, ";")) {
    const before = cursor.at;
    const name = peek(cursor).kind === "name" && isNext(cursor, ":", 1) ? take(cursor) : undefined;
    if (name) take(cursor);
    const value = walk.expression(walk, scope);
    args.push({ value, ...(name && { name: name.word, nameStart: name.start }) });
    while (
      !isNext(cursor, ",") &&
      !isNext(cursor, ")") &&
      !isNext(cursor, ";") &&
      peek(cursor).kind !== "end"
    ) {
      const here = cursor.at;
      walk.expression(walk, scope);
      if (cursor.at === here) take(cursor);
    }
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ")");
  return args;
}

/** The parameters of the action in the order of Microsoft's SDK before version 5. */
const POSITIONS = ["topic", "activityType", "chainId", "previewText", "templateParameters"];

/** The position after them, of a single recipient; the bulk action has more parameters of its own. */
const RECIPIENT_POSITION = 5;

export function lowerCall(
  walk: CSharpWalk,
  callee: Expression,
  args: readonly WrittenArgument[],
  scope: Scope,
): Expression {
  const { lowering } = walk;
  const span = { start: callee.start, end: walk.cursor.tokens[walk.cursor.at - 1]!.end };
  const words = callee.end - callee.start < 60 ? walk.written(callee.start, callee.end) : "";
  const first = args[0]?.value;
  if (first && /(?:^|\.)(?:JsonSerializer\.Serialize|JsonConvert\.SerializeObject)$/.test(words))
    return { kind: "json", ...span, of: first };
  if (first && /(?:^|\.)(?:JsonContent\.Create|Task\.FromResult)$/.test(words)) return first;
  if (first && /(?:^|\.)Uri\.EscapeDataString$/.test(words))
    return { kind: "encoded", ...span, of: first };
  if (first && words === "nameof") {
    const value = walk.written(first.start, first.end).replace(/^.*\./s, "");
    return { kind: "text", ...span, value, isPlain: false };
  }
  if (first && /(?:^|\.)[sS]tring\.Format$/.test(words))
    return formatOf(span, first, (pattern) => formatted(span, pattern, args.slice(1)));
  const test = testCall(span, words, callee, args);
  if (test) return test;
  const entry = callee.kind === "member" && lowerEntry(walk, span, callee, args, scope);
  if (entry) return entry;
  const thrown = first && throwTest(span, words, first);
  if (thrown) assume(lowering, thrown, false, scope);
  if (callee.kind === "member" && EACH.test(String(callee.name)) && first?.kind === "function")
    passItems(first, rounds(callee.of, "pairs"));
  if (callee.kind === "member" && callee.name === "select" && first?.kind === "function")
    return { kind: "each", ...span, of: callee.of, to: first, form: "pairs" };
  if (
    callee.kind === "member" &&
    /^to(?:List|Array|(?:Frozen|Immutable)(?:Dictionary|List|Array))$/.test(String(callee.name)) &&
    !first
  )
    return callee.of;
  const [from, most] = args.map(({ value }) => value);
  if (callee.kind === "member" && callee.name === "substring" && most && isZero(from))
    return { kind: "cut", ...span, of: callee.of, most };
  if (callee.kind === "member" && callee.name === "toString" && args.length === 0)
    return joined(span, [callee.of], true);
  if (
    callee.kind === "member" &&
    /^sendActivityNotification(?:ToRecipients)?$/.test(String(callee.name)) &&
    args.length > 1
  ) {
    return lowering.call(
      span,
      { ...callee, of: callee, name: "post" },
      [{ value: positional(walk, callee.name === "sendActivityNotification", args, span, scope) }],
      scope,
    );
  }
  if (callee.kind === "member" && callee.name === "add") {
    const [key, value] = args;
    const what =
      value && key?.value.kind === "text"
        ? ({
            kind: "set",
            value: value.value,
            keyStart: key.value.start,
            keyEnd: key.value.end,
          } as const)
        : value
          ? ({ kind: "lost" } as const)
          : ({ kind: "append", items: args.map((argument) => argument.value) } as const);
    lowering.change(
      callee.of,
      span.start,
      scope,
      what,
      what.kind === "set" && key?.value.kind === "text" ? key.value.value : undefined,
    );
  } else if (
    callee.kind === "member" &&
    /^(?:addRange|insert|remove|clear|sort|reverse|tryAdd)$/i.test(String(callee.name))
  ) {
    lowering.change(callee.of, span.start, scope, { kind: "lost" });
  }
  return withDefault(lowering.dialect, lowering.call(span, callee, args, scope));
}

function isZero(from: Expression | undefined): boolean {
  return from?.kind === "constant" && from.value === 0;
}

/** `Kinds.TryGetValue(key, out var kind)`, which is a test, and `Kinds.GetValueOrDefault(key, "taskCreated")` */
function lowerEntry(
  { written }: CSharpWalk,
  span: Span,
  { of, name, nameStart }: Member,
  args: readonly WrittenArgument[],
  scope: Scope,
): Expression | undefined {
  const [key, second] = args.map(({ value }) => value);
  if (!key || args.length > 2) return undefined;
  const entry: Member = { kind: "member", ...span, of, name: key, nameStart };
  const nothing = { kind: "constant", ...span, value: null } as const;
  const held = { kind: "default", ...span, of: entry, otherwise: second ?? nothing } as const;
  if (name === "getValueOrDefault") return held;
  if (name !== "tryGetValue" || !second) return undefined;
  const declared = scope.bindings.get(written(second.start, second.end))?.values;
  const index = declared?.findIndex(({ value }) => value === second) ?? -1;
  if (declared && index >= 0)
    declared[index] = { ...declared[index]!, value: { ...held, otherwise: nothing } };
  return { kind: "check", ...span, question: "contains", of, what: key };
}

function positional(
  { lowering }: CSharpWalk,
  isSingle: boolean,
  args: readonly WrittenArgument[],
  span: Span,
  scope: Scope,
): Expression {
  const parts: Part[] = [];
  for (const [index, { name, value }] of args.entries()) {
    if (value.kind === "constant" && value.value === null) continue;
    const key =
      name ??
      POSITIONS[index] ??
      (isSingle && index === RECIPIENT_POSITION ? "recipient" : undefined);
    const { start: keyStart, end: keyEnd } = value;
    if (key === undefined)
      parts.unshift({ spread: unknown(value, "an argument whose name is not known") });
    else parts.push({ key, keyStart, keyEnd, value });
  }
  return lowering.object(span, parts, scope);
}

function formatted(span: Span, text: string, args: readonly Argument[]): Expression {
  const parts = text.split(/(\{\{|\}\}|\{[^{}]{0,50}\})/).map((piece): string | Expression => {
    if (piece === "{{" || piece === "}}") return piece[0]!;
    const index = /^\{([^{}]*)\}$/.exec(piece)?.[1];
    if (index === undefined) return piece;
    return (
      (/^\d+$/.test(index) ? args[Number(index)]?.value : undefined) ??
      unknown(span, "a part of a format")
    );
  });
  return joined(span, parts, true);
}
