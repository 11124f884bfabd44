import { isSourceFile, mayHoldRequests } from "../../src/code/anchor.js";
import { type CodeBlock, readCode, readProject } from "../../src/code/index.js";
import type { Sources } from "../../src/code/language.js";
import { languages } from "../../src/code/languages.js";
import { foldersAbove } from "../../src/files/files.js";
import type { TextFile } from "../../src/json/document.js";
import { textFile } from "../../src/json/parse.js";
import { resolvePlace } from "../../src/json/place.js";
import { isTemplate, rawText, type Text } from "../../src/json/template.js";
import type { FoundRequest } from "../../src/model/found.js";

export const readAlone = (file: TextFile, block?: CodeBlock) => readCode(languages, file, block);

/** The requests in a source file, with every text that has holes as its author wrote it. */
export function readSource(name: string, text: string) {
  const { found, notes, skipped } = readAlone(textFile(name, text));
  return {
    notes,
    skipped,
    requests: found.requests.map((request) => ({
      body: plain(request.body.value),
      url: request.url && rawText(request.url.text),
      method: request.method && rawText(request.method.text as Text),
      open: [...(request.body.source.open ?? [])],
      found: request,
    })),
  };
}

/** The requests in the source files of a project, by path; callers are searched in some of them. */
export function readFiles(
  files: Readonly<Record<string, string>>,
  asked: readonly string[] = Object.keys(files),
) {
  const anchored = Object.keys(files)
    .sort()
    .filter((path) => mayHoldRequests(files[path]!));
  return readProject(
    languages,
    anchored.map((path) => textFile(path, files[path]!)),
    { ...sourcesOf(files), paths: [...asked].sort().filter(isSourceFile) },
  );
}

/** Files in memory as a project's, by path. */
export function sourcesOf(files: Readonly<Record<string, string>>): Sources {
  return {
    paths: Object.keys(files).sort().filter(isSourceFile),
    has: (path) => path in files,
    text: (path) => (path in files ? textFile(path, files[path]!) : undefined),
    normal: (path) => path,
    foldersAbove,
    mentions: (path, words) => words.some((word) => files[path]!.includes(word)),
  };
}

/** The characters of the source that a diagnostic at this pointer underlines. */
export function underlined(text: string, { body }: FoundRequest, pointer: string): string {
  const { range } = resolvePlace({ document: body, pointer });
  return text.slice(range.start.offset, range.end.offset);
}

function plain(value: unknown): unknown {
  if (isTemplate(value)) return rawText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}
