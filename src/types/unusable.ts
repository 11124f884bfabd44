import type { Diagnostic } from "../diagnostic.js";
import { resolvePlace } from "../json/place.js";
import { segmentsOf } from "../json/pointer.js";
import type { App } from "../model/app.js";
import { closest } from "../model/closest.js";
import { type Placeholder, placeholders } from "../model/placeholders.js";
import { plural, quote } from "../words.js";

/**
 * Why no types can be made of an app, as one line; undefined where they can. `found` is what the rules say of
 * its manifest: types of a manifest with a mistake would be types of that mistake.
 */
export function whyUnusable(app: App, found: readonly Diagnostic[]): string | undefined {
  const { file } = app.document.source.file;
  const errors = found.filter(
    (diagnostic) =>
      diagnostic.severity === "error" && diagnostic.file === file && hidesTypes(diagnostic),
  );
  const [first] = errors;
  if (first) {
    const { line, column } = first.range.start;
    const more = errors.length === 1 ? "" : `, and ${plural(errors.length - 1, "more error")}`;
    return `${file}:${line}:${column}: ${first.message}${more}`;
  }
  for (const placeholder of placeholders(app)) {
    if (isPartOfTypes(placeholder, app)) return unknown(placeholder);
  }
  return app.activities.types.size > 0
    ? undefined
    : `${file} declares no activity type, which "teamslint new" adds`;
}

/** Whether the mistake is in `activities`, misspelt or not, or in the JSON of the whole. */
function hidesTypes({ pointer = "" }: Diagnostic): boolean {
  const [section] = segmentsOf(pointer);
  return section === undefined || closest(section, ["activities"]) !== undefined;
}

/** A description or the file of an icon may be filled in later: no type depends on it. */
function isPartOfTypes({ document, pointer }: Placeholder, app: App): boolean {
  return (
    document === app.document &&
    /^\/activities\/(?:activityTypes\/\d+(?:$|\/(?:type|templateText|allowedIconIds))|activityIcons\/\d+(?:$|\/id))/.test(
      pointer,
    )
  );
}

function unknown({ document, pointer, raw }: Placeholder): string {
  const { file, range } = resolvePlace({ document, pointer });
  const { line, column } = range.start;
  return `${file}:${line}:${column}: ${quote(raw)} has no value yet: give it one with --env or --values`;
}
