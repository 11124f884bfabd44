import { mayHoldRequests } from "../code/anchor.js";
import { languages } from "../code/languages.js";
import { loadCode } from "../code/load.js";
import { endingOf } from "../files/files.js";
import type { TextFile } from "../json/document.js";
import { decodedFile } from "../json/parse.js";
import { archiveReader } from "./archive.js";
import { readHttpFile } from "./http-file.js";
import { jsonReader } from "./json-file.js";
import { LOGS } from "./logs.js";
import { codeFences, readMarkdown } from "./markdown.js";
import { LARGEST, type InputFile, type Reader, type Sink } from "./reader.js";

const httpReader: Reader = {
  handles: [".http", ".rest"],
  read(input, sink) {
    const file = textOf(input, sink);
    if (!file) return;
    const found = readHttpFile(file);
    sink.text(file);
    if (found.requests.length > 0) sink.requests(found);
  },
};

/** Documentation shows requests that are nobody's: it is read where it is named. */
const markdownReader: Reader = {
  handles: [".md", ".markdown"],
  isForNamed: true,
  read(input, sink) {
    const file = textOf(input, sink);
    if (!file) return;
    sink.text(file);
    const found = readMarkdown(file);
    if (found.requests.length > 0) sink.requests(found);
    if (mayHoldRequests(file.text)) readPrograms(file, sink);
  },
};

/** Each block of code is a program by itself. */
function readPrograms(file: TextFile, sink: Sink): void {
  for (const { line, name, language, start, end } of codeFences(file)) {
    const isOurs = mayHoldRequests(file.text.slice(start, end));
    if (language === undefined) {
      const reason = `no requests are looked for in ${name}`;
      if (isOurs) sink.unreadBlock({ line, reason });
      continue;
    }
    const { found, skipped } = loadCode().readCode(languages, file, {
      language,
      start,
      end,
    });
    if (skipped !== undefined && isOurs) sink.unreadBlock({ line, reason: skipped });
    if (found.requests.length > 0) sink.requests(found);
  }
}

/** The end of "activity", which each anchor has: a rare first letter halves the time of a search. */
const PROGRAM_WORDS = ["vity", "VITY"];

const programReader: Reader = {
  handles: languages.flatMap(({ endings }) => endings),
  isSource: true,
  read({ path, isNamed, files }, sink) {
    const content = files.textWith(path, PROGRAM_WORDS, isNamed ? undefined : LARGEST);
    if (!content) return;
    if ("reason" in content) return sink.unreadable(content.reason);
    const file = decodedFile(path, content);
    if (!mayHoldRequests(file.text)) return;
    sink.text(file);
    sink.program(file);
  },
};

/** Logs are judged line by line while they are read, and then forgotten: see `readLog`. */
const logReader: Reader = { handles: LOGS, isLog: true, read: () => {} };

/** Every form of input. A file of any other name is read where it is named, as JSON. */
export const readers: readonly Reader[] = [
  jsonReader,
  logReader,
  httpReader,
  archiveReader,
  programReader,
  markdownReader,
];

const byEnding = new Map(
  readers.flatMap((reader) => reader.handles.map((ending) => [ending, reader] as const)),
);

/** The reader of a file that may have been named. */
export function readerOf(path: string): Reader {
  return byEnding.get(endingOf(path)) ?? jsonReader;
}

/** Whether a file is read by itself: not line by line as a log, nor with the programs of its project. */
export function isReadAlone(path: string): boolean {
  const { isLog, isSource } = readerOf(path);
  return !isLog && !isSource;
}

/** Whether a folder is searched for files of this name. */
export function mayBeInput(path: string): boolean {
  const reader = byEnding.get(endingOf(path));
  return reader !== undefined && !reader.isForNamed;
}

/** Undefined where the text could not be read, which the sink has then been told. */
function textOf({ path, isNamed, files }: InputFile, sink: Sink): TextFile | undefined {
  const content = files.text(path, isNamed ? undefined : LARGEST);
  if (!("reason" in content)) return decodedFile(path, content);
  sink.unreadable(content.reason);
  return undefined;
}
