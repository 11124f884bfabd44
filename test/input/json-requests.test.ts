import { describe, expect, test } from "vitest";
import { findJsonRequests } from "../../src/input/json-requests.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { notification, summary, textAt } from "./found-texts.js";

const url = "https://graph.microsoft.com/v1.0/chats/{chatId}/sendActivityNotification";
const seen = "https://graph.microsoft.com/v1.0/chats/*/sendActivityNotification";

function find(value: unknown) {
  const file = textFile(
    "a.json",
    typeof value === "string" ? value : JSON.stringify(value, null, 2),
  );
  const found = findJsonRequests(parseFile(file));
  return { file, found, lines: summary(file, found) };
}

const a = notification("a");
const b = notification("b");
const text = JSON.stringify(a, null, "\t");
const collection = (...item: unknown[]) => ({
  info: {
    name: "x",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  item,
});
const sent = (request: object) => collection({ name: "x", request });
const raw = (json: string) => ({ mode: "raw", raw: json });
const har = (request: object) => ({ log: { version: "1.2", entries: [{ request }] } });

describe("finds", () => {
  test.each<[string, unknown, string[]]>([
    ["a bare body", a, ['"a"']],
    ["a list of bodies", [a, 1, null, b], ['"a"', '"b"']],
    ["an envelope", { method: "POST", url, body: a }, [`POST ${seen} "a"`]],
    ["an envelope without a method", { url, body: a }, [`${seen} "a"`]],
    [
      "an envelope in an envelope",
      { request: { method: "post", url, body: a } },
      [`post ${seen} "a"`],
    ],
    ["a list of envelopes and bodies", [{ url, body: a }, b], [`${seen} "a"`, '"b"']],
    [
      "a body under a wrong URL",
      { url: "https://example.com/x", body: a },
      ['https://example.com/x "a"'],
    ],
    ["a body without a URL", { name: "x", body: a }, ['"a"']],
    ["a URL without a body", { url }, [`${seen} no body`]],
    ["a URL with a body that is a list", { url, body: [] }, [`${seen} "body"`]],
    ["a body as text", { url, body: text }, [`${seen} \\"a\\"`]],
    [
      "a batch",
      {
        requests: [
          { id: "1", method: "POST", url: "/teams/1/sendActivityNotification", body: a },
          { id: "2", method: "GET", url: "/me" },
        ],
      },
      ['POST /teams/1/sendActivityNotification "a"'],
    ],
    [
      "a batch in an envelope",
      { url: "https://graph.microsoft.com/v1.0/$batch", body: { requests: [{ url, body: a }] } },
      [`${seen} "a"`],
    ],
    [
      "a Postman request",
      sent({ method: "POST", url: { raw: "{{host}}/x" }, body: raw(text) }),
      ['POST */x \\"a\\"'],
    ],
    [
      "a Postman request with a plain URL",
      sent({ method: "POST", url, body: raw(text) }),
      [`POST ${seen} \\"a\\"`],
    ],
    [
      "Postman folders",
      collection({ item: [{ item: [{ request: { url, body: raw(text) } }] }] }),
      [`${seen} \\"a\\"`],
    ],
    [
      "a Postman body with a bare variable",
      sent({ url, body: raw('{"activityType":"a","chainId":{{chain}}}') }),
      [`${seen} \\"a\\"`],
    ],
    [
      "a Postman body with a comment line",
      sent({ url, body: raw('{\n// why\n"activityType":"a"}') }),
      [`${seen} \\"a\\"`],
    ],
    [
      "a broken Postman body",
      sent({ url, body: raw('{"activityType":"a" "topic":{}}') }),
      [`${seen} \\"a\\" broken`],
    ],
    ["a HAR entry", har({ method: "POST", url, postData: { text } }), [`POST ${seen} \\"a\\"`]],
  ])("%s", (_, value, expected) => expect(find(value).lines).toEqual(expected));
});

describe("ignores", () => {
  test.each<[string, unknown]>([
    ["a scalar", 1],
    ["an empty list", []],
    [
      "another call",
      {
        method: "POST",
        url: "https://graph.microsoft.com/v1.0/me/sendMail",
        body: { message: {} },
      },
    ],
    ["another batch", { requests: [{ url: "/me" }] }],
    ["requests that are no list", { requests: 3 }],
    [
      "the responses that Postman saved",
      collection({ name: "x", response: [{ originalRequest: { url, body: raw(text) } }] }),
    ],
    ["a Postman body from a file", sent({ url, body: { mode: "file", file: { src: "a.json" } } })],
    ["a preflight in a HAR", har({ method: "OPTIONS", url })],
    ["a HAR entry without its body", har({ method: "POST", url, postData: { text: "" } })],
    ["a HAR with nothing in it", { log: { entries: [null, {}, { request: 1 }] } }],
    ["a manifest", { manifestVersion: "1.22", activities: { activityTypes: [{ type: "a" }] } }],
  ])("%s", (_, value) => {
    const { found } = find(value);
    expect(found).toEqual({ documents: [], requests: [] });
  });
});

describe("documents", () => {
  test("the file, and each text in it that is JSON of a notification", () => {
    const { found, file } = find([{ url, body: text }, { url: "/x", body: "{}" }, a]);
    expect(found.documents.map(({ source }) => source.text)).toEqual([file.text, text]);
  });

  test("a broken file that speaks of a notification, though nothing could be saved", () => {
    expect(find('"activityType": "a", "topic": {}').found.documents).toHaveLength(1);
  });

  test("a broken file of another kind is none", () => {
    expect(find('{"name": ').found.documents).toEqual([]);
  });
});

test("places lie in the file, also behind two levels of escapes", () => {
  const inner = JSON.stringify({ url, body: JSON.stringify(a) });
  const { file, found } = find({
    url: "/x",
    body: JSON.stringify({ requests: [JSON.parse(inner)] }),
  });
  const [request] = found.requests;
  expect(textAt(file, { document: request!.body, pointer: "/activityType" })).toBe(
    '\\\\\\"a\\\\\\"',
  );
  expect(textAt(file, { document: request!.body, pointer: "/topic/value", key: true })).toBe(
    '\\\\\\"value\\\\\\"',
  );
  expect(textAt(file, request!.url!.place)).toBe(`\\"${url}\\"`);
});

test("a URL is found in its container", () => {
  const { file, found } = find([a, { method: "POST", url, body: b }]);
  const { url: at, method } = found.requests[1]!;
  expect(at!.place).toMatchObject({ pointer: "/1/url" });
  expect(textAt(file, at!.place)).toBe(JSON.stringify(url));
  expect(textAt(file, method!.place)).toBe('"POST"');
});

test("folders as deep as the parser allows do not end the stack", () => {
  let item: unknown = { request: { url, body: raw(text) } };
  for (let depth = 0; depth < 80; depth += 1) item = { item: [item] };
  expect(find(collection(item)).lines).toHaveLength(1);
  for (let depth = 0; depth < 5_000; depth += 1) item = { item: [item] };
  // Laid out, it would be a hundred megabytes of indentation.
  expect(find(JSON.stringify(collection(item))).lines).toEqual([]);
});
