import type { Place } from "../../src/json/document.js";
import { resolvePlace } from "../../src/json/place.js";
import { rawText, withHoles } from "../../src/json/template.js";
import type { TextFile } from "../../src/json/document.js";
import type { FoundFile, FoundRequest } from "../../src/model/found.js";

/** The characters of the file that a place covers. */
export function textAt(file: TextFile, place: Place): string {
  const { start, end } = resolvePlace(place).range;
  return file.text.slice(start.offset - file.offset, end.offset - file.offset);
}

/** `POST <url> <activity type as written in the file>`, so that a failing test reads like a file. */
export function summary(file: TextFile, found: FoundFile): string[] {
  return found.requests.map((request) => requestLine(file, request));
}

function requestLine(file: TextFile, { method, url, body }: FoundRequest): string {
  const parts = [];
  if (method) parts.push(rawText(method.text));
  if (url) parts.push(withHoles(url.text).replaceAll("\uFFFC", "*"));
  if (body.value === undefined) parts.push("no body");
  else parts.push(textAt(file, { document: body, pointer: "/activityType" }));
  if (body.source.problems.length > 0) parts.push("broken");
  return parts.join(" ");
}

/** A notification of that activity type, small but whole. */
export function notification(activityType: string): object {
  return {
    topic: { source: "text", value: "Tasks", webUrl: "https://teams.microsoft.com/l/entity/a/b" },
    activityType,
    previewText: { content: 'New "task" \u00e4\\' },
  };
}
