import { jsonName } from "./names.js";
import type { Span } from "../literal.js";
import { formatOf } from "../format.js";
import type { ItemForm } from "../items.js";
import { joined, type Lowering, unknown } from "../lowering.js";
import { copied, mergeInto } from "../merge.js";
import { partial } from "../partial.js";
import { withDefault } from "../settings.js";
import { formatted } from "./formats.js";
import type { Argument, Call, Expression, Member, Part, Scope } from "../program.js";
import { functionScope, lookUp } from "../scopes.js";
import { isComprehension, parseGenerator } from "./comprehensions.js";
import type { PythonWalk } from "./python.js";
import { testCall } from "./tests.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** Classes of Microsoft's SDK whose arguments are the properties of the JSON. */
const MODEL =
  /^(?:SendActivityNotification\w*RequestBody|TeamworkActivityTopic|ItemBody|KeyValuePair|\w+NotificationRecipient)$/;

type PythonArgument = Argument & { readonly nameStart?: number };

export function parseCall(walk: PythonWalk, callee: Expression, scope: Scope): Expression {
  const { cursor, lowering } = walk;
  take(cursor);
  const args: PythonArgument[] = [];
  while (!isNext(cursor, ")") && peek(cursor).kind !== "end" && peek(cursor).indent === undefined) {
    const before = cursor.at;
    const spread = takeIf(cursor, "**") ? "names" : takeIf(cursor, "*") ? "items" : undefined;
    const name = peek(cursor).kind === "name" && isNext(cursor, "=", 1) ? take(cursor) : undefined;
    if (name) take(cursor);
    const value =
      args.length === 0 && !name && !spread && isComprehension(walk)
        ? parseGenerator(walk, scope)
        : walk.expression(walk, scope);
    args.push({
      value,
      ...(name && { name: name.word, nameStart: name.start }),
      ...(spread && { spread }),
    });
    takeIf(cursor, ",");
    if (cursor.at === before) take(cursor);
  }
  takeIf(cursor, ")");
  const span = { start: callee.start, end: cursor.tokens[cursor.at - 1]!.end };
  const words = callee.end - callee.start < 120 ? walk.written(callee.start, callee.end) : "";
  const name = /[\w]+$/.exec(words)?.[0] ?? "";
  const [first] = args;
  if (MODEL.test(name))
    return lowering.object(
      span,
      [...typePart(name, span), ...args.map((argument) => toPart(argument, jsonName))],
      scope,
    );
  if (words === "dict") return lowering.object(span, dictParts(args), scope);
  if (first && /^(?:functools\.)?partial$/.test(words) && !first.spread) {
    const made = partial(lowering, span, first.value, args.slice(1), scope);
    if (made) return made;
  }
  const base = lowerBaseCall(walk, span, words, args, scope);
  if (base) return base;
  const dumped = lowerDump(span, callee, words, args);
  if (dumped) return dumped;
  if (first && first.name === undefined && !first.spread) {
    if (/^(?:(?:json|orjson|simplejson|ujson)\.)?dumps$/.test(words))
      return { kind: "json", ...span, of: first.value };
    if (/^(?:(?:urllib\.)?parse\.)?quote$/.test(words))
      return { kind: "encoded", ...span, of: first.value };
    if (words === "str") return joined(span, [first.value], true);
    if (/^(?:TeamworkActivityTopicSource|BodyType)$/.test(words)) return first.value;
    if (/^(?:copy\.(?:deep)?copy|deepcopy)$/.test(words)) return copied(span, first.value);
  }
  const test = testCall(span, words, callee, args);
  if (test) return test;
  if (callee.kind === "member") {
    if (callee.name === "format")
      return formatOf(span, callee.of, (pattern) => formatted(span, pattern, args));
    // With a value it is somebody else's: `jwt.encode(claims)`.
    const isPlain = !first || first.name !== undefined || first.value.kind === "text";
    if (isPlain && /^(?:en|de)code$/.test(String(callee.name))) return callee.of;
    if (callee.name === "copy" && !first) return copied(span, callee.of);
    const [, as] = /^(items|keys|values)$/.exec(String(callee.name)) ?? [];
    if (as !== undefined && !first)
      return {
        kind: "items",
        ...span,
        of: callee.of,
        as: as === "items" ? "entries" : (as as ItemForm),
      };
    if (callee.name === "append" && first)
      lowering.change(callee.of, span.start, scope, { kind: "append", items: [first.value] });
    else if (
      callee.name === "update" &&
      first &&
      (args.every(isDictPart) || holdsDict(callee.of))
    ) {
      mergeInto(lowering, callee.of, dictParts(args), span.start, scope);
      return unknown(span, "it gives nothing");
    } else if (callee.name === "setdefault" && first && args.every(isPositional)) {
      return lowerSetDefault(lowering, span, callee, args, scope);
    } else if (
      /^(?:extend|insert|remove|pop|clear|sort|reverse|update|setdefault|popitem)$/.test(
        String(callee.name),
      )
    ) {
      lowering.change(callee.of, span.start, scope, { kind: "lost" });
    }
  }
  const call = lowering.call(span, callee, args, scope, /^[A-Z]/.test(name));
  return lowerGet(call) ?? withDefault(lowering.dialect, call);
}

