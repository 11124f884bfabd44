import { isObject } from "../json/object.js";
import type { Document } from "../json/document.js";
import { segmentsOf } from "../json/pointer.js";
import { known, type Text } from "../json/template.js";
import {
  localizationVersions,
  manifestVersions,
  newestManifestVersion,
  validateLocalization,
  validateManifest,
} from "../schema/validate.js";
import type { SchemaError } from "../model/schema-error.js";
import { indexActivities } from "../model/activities.js";
import type { App, FillIn, Language, ManifestVersion, Package, Sender } from "../model/app.js";
import { closest } from "../model/closest.js";
import type { Environment } from "../model/environment.js";
import { isFillIn } from "../model/fill-in.js";
import type { ManifestView } from "../model/manifest.js";
import { packageParts } from "../model/package-parts.js";
import { readDocument, type ReadingOptions } from "../schema/reading.js";
import { parseSchemaUrl } from "../model/schema-url.js";

/** The files and settings around a manifest, as far as the input has them. */
export interface Surroundings {
  readonly environment?: Environment | undefined;
  readonly package?: Package;
  /** A language file by the name under which the manifest knows it; undefined where it is not there. */
  readonly language?: (file: string) => Document | undefined;
  /** Any other JSON file of the package, by the name that the manifest has for it. */
  readonly part?: (file: string) => Document | undefined;
  readonly catalogId?: string | undefined;
  readonly sender?: Sender | undefined;
  /** Asked when a rule asks: to answer, the whole project may have to be read. */
  readonly requestCount?: () => number;
  readonly sharesEntraAppWith?: () => readonly App[];
  readonly otherWithId?: (id: string) => App | undefined;
}

const emptyPackage: Package = {
  kind: "memory",
  has: () => false,
  otherCase: () => undefined,
  nearby: () => [],
  bytes: () => undefined,
  fileName: (name) => name,
};

/** Keywords that a version nobody knows may well decide otherwise. */
const versionBound = new Set(["additionalProperties", "required", "enum", "maxLength", "maxItems"]);

/** Reads a manifest document into an App. Never throws, whatever the document holds. */
export function createApp(document: Document, around: Surroundings = {}): App {
  const version = versionOf(document.value);
  const fillIns: FillIn[] = [];
  const isMustache = once(() => hasMustaches(document, templateTextPointer));
  const reading = readDocument(document, {
    ...readingOptions(around.environment, document, fillIns, templateTextPointer, isMustache),
    validate: (value) => validateManifest(version.schema, value),
  });
  const manifest = (isObject(reading.view) ? reading.view : {}) as ManifestView;
  const languages = readLanguages(manifest, version, around, fillIns, isMustache);
  const activities = indexActivities(manifest, languages);
  const isOpen = document.source.problems.length > 0 || [...reading.refused].some(hidesActivities);
  return {
    document: reading.document,
    manifest,
    version,
    errors: reading.errors.filter((error) => counts(error, version)),
    fillIns,
    languages,
    parts: around.part ? packageParts(manifest, around.part) : [],
    package: around.package ?? emptyPackage,
    ...(around.environment && { environment: around.environment }),
    ...(around.catalogId !== undefined && { catalogId: around.catalogId }),
    ...(around.sender && { sender: around.sender }),
    activities: isOpen ? { ...activities, isComplete: false, hasAllIcons: false } : activities,
    get requestCount() {
      return around.requestCount?.() ?? 0;
    },
    get sharesEntraAppWith() {
      return around.sharesEntraAppWith?.() ?? [];
    },
    otherWithId: around.otherWithId ?? (() => undefined),
  };
}

/** `activities` or a list in it, misspelt or not, may hold any type and icon; its items count alone. */
function hidesActivities(refused: string): boolean {
  const [section = "", , ...below] = segmentsOf(refused);
  return below.length === 0 && closest(section, ["activities"]) !== undefined;
}

function readingOptions(
  environment: Environment | undefined,
  document: Document,
  fillIns: FillIn[],
  templateTexts: RegExp,
  isMustache: () => boolean,
): Omit<ReadingOptions, "validate"> {
  return {
    environment,
    doubledAreText: (pointer) => templateTexts.test(pointer) && !isMustache(),
    isUnknown: (value, { keyword, pointer }) => {
      const isFormat = keyword === "pattern" || keyword === "format" || keyword === "enum";
      if (!isFormat || !isFillIn(value)) return false;
      fillIns.push({ document, pointer, value });
      return true;
    },
  };
}

const templateTextPointer = /^\/activities\/activityTypes\/\d+\/templateText$/;
const languageTemplateText = /^\/activities\.activityTypes\[\d+\]\.templateText$/;

