import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readHttpFile } from "../../src/input/http-file.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import type { Document, Place } from "../../src/json/document.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";

/** The files of an app by path: texts, and images as bytes. */
export type AppFiles = Readonly<Record<string, string | Uint8Array>>;

export interface CleanApp {
  readonly name: string;
  readonly files: AppFiles;
}

/** A JSON text in a file: the whole of it, or the body of a request in an `.http` file. */
export interface Section {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly value: unknown;
}

/** A URL in a file that is no JSON, at start..end. */
export interface WrittenUrl {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A folder's files as an app; undefined where there is no such folder. */
export function readApp(folder: string): CleanApp | undefined {
  const top = join(root, folder);
  if (!existsSync(top)) return undefined;
  const files: Record<string, string | Uint8Array> = {};
  for (const entry of readdirSync(top, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /^(?:expected\.\w+|WHY\.md)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const name = path.slice(top.length + 1).replaceAll("\\", "/");
    files[name] = /\.(?:png|zip)$/.test(name) ? bytes : bytes.toString("utf8");
  }
  return { name: folder, files };
}

/** Apps about which there is nothing to say. The control cases are no part of the repository. */
export const cleanApps: readonly CleanApp[] = [
  {
    name: "the sound app of the rule tests",
    files: {
      "manifest.json": JSON.stringify(soundManifest(), undefined, 2),
      "request.json": JSON.stringify(
        { method: "POST", url: USER_URL, body: soundBody() },
        undefined,
        2,
      ),
    },
  },
  ...[
    "fixtures/task-board",
    "../shared/cases/00-control-user-template",
    "../shared/cases/02-control-entityurl-with-weburl",
    "../shared/cases/50-toolkit-placeholder-resolved",
  ].flatMap((folder) => readApp(folder) ?? []),
];

/** All JSON texts of an app, and the URLs that stand outside of them. */
export function partsOf({ files }: CleanApp): { sections: Section[]; urls: WrittenUrl[] } {
  const sections: Section[] = [];
  const urls: WrittenUrl[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (typeof text !== "string" || !/\.(?:json|http)$/.test(file)) continue;
    const written = textFile(file, text);
    if (file.endsWith(".json")) {
      const { value } = parseFile(written);
      sections.push({ file, start: 0, end: text.length, value });
      continue;
    }
    const { documents, requests } = readHttpFile(written);
    for (const document of documents) sections.push(sectionOf(file, document));
    for (const { url } of requests) if (url) urls.push(urlOf(file, url.place));
  }
  return { sections, urls };
}

function sectionOf(file: string, { source, value }: Document): Section {
  return { file, start: source.toFile(0), end: source.toFile(source.text.length), value };
}

function urlOf(file: string, place: Place): WrittenUrl {
  if (!("source" in place)) throw new Error("the URL of an .http file is a stretch of its text");
  return { file, start: place.source.toFile(place.start), end: place.source.toFile(place.end) };
}

/** The files with another text at start..end of one of them. */
export function withText(
  files: AppFiles,
  { file, start, end }: { readonly file: string; readonly start: number; readonly end: number },
  text: string,
): AppFiles {
  const before = files[file] as string;
  return { ...files, [file]: before.slice(0, start) + text + before.slice(end) };
}
