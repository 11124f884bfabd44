import type { FoundFile } from "../model/found.js";
import { readHttpFile } from "./http-file.js";
import { findJsonRequests } from "./json-requests.js";
import { readMarkdown } from "./markdown.js";
import type { Document, TextFile } from "../json/document.js";
import { parseFile } from "../json/parse.js";
import { parseSchemaUrl } from "../model/schema-url.js";

/** What a file turned out to be, by its content. */
export type Classified =
  | { readonly kind: "manifest"; readonly document: Document }
  | { readonly kind: "requests"; readonly found: FoundFile }
  /** JSON, but nothing of ours: a language file if a manifest names it, else left alone. */
  | { readonly kind: "other"; readonly document: Document | undefined };

const OTHER: Classified = { kind: "other", document: undefined };

/**
 * Tells what a text is. A file that nobody named is parsed only if it holds a word that
 * manifests or notifications cannot do without.
 */
export function classify(file: TextFile, isNamed: boolean): Classified {
  const name = file.file.toLowerCase();
  if (/\.(?:http|rest)$/.test(name)) return { kind: "requests", found: readHttpFile(file) };
  if (/\.(?:md|markdown)$/.test(name)) return { kind: "requests", found: readMarkdown(file) };
  if (!hasMark(file.text) && !(isNamed && mayBeJson(name, file.text))) return OTHER;
  const document = parseFile(file);
  if (isManifest(document.value)) return { kind: "manifest", document };
  const found = findJsonRequests(document);
  if (found.requests.length > 0) return { kind: "requests", found };
  return { kind: "other", document };
}

/** `teamslint appPackage/*` names icons as well, and those are no broken JSON. */
function mayBeJson(name: string, text: string): boolean {
  return /\.(?:json|jsonc|ndjson|jsonl|har)$/.test(name) || /^\s*[[{]/.test(text);
}

/** Keys may be written with escapes, so a text with `\u00` is looked into as well. */
function hasMark(text: string): boolean {
  return (
    text.includes('"manifestVersion"') ||
    text.includes("activityType") ||
    text.includes('"topic"') ||
    /sendActivityNotification/i.test(text) ||
    text.includes("\\u00") ||
    (text.includes("MicrosoftTeams.") && text.includes('"developer"'))
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

/**
 * The manifest of something else: of a browser extension, or of an SPFx web part, whose
 * `manifestVersion` is a number beside a `componentType`.
 */
export function isForeign(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    (Object.hasOwn(value, "componentType") || Object.hasOwn(value, "manifest_version"))
  );
}
