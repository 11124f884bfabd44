import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { readLine } from "../../src/input/ndjson.js";
import { textFile } from "../../src/json/parse.js";
import type { App } from "../../src/model/app.js";
import type { FoundFile } from "../../src/model/found.js";
import { createEngine } from "../../src/run/engine.js";
import {
  createKinds,
  createKindsByApp,
  kindOf,
  type Kinds,
  kindsOf,
  type RequestKind,
} from "../../src/run/kinds.js";
import { tries } from "../long.js";
import { apps, inMemory, strict } from "./sent-apps.js";
import { asWritten, changes, plain, type Sent } from "./sent-requests.js";

const engine = createEngine(rules, (rule) => rule.severity);

/** The findings of all rules about a line of a log. */
function judged({ documents, requests }: FoundFile, app: App | undefined): readonly unknown[] {
  return [
    ...documents.flatMap((document) => engine.checkDocument(document)),
    ...requests.flatMap((request) => engine.checkRequest(request, app)),
  ];
}

/** The memories for all lines, and for the values of programs: both keep every kind that an earlier case added. */
const ofLines = createKindsByApp();
const ofPrograms = createKindsByApp();
let known = 0;

/** Holds what is known of the kinds against what the rules say. */
function hold(
  kinds: Kinds,
  shown: unknown,
  ofRequests: readonly RequestKind[] | undefined,
  said: () => readonly unknown[],
): void {
  if (!ofRequests) return;
  if (ofRequests.every((kind) => kinds.isSound(kind))) {
    known += 1;
    // To compare thousands of pairs in full takes longer than to make them.
    if (said().length > 0) expect([shown, said()]).toEqual([shown, []]);
  } else if (said().length === 0) for (const kind of ofRequests) kinds.addSound(kind);
}

let turn = 0;

/** Against the apps in turn, once as a line of a log and once as the values of a program. */
function compare(sent: Sent): void {
  turn += 1;
  const app = apps[(turn % 11) % apps.length];
  compareLine(JSON.stringify(asWritten(sent)), app);
  const kind = kindOf(sent.body, sent.url, sent.method);
  hold(ofPrograms(app), sent, kind && [kind], () => engine.checkRequest(inMemory(sent), app));
}

function compareLine(text: string, app: App | undefined): void {
  const line = readLine(textFile("log.ndjson", text));
  hold(ofLines(app), text, kindsOf(line), () => judged(line.found(), app));
}

describe("where the kind of a request is known, no rule has anything to say of it", () => {
  test("plain requests have a kind", () => {
    for (const sent of plain) {
      const line = readLine(textFile("log.ndjson", JSON.stringify(asWritten(sent))));
      expect([sent, kindsOf(line)?.length]).toEqual([sent, 1]);
      expect([sent, kindOf(sent.body, sent.url, sent.method) !== undefined]).toEqual([sent, true]);
    }
  });

  test("of requests that differ in one part", () => {
    for (const _ of [...apps, ...apps]) for (const sent of plain) compare(sent);
    for (const sent of plain) for (const change of changes) compare(change(sent));
    expect(known).toBeGreaterThan(300);
  });

  test("of requests that differ in several", () => {
    const several = fc.array(fc.constantFrom(...changes), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...plain), several, (sent, made) => {
        compare(made.reduce((changed, change) => change(changed), sent));
      }),
      tries(600),
    );
  });

  test("of requests in a batch and in the records of loggers", () => {
    const wraps: readonly ((call: object, body: object) => object)[] = [
      (call) => ({ requests: [{ id: "1", ...call }] }),
      (call) => ({
        requests: [
          { id: "1", ...call },
          { id: "2", method: "GET", url: "/me" },
        ],
      }),
      (call) => ({ level: 30, time: 1, req: call, msg: "sent" }),
      (_, body) => ({ level: "info", message: JSON.stringify(body) }),
      (_, body) => ({ level: 30, time: 1, ...body }),
    ];
    for (const sent of plain) {
      for (const change of changes) {
        const { url, method, body } = change(sent);
        // In a batch URLs begin behind the version.
        const call = { url: url?.replace(/^https:\/\/[^/]*\/v1\.0/, ""), method, body };
        for (const wrap of wraps) compareLine(JSON.stringify(wrap(call, body)), strict);
      }
    }
    expect(known).toBeGreaterThan(800);
  });

  test("of lines in which anything was written over anything", () => {
    const pieces = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.string({ unit: "binary", maxLength: 3 }),
      fc.constantFrom('"', "\\", ",", "}", "]", ":", '"x":1,', '"value":"x",', "\\u0061", "null"),
      fc.constantFrom(
        "{{x}}",
        "${x}",
        "%X%",
        "__X__",
        "<<x>>",
        "[[x]]",
        "\ufffc",
        "{x}",
        "systemDefault",
      ),
      fc.constantFrom(
        "http://",
        "HTTPS:",
        "@",
        "?",
        "#",
        "%",
        "+",
        "&",
        "0",
        "1e3",
        "x".repeat(150),
      ),
    );
    const texts = fc.constantFrom(...plain.map((sent) => JSON.stringify(asWritten(sent))));
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat({ max: 4 }), pieces, (text, at, length, piece) => {
        const start = at % (text.length + 1);
        compareLine(text.slice(0, start) + piece + text.slice(start + length), strict);
      }),
      tries(1_000),
    );
  });

  test("also where an object repeats a key, in the body, around it or in a text", () => {
    const text = JSON.stringify(asWritten(plain[0]!));
    const inText = (inner: string) => JSON.stringify({ level: 30, msg: inner });
    for (const line of [text, `{"level":30,"req":${text}}`, inText(text)]) {
      compareLine(line, strict);
      expect(kindsOf(readLine(textFile("log.ndjson", line)))).toBeDefined();
    }
    const twice = text.replace('"activityType"', '"activityType":"x","activityType"');
    for (const line of [
      twice,
      `{"level":30,${text.slice(1)}`.replace("{", '{"level":31,'),
      inText(twice),
    ])
      expect(kindsOf(readLine(textFile("log.ndjson", line)))).toBeUndefined();
  });

  test("no more kinds are remembered than a manifest gives rise to", () => {
    const few = createKinds();
    const kindAt = (index: number) => {
      const body = { ...plain[0]!.body, activityType: `type${index % 500}`, iconId: `${index}` };
      return kindOf(body, undefined, undefined)!;
    };
    for (let index = 0; index < 2000; index += 1) few.addSound(kindAt(index));
    expect(few.isSound(kindAt(0))).toBe(true);
    expect(few.isSound(kindAt(1999))).toBe(false);
  });

  test("and a program may change its values after they were checked", () => {
    const own = createKinds();
    const body = structuredClone(plain[0]!.body) as { templateParameters: { name: string }[] };
    const kind = kindOf(body, undefined, undefined)!;
    own.addSound(kind);
    body.templateParameters[0]!.name = "other";
    expect(own.isSound(kindOf(body, undefined, undefined)!)).toBe(false);
  });
});
