import type { FoundIgnore, FoundRequest, Located } from "../input/found.js";
import type { Source, TextFile } from "../json/document.js";
import { positionAt } from "../json/lines.js";
import { createTemplate, isTemplate, type Text, withHoles } from "../json/template.js";
import { textOf } from "../json/holes.js";
import { writeDocument } from "./document.js";
import type { Literal, Span } from "./literal.js";
import { propertyOf, textIn } from "./literal.js";
import type { Program } from "./program.js";
import type { Sighting } from "./sightings.js";

/** What `--verbose` says of a request in code. */
export interface CodeNote {
  readonly file: string;
  readonly line: number;
  /** Undefined where the program decides. */
  readonly activityType: string | undefined;
  /** What only the running program knows: where it stands, how the source writes it, why. */
  readonly unknown: readonly {
    readonly pointer: string;
    readonly raw: string;
    readonly reason: string;
  }[];
  /** The whole body is known, and nothing can be added. */
  readonly isKnown: boolean;
}

/** What sightings become: requests like any other, and a note about each. The program begins at `offset`. */
export function toRequests(
  file: TextFile,
  program: Program,
  sightings: readonly Sighting[],
  offset: number,
): { requests: FoundRequest[]; notes: CodeNote[] } {
  const span: Source = { file, text: program.text, toFile: (at) => offset + at, problems: [] };
  const ignores = ignoresIn(program, span);
  const requests: FoundRequest[] = [];
  const notes: CodeNote[] = [];
  const seen = new Set<string>();
  for (const sighting of sightings) {
    const { body, url, method } = sighting;
    const { document, unknown } = writeDocument(file, program, body, offset);
    const key = `${sighting.start} ${url ? withHoles(url.text) : ""} ${document.source.text} ${placesOf(body)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const own = ignores
      .filter(({ before }) => before === sighting.start)
      .map(({ ignore }) => ignore);
    requests.push({
      body: document,
      ...(method && { method: locate(method, span) }),
      ...(url && { url: locate(url, span) }),
      ...(own.length > 0 && { ignores: own }),
    });
    const type = textIn(propertyOf(body, "activityType"));
    notes.push({
      file: file.file,
      line: positionAt(file, offset + sighting.start).line,
      activityType: typeof type === "string" ? type : undefined,
      unknown,
      isKnown: unknown.length === 0 && document.source.open?.size === 0,
    });
  }
  return { requests, notes };

  /** An ignore is about the request around it, or the one that begins next. */
  function ignoresIn(
    { comments, text }: Program,
    source: Source,
  ): { before: number; ignore: FoundIgnore }[] {
    return comments.flatMap(({ start, end }) => {
      const ignore = ignoreIn(text, { start, end }, source);
      if (!ignore) return [];
      const next = sightings.find((sighting) => sighting.end > end);
      return next ? [{ before: next.start, ignore }] : [];
    });
  }
}

/** Two readings of one request may hold the same values from different places. */
function placesOf(literal: Literal): string {
  if (literal.kind === "object")
    return [...literal.properties.values()].map(({ value }) => placesOf(value)).join();
  if (literal.kind === "list") return literal.items.map(placesOf).join();
  return String(literal.start);
}

function locate({ text, start, end }: NonNullable<Sighting["url"]>, source: Source): Located {
  return { text: withBraces(text), place: { source, start, end } };
}

/** `{chat-id}` in a URL is a hole in code too, where documentation was copied. */
function withBraces(text: Text): Text {
  if (typeof text === "string") return textOf(text, "single-too");
  const parts = text.parts.flatMap((part) => {
    const known = typeof part === "string" ? textOf(part, "single-too") : part;
    return isTemplate(known) ? known.parts : known;
  });
  return createTemplate(text.raw, parts);
}

const IGNORE =
  /^(?:\/\/|\/\*|#)[\s*#/]{0,20}teamslint-ignore-next\b([^:\r\n]{0,500})(?::([^\r\n]{0,1000}))?/;

function ignoreIn(text: string, { start, end }: Span, source: Source): FoundIgnore | undefined {
  const [, rules, reason = ""] = IGNORE.exec(text.slice(start, Math.min(end, start + 2000))) ?? [];
  if (rules === undefined) return undefined;
  return {
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ""),
    reason: reason.replace(/\*\/\s*$/, "").trim(),
    place: { source, start, end },
  };
}
