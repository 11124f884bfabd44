import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isManifest } from "../../src/input/json-file.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import type { App } from "../../src/model/app.js";
import { createApp } from "../../src/run/create-app.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The app of a manifest: its text, or what becomes its text. */
export function appOf(manifest: unknown): App {
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest, undefined, 2);
  return createApp(parseFile(textFile("manifest.json", text)));
}

/** An app that declares these activity types, by their template texts. */
export function declaring(
  types: Readonly<Record<string, string>>,
  iconIds: readonly string[] = [],
) {
  return appOf({
    activities: {
      activityTypes: Object.entries(types).map(([type, templateText]) => ({
        type,
        description: "Something happened",
        templateText,
        ...(iconIds.length > 0 && { allowedIconIds: iconIds }),
      })),
      activityIcons: iconIds.map((id) => ({ id, iconFile: "icons/x.png" })),
    },
  });
}

/** A manifest below a folder, by the path from the project's root. */
export interface FoundManifest {
  readonly path: string;
  readonly text: string;
}

/** Manifests with activity types below a folder of the project or beside it; none where there is no such folder. */
export function manifestsBelow(folder: string): FoundManifest[] {
  return filesBelow(folder, /\.json$/)
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8").replace(/^\uFEFF/, "") }))
    .filter(({ text }) => text.includes('"activityTypes"'))
    .filter(({ path, text }) => isManifest(parseFile(textFile(path, text)).value));
}

/** The files below a folder whose names the expression fits, sorted. */
export function filesBelow(folder: string, name: RegExp): string[] {
  const from = resolve(root, folder);
  if (!existsSync(from)) return [];
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${folder}/${relative(from, join(entry.parentPath, entry.name))}`)
    .sort();
}

export function read(path: string): string {
  return readFileSync(`${root}${path}`, "utf8");
}
