import { describe, expect, test } from "vitest";
import { findJsonRequests } from "../../src/input/json-requests.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { notification, summary, textAt } from "./found-texts.js";

const url = "https://graph.microsoft.com/v1.0/chats/1/sendActivityNotification";

function find(value: unknown, space = 2) {
  const file = textFile(
    "a.json",
    typeof value === "string" ? value : JSON.stringify(value, null, space),
  );
  const found = findJsonRequests(parseFile(file));
  return { file, found, lines: summary(file, found) };
}

const a = notification("a");
const text = JSON.stringify(a);
const call = { method: "POST", url, body: a };
const pino = { level: 30, time: 1764400000000, pid: 17, hostname: "web-1" };
const winston = { level: "info", timestamp: "2026-11-29T02:00:00.000Z" };

/** As the API of Log Analytics answers a query. */
const tables = (columns: readonly string[], ...rows: unknown[][]) => ({
  tables: [
    { name: "PrimaryResult", columns: columns.map((name) => ({ name, type: "string" })), rows },
  ],
});

describe("a logger's record around a notification", () => {
  test.each<[string, unknown, string[]]>([
    ["pino, a request", { ...pino, req: call, msg: "sent" }, [`POST ${url} "a"`]],
    ["pino, the parts of a call", { ...pino, ...call, msg: "sent" }, [`POST ${url} "a"`]],
    ["pino, what is logged beside its own keys", { ...pino, ...a, msg: "sent" }, ['"a"']],
    ["winston, the same", { ...winston, message: "sent", service: "notify", ...a }, ['"a"']],
    ["winston, an object as message", { ...winston, message: a }, ['"a"']],
    ["winston, a text as message", { ...winston, message: text }, ['\\"a\\"']],
    [
      "winston, a call as message",
      { ...winston, message: JSON.stringify(call) },
      [`POST ${url} \\"a\\"`],
    ],
    ["a body as text under any key", { ...pino, payload: text }, ['\\"a\\"']],
    [
      "the call under a key of the error",
      { ...pino, err: { config: { method: "post", url, data: text } } },
      [`post ${url} \\"a\\"`],
    ],
    [
      "options beside a URL",
      { ...pino, url, options: { method: "POST", body: text } },
      [`${url} \\"a\\"`],
    ],
    [
      "a line of a container's log",
      { log: `${JSON.stringify({ ...pino, req: call })}\n`, stream: "stdout" },
      [`POST ${url} \\"a\\"`],
    ],
    [
      "a record of Serilog",
      { Timestamp: "x", Level: "Information", Properties: { Body: text } },
      ['\\"a\\"'],
    ],
    ["a record of ECS", { http: { request: { body: { content: text } } } }, ['\\"a\\"']],
    ["several bodies", { first: a, second: notification("b") }, ['"a"', '"b"']],
    [
      "a batch in a record",
      {
        ...pino,
        body: {
          requests: [
            { id: "1", ...call },
            { id: "2", ...call },
          ],
        },
      },
      [`POST ${url} "a"`, `POST ${url} "a"`],
    ],
    [
      "a list of records",
      [
        { ...pino, req: call },
        { ...pino, msg: "x" },
      ],
      [`POST ${url} "a"`],
    ],
  ])("%s", (_, value, expected) => expect(find(value).lines).toEqual(expected));

  test("is not part of the body, and a misspelt property is", () => {
    const body = { ...a, teamsAppID: "x" };
    const { found } = find({ ...pino, ...body, msg: "sent", reqId: "7", trace_id: "1f" });
    expect(found.requests[0]!.body.value).toEqual(body);
  });
});

