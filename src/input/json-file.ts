import { endingOf } from "../files/files.js";
import type { Document } from "../json/document.js";
import { decodedFile, parseFile } from "../json/parse.js";
import { mayHoldNotification } from "../model/notification-body.js";
import { parseSchemaUrl } from "../model/schema-url.js";
import { findJsonRequests } from "./json-requests.js";
import { LARGEST, type Reader } from "./reader.js";

/** Manifests, requests in all forms of JSON, and whatever else somebody names. */
export const jsonReader: Reader = {
  handles: [".json", ".har"],
  read({ path, isNamed, files }, sink) {
    const content = isNamed ? files.text(path) : files.textWith(path, PARTS, LARGEST);
    if (!content) return;
    if ("reason" in content) return sink.unreadable(content.reason);
    const file = decodedFile(path, content);
    if (!isNamed && !mayBeOurs(file.text)) return;
    // Somebody may name an icon or an env file, which are no broken JSON.
    if (!jsonReader.handles.includes(endingOf(path)) && !/^\s*[[{]/.test(file.text)) return;
    const document = parseFile(file);
    sink.text(file);
    if (isManifest(document.value)) return sink.manifest(document);
    const found = findJsonRequests(document);
    const isLost = found.documents.length > 0 && isTorn(document);
    if (found.requests.length > 0 || isLost) sink.requests(found);
    else sink.other(document);
  },
};

/**
 * Parts of the words of which one stands in each JSON text of ours: short, and with a letter at their head that is
 * rare in JSON, for they are searched for in every file. Keys may be written with escapes, so a text with
 * `\\u00` is looked into as well.
 */
const PARTS = ["ctivity", 'pic"', "festV", "MicrosoftTeams.", "\\u00"];

/** Whether one of the words themselves stands in a text in which there is a part of one. */
function mayBeOurs(text: string): boolean {
  return (
    mayHoldNotification(text) ||
    text.includes('"manifestVersion"') ||
    text.includes("MicrosoftTeams.")
  );
}

/** A Teams app manifest, not a web app's, that of something foreign or an Adaptive Card. */
export function isManifest(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (isForeign(value)) return false;
  const has = (key: string) => Object.hasOwn(value, key);
  const $schema = (value as { $schema?: unknown }).$schema;
  const isTeams = typeof $schema === "string" && parseSchemaUrl($schema) !== undefined;
  const hasParts =
    has("developer") || (has("id") && (has("icons") || has("staticTabs") || has("bots")));
  return has("manifestVersion") ? isTeams || hasParts : isTeams && hasParts;
}

/** Whether a text is so broken that nobody can tell whether it is a manifest. */
export function mayBeManifest(document: Document): boolean {
  const { source, value } = document;
  return isTorn(document) && source.text.includes('"manifestVersion"') && !isForeign(value);
}

/** Whether a part of the value could not be saved. */
function isTorn({ source }: Document): boolean {
  return source.problems.some(({ isHarmless }) => !isHarmless);
}

/**
 * The manifest of something else: of a browser extension, or of an SPFx web part, whose
 * `manifestVersion` is a number beside a `componentType`.
 */
function isForeign(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.hasOwn(value, "componentType") || Object.hasOwn(value, "manifest_version"))
  );
}
