import type { Child, Document, Source, TextFile } from "../json/document.js";
import { textOf } from "../json/holes.js";
import { isFillIn } from "../model/fill-in.js";
import { parseSection } from "../json/parse.js";
import { rawText } from "../json/template.js";
import { isNotificationUrl, mayHoldNotification } from "../model/notification-body.js";
import type { FoundFile, FoundIgnore, Located } from "../model/found.js";
import { type Finds, keepRequest, noFinds, present, withIgnores } from "./json-requests.js";
import { type Line, linesOf } from "./lines.js";

/**
 * The notification requests of an `.http` or `.rest` file, in the forms of VS Code's REST Client
 * and of JetBrains' HTTP client. Never throws; what is no notification is ignored. A request whose
 * body is in another file (`< ./body.json`) is not judged: that file is found by itself.
 *
 * https://github.com/Huachao/vscode-restclient#usage
 * https://www.jetbrains.com/help/idea/exploring-http-syntax.html
 */
export function readHttpFile(file: TextFile): FoundFile {
  const finds = noFinds();
  readHttpSection(file, 0, file.text.length, finds);
  return finds;
}

/** The characters start..end of a file as an `.http` file: a code block of a Markdown file. */
export function readHttpSection(file: TextFile, start: number, end: number, finds: Finds): void {
  const lines = linesOf(file.text, start, end);
  const reader: Reader = {
    file,
    span: spanSource(file),
    variables: variablesOf(lines),
    ignores: [],
    finds,
  };
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && !/^\s*###/.test(lines[at]!.text)) continue;
    readBlock(reader, lines.slice(from, at));
    from = at + 1;
  }
}

interface Reader {
  readonly file: TextFile;
  readonly span: Source;
  readonly variables: ReadonlyMap<string, string>;
  /** About the next request. */
  ignores: FoundIgnore[];
  readonly finds: Finds;
}

/** The whole file as a source, for places that lie in no JSON. */
function spanSource(file: TextFile): Source {
  return { file, text: file.text, toFile: (offset) => offset, problems: [] };
}

const VARIABLE = /^\s*@([^\s=]+)\s*=(.*)$/;

/**
 * `@host = …` with one known value in the file. A value that itself has holes, is empty, or waits for a
 * person to write it (`@appId = <app id>`) stays a hole.
 */
function variablesOf(lines: readonly Line[]): Map<string, string> {
  const variables = new Map<string, string>();
  const unknown = new Set<string>();
  for (const { text } of lines) {
    const [, name, written] = VARIABLE.exec(text) ?? [];
    if (name === undefined || written === undefined) continue;
    const value = written.trim();
    const other = variables.get(name);
    const isOpen = value === "" || value.includes("{{") || isFillIn(value);
    if (isOpen || (other !== undefined && other !== value)) unknown.add(name);
    variables.set(name, value);
  }
  for (const name of unknown) variables.delete(name);
  return variables;
}

