import type { Diagnostic } from "../diagnostic.js";
import { resolvePlace } from "../json/place.js";
import { segmentsOf } from "../json/pointer.js";
import type { App } from "../model/app.js";
import { closest } from "../model/closest.js";
import { type Placeholder, placeholders } from "../model/placeholders.js";
import { plural, quote } from "../words.js";

/**
 * The reason, as one line, why no types can be made of an app; undefined where they can. `found` are the findings
 * about the manifest: types of a mistaken manifest would repeat the mistake.
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

/** Whether a mistake is in `activities`, misspelt or not, or in the JSON itself. */
function hidesTypes({ pointer = "" }: Diagnostic): boolean {
  const [section] = segmentsOf(pointer);
  return section === undefined || closest(section, ["activities"]) !== undefined;
}

/** Whether types depend on a placeholder. No type depends on a description or on the file of an icon. */
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
