import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { diskFiles } from "../../src/files/disk.js";
import type { Files } from "../../src/files/files.js";
import { memoryFiles } from "../../src/files/memory.js";
import { createProject } from "../../src/run/project.js";
import { soundBody, soundManifest } from "../check.js";
import { folderWith } from "../world.js";
import { writeZip } from "../zip-writer.js";

/** How a text is written to disk, and the finding about its encoding, if there is one. */
const encodings: readonly [
  name: string,
  encode: (text: string) => Uint8Array,
  said: string | undefined,
][] = [
  ["UTF-8", (text) => Buffer.from(text), undefined],
  ["UTF-8 with a byte order mark", (text) => Buffer.from(`\ufeff${text}`), undefined],
  ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), "the file is encoded in UTF-16"],
  [
    "UTF-16, big end first",
    (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    "the file is encoded in UTF-16",
  ],
  [
    "UTF-16 without a byte order mark",
    (text) => Buffer.from(text, "utf16le"),
    "the file is encoded in UTF-16",
  ],
  [
    "UTF-16 without a mark, big end first",
    (text) => Buffer.from(text, "utf16le").swap16(),
    "the file is encoded in UTF-16",
  ],
  [
    "Latin-1",
    (text) => Buffer.from(text, "latin1"),
    "the file holds a character that is not encoded in UTF-8",
  ],
];

const named = "Brücke";
const localizationInfo = {
  defaultLanguageTag: "en",
  additionalLanguages: [{ languageTag: "de", file: "de.json" }],
};
const manifest = JSON.stringify({
  ...soundManifest({ name: { short: named, full: named } }),
  localizationInfo,
});
const language = JSON.stringify({
  $schema:
    "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json",
  "name.short": named,
  "name.full": named,
  "description.short": named,
  "description.full": named,
  "activities.activityTypes[0].description": named,
  "activities.activityTypes[0].templateText": "{actor} legte {taskId} an",
});
const request = JSON.stringify(soundBody({ previewText: { content: named } }));
const icons = Object.fromEntries(
  ["color", "outline"].map((name) => [
    `${name}.png`,
    readFileSync(new URL(`../../fixtures/task-board/appPackage/${name}.png`, import.meta.url)),
  ]),
);

type Contents = Readonly<Record<string, string | Uint8Array>>;

/** The findings about everything in these files, without infos. */
function said(files: Contents, stdin?: [string, Uint8Array]): string[] {
  return saidOf(memoryFiles(files), stdin);
}

function saidOf(files: Files, stdin?: [string, Uint8Array]): string[] {
  const project = createProject({ files, rules });
  const check = project.begin([""]);
  if (stdin) {
    const log = check.log(stdin[0]);
    for (const byte of stdin[1]) log.push(Uint8Array.of(byte));
    log.end();
  }
  return check
    .close()
    .diagnostics.filter(({ severity }) => severity !== "info")
    .map(({ file, message }) => `${file}: ${message}`);
}

const folder = { "manifest.json": manifest, "de.json": language, ...icons };

describe.each(encodings)("%s", (_, encode, message) => {
  const expected = (file: string) => (message === undefined ? [] : [`${file}: ${message}`]);

  test.each([
    ["a manifest in a folder", { ...folder, "manifest.json": encode(manifest) }, "manifest.json"],
    ["a language file in a folder", { ...folder, "de.json": encode(language) }, "de.json"],
    ["a request in a folder", { ...folder, "a.json": encode(request) }, "a.json"],
    [
      "a manifest in an archive",
      { "app.zip": zip({ ...folder, "manifest.json": encode(manifest) }) },
      "app.zip!/manifest.json",
    ],
    [
      "a language file in an archive",
      { "app.zip": zip({ ...folder, "de.json": encode(language) }) },
      "app.zip!/de.json",
    ],
    ["a log", { ...folder, "a.ndjson": encode(`${request}\n${request}\n`) }, "a.ndjson"],
    [
      "a packed log",
      { ...folder, "a.jsonl.gz": gzipSync(encode(`${request}\n${request}\n`)) },
      "a.jsonl.gz",
    ],
  ])("%s", (_name, files, file) => {
    expect(said(files)).toEqual(expected(file));
    expect(saidOf(diskFiles(folderWith(files)))).toEqual(expected(file));
  });

  test("a log on stdin, byte by byte", () => {
    expect(said(folder, ["in.ndjson", encode(`${request}\n${request}\n`)])).toEqual(
      expected("in.ndjson"),
    );
  });

  test("a packed log on stdin, byte by byte", () => {
    const packed = gzipSync(encode(`${request}\n${request}\n`));
    expect(said(folder, ["in.ndjson.gz", packed])).toEqual(expected("in.ndjson.gz"));
  });
});

function zip(files: Record<string, string | Uint8Array>): Uint8Array {
  return writeZip(Object.entries(files).map(([name, content]) => ({ name, content })));
}
