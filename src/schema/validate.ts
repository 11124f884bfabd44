import type { SchemaError } from "../model/schema-error.js";
import { lazyValidator } from "./lazy-validator.js";

/** The published versions in order, and `devPreview` at the end, which has no rank. There is no 1.18. */
export const manifestVersions: readonly string[] = (
  "1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 1.10 1.11 1.12 1.13 1.14 1.15 1.16 1.17 " +
  "1.19 1.20 1.21 1.22 1.23 1.24 1.25 1.26 1.27 1.28 1.29 1.30 devPreview"
).split(" ");

export const newestManifestVersion = "1.30";

/** Language files have schemas from 1.5 on. */
export const localizationVersions: readonly string[] = manifestVersions.slice(5);

/** Versions that share a file in `src/schema/validators/`, as scripts/build-schemas.mjs has it. */
const VERSIONS_IN_FILE = 6;

/**
 * The errors of a manifest against Microsoft's schema of that version, as corrected by the patches
 * of scripts/schema-source.mjs. Throws a RangeError for a version that is none of `manifestVersions`.
 */
export function validateManifest(version: string, value: unknown): readonly SchemaError[] {
  if (!manifestVersions.includes(version)) throw new RangeError(`no manifest schema ${version}`);
  return validatorOf("manifest", manifestVersions, version)(value);
}

/**
 * The errors of a language file against Microsoft's Localization schema of that version. Throws a
 * RangeError for a version that is none of `localizationVersions`.
 */
export function validateLocalization(version: string, value: unknown): readonly SchemaError[] {
  if (!localizationVersions.includes(version)) {
    throw new RangeError(`no Localization schema ${version}`);
  }
  return validatorOf("localization", localizationVersions, version)(value);
}

function validatorOf(kind: string, versions: readonly string[], version: string) {
  const file = `${kind}-${Math.floor(versions.indexOf(version) / VERSIONS_IN_FILE)}`;
  return lazyValidator(file, `v${version.replace(".", "_")}`);
}
