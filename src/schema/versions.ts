import { closest } from "../model/closest.js";
import { loadGenerated } from "./load-generated.js";
import { manifestVersions, newestManifestVersion } from "./validate.js";

/** The published versions in words. */
export const publishedVersions = `published are 1.0 to 1.17, 1.19 to ${newestManifestVersion}, and devPreview`;

/**
 * The version that was meant by `v1.22`, `1.22.0` or `DevPreview`; for 1.18, which does not exist, 1.17. Undefined
 * where no version is near.
 */
export function nearestVersion(written: string): string | undefined {
  if (written === "1.18") return "1.17";
  const bare = written
    .trim()
    .replace(/^v/i, "")
    .replace(/^(\d+\.\d+)\.0$/, "$1");
  if (manifestVersions.includes(bare)) return bare;
  return closest(bare, manifestVersions.slice(-1));
}

/** Sets of versions, written "1.6-1.11 1.20-1.30 devPreview". */
interface PropertyFacts {
  readonly in: string;
  /** Sets of versions by type; a property without a type takes any value. */
  readonly type?: Readonly<Record<string, string>>;
  readonly enum?: Readonly<Record<string, string>>;
  /** Sets of versions by the default value as JSON. */
  readonly default?: Readonly<Record<string, string>>;
  readonly maxLength?: Readonly<Record<string, string>>;
  readonly maxItems?: Readonly<Record<string, string>>;
}

/**
 * The manifest versions whose schema has the property; undefined where no schema has it. `pointer` is a JSON pointer
 * into a manifest; an index or `*` stands for any item.
 */
export function propertyVersions(pointer: string): string[] | undefined {
  const facts = factsOf(pointer);
  return facts && versionsIn(facts.in);
}

/** The names of the properties that this version allows in the object at the pointer. */
export function propertyNames(pointer: string, version: string): string[] {
  const parent = `${tablePath(pointer)}/`;
  return pathsOf(version).flatMap((path) => {
    const name = path.startsWith(parent) ? path.slice(parent.length) : "*";
    return name === "*" || name.includes("/") ? [] : [unescape(name)];
  });
}

/** Whether this version takes values of this value's kind at the pointer; true also where no schema gives a type. */
export function takesKind(pointer: string, value: unknown, version: string): boolean {
  const types = Object.entries(factsOf(pointer)?.type ?? {}).flatMap(([type, ranges]) =>
    versionsIn(ranges).includes(version) ? type : [],
  );
  if (types.length === 0 || value === undefined) return true;
  if (typeof value === "number") return types.some((type) => /^(?:number|integer)$/.test(type));
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  return types.includes(kind);
}

/** The pointers of all properties of that name in this version, with `*` for any item. */
export function propertyPlaces(name: string, version: string): string[] {
  let places = placesByVersion.get(version);
  if (!places) {
    const known = new Map<string, string[]>();
    for (const path of pathsOf(version)) {
      const last = unescape(path.slice(path.lastIndexOf("/") + 1));
      known.set(last, [...(known.get(last) ?? []), path]);
    }
    places = known;
    placesByVersion.set(version, places);
  }
  return places.get(name) ?? [];
}

/** Places by version and name, kept because a broken manifest has many unknown names. */
const placesByVersion = new Map<string, ReadonlyMap<string, string[]>>();

/** The manifest versions whose enum at the pointer lists the value; undefined where none does. */
export function enumVersions(pointer: string, value: string): string[] | undefined {
  const values = factsOf(pointer)?.enum;
  return values && Object.hasOwn(values, value) ? versionsIn(values[value]!) : undefined;
}

/** Whether some version has the value as the property's default, so that leaving the property out means the same. */
export function isDefault(pointer: string, value: unknown): boolean {
  return Object.hasOwn(factsOf(pointer)?.default ?? {}, JSON.stringify(value));
}

/**
 * The limits of a keyword at the pointer with their versions, the smallest first; empty where no version has a limit.
 */
export function limitVersions(
  pointer: string,
  keyword: "maxLength" | "maxItems",
): { limit: number; versions: string[] }[] {
  const limits = Object.entries(factsOf(pointer)?.[keyword] ?? {});
  return limits.map(([limit, ranges]) => ({ limit: Number(limit), versions: versionsIn(ranges) }));
}

/**
 * A phrase about a property or value that exists in these versions: "exists from 1.22", "was removed in 1.12",
 * "exists from 1.6 to 1.11", "exists only in devPreview".
 */
export function describeVersions(versions: readonly string[]): string {
  const ranges = rangesOf(versions);
  const [only] = ranges;
  if (!only) return versions.length > 0 ? "exists only in devPreview" : "exists in no version";
  const oldest = manifestVersions[0]!;
  if (ranges.length === 1 && only.first === oldest) {
    if (only.last === newestManifestVersion) return "exists in every version";
    return `was removed in ${manifestVersions[manifestVersions.indexOf(only.last) + 1]}`;
  }
  return `exists ${ranges.map(describeRange).join(" and ")}`;
}

interface VersionRange {
  readonly first: string;
  readonly last: string;
}

function describeRange({ first, last }: VersionRange): string {
  if (last === newestManifestVersion) return `from ${first}`;
  return first === last ? `only in ${first}` : `from ${first} to ${last}`;
}

/** The ranges of consecutive versions; devPreview is in no range. */
function rangesOf(versions: readonly string[]): VersionRange[] {
  const ranges: VersionRange[] = [];
  let before = -2;
  manifestVersions.forEach((version, index) => {
    if (version === "devPreview" || !versions.includes(version)) return;
    const first = index === before + 1 ? ranges.pop()!.first : version;
    ranges.push({ first, last: version });
    before = index;
  });
  return ranges;
}

type PropertyTable = Readonly<Record<string, PropertyFacts>>;

let loaded: PropertyTable | undefined;

function table(): PropertyTable {
  loaded ??= loadGenerated("generated/manifest-properties.json") as PropertyTable;
  return loaded;
}

function factsOf(pointer: string): PropertyFacts | undefined {
  const facts = table();
  const path = tablePath(pointer);
  return Object.hasOwn(facts, path) ? facts[path] : undefined;
}

function tablePath(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, "/*");
}

/** Paths by version, kept because a broken manifest has many unknown names. */
const pathsByVersion = new Map<string, readonly string[]>();

function pathsOf(version: string): readonly string[] {
  let paths = pathsByVersion.get(version);
  if (!paths) {
    paths = Object.entries(table()).flatMap(([path, facts]) =>
      versionsIn(facts.in).includes(version) ? [path] : [],
    );
    pathsByVersion.set(version, paths);
  }
  return paths;
}

function unescape(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

function versionsIn(ranges: string): string[] {
  return ranges.split(" ").flatMap((range) => {
    const [first, last = first] = range.split("-") as [string, string?];
    return manifestVersions.slice(
      manifestVersions.indexOf(first),
      manifestVersions.indexOf(last) + 1,
    );
  });
}
