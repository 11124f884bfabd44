import { scanChildren, skipSpace } from "../json/scan.js";
import { escapeForRegExp } from "../model/endpoint.js";
import {
  kindOfText,
  LONGEST_LINK,
  LONGEST_PREVIEW,
  type RequestKind,
  withoutValues,
} from "./request-kind.js";
import { findSample } from "../model/samples.js";

/**
 * How all JSON texts look that a program writes for requests of some kinds: the same keys in the same
 * order and layout. An expression finds that out in a quarter of the time that `JSON.parse` takes.
 */
export interface Shape {
  readonly pattern: RegExp;
  /** The groups of the pattern that hold what counts. */
  readonly counted: readonly number[];
  /** Those that hold what does not count, unless it is a sample. */
  readonly free: readonly number[];
  /** By what the counted groups hold. */
  readonly kinds: Map<string, RequestKind>;
  /** Whether another text than the one that it was learned from had it. */
  isShared: boolean;
}

/** Plain texts after which it pays to learn shapes: to learn one takes as long as to read twenty. */
const FEW = 16;

/** Shapes that are tried on a text. */
const MOST_SHAPES = 32;

/** Plain texts without a known shape after which one more is learned than `MOST_SHAPES`. */
const SELDOM = 1_000;

/** Of one shape: activity types, some with several icons. */
const MOST_KINDS = 512;

/** UTF-16 units of a text whose shape is learned; most requests have a quarter. */
const LONGEST = 4_000;

/**
 * Makes a `kindOfText` for many texts, which learns their shapes. The kind that it returns may be that
 * of another text, with the id of that one.
 */
export function createKindReader(): (text: string) => RequestKind | undefined {
  let shapes: Shape[] = [];
  let plain = 0;
  let attempts = 0;

  function learn(text: string, kind: RequestKind): void {
    plain += 1;
    if (plain <= FEW || attempts >= MOST_SHAPES + plain / SELDOM) return;
    // Where one text has an escape, the next has none.
    if (text.length > LONGEST || text.includes("\\")) return;
    attempts += 1;
    // Where each text has a look of its own, to try those of all others would take long.
    if (attempts > MOST_SHAPES) shapes = shapes.filter(({ isShared }) => isShared);
    if (shapes.length === MOST_SHAPES) return;
    const shape = shapeOf(text, kind);
    const match = shape.pattern.exec(text);
    // A plain text may have what no shape allows for, such as two underscores in a row.
    if (match === null) return;
    shape.kinds.set(keyOf(match, shape), kind);
    shapes.push(shape);
  }

  return (text) => {
    for (let index = 0; index < shapes.length; index += 1) {
      const shape = shapes[index]!;
      const match = shape.pattern.exec(text);
      if (match === null) continue;
      shape.isShared = true;
      const key = keyOf(match, shape);
      const known = shape.kinds.get(key);
      if (known && !hasSample(match, shape)) return known;
      const kind = read(text);
      if (kind && shape.kinds.size < MOST_KINDS) shape.kinds.set(key, kind);
      return kind;
    }
    const kind = read(text);
    if (kind) learn(text, kind);
    return kind;
  };
}

function read(text: string): RequestKind | undefined {
  const kind = kindOfText(text);
  return kind && withoutValues(kind);
}

function keyOf(match: RegExpExecArray, { counted }: Shape): string {
  let key = "";
  for (let index = 0; index < counted.length; index += 1) key += `${match[counted[index]!]!}"`;
  return key;
}

function hasSample(match: RegExpExecArray, { free }: Shape): boolean {
  for (let index = 0; index < free.length; index += 1) {
    if (findSample(match[free[index]!]!)) return true;
  }
  return false;
}

/** What a JSON text has as it is, quotes excepted. */
const WRITTEN = String.raw`[^"\\\x00-\x1f]`;

// What may stand where nothing counts is no wider than what request-kind.ts takes for plain there: TEXT
// stands for `isFree`, ID for the id of ENDPOINT and ENTITY, CONTEXT for that of LINK.

/** No sign of a hole: of what begins one, only what then goes on in another way. */
const TEXT = String.raw`C*(?:(?:[_<[]|[%{](?![A-Za-z$]))C+)*[_%]?`.replaceAll(
  "C",
  String.raw`[^"\\\x00-\x1f_<[%{\uFFFC]`,
);
const BLANK_OR_URL = String.raw`\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|")`;
const ID = String.raw`[\dA-Za-z:@.-]+(?:_[\dA-Za-z:@.-]+)*`;
const GUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
const USER_PRINCIPAL_NAME = String.raw`N+(?:[._]N+)*@N+(?:\.N+)+`.replaceAll(
  "N",
  String.raw`[^\s@/\\.\x00-\x1f"_<[%{\uFFFC]`,
);
const CONTEXT = String.raw`[\dA-Za-z.-]*(?:_[\dA-Za-z.-]+)*`;
const SAFE_INTEGER = String.raw`-?(?:0|[1-9]\d{0,14}|[1-8]\d{15})`;

