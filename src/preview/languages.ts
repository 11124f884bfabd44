import { known, type Text } from "../json/template.js";
import type { App } from "../model/app.js";

/** A language in which people may read an app's notifications. */
export interface ReaderLanguage {
  /** As the manifest has it; undefined where the manifest names no language. */
  readonly tag: string | undefined;
  /** The flat texts to look in, the closest first; the manifest's own strings come last. */
  readonly files: readonly Texts[];
}

/** The flat keys of a language file: `activities.activityTypes[0].templateText`. */
export type Texts = Readonly<Record<string, Text | undefined>>;

/** A text, and whether it comes from a file of the language itself or is the app's default. */
export interface Translated {
  readonly text: Text;
  /** The direction of the text. */
  readonly direction: Direction;
  readonly isDefault: boolean;
}

/** How a text runs; `auto` where its first letter has to tell. */
export type Direction = "ltr" | "rtl" | "auto";

/** The languages of an app, the default one first, each tag once. */
export function languagesOf(app: App): ReaderLanguage[] {
  const tags = app.languages.flatMap(({ tag, isDefault }) => (isDefault ? [] : [known(tag)]));
  const found = new Map<string, ReaderLanguage>();
  for (const tag of [known(app.manifest.localizationInfo?.defaultLanguageTag), ...tags]) {
    const key = tag?.toLowerCase() ?? "";
    if (!found.has(key) && (key !== "" || found.size === 0)) found.set(key, languageOf(app, tag));
  }
  return [...found.values()];
}

/**
 * A language as Teams looks its texts up: in the file of language and region, then in that of the
 * language alone ("Localize your app" in the Teams documentation). Such a file need not be there.
 */
export function languageOf(app: App, tag: string | undefined): ReaderLanguage {
  const files = app.languages
    .filter((language) => !language.isDefault && covers(known(language.tag), tag))
    .sort((a, b) => (known(b.tag)?.length ?? 0) - (known(a.tag)?.length ?? 0));
  return { tag, files: files.map(({ texts }) => texts) };
}

/** The text under a flat key in a language, else the default file's, else `own`, the manifest's. */
export function translate(
  app: App,
  { files, tag }: ReaderLanguage,
  key: string,
  own: Text | undefined,
): Translated | undefined {
  for (const texts of files) {
    const text = texts[key];
    if (text !== undefined) return { text, direction: directionOf(tag), isDefault: false };
  }
  const text = app.languages.find(({ isDefault }) => isDefault)?.texts[key] ?? own;
  if (text === undefined) return undefined;
  const main = known(app.manifest.localizationInfo?.defaultLanguageTag);
  return { text, direction: directionOf(main), isDefault: tag !== undefined && !covers(main, tag) };
}

/** Whether texts in one language are read by people who asked for another: `pt` by `pt-BR`. */
function covers(own: string | undefined, wanted: string | undefined): boolean {
  if (own === undefined || wanted === undefined) return false;
  return `${wanted.toLowerCase()}-`.startsWith(`${own.toLowerCase()}-`);
}

/** Scripts that are written from right to left (ISO 15924, CLDR script metadata), of living languages. */
const RIGHT_TO_LEFT = new Set([
  "Adlm",
  "Arab",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

/** The direction of a language; left to right where the tag is none. */
export function directionOf(tag: string | undefined): "ltr" | "rtl" {
  if (tag === undefined) return "ltr";
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}
