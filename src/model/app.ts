import type { Document } from "../json/document.js";
import type { Text } from "../json/template.js";
import type { SchemaError } from "./schema-error.js";
import type { ActivityIndex } from "./activities.js";
import type { Environment } from "./environment.js";
import type { ManifestView } from "./manifest.js";
import type { PackagePart } from "./package-parts.js";

/** A manifest with its languages, package and configuration: the subject of rules about an app. */
export interface App {
  /** The manifest's document; its pointers are the findings' own. */
  readonly document: Document;
  readonly manifest: ManifestView;
  readonly version: ManifestVersion;
  /**
   * Errors of Microsoft's schema, without those about values that are unknown, filled in later, or left to another
   * rule.
   */
  readonly errors: readonly SchemaError[];
  /** Values that a person was meant to fill (`<App_Id>`) and that break their format. */
  readonly fillIns: readonly FillIn[];
  readonly languages: readonly Language[];
  /** The other JSON files that belong to the package: declarative agents, plugins. */
  readonly parts: readonly PackagePart[];
  readonly package: Package;
  /** Absent where the project has no env files and none were named. */
  readonly environment?: Environment;
  /** From the configuration. */
  readonly catalogId?: string;
  /** From the configuration or the env files, with where it was read; absent where neither says. */
  readonly sender?: Sender;
  /** Built once and used for every request. */
  readonly activities: ActivityIndex;
  /** Requests paired with this app in this run; final when `checkApp` runs. */
  readonly requestCount: number;
  /** Other manifests of the run with the same `webApplicationInfo.id` and another `id`. */
  readonly sharesEntraAppWith: readonly App[];
  /** The only other app of the run with this manifest id; undefined where none or several have it. */
  readonly otherWithId: (id: string) => App | undefined;
}

/** The schema by which a manifest is judged, and why that one. */
export interface ManifestVersion {
  /** `manifestVersion` as written; absent where it is missing, unknown or no string. */
  readonly declared?: string;
  /** The version whose schema is used: the declared one where it exists, else the closest guess. */
  readonly schema: string;
  /**
   * `known`: published and bundled. `newer`: above the newest bundled one. `unknown`: never
   * published, or a placeholder. `absent`: missing or of the wrong type.
   */
  readonly status: "known" | "newer" | "unknown" | "absent";
}

/** A value that somebody was meant to replace; `document` is the manifest's or a language's. */
export interface FillIn {
  readonly document: Document;
  readonly pointer: string;
  readonly value: string;
}

/** A file that `localizationInfo` names, as far as it could be read. */
export interface Language {
  readonly tag: Text | undefined;
  /** Where the manifest names the file: `/localizationInfo/additionalLanguages/0/file`. */
  readonly pointer: string;
  readonly document: Document;
  /** The flat keys of the file: `activities.activityTypes[0].templateText`. */
  readonly texts: Readonly<Record<string, Text | undefined>>;
  /** The version in its `$schema`, where there is one. */
  readonly version?: string;
  readonly errors: readonly SchemaError[];
  readonly isDefault: boolean;
}

/** The files around a manifest: those of its archive, or of its folder. */
export interface Package {
  readonly kind: "folder" | "zip" | "memory";
  /** The archive's name; absent for a folder. */
  readonly archive?: string;
  /** The folder in the archive that holds the manifest, where it is not at the top: `app/`. */
  readonly nested?: string;
  /** Whether a file with just this name (exact case, `/`, relative to the manifest) is there. */
  has(name: string): boolean;
  /** A name that differs from `name` in case only. */
  otherCase(name: string): string | undefined;
  /** Where a missing file may lie: paths in its own folder, at the top and in the folders there. */
  nearby(name: string): Iterable<string>;
  /** The bytes of an image that the manifest names; undefined where it is not there or too large. */
  bytes(name: string): Uint8Array | undefined;
  /** The name that diagnostics show for a file of the package. */
  fileName(name: string): string;
}

export interface Sender {
  readonly id: string;
  /** "the configuration", or "AZURE_CLIENT_ID in .env". */
  readonly origin: string;
}
