import type { ChangedFile } from "../fix/changed-file.js";
import type { Document } from "../json/document.js";
import { insertEdit } from "../json/edit.js";
import { parseFile, textFile } from "../json/parse.js";
import { valueAt } from "../json/pointer.js";
import { known } from "../json/template.js";
import type { App, Language } from "../model/app.js";

/** An activity type to add to a manifest. */
export interface NewActivity {
  readonly type: string;
  readonly description: string;
  readonly templateText: string;
}

/** The mark for translators in front of a text that is not translated yet. */
export const MARK = "TRANSLATE: ";

/** Characters of a description and of a template text, in every version (domain facts, section 3). */
const LONGEST = 128;

const TYPES = "/activities/activityTypes";

/**
 * The changed files of an app that declares one more activity type, the manifest first. Language files that translate
 * activity types get its texts, marked for the translator. The formatting of the files stays. Undefined where the
 * manifest has no place for the type.
 */
export function addActivity(app: App, activity: NewActivity): ChangedFile[] | undefined {
  const { document, languages } = app;
  const types = valueAt(document.value, TYPES) ?? [];
  if (!Array.isArray(types)) return undefined;
  const manifest = withInserted(document, ...manifestPlace(document, activity));
  if (manifest === undefined) return undefined;
  const count = types.length;
  const translations = languages.flatMap((language) => {
    if (!wantsTexts(language, app, count)) return [];
    return withTexts(language, activity, `/activities.activityTypes[${count}]`);
  });
  return [manifest, ...translations];
}

/** The pointer of the outermost missing part of `/activities/activityTypes/-`, and the value to insert there. */
function manifestPlace({ value }: Document, activity: NewActivity): [pointer: string, unknown] {
  if (valueAt(value, "/activities") === undefined) {
    return ["/activities", { activityTypes: [activity] }];
  }
  return valueAt(value, TYPES) === undefined ? [TYPES, [activity]] : [`${TYPES}/-`, activity];
}

/**
 * Whether a language file gets the new texts: not where it translates no activity type so far. The first activity
 * type of an app goes to every language, except a regional one ("de-at") whose base ("de") has the text.
 */
function wantsTexts({ tag, isDefault, document }: Language, { languages }: App, count: number) {
  if (count > 0) return hasTexts(document);
  const [base, region] = known(tag)?.toLowerCase().split("-") ?? [];
  const isCovered = languages.some((other) => known(other.tag)?.toLowerCase() === base);
  return !isDefault && (region === undefined || !isCovered);
}

function hasTexts({ value }: Document): boolean {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.some((key) => key.startsWith("activities.activityTypes["));
}

function withTexts(
  { document, isDefault }: Language,
  activity: NewActivity,
  key: string,
): ChangedFile[] {
  const before = textOf(document);
  let changed: Document | undefined = document;
  for (const name of ["description", "templateText"] as const) {
    const pointer = `${key}.${name}`;
    if (valueAt(document.value, pointer) !== undefined) continue;
    const text = isDefault ? activity[name] : marked(activity[name]);
    const after: ChangedFile | undefined = changed && withInserted(changed, pointer, text);
    changed = after && parseFile(textFile(after.path, after.after));
  }
  if (!changed || changed === document) return [];
  return [{ path: document.source.file.file, before, after: textOf(changed) }];
}

/** The text with the mark; without it where the mark would make the text too long. */
function marked(text: string): string {
  return [...text].length + MARK.length > LONGEST ? text : MARK + text;
}

function withInserted(
  document: Document,
  pointer: string,
  value: unknown,
): ChangedFile | undefined {
  const edit = insertEdit({ document, pointer }, JSON.stringify(value, undefined, 2));
  if (!edit) return undefined;
  const { text, file } = document.source;
  const before = textOf(document);
  const mark = before.slice(0, before.length - text.length);
  const after = mark + text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return { path: file.file, before, after };
}

function textOf({ source: { file } }: Document): string {
  return (file.offset === 1 ? "\uFEFF" : "") + file.text;
}