describe("Application Insights and Log Analytics", () => {
  const dimensions = { requestUrl: "x", body: text };
  test.each<[string, unknown, string[]]>([
    ["custom dimensions", { name: "traces", customDimensions: dimensions }, ['\\"a\\"']],
    [
      "custom dimensions with a call",
      { customDimensions: { ...call, body: text } },
      [`POST ${url} \\"a\\"`],
    ],
    [
      "custom dimensions as text",
      { message: "sent", customDimensions: JSON.stringify(dimensions) },
      ['\\\\\\"a\\\\\\"'],
    ],
    ["rows of a query", tables(["timestamp", "message"], ["x", "y"], ["x", text]), ['\\"a\\"']],
    [
      "rows with custom dimensions",
      tables(["itemId", "customDimensions"], ["1", JSON.stringify({ Body: text })]),
      ['\\\\\\"a\\\\\\"'],
    ],
    [
      "what the command line of Azure prints of it",
      [{ TableName: "x", Properties: { Body: text } }],
      ['\\"a\\"'],
    ],
    [
      "records of a diagnostic setting",
      { records: [{ properties: { customDimensions: { body: a } } }] },
      ['"a"'],
    ],
  ])("%s", (_, value, expected) => expect(find(value).lines).toEqual(expected));

  test("a place is in the file, behind the escapes of three texts", () => {
    const row = tables(["customDimensions"], [JSON.stringify({ Body: JSON.stringify(call) })]);
    const { file, found } = find(row);
    const [request] = found.requests;
    expect(textAt(file, { document: request!.body, pointer: "/activityType" })).toBe(
      '\\\\\\"a\\\\\\"',
    );
    expect(textAt(file, request!.url!.place)).toBe(`\\\\\\"${url}\\\\\\"`);
    expect(found.documents.map(({ source }) => source.text.length)).toEqual([
      file.text.length,
      row.tables[0]!.rows[0]![0]!.toString().length,
      JSON.stringify(call).length,
    ]);
  });

  test("a place behind the escapes that .NET and Python write", () => {
    const token = JSON.stringify(text).slice(1, -1);
    const inner = token.replaceAll('\\"', "\\u0022").replace("ä", "\\u00e4");
    const { file, found } = find(`{"message":"${inner}"}`);
    const [request] = found.requests;
    expect(textAt(file, { document: request!.body, pointer: "/activityType" })).toBe(
      "\\u0022a\\u0022",
    );
    expect(textAt(file, { document: request!.body, pointer: "/previewText/content" })).toContain(
      "\\u00e4",
    );
  });
});

describe("nothing of ours", () => {
  const body = { ...a };
  test.each<[string, unknown]>([
    [
      "a record of a server that got a request",
      { ...pino, req: { method: "POST", url }, res: { statusCode: 204 } },
    ],
    ["a call without its body", { ...pino, method: "POST", url, status: 204 }],
    [
      "the answer to a call",
      { ...pino, url, status: 400, body: { error: { code: "BadRequest" } } },
    ],
    ["a text that the logger cut off", { ...pino, payload: text.slice(0, -20) }],
    ["words about a notification", { ...pino, msg: "sendActivityNotification failed" }],
    ["a text with JSON behind words", { ...winston, message: `sending ${text}` }],
    ["a record of something else", { ...pino, activityType: "login", topic: "users" }],
    ["a forum's feed", { items: [{ activityType: "comment", topic: { id: 5, title: "x" } }] }],
    ["a queue's message", { data: { topic: "orders", recipients: ["a"], activityType: "x" } }],
    ["a manifest", { manifestVersion: "1.22", activities: { activityTypes: [body] }, extra: body }],
    ["a description of an API", { openapi: "3.0.0", paths: { "/x": { post: { example: body } } } }],
    [
      "a part of one",
      {
        requestBody: {
          content: { "application/json": { example: body, examples: { a: { value: body } } } },
        },
      },
    ],
    [
      "a JSON Schema",
      {
        properties: {
          topic: { type: "object" },
          activityType: { type: "string" },
          previewText: {},
        },
      },
    ],
    [
      "the examples of a JSON Schema",
      { $schema: "https://json-schema.org/draft/2020-12/schema", default: body },
    ],
    [
      "a workflow of Logic Apps",
      {
        definition: {
          $schema: "https://schema.management.azure.com/x",
          actions: { HTTP: { inputs: { body } } },
        },
      },
    ],
    [
      "an Adaptive Card",
      { type: "AdaptiveCard", body: [], actions: [{ type: "Action.Submit", data: body }] },
    ],
    [
      "a card in a message",
      { attachments: [{ content: { type: "AdaptiveCard", body: [{ data: body }] } }] },
    ],
    [
      "a bot's activity",
      { type: "message", from: { id: "x" }, value: body, channelData: { body } },
    ],
    ["a transcript of a bot", [{ type: "event", channelId: "msteams", value: body }]],
    ["what lies too deep", { a: { b: { c: { d: { e: { f: { g: body } } } } } } }],
    [
      "texts in texts in texts in texts",
      [1, 2, 3, 4].reduce<string>((inner) => JSON.stringify({ inner }), text),
    ],
  ])("%s", (_, value) => expect(find(value).lines).toEqual([]));

  test("nesting without end", () => {
    expect(find(`${'{"activityType":['.repeat(20_000)}`).lines).toEqual([]);
    expect(find(`${'{"activityType":['.repeat(90)}1${"]}".repeat(90)}`).lines).toEqual([]);
  });
});

test("a call that is nothing else is one, even without a body", () => {
  expect(find({ id: "1", method: "POST", url }).lines).toEqual([`POST ${url} no body`]);
  expect(find({ request: { method: "POST", url } }).lines).toEqual([`POST ${url} no body`]);
  expect(find({ method: "POST", url, body: "{}" }).lines).toEqual([`POST ${url} {`]);
});

test("a broken text is judged where a body belongs", () => {
  const broken = `${text.slice(0, -1)},}`;
  expect(find({ url, body: broken }).found.documents).toHaveLength(2);
  expect(find({ ...pino, payload: broken }).found.documents).toHaveLength(0);
});
