import { known } from "../json/template.js";
import type { Language } from "./app.js";
import type { ManifestView } from "./manifest.js";
import { parseTemplateText, type TemplateText } from "./template-text.js";

/** The manifest's activity types and icons by name, for comparison with requests. */
export interface ActivityIndex {
  /** Each declared type once; of a repeated type the first declaration. */
  readonly types: ReadonlyMap<string, DeclaredType>;
  /** False where a type is filled in later or was refused: an unlisted name may still be right. */
  readonly isComplete: boolean;
  readonly iconIds: ReadonlySet<string>;
  /** False where an icon id is filled in later or was refused. */
  readonly hasAllIcons: boolean;
}

export interface DeclaredType {
  readonly type: string;
  /** In `activities.activityTypes`, refused entries counted. */
  readonly index: number;
  /** `/activities/activityTypes/3` */
  readonly pointer: string;
  /** The default text, its mistakes mended where each leaves one meaning; undefined where there is none. */
  readonly template: TemplateText | undefined;
  /** The template's parameters, without white space inside of the braces. */
  readonly names: ReadonlySet<string>;
  /**
   * Parameters in the type's translated texts; rule `localization-template-parameters` reports the ones that only a
   * translation has.
   */
  readonly translated: ReadonlySet<string>;
  /** Undefined where the type has no list. */
  readonly allowedIconIds: ReadonlySet<string> | undefined;
  /** False where an allowed icon id is filled in later or was refused. */
  readonly hasAllIconIds: boolean;
}

export function indexActivities(
  manifest: ManifestView,
  languages: readonly Language[],
): ActivityIndex {
  const declared = manifest.activities?.activityTypes ?? [];
  const types = new Map<string, DeclaredType>();
  let isComplete = true;
  for (const [index, entry] of declared.entries()) {
    const type = known(entry?.type);
    if (type === undefined) isComplete = false;
    if (type === undefined || types.has(type)) continue;
    const text = entry?.templateText;
    const written = text === undefined ? undefined : parseTemplateText(text);
    const template = written?.mended === undefined ? written : parseTemplateText(written.mended);
    const allowed = entry?.allowedIconIds;
    types.set(type, {
      type,
      index,
      pointer: `/activities/activityTypes/${index}`,
      template,
      names: new Set(template?.parameters.map((name) => name.trim())),
      translated: translatedParameters(languages, index),
      allowedIconIds: allowed && new Set(allowed.flatMap((id) => known(id) ?? [])),
      // A refused property of the entry is undefined: the list itself may be refused, or stand under a misspelt name.
      hasAllIconIds: allowed
        ? allowed.every((id) => known(id) !== undefined)
        : Object.values(entry ?? {}).every((value) => value !== undefined),
    });
  }
  const icons = manifest.activities?.activityIcons ?? [];
  const iconIds = new Set(icons.flatMap((icon) => known(icon?.id) ?? []));
  const hasAllIcons = icons.every((icon) => known(icon?.id) !== undefined);
  return { types, isComplete, iconIds, hasAllIcons };
}

function translatedParameters(languages: readonly Language[], index: number): Set<string> {
  const names = new Set<string>();
  for (const { texts } of languages) {
    const text = texts[`activities.activityTypes[${index}].templateText`];
    if (text === undefined) continue;
    for (const name of parseTemplateText(text).parameters) names.add(name);
  }
  return names;
}