/** `body.setdefault("topic", {})` */
function lowerSetDefault(
  lowering: Lowering,
  span: Span,
  { of }: Member,
  [key, value]: readonly Argument[],
  scope: Scope,
): Expression {
  const { start, end } = key!.value;
  const none = { kind: "constant", ...span, value: null } as const;
  const otherwise = value?.value ?? none;
  const member: Member = { kind: "member", ...span, of, name: key!.value, nameStart: start };
  lowering.setMember({ ...member, end }, otherwise, span.start, scope, "there");
  return { kind: "default", ...span, of: member, otherwise };
}

function isPositional({ name, spread }: Argument): boolean {
  return name === undefined && spread === undefined;
}

/** `kinds.get(kind, "taskCreated")`, `getattr(settings, "KIND", "taskCreated")` */
function lowerGet({ callee, args, start, end }: Call): Expression | undefined {
  if (args.some(({ name, spread }) => name !== undefined || spread !== undefined)) return undefined;
  const isGet = callee.kind === "member" && callee.name === "get";
  const isAttribute = callee.kind === "name" && callee.name === "getattr";
  if (!isGet && !isAttribute) return undefined;
  const [owner, key, otherwise] = isGet
    ? [callee.of, ...args.map(({ value }) => value)]
    : args.map(({ value }) => value);
  if (!owner || !key || args.length > (isGet ? 2 : 3)) return undefined;
  const of: Expression = { kind: "member", of: owner, name: key, nameStart: start, start, end };
  if (otherwise) return { kind: "fallback", start, end, of, otherwise, isFalsy: false };
  const nothing: Expression = { kind: "constant", start, end, value: null };
  return isGet ? { kind: "default", start, end, of, otherwise: nothing } : of;
}

/** `super().__init__(kind)`, `Base.__init__(self, kind)` */
function lowerBaseCall(
  { lowering }: PythonWalk,
  span: Span,
  words: string,
  args: readonly Argument[],
  scope: Scope,
): Expression | undefined {
  const maker = functionScope(scope).function;
  const base = maker?.scope.parent?.instance?.base;
  const [, owner] = /^(super\([^()]{0,80}\)|\w+)\.__init__$/.exec(words) ?? [];
  if (!maker || !base || owner === undefined) return undefined;
  const own = owner.startsWith("super") ? args : args.slice(1);
  maker.baseCall = lowering.call(span, base, own, scope, true);
  return maker.baseCall;
}

/** Functions that give the fields of an object as a dict. */
const DUMP = /^(?:(?:dataclasses|attrs?)\.)?asdict$|^vars$|^jsonable_encoder$/;

/** `asdict(body)`, `body.model_dump(by_alias=True)`, `body.model_dump_json()` */
function lowerDump(
  span: Span,
  callee: Expression,
  words: string,
  args: readonly Argument[],
): Expression | undefined {
  const [first, ...more] = args;
  const isSet = (name: string) => {
    const value = args.find((argument) => argument.name === name)?.value;
    return value?.kind === "constant" && value.value === true;
  };
  const isByAlias = isSet("by_alias") || words === "jsonable_encoder";
  const dump = { kind: "dump", ...span, isByAlias, isWithoutNulls: isSet("exclude_none") } as const;
  // Any other argument, such as a filter or a factory, may change the result.
  const isPlain = (rest: readonly Argument[]) =>
    rest.every(({ name }) => /^(?:by_alias|exclude_none|mode|indent)$/.test(name ?? ""));
  if (first && DUMP.test(words) && isPlain(more)) return { ...dump, of: first.value };
  if (callee.kind !== "member" || !isPlain(args)) return undefined;
  const name = String(callee.name);
  if (/^(?:modelDump|dict|_asdict)$/.test(name)) return { ...dump, of: callee.of };
  if (name === "modelDumpJson" || (name === "json" && args.length > 0))
    return { kind: "json", ...span, of: { ...dump, of: callee.of } };
  return undefined;
}

/** The SDK writes the type of a recipient by itself. */
function typePart(name: string, { start }: Span): Part[] {
  if (!/^(?:aadUser|chatMembers|teamMembers|channelMembers)NotificationRecipient$/i.test(name))
    return [];
  const value = `microsoft.graph.${name[0]!.toLowerCase()}${name.slice(1)}`;
  const end = start + name.length;
  return [
    {
      key: "@odata.type",
      keyStart: start,
      keyEnd: end,
      value: { kind: "text", start, end, value, isPlain: false },
    },
  ];
}

function isDictPart({ name, value }: Argument): boolean {
  return name !== undefined || value.kind === "object";
}

/** Whether a name was given a dict, so that its `update` is none of the program's own methods. */
function holdsDict(of: Expression): boolean {
  const values = (of.kind === "name" && lookUp(of)?.values) || [];
  return values.length > 0 && values.every(({ value }) => value.kind === "object" && !value.making);
}

/** The properties that `dict` and `update` get from their arguments. */
function dictParts(args: readonly PythonArgument[]): Part[] {
  return args.flatMap((argument): Part | Part[] => {
    const { name, value } = argument;
    if (name !== undefined) return toPart(argument, (key) => key);
    return value.kind === "object" && !value.making ? [...value.parts] : { spread: value };
  });
}

function toPart(argument: PythonArgument, spell: (name: string) => string): Part {
  const { name, nameStart = 0, value } = argument;
  if (name === undefined)
    return { spread: argument.spread ? value : unknown(value, "an argument without a name") };
  // The SDK writes `additional_data` beside the properties that it knows.
  if (name === "additional_data") return { spread: value };
  return { key: spell(name), keyStart: nameStart, keyEnd: nameStart + name.length, value };
}
