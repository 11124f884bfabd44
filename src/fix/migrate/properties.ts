import type { Cure, Draft } from "./draft.js";
import { writtenValue } from "../../json/place.js";
import { parentPointer, valueAt } from "../../json/pointer.js";
import type { Document } from "../../json/document.js";
import type { SchemaError } from "../../model/schema-error.js";
import { manifestWords } from "../../schema/manifest-words.js";
import { isMovedIn, movedProperty } from "../../schema/moved-properties.js";
import { unknownName } from "../../schema/name-words.js";
import { childOf } from "../../schema/places.js";
import { manifestVersions } from "../../schema/validate.js";
import {
  describeVersions,
  enumVersions,
  isDefault,
  propertyVersions,
} from "../../schema/versions.js";
import { quote } from "../../words.js";

type CureFor = (error: SchemaError, draft: Draft) => Cure | undefined;

/**
 * The most rounds of cures: each round can reveal errors only one level deeper, and nobody nests a manifest so deep.
 */
const MOST_ROUNDS = 100;

/** The cures, one for each kind of error. */
const cures: readonly CureFor[] = [moved, movedBack, needless, otherCase, fullName];

/**
 * Corrects the schema errors of the manifest that come from the version alone, as far as no information is lost.
 * Other errors remain.
 */
export function cureProperties(draft: Draft): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { errors, document } = draft.app;
    const found = errors.flatMap((error) => cureOf(error, draft) ?? []);
    if (draft.change(document, found) === 0) return;
  }
}

function cureOf(error: SchemaError, draft: Draft): Cure | undefined {
  for (const cureFor of cures) {
    const cure = cureFor(error, draft);
    if (cure) return cure;
  }
  return undefined;
}

/** Moves, renames or removes a property that changed in this version or an earlier one. */
function moved(error: SchemaError, { app }: Draft): Cure | undefined {
  const pointer = unknownProperty(error);
  const found = pointer === undefined ? undefined : movedProperty(pointer);
  if (pointer === undefined || !found || !isMovedIn(app.version.schema, found)) return undefined;
  const { finding } = unknownName(error, app.document, manifestWords(app.version));
  return finding.fix && { edits: finding.fix.edits, pointer, became: found.became };
}

/** Domain facts, section 9: versions 1.6 to 1.11 have the permissions of type Application as a list of names. */
function movedBack(error: SchemaError, { app }: Draft): Cure | undefined {
  const { document, version } = app;
  const order = manifestVersions.indexOf(version.schema);
  const isOlder =
    order >= manifestVersions.indexOf("1.6") && order < manifestVersions.indexOf("1.12");
  if (!isOlder || unknownProperty(error) !== "/authorization") return undefined;
  const target = "/webApplicationInfo/applicationPermissions";
  const info = valueAt(document.value, "/webApplicationInfo");
  if (typeof info !== "object" || info === null || valueAt(document.value, target))
    return undefined;
  const names = applicationNames(valueAt(document.value, "/authorization"));
  if (!names) return undefined;
  return {
    edits: [
      { insert: target, text: JSON.stringify(names, undefined, 2) },
      { remove: "/authorization" },
    ],
    pointer: "/authorization",
    became: 'is "webApplicationInfo.applicationPermissions", as 1.6 to 1.11 have it',
  };
}

/**
 * The permissions' names; undefined where there are none, and where the older list would lose information: another
 * type or kind of permission.
 */
function applicationNames(authorization: unknown): readonly string[] | undefined {
  const permissions = valueAt(authorization, "/permissions");
  const list = valueAt(permissions, "/resourceSpecific");
  if (!hasOnly(authorization, "permissions") || !hasOnly(permissions, "resourceSpecific")) {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const names = list.flatMap((entry: unknown) => {
    const name = valueAt(entry, "/name");
    const isPlain = hasOnly(entry, "name", "type") && valueAt(entry, "/type") === "Application";
    return isPlain && typeof name === "string" ? name : [];
  });
  return names.length > 0 && names.length === list.length ? names : undefined;
}

function hasOnly(value: unknown, ...keys: readonly string[]): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).every((key) => keys.includes(key))
  );
}

/** Removes a property that this version lacks and whose absence means the same: an empty value or a default. */
function needless(error: SchemaError, { app: { document } }: Draft): Cure | undefined {
  const pointer = unknownProperty(error);
  if (pointer === undefined || !propertyVersions(pointer)) return undefined;
  const value = valueAt(document.value, pointer);
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  if (!isEmpty && !isDefault(pointer, value)) return undefined;
  const why = isEmpty ? "it is empty" : `without it, ${JSON.stringify(value)} holds as well`;
  return { edits: [{ remove: pointer }], pointer, became: `is taken out: ${why}` };
}

/** Corrects the case of a value that other versions write differently. */
function otherCase({ keyword, pointer, params }: SchemaError, { app }: Draft): Cure | undefined {
  const { document } = app;
  const value = valueAt(document.value, pointer);
  const versions = keyword === "enum" && typeof value === "string" && enumVersions(pointer, value);
  if (!versions || typeof value !== "string") return undefined;
  const allowed = params["allowedValues"] as readonly unknown[];
  const right = allowed.find(
    (one) => typeof one === "string" && one.toLowerCase() === value.toLowerCase(),
  );
  if (typeof right !== "string") return undefined;
  const list = valueAt(document.value, parentPointer(pointer));
  if (Array.isArray(list) && list.includes(right)) {
    const became = `is taken out: ${quote(right)}, as ${quote(value)} is written now, is there too`;
    return { edits: [{ remove: pointer }], pointer, became };
  }
  const story = describeVersions(versions).replace(/^exists/, "is allowed");
  return {
    edits: [{ replace: pointer, text: JSON.stringify(right) }],
    pointer,
    became: `is ${quote(right)}: ${quote(value)} ${story}`,
  };
}

/** Domain facts, section 10: "1.16: name.full required (until 1.19; vDevPreview still requires it)". */
function fullName({ keyword, pointer, params }: SchemaError, { app }: Draft): Cure | undefined {
  if (keyword !== "required" || pointer !== "/name" || params["missingProperty"] !== "full") {
    return undefined;
  }
  const text = textWritten(app.document, "/name/short");
  if (text === undefined) return undefined;
  return {
    edits: [{ insert: "/name/full", text }],
    pointer: "/name/full",
    became: `is added, with the text of "name.short": ${app.version.schema} asks for it`,
  };
}

/** A string as written in the file, escapes and placeholders included; undefined where the value is no string. */
export function textWritten(document: Document, pointer: string): string | undefined {
  if (typeof valueAt(document.value, pointer) !== "string") return undefined;
  return writtenValue(document, pointer);
}

function unknownProperty({ keyword, pointer, params }: SchemaError): string | undefined {
  if (keyword !== "additionalProperties") return undefined;
  return childOf(pointer, String(params["additionalProperty"]));
}
