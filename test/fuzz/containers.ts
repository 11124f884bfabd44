import fc from "fast-check";
import { expect } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.js";
import { lint } from "../../src/index.js";
import { valueAt } from "../../src/json/pointer.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { strings } from "./edits.js";
import { mutants, onOneLine, pointersBelow, replaced } from "./nodes.js";
import { misplaced } from "./places.js";

const userId = "5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04";

/** A request as the forms of input hold it. */
export interface Sent {
  readonly url: string;
  /** JSON on one line. */
  readonly body: string;
}

/** The name of a file and what stands in it. */
type Container = readonly [file: string, content: (sent: Sent) => string];

/** The form that the others are compared with. */
export const envelope = ({ url, body }: Sent) =>
  `{"method":"POST","url":${JSON.stringify(url)},"body":${body}}`;
const http = ({ url, body }: Sent) => `POST ${url}\nContent-Type: application/json\n\n${body}\n`;
/** Below the version, as the calls of a batch are written. */
const relative = (url: string) => url.slice(url.indexOf("/v1.0/") + 5);

/** Every form of input that holds a method and a URL beside the body. */
export const containers: readonly Container[] = [
  ["a.json", envelope],
  ["list.json", (sent) => `[\n  ${envelope(sent)}\n]\n`],
  [
    "batch.json",
    ({ url, body }) =>
      `{"requests":[{"id":"1","method":"POST","url":${JSON.stringify(relative(url))},"body":${body}}]}`,
  ],
  ["a.ndjson", (sent) => `${envelope(sent)}\n`],
  ["a.http", http],
  ["a.rest", (sent) => `### one\r\n${http(sent).replaceAll("\n", "\r\n")}\r\n###\r\n`],
  ["a.md", (sent) => `# How\n\n- like this:\n\n\`\`\`http\n${http(sent)}\`\`\`\n`],
  [
    "a.postman_collection.json",
    ({ url, body }) =>
      JSON.stringify({
        info: {
          name: "a",
          schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        item: [{ item: [{ request: { method: "POST", url: { raw: url }, body: raw(body) } }] }],
      }),
  ],
  [
    "a.har",
    ({ url, body }) =>
      JSON.stringify({
        log: {
          version: "1.2",
          entries: [{ request: { method: "POST", url, postData: { text: body } } }],
        },
      }),
  ],
];

const raw = (text: string) => ({ mode: "raw", raw: text });

const chat = "https://graph.microsoft.com/v1.0/chats/19:x@thread.v2/sendActivityNotification";

/** Requests to several endpoints: a sound body, and that body with any one node changed. */
export const sent: readonly Sent[] = [USER_URL, USER_URL.replace("/teamwork", ""), chat].flatMap(
  (url) => {
    const recipient = { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId };
    const bodies = [soundBody(), soundBody({ chainId: 12, iconId: "i", recipient })];
    const changed = bodies.flatMap((body) => [...mutants(body)].map(({ value }) => value));
    return [...bodies, ...changed].map((body) => ({ url, body: onOneLine(body) }));
  },
);

/** A line of NDJSON: a request of `sent` with another text somewhere, or with one character changed. */
export const logged: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...sent), fc.nat(), fc.nat(), fc.constantFrom("", ...strings))
  .map(([{ url, body }, node, at, text]) => {
    const value = JSON.parse(body) as unknown;
    const pointers = pointersBelow(value);
    const pointer = pointers[node % pointers.length]!;
    const old = valueAt(value, pointer);
    const index = at % (String(old).length + 1);
    const changed =
      at % 2 === 0 && typeof old === "string"
        ? `${old.slice(0, index)}a${old.slice(index + 1)}`
        : text;
    return envelope({ url, body: JSON.stringify(replaced(value, pointer, changed)) });
  });

/** The findings on a request to the sound app, without their places; a URL's pointer tells the form. */
export function judged(file: string, text: string): string[] {
  const files = { "manifest.json": JSON.stringify(soundManifest()), [file]: text };
  const { diagnostics, requests } = lint({ files });
  expect(requests).toBe(1);
  // Of a body that is a text in the file's JSON, the pointer names nothing of that JSON.
  const isText = /\.har$|postman/.test(file);
  const placed = isText
    ? diagnostics.map(({ pointer: _pointer, ...diagnostic }) => diagnostic)
    : diagnostics;
  expect(misplaced(files, placed)).toEqual([]);
  return diagnostics
    .map(({ severity, rule, pointer = "/url", message }) =>
      [severity, rule, pointer.replace(/^.*\/url(?:\/raw)?$/, "the URL"), message].join(" "),
    )
    .sort();
}

/** The findings on each of these requests to the sound app, as lines of a log. */
export function judgedLines(lines: readonly string[]): string[][] {
  const diagnostics = found({ "a.ndjson": lines.join("\n") });
  return lines.map((_, index) =>
    diagnostics
      .filter(({ file, range }) => file === "a.ndjson" && range.start.line === index + 1)
      .map(inWords),
  );
}

/** The same, each in a file of its own. */
export function judgedFiles(texts: readonly string[]): string[][] {
  const diagnostics = found(
    Object.fromEntries(texts.map((text, index) => [`${index}.json`, text])),
  );
  return texts.map((_, index) =>
    diagnostics.filter(({ file }) => file === `${index}.json`).map(inWords),
  );
}

function found(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const manifest = JSON.stringify(soundManifest());
  return lint({ files: { "manifest.json": manifest, ...files } }).diagnostics;
}

function inWords({ severity, rule, range, message }: Diagnostic): string {
  return [severity, rule, range.start.column, message].join(" ");
}