/** Asks at most once: a manifest may have thousands of template texts. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => (answer ??= ask());
}

/** A file with `{{…}}` outside its template texts is a mustache template: they are filled later. */
function hasMustaches(document: Document, templateTexts: RegExp): boolean {
  const stack: { value: unknown; pointer: string }[] = [{ value: document.value, pointer: "" }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, pointer } = next;
    if (typeof value === "string") {
      if (/(?<!\$)\{\{/.test(value) && !templateTexts.test(pointer)) return true;
    } else if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value))
        stack.push({ value: child, pointer: `${pointer}/${key}` });
    }
  }
  return false;
}

function versionOf(manifest: unknown): ManifestVersion {
  const written = isObject(manifest) ? manifest["manifestVersion"] : undefined;
  const $schema = isObject(manifest) ? manifest["$schema"] : undefined;
  const named = typeof $schema === "string" ? parseSchemaUrl($schema)?.version : undefined;
  const fallback =
    named !== undefined && manifestVersions.includes(named) ? named : newestManifestVersion;
  if (typeof written !== "string") return { schema: fallback, status: "absent" };
  // A version that is filled in later may be any.
  if (/[{<%_]/.test(written)) return { schema: fallback, status: "unknown" };
  if (manifestVersions.includes(written))
    return { declared: written, schema: written, status: "known" };
  if (isNewer(written))
    return { declared: written, schema: newestManifestVersion, status: "newer" };
  return { declared: written, schema: fallback, status: "unknown" };
}

function isNewer(version: string): boolean {
  const [major = NaN, minor = NaN] = /^\d+\.\d+$/.test(version)
    ? version.split(".").map(Number)
    : [];
  const [newestMajor = 0, newestMinor = 0] = newestManifestVersion.split(".").map(Number);
  return major > newestMajor || (major === newestMajor && minor > newestMinor);
}

/** Whether an error is a finding: not where a guessed schema speaks of the version, or of what versions differ in. */
function counts({ keyword, pointer }: SchemaError, { status }: ManifestVersion): boolean {
  if (status === "known") return true;
  if (pointer === "/manifestVersion" && (status !== "absent" || keyword === "const")) return false;
  if (status === "newer") return keyword !== "additionalProperties";
  return status === "absent" || !versionBound.has(keyword);
}

function readLanguages(
  manifest: ManifestView,
  version: ManifestVersion,
  around: Surroundings,
  fillIns: FillIn[],
  isMustache: () => boolean,
): Language[] {
  const info = manifest.localizationInfo;
  const named: {
    file: Text | undefined;
    tag: Text | undefined;
    pointer: string;
    isDefault: boolean;
  }[] = [];
  if (info?.defaultLanguageFile !== undefined) {
    const pointer = "/localizationInfo/defaultLanguageFile";
    named.push({
      file: info.defaultLanguageFile,
      tag: info.defaultLanguageTag,
      pointer,
      isDefault: true,
    });
  }
  for (const [index, language] of (info?.additionalLanguages ?? []).entries()) {
    const pointer = `/localizationInfo/additionalLanguages/${index}/file`;
    named.push({ file: language?.file, tag: language?.languageTag, pointer, isDefault: false });
  }
  const languages: Language[] = [];
  for (const { file, tag, pointer, isDefault } of named) {
    const name = known(file);
    const document = name === undefined ? undefined : around.language?.(name);
    if (!document) continue;
    languages.push({
      tag,
      pointer,
      isDefault,
      ...readLanguage(document, version, around, fillIns, isMustache),
    });
  }
  return languages;
}

function readLanguage(
  document: Document,
  version: ManifestVersion,
  around: Surroundings,
  fillIns: FillIn[],
  isMustache: () => boolean,
) {
  const value = document.value;
  const $schema = isObject(value) ? value["$schema"] : undefined;
  const own = typeof $schema === "string" ? parseSchemaUrl($schema)?.version : undefined;
  const schema = [own, version.schema].find(
    (name) => name !== undefined && localizationVersions.includes(name),
  );
  const reading = readDocument(document, {
    ...readingOptions(
      around.environment,
      document,
      fillIns,
      languageTemplateText,
      once(() => isMustache() || hasMustaches(document, languageTemplateText)),
    ),
    validate: (candidate) => (schema === undefined ? [] : validateLocalization(schema, candidate)),
  });
  return {
    document: reading.document,
    texts: (isObject(reading.view) ? reading.view : {}) as Language["texts"],
    errors: reading.errors,
    ...(own !== undefined && { version: own }),
  };
}
