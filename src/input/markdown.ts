import { languages } from "../code/languages.js";
import type { Source, TextFile } from "../json/document.js";
import { textOf } from "../json/holes.js";
import { parseSection } from "../json/parse.js";
import { skipValue } from "../json/scan.js";
import { mayHoldNotification } from "../model/notification-body.js";
import type { FoundFile } from "../model/found.js";
import { readHttpSection } from "./http-file.js";
import { type Finds, findJsonRequests, keepRequest, noFinds } from "./json-requests.js";
import { type Line, linesOf } from "./lines.js";

/**
 * The notification requests in a Markdown file: in its code blocks (`http`, `json` or unnamed),
 * and in the running text of a page that was copied without them, where `POST https://… { … }` may
 * stand in one line. A request without a body is a heading of the page and not judged.
 */
export function readMarkdown(file: TextFile): FoundFile {
  const finds = noFinds();
  const lines = linesOf(file.text);
  let prose = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const fence = FENCE.exec(lines[at]!.text);
    if (!fence) continue;
    readProse(file, lines.slice(prose, at), finds);
    const end = closingFence(lines, at + 1, fence[1]!);
    if (READ.has(fence[2]!.toLowerCase())) readBlock(file, lines.slice(at + 1, end), finds);
    at = end;
    prose = end + 1;
  }
  readProse(file, lines.slice(prose), finds);
  const requests = finds.requests.filter(({ body }) => isWritten(body.value, body.source));
  return { documents: finds.documents, requests };
}

/** A code block that is a program, its line from 1, and its place. */
export interface CodeFence {
  readonly line: number;
  /** The language's name in the page. */
  readonly name: string;
  /** The language as a file name's ending; undefined where it is not read. */
  readonly language: string | undefined;
  readonly start: number;
  readonly end: number;
}

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  languages.flatMap(({ fences }) => Object.entries(fences)),
);

/** The code blocks of a Markdown file that are no requests as they stand; each is a program by itself. */
export function codeFences(file: TextFile): CodeFence[] {
  const fences: CodeFence[] = [];
  const lines = linesOf(file.text);
  for (let at = 0; at < lines.length; at += 1) {
    const fence = FENCE.exec(lines[at]!.text);
    if (!fence) continue;
    const end = closingFence(lines, at + 1, fence[1]!);
    const name = fence[2]!;
    const language = LANGUAGES.get(name.toLowerCase());
    const [first, last] = [lines[at + 1], lines[end - 1]];
    if (!READ.has(name.toLowerCase()) && first && last && end > at + 1) {
      const place = { start: first.start, end: last.start + last.text.length };
      fences.push({ line: at + 1, name, language, ...place });
    }
    at = end;
  }
  return fences;
}

/** A fence, also inside a list; its mark and the first word behind it. */
const FENCE = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})[ \t]*([^\s`]*)/;

/** Languages of blocks that hold requests. Graph's pages mark examples for their explorer with `msgraph-interactive`. */
const READ: ReadonlySet<string> = new Set([
  "",
  "http",
  "https",
  "rest",
  "json",
  "jsonc",
  "msgraph-interactive",
]);

/** The line that closes a block: at least as many of the same character, and nothing else. */
function closingFence(lines: readonly Line[], from: number, mark: string): number {
  let at = from;
  for (; at < lines.length; at += 1) {
    const text = lines[at]!.text.trim();
    if (text.length >= mark.length && text === mark[0]!.repeat(text.length)) break;
  }
  return at;
}

function readBlock(file: TextFile, lines: readonly Line[], finds: Finds): void {
  const first = lines.find(({ text }) => text.trim() !== "");
  const last = lines.at(-1);
  if (!first || !last) return;
  const end = last.start + last.text.length;
  if (!mayHoldNotification(file.text.slice(first.start, end))) return;
  if (!/^\s*(?:\{(?!\{)|\[)/.test(first.text)) {
    readHttpSection(file, first.start, end, finds);
    return;
  }
  const found = findJsonRequests(parseSection(file, first.start, end, true));
  if (found.requests.length === 0) return;
  finds.documents.push(...found.documents);
  finds.requests.push(...found.requests);
}

function isWritten(value: unknown, { problems }: Source): boolean {
  return value !== undefined || problems.length > 0;
}

/** The URL is what stands before the next space; `{userId | user-principal-name}` has spaces inside. */
const REQUEST = /^\s*(POST)[ \t]+((?:[^\s{}]|\{[^{}\r\n]{0,100}\}){1,4000})(.*)$/;

/** Running text: each request reaches to the next one. */
function readProse(file: TextFile, lines: readonly Line[], finds: Finds): void {
  for (const [index, line] of lines.entries()) {
    const match = REQUEST.exec(line.text);
    if (!match || !/^https?:|^\//i.test(match[2]!)) continue;
    const [, method, url, rest] = match as unknown as [string, string, string, string];
    const body = bodyBehind(file.text, rest, line, lines, index + 1);
    if (!body) continue;
    const source: Source = { file, text: file.text, toFile: (offset) => offset, problems: [] };
    const at = line.start + line.text.indexOf(method);
    const urlAt = line.start + line.text.length - rest.length - url.length;
    const request = {
      method: { text: method, place: { source, start: at, end: at + method.length } },
      url: {
        text: textOf(url, "single-too"),
        place: { source, start: urlAt, end: urlAt + url.length },
      },
      body: parseSection(file, body.start, body.end, true),
    };
    keepRequest(request, true, finds);
  }
}

/** The JSON text in the rest of the line, or behind the headers on the lines below. */
function bodyBehind(
  text: string,
  rest: string,
  line: Line,
  lines: readonly Line[],
  next: number,
): { start: number; end: number } | undefined {
  const column = rest.search(/\s\{/);
  if (column >= 0) {
    const start = line.start + line.text.length - rest.length + column + 1;
    return { start, end: endOfBody(text, start, line.start + line.text.trimEnd().length) };
  }
  let at = next;
  while (at < lines.length && /^\s*(?:[\w-]+:.*)?$/.test(lines[at]!.text)) at += 1;
  const first = lines[at];
  if (!first || !/^\s*\{/.test(first.text)) return undefined;
  let last = at;
  while (last + 1 < lines.length && !REQUEST.test(lines[last + 1]!.text)) last += 1;
  const start = first.start + first.text.search(/\S/);
  return { start, end: endOfBody(text, start, lines[last]!.start + lines[last]!.text.length) };
}

/** Where the value ends; a value that nothing closes ends at the limit. */
function endOfBody(text: string, start: number, limit: number): number {
  const section = text.slice(start, limit);
  return start + skipValue(section, 0);
}
