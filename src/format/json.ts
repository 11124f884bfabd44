import type { Diagnostic, TextEdit } from "../diagnostic.js";
import type { Range } from "../json/document.js";
import { printJson } from "./visible.js";
import type { Report, Summary } from "./writer.js";

/** The diagnostics as JSON; `json.schema.json` beside this file describes the format. */
export function write({ summary, diagnostics }: Report): string {
  return printJson({
    version: 1,
    summary: counts(summary),
    diagnostics: diagnostics.map(published),
  });
}

function counts({
  files,
  filesWithFindings,
  errors,
  warnings,
  infos,
  requests,
  ignored,
  baselined,
  rulesOff,
  rulesLowered,
  excluded,
  gitIgnored,
}: Summary) {
  const found = { files, filesWithFindings, errors, warnings, infos, requests };
  return { ...found, ignored, baselined, rulesOff, rulesLowered, excluded, gitIgnored };
}

/** Copies each property by name, so that the output holds nothing that the schema does not promise. */
function published(diagnostic: Diagnostic): Diagnostic {
  const { rule, severity, file, message, help, pointer, range, related, fix, suggestions, url } =
    diagnostic;
  return {
    rule,
    severity,
    file,
    message,
    ...(help === undefined ? undefined : { help }),
    ...(pointer === undefined ? undefined : { pointer }),
    range: publishedRange(range),
    related: related.map((place) => ({
      file: place.file,
      range: publishedRange(place.range),
      message: place.message,
    })),
    ...(fix === undefined
      ? undefined
      : {
          fix: {
            unsafe: fix.unsafe,
            edits: fix.edits.map(publishedEdit),
          },
        }),
    suggestions: suggestions.map(({ title, edits }) => ({
      title,
      edits: edits.map(publishedEdit),
    })),
    url,
  };
}

function publishedEdit({ range, text }: TextEdit): TextEdit {
  return { range: publishedRange(range), text };
}

function publishedRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, column: start.column, offset: start.offset },
    end: { line: end.line, column: end.column, offset: end.offset },
  };
}
