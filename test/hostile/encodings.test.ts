import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { memoryFiles } from "../../src/files/memory.js";
import { lint } from "../../src/index.js";
import { createProject } from "../../src/run/project.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";

const manifest = JSON.stringify(soundManifest());
const request = JSON.stringify({ method: "POST", url: USER_URL, body: soundBody() }, undefined, 2);
const http = `POST ${USER_URL}\n\n${JSON.stringify(soundBody())}\n`;

const line = JSON.stringify(JSON.parse(request));
const log = `${line}\r\n${line}\r\n`;
const topik = [
  "json-valid: the file is encoded in UTF-16",
  'payload-schema: unknown property "topik"',
  'payload-schema: unknown property "topik"',
];

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const chainId = (digits: string) =>
  request.replace('"activityType"', `"chainId": ${digits}, "activityType"`);

const notUtf8 = "json-valid: the file holds a character that is not encoded in UTF-8";
const unfit = (digits: string) =>
  `chain-id-exact: chainId ${digits} does not fit the 64 bits that Graph has for it`;
const invisible = (code: string) =>
  `json-valid: an invisible character (U+${code}) that JSON does not allow here`;

test.each<[name: string, content: string | Uint8Array, found: string[], file?: string]>([
  ["UTF-16", utf16(request), ["json-valid: the file is encoded in UTF-16"]],
  ["UTF-16, big end first", utf16(request).swap16(), ["json-valid: the file is encoded in UTF-16"]],
  ["UTF-16 in .http", utf16(http), ["json-valid: the file is encoded in UTF-16"], "a.http"],
  ["UTF-16 in NDJSON", utf16(log), ["json-valid: the file is encoded in UTF-16"], "a.ndjson"],
  ["UTF-16 and a mistake", utf16(log.replaceAll(/"topic"/g, '"topik"')), topik, "a.ndjson"],
  ["Latin-1", Buffer.from(request.replace("new", "n\xe4w"), "latin1"), [notUtf8]],
  [
    "half surrogates in UTF-8, where a key could stand",
    bytes(request.slice(0, -2), [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], request.slice(-2)),
    [notUtf8],
  ],
  [
    "an overlong slash",
    bytes(request.replace(/new task[^]*/, ""), [0xc0, 0xaf], request.replace(/^[^]*new task/, "")),
    [notUtf8],
  ],
  [
    "a byte order mark in the middle",
    request.replace('"method"', '\ufeff"method"'),
    [invisible("FEFF")],
  ],
  ["two byte order marks", `\ufeff\ufeff${request}`, [invisible("FEFF")]],
  [
    "a byte order mark in a key",
    request.replace('"topic"', '"\ufefftopic"'),
    ['payload-schema: unknown property "\\ufefftopic"'],
  ],
  ["line separators for line breaks", request.replaceAll("\n", "\u2028"), [invisible("2028")]],
  ["a line separator in a text", request.replace("new", "\u2028"), []],
  ["carriage returns for line breaks", request.replaceAll("\n", "\r"), []],
  ["the same in .http", http.replaceAll("\n", "\r"), [], "a.http"],
  ["a number beyond all", chainId("1e400"), [unfit("1e400")]],
  [
    "thirty digits",
    chainId("123456789012345678901234567890"),
    [unfit("123456789012345678901234567890")],
  ],
  ["a whole number with a fraction", chainId("1.0"), []],
  ["minus zero", chainId("-0"), []],
  [
    "annotations of annotations",
    request.replace(
      '"activityType"',
      '"@odata.type": "x", "@odata.a@odata.b": {"@odata.type": [{}]}, "activityType"',
    ),
    [],
  ],
  [
    "a repeated key",
    request.replace('"activityType"', '"activityType": "nope", "activityType"'),
    ['json-keys-unique: the key "activityType" stands here a second time'],
  ],
  ["an empty file", "", ["json-valid: the file is empty"]],
  ["a byte order mark alone", "\ufeff", ["json-valid: the file is empty"]],
  ["only NUL", "\0\0\0", ['json-valid: "\0\0\0" cannot stand here']],
])("%s", (_name, content, found, file = "a.json") => {
  const { diagnostics } = lint({ files: { "manifest.json": manifest, [file]: content } });
  expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(found);
});

test("a named file that is too large to be guessed at is checked, though it is read twice", () => {
  const value = "x".repeat(21 * 2 ** 20);
  const topic = { ...(soundBody()["topic"] as object), value };
  const body = { ...soundBody(), activityType: "nobody", topic };
  const content = JSON.stringify({ url: USER_URL, body });
  const { diagnostics, requests } = lint({
    files: { "manifest.json": manifest, "a.json": content, "b.json": content },
  });
  expect(diagnostics.map(({ file, rule }) => `${file}: ${rule}`)).toEqual([
    "a.json: activity-type-declared",
    "b.json: activity-type-declared",
  ]);
  expect(requests).toBe(2);
});

test.each([
  ["UTF-16, byte by byte", utf16(log), 1],
  ["UTF-8, byte by byte", Buffer.from(log), 0],
  ["UTF-16 behind nothing", utf16(log), 1, [0, 1, 0]],
  ["one byte", Buffer.from("{"), 1],
  ["nothing", Buffer.from(""), 0],
])("a log in pieces: %s", (_name, content, found, sizes: readonly number[] = []) => {
  const project = createProject({
    files: memoryFiles({ "manifest.json": manifest }),
    rules,
  });
  const check = project.begin([""]);
  const reader = check.log("a.ndjson");
  for (let at = 0, piece = 0; at < content.length; piece += 1) {
    const size = sizes[piece] ?? (sizes.length > 0 ? content.length : 1);
    reader.push(content.subarray(at, at + size));
    at += size;
  }
  reader.end();
  const { diagnostics, requests } = check.close();
  expect(diagnostics).toHaveLength(found);
  expect(requests).toBe(content.length > 1 ? 2 : 0);
});
