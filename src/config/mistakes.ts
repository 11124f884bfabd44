import { type Files, folderOf, isListed, isRooted, joinPath } from "../files/files.js";
import { hasTooManyStars } from "../files/patterns.js";
import type { Document, Place } from "../json/document.js";
import { resolvePlace } from "../json/place.js";
import { escapeSegment } from "../json/pointer.js";
import type { Rule } from "../rule.js";
import { noRule } from "../run/levels.js";
import { validateConfig } from "../schema/config.js";
import { loadWords } from "../schema/load.js";
import { plural, quote } from "../words.js";

/** Characters; nobody writes a longer pattern, and picomatch throws for one of 65,537. */
const LONGEST_PATTERN = 1000;

/** Mistakes that are listed; further ones are counted. */
const MOST = 50;

interface Mistake {
  readonly place: Place;
  readonly message: string;
}

const vocabulary = {
  whole: "the configuration",
  namesAt: (pointer: string) => {
    if (pointer === "") return ["apps", "rules", "ignore", "exclude"];
    if (pointer.startsWith("/apps/"))
      return ["manifest", "requests", "catalogId", "senderId", "env", "envFile"];
    return pointer.startsWith("/ignore/") ? ["rule", "file", "pointer", "reason"] : [];
  },
};

/**
 * The mistakes of a configuration in their order, each as a line with file and place; empty for a sound
 * configuration. Comments and trailing commas are fine, as in tsconfig.json, but not in package.json, which npm reads
 * too.
 */
export function mistakesIn(
  document: Document,
  { rules, files }: { readonly rules: readonly Rule[]; readonly files: Files },
): readonly string[] {
  const { source } = document;
  const isStrict = /(?:^|\/)package\.json$/.test(source.file.file);
  const broken = source.problems
    .filter(({ isHarmless }) => isStrict || !isHarmless)
    .map(({ start, end, message }) => ({ place: { source, start, end }, message }));
  const mistakes: Mistake[] =
    broken.length > 0
      ? broken
      : [
          ...ofSchema(document),
          ...ofRules(document, rules),
          ...ofPatterns(document),
          ...ofPaths(document, files),
        ];
  const lines = mistakes
    .map(({ place, message }) => ({ ...resolvePlace(place), message }))
    .sort((a, b) => a.range.start.offset - b.range.start.offset)
    .map(
      ({ file, range: { start }, message }) => `${file}:${start.line}:${start.column}: ${message}`,
    );
  const more = lines.length - MOST;
  return more > 0
    ? [...lines.slice(0, MOST), `${source.file.file}: ${plural(more, "mistake")} more`]
    : lines;
}

function ofSchema(document: Document): Mistake[] {
  return loadWords()
    .schemaFindings(validateConfig(document.value), document, vocabulary)
    .map(({ at, message, help }) => ({
      place: at,
      message: help ? `${message}: ${help}` : message,
    }));
}

function ofRules(document: Document, rules: readonly Rule[]): Mistake[] {
  const config = propertiesOf(document.value);
  const named = [
    ...Object.keys(propertiesOf(config["rules"])).map((id) => ({
      id,
      place: { document, pointer: `/rules/${escapeSegment(id)}`, key: true },
    })),
    ...itemsOf(config["ignore"]).map((ignore, index) => ({
      id: propertiesOf(ignore)["rule"],
      place: { document, pointer: `/ignore/${index}/rule` },
    })),
  ];
  return named.flatMap(({ id, place }) => {
    const message = typeof id === "string" ? noRule(id, rules) : undefined;
    return message === undefined ? [] : { place, message };
  });
}

function ofPatterns(document: Document): Mistake[] {
  const config = propertiesOf(document.value);
  const patterns = [
    ...itemsOf(config["apps"]).flatMap((app, at) =>
      itemsOf(propertiesOf(app)["requests"]).map(
        (pattern, index) => [pattern, `/apps/${at}/requests/${index}`] as const,
      ),
    ),
    ...itemsOf(config["ignore"]).map(
      (ignore, at) => [propertiesOf(ignore)["file"], `/ignore/${at}/file`] as const,
    ),
    ...itemsOf(config["exclude"]).map((pattern, at) => [pattern, `/exclude/${at}`] as const),
  ];
  return patterns.flatMap(([pattern, pointer]) => {
    const fault = typeof pattern === "string" ? faultOf(pattern) : undefined;
    const message = `the pattern ${quote(String(pattern))} ${fault}`;
    return fault === undefined ? [] : { place: { document, pointer }, message };
  });
}

/** A backslash before anything else than a character that has a meaning in patterns. */
const WINDOWS_SEPARATOR = /\\+(?![[\]{}()!+@?\\])/g;

/** The sentence about folders that are separated as on Windows; undefined where none are. */
function separatorFault(path: string): string | undefined {
  const cure = path.replace(WINDOWS_SEPARATOR, "/");
  return cure === path ? undefined : `separates folders with "\\": write ${quote(cure)}`;
}

function faultOf(pattern: string): string | undefined {
  if (pattern.replace(/^\.\//, "") === "") return "matches nothing";
  return pattern.length > LONGEST_PATTERN || hasTooManyStars(pattern) || /[()]/.test(pattern)
    ? "is too intricate: write several, each with fewer stars and without parentheses"
    : separatorFault(pattern);
}

/** Mistakes in paths: files that the configuration names must be below its folder, and not behind a link. */
function ofPaths(document: Document, files: Files): Mistake[] {
  const folder = folderOf(document.source.file.file);
  const config = propertiesOf(document.value);
  return itemsOf(config["apps"]).flatMap((app, index) => {
    const { manifest, envFile } = propertiesOf(app);
    return [manifest, envFile].flat().flatMap((name) => {
      if (typeof name !== "string") return [];
      const place = { document, pointer: `/apps/${index}` };
      const fault = separatorFault(name);
      if (fault !== undefined) return { place, message: `${quote(name)} ${fault}` };
      if (isBelow(folder, name, files)) return [];
      const message = `${quote(name)} leads out of the configuration's folder: put teamslint.config.json into a folder above it`;
      return { place, message };
    });
  });
}

function isBelow(folder: string, name: string, files: Files): boolean {
  const normal = joinPath("", name);
  if (normal.startsWith("..") || isRooted(normal)) return false;
  return files.kind(joinPath(folder, name)) === undefined || isListed(files, folder, name);
}

/** The properties of an object; empty for any other value, about which the schema has an error already. */
function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
