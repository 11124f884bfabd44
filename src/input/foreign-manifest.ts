import type { Document } from "../json/document.js";
import { isManifest } from "./json-file.js";

/** A finding about a `manifest.json` that is not a Teams app's. */
export interface ForeignManifest {
  readonly message: string;
  readonly help: string;
}

/** Each thing by keys of which it has one at least. The first that fits is taken. */
const KINDS: readonly { readonly what: string; readonly keys: readonly string[] }[] = [
  {
    what: "the manifest of an Entra app registration",
    keys: [
      "signInAudience",
      "requiredResourceAccess",
      "identifierUris",
      "replyUrlsWithType",
      "appRoles",
    ],
  },
  { what: "the manifest of a browser extension", keys: ["manifest_version"] },
  { what: "the manifest of a SharePoint web part", keys: ["componentType"] },
  { what: "the manifest of a plugin", keys: ["name_for_human", "schema_version"] },
  { what: "a declarative agent", keys: ["instructions", "conversation_starters"] },
  {
    what: "the manifest of a web app",
    keys: ["start_url", "display", "theme_color", "background_color"],
  },
];

const ENTRA = KINDS[0]!.what;

/**
 * Tells what else a `manifest.json` is; undefined for the manifest of a Teams app, and for a broken text, of which
 * `json-valid` speaks.
 */
export function foreignManifest({ source, value }: Document): ForeignManifest | undefined {
  if (isManifest(value) || source.problems.some(({ isHarmless }) => !isHarmless)) return undefined;
  const what = whatIs(value);
  return {
    message: `the manifest.json of the archive is ${what}, and not the manifest of a Teams app`,
    help:
      what === ENTRA
        ? "both are called manifest.json: zip the one of the Teams app, which has a manifestVersion, with its icons"
        : "zip the manifest of the Teams app, which has a manifestVersion, with its icons",
  };
}

function whatIs(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value !== "object" || value === null) return "no JSON object";
  const keys = Object.keys(value);
  if (keys.length === 0) return "an empty object";
  return (
    KINDS.find((kind) => kind.keys.some((key) => keys.includes(key)))?.what ?? "something else"
  );
}

/**
 * Whether an archive that nobody named is meant as an app package, whatever its manifest.json is: it has an image
 * beside that and nothing that runs, or nothing but that. Browser extensions have scripts, exported flows other files
 * and no image.
 */
export function looksLikeAppPackage(names: ReadonlySet<string>, folder: string): boolean {
  const all = [...names];
  if (all.some((name) => /\.(?:html?|js|mjs|css|exe|dll)$/i.test(name))) return false;
  const isImage = (name: string) => /^[^/]+\.png$/i.test(name.slice(folder.length));
  return all.length === 1 || all.some((name) => name.startsWith(folder) && isImage(name));
}
