import type { FoundIgnore, FoundRequest, Located } from "../model/found.js";
import type { Source } from "../json/document.js";
import { positionAt } from "../json/lines.js";
import { createTemplate, isTemplate, type Text, withHoles } from "../json/template.js";
import { textOf } from "../json/holes.js";
import { writeDocument } from "./document.js";
import type { Literal } from "./literal.js";
import { propertyOf, textIn } from "./literal.js";
import { written } from "./written.js";
import type { Home, Homes } from "./homes.js";
import type { Sighting } from "./sightings.js";

/** The note of `--verbose` about a request in code. */
export interface CodeNote {
  readonly file: string;
  readonly line: number;
  /** Undefined where only the running program knows the type. */
  readonly activityType: string | undefined;
  /** Parts that only the running program knows: pointer, source text and reason. */
  readonly unknown: readonly {
    readonly pointer: string;
    readonly raw: string;
    readonly reason: string;
  }[];
  /** True where the whole body is known, and no property can be added. */
  readonly isKnown: boolean;
}

/** A request in code with its note; it belongs to the file of its outermost call. */
export interface RequestInCode {
  readonly request: FoundRequest;
  readonly note: CodeNote;
  /** All files that contain a part of the request. */
  readonly homes: ReadonlySet<Home>;
  /** The key of the object's place, for an object that no call was seen to send. */
  readonly alone?: string;
}

/** A key for a place that does not depend on the other programs of the batch. */
export function placeKey({ homeAt }: Homes, offset: number): string {
  const { file, toFile } = homeAt(offset);
  return `${file.file}:${toFile(offset)}`;
}

/** The requests of sightings, each once, in the order in which they begin. */
export function toRequests(homes: Homes, sightings: readonly Sighting[]): RequestInCode[] {
  const ignores = ignoresIn(homes, sightings);
  const requests: RequestInCode[] = [];
  /** Keys of the sightings that begin at one place; all of these follow each other. */
  const seen = new Set<string>();
  for (const [index, sighting] of sightings.entries()) {
    const { body, url, method, places } = sighting;
    const { start } = places[0]!;
    const { document, unknown, homes: parts } = writeDocument(homes, body, places);
    const isFirst = sightings[index - 1]?.places[0]!.start !== start;
    if (isFirst) seen.clear();
    if (!isFirst || sightings[index + 1]?.places[0]!.start === start) {
      const at = places.map((place) => place.start).join();
      const key = `${at} ${url ? withHoles(url.text) : ""} ${document.source.text} ${placesOf(body)}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    const own = places.flatMap((place) => ignores.get(place.start) ?? []);
    const type = textIn(propertyOf(body, "activityType"));
    const { file, toFile } = homes.homeAt(start);
    requests.push({
      request: {
        body: document,
        ...(method && { method: locate(method, homes) }),
        ...(url && { url: locate(url, homes) }),
        ...(own.length > 0 && { ignores: own }),
      },
      note: {
        file: file.file,
        line: positionAt(file, toFile(start)).line,
        activityType: typeof type === "string" ? type : undefined,
        unknown,
        isKnown: unknown.length === 0 && !document.source.open,
      },
      homes: parts,
      ...(sighting.isAlone && { alone: placeKey(homes, places.at(-1)!.start) }),
    });
  }
  return requests;
}

/**
 * Ignore comments by the start of the sighting to which they apply: the sighting around the comment, or the next one.
 */
function ignoresIn(
  homes: Homes,
  sightings: readonly Sighting[],
): ReadonlyMap<number, readonly FoundIgnore[]> {
  const found = new Map<number, FoundIgnore[]>();
  const places = sightings.flatMap((sighting) => sighting.places).sort((a, b) => a.start - b.start);
  const all = new Set(places.map(({ start }) => homes.homeAt(start)));
  for (const { source, comments, start: begin, text } of all) {
    for (const comment of comments) {
      const ignore = ignoreIn(written(homes.programAt, comment), { source, ...comment });
      const next = ignore && places.find(({ start, end }) => end > comment.end && start >= begin);
      if (!next || next.start > begin + text.length) continue;
      const own = found.get(next.start) ?? [];
      own.push(ignore);
      found.set(next.start, own);
    }
  }
  return found;
}

/** The offsets of all values: two readings of a request may have equal values from different places. */
function placesOf(literal: Literal): string {
  if (literal.kind === "object")
    return [...literal.properties.values()].map(({ value }) => placesOf(value)).join();
  if (literal.kind === "list") return literal.items.map(placesOf).join();
  return String(literal.start);
}

function locate({ text, start, end }: NonNullable<Sighting["url"]>, { homeAt }: Homes): Located {
  return { text: withBraces(text), place: { source: homeAt(start).source, start, end } };
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

function ignoreIn(
  comment: string,
  place: { readonly source: Source; readonly start: number; readonly end: number },
): FoundIgnore | undefined {
  const [, rules, reason = ""] = IGNORE.exec(comment.slice(0, 2000)) ?? [];
  if (rules === undefined) return undefined;
  return {
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ""),
    reason: reason.replace(/\*\/\s*$/, "").trim(),
    place,
  };
}
