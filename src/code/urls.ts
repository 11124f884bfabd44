import { isNotificationUrl } from "../model/notification-body.js";
import { createTemplate, isTemplate, rawText, type Text, withHoles } from "../json/template.js";
import { calleeName } from "./dialect.js";
import { type Literal, textIn } from "./literal.js";
import type { Expression } from "./program.js";
import { lookUp } from "./scopes.js";
import type { WrittenText } from "./sightings.js";

/** Graph's host, or a path that Graph has: other hosts are a program's own backend. */
const GRAPH = /^https?:\/\/(?:[\w-]+\.)*graph\b|\/(?:users|chats|teams|groups|me|teamwork)\//i;

const PLAIN_PATH = /^(?:users|chats|teams|groups|me|teamwork|v1\.0|beta)\//i;

export function isUrl(text: Text): boolean {
  const plain = withHoles(text);
  if (plain.length > 4000 || /\s/.test(plain)) return false;
  return /^(?:https?:\/\/|\/|\uFFFC)/i.test(plain)
    ? isGraphUrl(text) || isNotificationUrl(plain)
    : PLAIN_PATH.test(plain);
}

export function isGraphUrl(text: Text): boolean {
  const plain = withHoles(text);
  return GRAPH.test(plain) || PLAIN_PATH.test(plain);
}

/** A URL; a path alone gets a hole in front, because a program's own client may put anything before it. */
export function withRoot({ text, start, end }: WrittenText): WrittenText {
  if (/^(?:https?:|\uFFFC)/i.test(withHoles(text))) return { text, start, end };
  const parts = isTemplate(text) ? text.parts : [text];
  const slash = withHoles(text).startsWith("/") ? [] : ["/"];
  return {
    text: createTemplate(rawText(text), [{ raw: "", name: "root" }, ...slash, ...parts]),
    start,
    end,
  };
}

/**
 * The URL in the chain of a callee: `client.api(url).version("beta").post`, or the path that an SDK's properties
 * spell. Undefined where the chain has none.
 */
export function receiverUrl(
  callee: Expression,
  value: (of: Expression) => Literal | undefined,
): WrittenText | undefined {
  let at: Expression | undefined = callee.kind === "member" ? callee.of : undefined;
  let version: Text | undefined;
  const segments: Text[] = [];
  let end: number | undefined;
  for (let steps = 0; at && steps < 40; steps += 1) {
    if (at.kind === "name") {
      const binding = lookUp(at);
      at = binding?.values.length === 1 ? binding.values[0]!.value : undefined;
    } else if (at.kind === "call") {
      const name = calleeName(at.callee);
      const [first] = at.args;
      const literal = first && value(first.value);
      const text = textIn(literal);
      if (/^version$/i.test(name))
        version = text ?? createTemplate("", [{ raw: "", name: "version" }]);
      else if (literal && text !== undefined && isUrl(text)) {
        const written = { text, start: literal.start, end: literal.end };
        return name === "api" ? withVersion(written, version) : withRoot(written);
      } else if (/^by_?\w*id$/i.test(name)) segments.unshift(text ?? HOLE);
      at =
        at.callee.kind === "member"
          ? /^by_?\w*id$/i.test(name)
            ? at.callee.of
            : at.callee.of
          : undefined;
    } else if (at.kind === "member") {
      if (typeof at.name === "string") {
        segments.unshift(at.name.replaceAll("_", ""));
        if (isAction(at.name)) end = at.nameStart + at.name.length;
      } else segments.unshift(textIn(value(at.name)) ?? HOLE);
      at = at.of;
    } else at = undefined;
  }
  return end === undefined ? undefined : sdkUrl(segments, callee.start, end);
}

const HOLE = createTemplate("", [{ raw: "{id}", name: "id" }]);

function isAction(name: string): boolean {
  return /^send_?activity_?notification(?:_?to_?recipients)?$/i.test(name);
}

const ROOTS = /^(?:users|chats|teams|groups|me|teamwork)$/i;

function sdkUrl(segments: readonly Text[], start: number, end: number): WrittenText | undefined {
  const root = segments.findIndex((segment) => typeof segment === "string" && ROOTS.test(segment));
  if (root < 0) return undefined;
  const parts = segments
    .slice(root)
    .flatMap((segment) => ["/", ...(isTemplate(segment) ? segment.parts : [segment])]);
  const raw = parts.map((part) => (typeof part === "string" ? part : part.raw)).join("");
  return {
    text: parts.every((part) => typeof part === "string") ? raw : createTemplate(raw, parts),
    start,
    end,
  };
}

/** A path of the Graph client, which begins after the version, with that version in front. */
function withVersion({ text, start, end }: WrittenText, version: Text | undefined): WrittenText {
  const plain = withHoles(text);
  if (/^https?:/i.test(plain)) return { text, start, end };
  const slash = plain.startsWith("/") || plain.startsWith("\uFFFC") ? [] : ["/"];
  const lead =
    version === undefined || !plain.startsWith("/")
      ? slash
      : ["/", ...(isTemplate(version) ? version.parts : [version]), ...slash];
  const parts = [...lead, ...(isTemplate(text) ? text.parts : [text])];
  const raw = parts.map((part) => (typeof part === "string" ? part : part.raw)).join("");
  return {
    text: parts.every((part) => typeof part === "string") ? raw : createTemplate(raw, parts),
    start,
    end,
  };
}