const METHOD_LINE = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)[ \t]+(?=\S)/i;
const URL_LINE = /^\s*(?=https?:\/\/|\{\{)/i;

/** Reads the lines between two `###`, which hold one request at most. */
function readBlock(reader: Reader, lines: readonly Line[]): void {
  let at = skipPreamble(reader, lines);
  const ignores = reader.ignores;
  const line = lines[at];
  if (!line) return;
  const verb = METHOD_LINE.exec(line.text);
  if (!verb && !URL_LINE.test(line.text)) {
    if (!/^\s*[{[]/.test(line.text)) return;
    reader.ignores = [];
    readBody(reader, lines.slice(at), {}, ignores);
    return;
  }
  reader.ignores = [];
  const url = readUrl(lines, at, verb ? verb[0].length : line.text.search(/\S/));
  at = url.next;
  let host: string | undefined;
  for (; at < lines.length && !isBodyStart(lines[at]!.text); at += 1) {
    const { text } = lines[at]!;
    if (text.trim() === "") break;
    const header = /^\s*host\s*:(.*)$/i.exec(text);
    if (header) host = header[1]!.trim();
    else addIgnore(reader, lines[at]!);
  }
  const target = resolve(url.text, host, reader.variables);
  const call = {
    ...present(
      "method",
      verb ? locate(reader, line, verb[0].indexOf(verb[1]!), verb[1]!) : undefined,
    ),
    url: {
      text: textOf(target, "single-too"),
      place: { source: reader.span, start: url.start, end: url.end },
    },
  };
  const rest = lines.slice(at);
  // A URL by itself is a GET in REST clients, or a note.
  if (!verb && !rest.some(isWritten)) return;
  readBody(reader, rest, call, ignores);
}

/** Goes over comments, variables and scripts to the first line that says something. */
function skipPreamble(reader: Reader, lines: readonly Line[]): number {
  let at = 0;
  while (at < lines.length) {
    const { text } = lines[at]!;
    if (/^\s*<\s*\{%/.test(text)) at = endOfScript(lines, at);
    else if (isComment(text)) addIgnore(reader, lines[at]!);
    else if (text.trim() !== "" && !VARIABLE.test(text)) return at;
    at += 1;
  }
  return at;
}

/** The line that closes a `{% … %}` which opens at `at`; the last line where none does. */
function endOfScript(lines: readonly Line[], at: number): number {
  let closing = at;
  while (closing < lines.length - 1 && !lines[closing]!.text.includes("%}")) closing += 1;
  return closing;
}

interface WrittenUrl {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line behind it. */
  readonly next: number;
}

/** The URL of a request line, with the query or path on the lines below and without ` HTTP/1.1`. */
function readUrl(lines: readonly Line[], at: number, head: number): WrittenUrl {
  const line = lines[at]!;
  let text = line.text
    .slice(head)
    .trimEnd()
    .replace(/[ \t]HTTP\/[\d.]+$/i, "")
    .trim();
  const start = line.start + head;
  let end = start + text.length;
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const part = lines[next]!.text;
    if (!/^\s*[?&]|^\s+\/(?!\/)/.test(part)) break;
    text += part.trim();
    end = lines[next]!.start + part.trimEnd().length;
  }
  return { text, start, end, next };
}

/** `https` for a `Host` header, because Graph has nothing else. */
function resolve(
  url: string,
  host: string | undefined,
  variables: ReadonlyMap<string, string>,
): string {
  const known = url.replace(
    /\{\{([^{}\r\n]+)\}\}/g,
    (hole, name: string) => variables.get(name.trim()) ?? hole,
  );
  return host && known.startsWith("/") ? `https://${host}${known}` : known;
}

function locate(reader: Reader, line: Line, column: number, text: string): Located {
  const start = line.start + column;
  return { text, place: { source: reader.span, start, end: start + text.length } };
}

/** A body may follow the headers without the empty line. */
function isBodyStart(text: string): boolean {
  return /^\s*(?:\{|\[|<[@ \t])/.test(text);
}

/** `> {% … %}`, `>> file` and `<> file` are about the response. */
const RESPONSE = /^\s*(?:>|<>)/;

/** `< file`, and `<@ file` where REST Client puts variables into it. */
const EXTERNAL = /^\s*<(?:@\S*)?[ \t]/;

function readBody(
  reader: Reader,
  lines: readonly Line[],
  call: { readonly method?: Located; readonly url?: Located },
  ignores: readonly FoundIgnore[],
): void {
  for (const line of lines) addIgnore(reader, line);
  const response = lines.findIndex(({ text }) => RESPONSE.test(text));
  const written = (response < 0 ? lines : lines.slice(0, response)).filter(isWritten);
  const [first] = written;
  const last = written.at(-1);
  const isOurs = call.url !== undefined && isNotificationUrl(rawText(call.url.text));
  const variables = reader.variables.size > 0 ? { variables: reader.variables } : undefined;
  if (!first || !last) {
    const body = isOurs ? absentBody(call.url!) : undefined;
    if (body) keepRequest(withIgnores({ ...call, body }, ignores), false, reader.finds);
    return;
  }
  if (EXTERNAL.test(first.text)) return;
  const { file } = reader;
  const end = last.start + last.text.trimEnd().length;
  if (!isOurs && !mayHoldNotification(file.text.slice(first.start, end))) return;
  const body = parseSection(file, first.start, end, true);
  keepRequest(withIgnores({ ...call, body, ...variables }, ignores), true, reader.finds);
}

/** No value; a finding about it shows the URL, which is the closest thing that exists. */
function absentBody({ place }: Located): Document | undefined {
  if (!("source" in place)) return undefined;
  const { source, start, end } = place;
  const text = source.text.slice(start, end);
  const outline = new Map<number, readonly Child[]>();
  const toFile = (offset: number) => start + offset;
  return {
    source: { file: source.file, text, toFile, problems: [], outline },
    root: "",
    value: undefined,
  };
}

function isWritten({ text }: Line): boolean {
  return text.trim() !== "" && !isComment(text);
}

function isComment(text: string): boolean {
  return /^\s*(?:#|\/\/)/.test(text);
}

const IGNORE = /^\s*(?:#|\/\/)+\s*teamslint-ignore-next\b([^:]*)(?::(.*))?$/;

/** Remembers `# teamslint-ignore-next RULE[, RULE]: reason` for the next request. */
function addIgnore(reader: Reader, { text, start }: Line): void {
  const [, rules, reason = ""] = IGNORE.exec(text) ?? [];
  if (rules === undefined) return;
  reader.ignores.push({
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ""),
    reason: reason.trim(),
    place: {
      source: reader.span,
      start: start + text.search(/\S/),
      end: start + text.trimEnd().length,
    },
  });
}