const AROUND_ID = /^("https:\/\/[^/]+\/[^/]+\/(?:users|chats|teams)\/)[^/"]+(.*)$/;
const AROUND_CONTEXT = /^(".*%22%3A%22)[\w.-]*(%22%7D")$/;

/** The shape of a text without escapes, whose one request is of this kind. */
export function shapeOf(text: string, kind: RequestKind): Shape {
  const counted: number[] = [];
  const free: number[] = [];
  let groups = 0;
  let groupOfId = 0;

  function group(pattern: string, of: number[]): string {
    groups += 1;
    of.push(groups);
    return `(${pattern})`;
  }

  /** Wherever the id stands it is the same. */
  function id(): string {
    if (groupOfId > 0) return `\\${groupOfId}`;
    groupOfId = groups + 1;
    return group(ID, free);
  }

  function valuePattern(path: string, written: string): string {
    switch (path) {
      case "activityType":
      case "iconId":
      case "templateParameters/name":
        return `"${group(`${WRITTEN}*`, counted)}"`;
      case "templateParameters/value":
        return `"${group(TEXT, free)}"`;
      case "previewText/content":
        return String.raw`"(?!\s*")(?=${WRITTEN}{1,${LONGEST_PREVIEW}}")${group(TEXT, free)}"`;
      case "url":
        return aroundId(written);
      case "topic/value":
        if (kind.entity === undefined) return `"(?!${BLANK_OR_URL})${group(TEXT, free)}"`;
        return aroundId(written, belowEntity);
      case "topic/webUrl":
        return linkPattern(written);
      case "recipient/chatId":
      case "recipient/teamId":
        return `"${id()}"`;
      case "recipient/userId":
        return `"${group(written.includes("@") ? USER_PRINCIPAL_NAME : GUID, free)}"`;
      case "chainId":
        return SAFE_INTEGER;
      default:
        return escapeForRegExp(written);
    }
  }

  function aroundId(written: string, below = escapeForRegExp): string {
    const [, head, tail] = AROUND_ID.exec(written) ?? [];
    if (head === undefined || tail === undefined) return escapeForRegExp(written);
    return escapeForRegExp(head) + id() + below(tail);
  }

  /** What stands below the chat or team of a topic: a channel, a message. */
  function belowEntity(tail: string): string {
    const channel = tail.startsWith("/channels/") ? `/channels/${group(ID, free)}` : "";
    const message = tail.includes("/messages/") ? String.raw`/messages/\d+` : "";
    return `${channel}${message}"`;
  }

  function linkPattern(written: string): string {
    const [, head, tail] = AROUND_CONTEXT.exec(written) ?? [];
    if (head === undefined || tail === undefined) return escapeForRegExp(written);
    // The quote before the link is none of its characters.
    const rest = `(?=${WRITTEN}{0,${LONGEST_LINK + 1 - head.length}}")`;
    return escapeForRegExp(head) + rest + group(CONTEXT, free) + escapeForRegExp(tail);
  }

  let pattern = "";
  let end = 0;
  for (const scalar of scalarsOf(text, skipSpace(text, 0))) {
    const written = text.slice(scalar.start, scalar.end);
    pattern += escapeForRegExp(text.slice(end, scalar.start)) + valuePattern(scalar.path, written);
    end = scalar.end;
  }
  pattern += escapeForRegExp(text.slice(end));
  return { pattern: new RegExp(`^${pattern}$`), counted, free, kinds: new Map(), isShared: false };
}

interface Scalar {
  /** Keys from the body down, without the places in lists. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The strings, numbers and other single values of a JSON text without escapes, in their order. */
function* scalarsOf(text: string, start: number, above = ""): Iterable<Scalar> {
  for (const child of scanChildren(text, start)) {
    const key = child.keyStart < 0 ? "" : text.slice(child.keyStart + 1, child.keyEnd - 1);
    const path = key === "" || above === "" || above === "body" ? key || above : `${above}/${key}`;
    if (text[child.start] === "{" || text[child.start] === "[") {
      yield* scalarsOf(text, child.start, path);
    } else yield { path, start: child.start, end: child.end };
  }
}
