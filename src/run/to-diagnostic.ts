import type { Diagnostic, RelatedPlace, Suggestion, TextEdit } from "../diagnostic.js";
import type { Document, Place, PointerPlace } from "../json/document.js";
import { insertEdit, removeEdit, renameEdit, replaceEdit, type SourceEdit } from "../json/edit.js";
import { fileAt, rangeIn, resolvePlace } from "../json/place.js";
import { valueAt } from "../json/pointer.js";
import type { At, Edit, Finding, Rule, Severity } from "../rule.js";
import { quote } from "../words.js";

/** Where rule pages are published. */
const PAGES = "https://github.com/teamslint/teamslint/blob/main/rules";

export function ruleUrl(id: string): string {
  return `${PAGES}/${id}.md`;
}

/** Whether a further finding of a rule in a file is listed; beyond a number they are only counted. */
export type IsListed = (rule: string, file: string) => boolean;

/**
 * Looks the finding's place up, where it is listed: a finding that is only counted stands at the top of its file.
 * Undefined where the finding is about something absent that may be there all the same: in a text that `JSON.parse`
 * refused, in an object that a program fills.
 */
export function toDiagnostic(
  rule: Rule,
  severity: Severity | undefined,
  finding: Finding,
  base: Document | undefined,
  isListed?: IsListed,
): Diagnostic | undefined {
  const place = placeOf(finding.at, base);
  const known = isListed && knownFile(place);
  if (known !== undefined && !isListed?.(rule.id, known)) {
    const { message } = finding;
    return {
      rule: rule.id,
      severity: severity ?? finding.severity ?? rule.severity,
      file: known,
      message,
      range: resolvePlace({ file: known }).range,
      related: [],
      suggestions: [],
      url: ruleUrl(rule.id),
    };
  }
  const resolved = resolvePlace(place);
  const isPointer = "document" in place;
  if (isPointer && isLost(place, resolved.pointer ?? "")) return undefined;
  const { file } = resolved;
  const edits = finding.fix && resolveEdits(finding.fix.edits, base, file);
  return {
    rule: rule.id,
    severity: severity ?? finding.severity ?? rule.severity,
    file,
    message: isPointer ? withTemplate(finding.message, place) : finding.message,
    ...(finding.help !== undefined && {
      help: helpAt(finding.help, place),
    }),
    ...(resolved.pointer !== undefined && { pointer: resolved.pointer }),
    range: resolved.range,
    related: (finding.related ?? []).map(({ at, message }): RelatedPlace => {
      const other = resolvePlace(placeOf(at, base));
      return { file: other.file, range: other.range, message };
    }),
    ...(edits && { fix: { unsafe: finding.fix?.unsafe === true, edits } }),
    suggestions: (finding.suggestions ?? []).flatMap((suggestion): Suggestion[] => {
      const changes = resolveEdits(suggestion.edits, base, file);
      return changes ? [{ title: suggestion.title, edits: changes }] : [];
    }),
    url: ruleUrl(rule.id),
  };
}

/** The file of a place that is certainly there; undefined where only a look into the text can tell. */
function knownFile(place: Place): string | undefined {
  if ("file" in place) return place.file;
  const { source } = "source" in place ? place : place.document;
  if (source.fileAt) return undefined;
  const mayBeLost = source.problems.length > 0 || (source.open?.size ?? 0) > 0;
  if ("source" in place || !mayBeLost) return source.file.file;
  return valueAt(place.document.value, place.pointer) === undefined ? undefined : source.file.file;
}

function helpAt(help: string, place: Place): string {
  if (!("document" in place)) return help;
  const own = withoutValue(help, place);
  return place.document.source.inWords?.(own) ?? own;
}

/**
 * Whether what is absent at a place may be there all the same: the text is broken, and what stands
 * there could not be saved; or a program may add to the object.
 */
function isLost({ document, pointer }: PointerPlace, closest: string): boolean {
  const { source, root, value } = document;
  if (source.problems.length > 0)
    return closest !== pointer || valueAt(value, pointer) === undefined;
  return closest !== pointer && source.open?.has(root + closest) === true;
}

function placeOf(at: At, base: Document | undefined): Place {
  if (typeof at !== "string" && !("key" in at && !("document" in at))) return at as Place;
  if (!base) throw new Error("a rule over the whole run names the document of each place");
  return typeof at === "string"
    ? { document: base, pointer: at }
    : { document: base, pointer: at.key as string, key: true };
}

const ID_OR_HOST =
  /^(?:[\w+.-]+:\/\/)?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[\w*-]+\.)+[a-z]{2,}|localhost)(?::\d+)?(?:\/\S*)?$/i;

/**
 * A message about a value that the environment gave shows the template too. The value itself is
 * shown only when it is an id or a host: env files hold secrets.
 */
function withTemplate(message: string, place: PointerPlace): string {
  const filled = place.document.filled?.get(place.pointer);
  if (!filled) return message;
  return ID_OR_HOST.test(filled.value)
    ? `${message} (from ${quote(filled.raw)})`
    : withoutValue(message, place);
}

function withoutValue(text: string, place: PointerPlace): string {
  const filled = place.document.filled?.get(place.pointer);
  if (!filled || ID_OR_HOST.test(filled.value)) return text;
  return text.replaceAll(quote(filled.value), quote(filled.raw));
}

/** Undefined where an edit is not possible, or is in another file than the finding: ranges name none. */
export function resolveEdits(
  edits: readonly Edit[],
  base: Document | undefined,
  file: string,
): readonly TextEdit[] | undefined {
  const resolved: TextEdit[] = [];
  for (const edit of edits) {
    const change = toSourceEdit(edit, base);
    if (!change) return undefined;
    const { source, start, end, text } = change;
    if (fileAt(source, start).file !== file) return undefined;
    const written = source.encode ? source.encode(text, start) : text;
    if (written === undefined) return undefined;
    resolved.push({ range: rangeIn(source, start, end), text: written });
  }
  return resolved;
}

/** Undefined where the edit's place is gone, or the environment gave the value. */
function toSourceEdit(edit: Edit, base: Document | undefined): SourceEdit | undefined {
  const at =
    "replace" in edit
      ? edit.replace
      : "rename" in edit
        ? edit.rename
        : "remove" in edit
          ? edit.remove
          : edit.insert;
  const place = placeOf(at, base);
  if ("file" in place) return undefined;
  if ("source" in place) return "replace" in edit ? replaceEdit(place, edit.text) : undefined;
  if ("replace" in edit) {
    return place.document.filled?.has(place.pointer) ? undefined : replaceEdit(place, edit.text);
  }
  if ("rename" in edit) return renameEdit(place, edit.text);
  if ("remove" in edit) return removeEdit(place);
  return insertEdit(place, edit.text);
}
