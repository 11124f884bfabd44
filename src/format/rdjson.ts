import type { Diagnostic, TextEdit } from "../diagnostic.js";
import type { Position, Range } from "../json/document.js";
import { repositoryPlace } from "./repository-place.js";
import { printJson } from "./visible.js";
import type { Report } from "./writer.js";

/** Reviewdog's DiagnosticResult (reviewdog.proto), whose columns count bytes of UTF-8. */
export function write(report: Report): string {
  return printJson({
    source: { name: "teamslint" },
    diagnostics: report.diagnostics.map((diagnostic) => published(diagnostic, report)),
  });
}

function published(diagnostic: Diagnostic, report: Report) {
  const { severity, rule, url, help, related } = diagnostic;
  const { file, range, message } = repositoryPlace(diagnostic);
  return {
    message: help === undefined ? message : `${message}\nhelp: ${help}`,
    location: { path: file, range: byteRange(file, range, report) },
    severity: severity.toUpperCase(),
    code: { value: rule, url },
    ...nonEmpty("suggestions", suggestionsOf(diagnostic, report)),
    ...nonEmpty(
      "related_locations",
      related
        .map((other) => repositoryPlace(other))
        .map((place) => ({
          message: place.message,
          location: { path: place.file, range: byteRange(place.file, place.range, report) },
        })),
    ),
  };
}

function nonEmpty<T>(name: string, list: readonly T[]): Record<string, readonly T[]> {
  return list.length === 0 ? {} : { [name]: list };
}

/**
 * The suggestions that consist of one edit: a reviewer applies each edit separately, so an edit of several would be
 * half a fix.
 */
function suggestionsOf({ file, fix, suggestions }: Diagnostic, report: Report) {
  if (file.includes("!/")) return [];
  const offered = fix && !fix.unsafe ? [fix, ...suggestions] : suggestions;
  const whole = offered.flatMap(({ edits }) => (edits.length === 1 ? edits : []));
  return whole.map(({ range, text }: TextEdit) => ({
    range: byteRange(file, range, report),
    text,
  }));
}

function byteRange(file: string, { start, end }: Range, report: Report) {
  return { start: bytePosition(file, start, report), end: bytePosition(file, end, report) };
}

/**
 * A position in bytes of UTF-8. Where the text of the line is not at hand, the column stays, which is right for
 * ASCII.
 */
function bytePosition(file: string, { line, column }: Position, report: Report) {
  const text = report.line(file, line);
  return { line, column: text === undefined ? column : 1 + utf8Length(text.slice(0, column - 1)) };
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
