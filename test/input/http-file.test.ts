import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHttpFile } from "../../src/input/http-file.js";
import { resolvePlace } from "../../src/json/place.js";
import { textFile } from "../../src/json/parse.js";
import { summary, textAt } from "./found-texts.js";
import { isLong, tries } from "../long.js";

const url = "https://graph.microsoft.com/v1.0/chats/1/sendActivityNotification";
const body = '{ "activityType": "a", "topic": {} }';
const json = "Content-Type: application/json";

function read(text: string) {
  const file = textFile("a.http", text);
  const found = readHttpFile(file);
  return { file, found, lines: summary(file, found) };
}

describe("requests", () => {
  test.each<[string, string[], string[]]>([
    ["a plain one", [`POST ${url} HTTP/1.1`, json, "", body], [`POST ${url} "a"`]],
    ["without a version", [`POST ${url}`, json, "", body], [`POST ${url} "a"`]],
    ["with a method in lower case", [`post ${url}`, "", body], [`post ${url} "a"`]],
    ["without a method", [url, json, "", body], [`${url} "a"`]],
    ["without headers", [`POST ${url}`, "", body], [`POST ${url} "a"`]],
    ["without the empty line", [`POST ${url}`, json, body], [`POST ${url} "a"`]],
    ["without headers and empty line", [`POST ${url}`, body], [`POST ${url} "a"`]],
    ["with several empty lines", [`POST ${url}`, "", "", "", body, "", ""], [`POST ${url} "a"`]],
    [
      "several, named",
      [
        "### one",
        `POST ${url}`,
        "",
        body,
        "",
        "### two",
        `POST ${url}`,
        "",
        body.replace('"a"', '"b"'),
        "###",
      ],
      [`POST ${url} "a"`, `POST ${url} "b"`],
    ],
    [
      "behind a name and comments",
      ["# @name first", "// a note", "# @no-redirect", "", `POST ${url}`, "", body],
      [`POST ${url} "a"`],
    ],
    [
      "with a query on lines of its own",
      [`POST ${url}`, "    ?a=1", "    &b=2", json, "", body],
      [`POST ${url}?a=1&b=2 "a"`],
    ],
    [
      "with a path on lines of its own",
      [
        "POST https://graph.microsoft.com",
        "    /v1.0/chats/1",
        "    /sendActivityNotification",
        "",
        body,
      ],
      [`POST ${url} "a"`],
    ],
    [
      "with a relative URL and a host",
      ["POST /v1.0/chats/1/sendActivityNotification", "Host: graph.microsoft.com", "", body],
      [`POST ${url} "a"`],
    ],
    [
      "with a relative URL",
      ["POST /chats/1/sendActivityNotification", "", body],
      ['POST /chats/1/sendActivityNotification "a"'],
    ],
    [
      "with a file variable",
      [
        "@host = https://graph.microsoft.com",
        `POST ${url.replace("https://graph.microsoft.com", "{{host}}")}`,
        "",
        body,
      ],
      [`POST ${url} "a"`],
    ],
    [
      "with a variable that is set below",
      [`POST {{url}}`, "", body, "", "###", `@url=${url}`],
      [`POST ${url} "a"`],
    ],
    [
      "with a variable made of another",
      ["@host = h", "@base = {{host}}/v1.0", "POST {{base}}/x", "", body],
      ['POST */x "a"'],
    ],
    [
      "with a variable of two values",
      ["@id = 1", "POST /chats/{{id}}/x", "", body, "###", "@id = 2"],
      ['POST /chats/*/x "a"'],
    ],
    [
      "with an environment variable",
      ["POST {{host}}/chats/{{$guid}}/sendActivityNotification", "", body],
      ['POST */chats/*/sendActivityNotification "a"'],
    ],
    [
      "with a response script",
      [`POST ${url}`, "", body, "", "> {%", '  client.test("x", () => {});', "%}"],
      [`POST ${url} "a"`],
    ],
    [
      "with a response file",
      [`POST ${url}`, "", body, "", "<> 2023-01-01.200.json", ">> out.json"],
      [`POST ${url} "a"`],
    ],
    [
      "with a script before it",
      ["< {%", "  request.variables.set('a', 1)", "%}", `POST ${url}`, "", body],
      [`POST ${url} "a"`],
    ],
    [
      "with a bare variable in the body",
      [`POST ${url}`, "", '{ "activityType": "a", "topic": {}, "chainId": {{$timestamp}} }'],
      [`POST ${url} "a"`],
    ],
    [
      "with comments in the body",
      [`POST ${url}`, "", "{", "# a note", '"activityType": "a",', "// another", '"topic": {} }'],
      [`POST ${url} "a"`],
    ],
    [
      "with a broken body",
      [`POST ${url}`, "", '{ "activityType": "a" "topic": {} }'],
      [`POST ${url} "a" broken`],
    ],
    [
      "with a broken body and another URL",
      ["POST {{url}}", "", '{ "activityType": "a" "topic": {} }'],
      ['POST * "a" broken'],
    ],
    ["with a body that is no JSON", [`POST ${url}`, "", "hello"], [`POST ${url} no body broken`]],
    ["without a body", [`POST ${url}`, json, ""], [`POST ${url} no body`]],
    [
      "of a batch",
      [
        "POST https://graph.microsoft.com/v1.0/$batch",
        "",
        `{ "requests": [ { "method": "POST", "url": "/chats/1/sendActivityNotification", "body": ${body} } ] }`,
      ],
      ['POST /chats/1/sendActivityNotification "a"'],
    ],
    ["that are a body alone", [body], ['"a"']],
  ])("%s", (_, lines, expected) => {
    expect(read(lines.join("\n")).lines).toEqual(expected);
    expect(read(`\uFEFF${lines.join("\r\n")}`).lines).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ["another call", ["GET https://graph.microsoft.com/v1.0/me"]],
    ["another call with a broken body", ["POST https://example.com", "", "{ a"]],
    ["a body in a file", [`POST ${url}`, json, "", "< ./body.json"]],
    ["a body in a file with variables", [`POST ${url}`, "", "<@utf8 ./body.json"]],
    ["curl", [`curl -X POST ${url} -d '${body}'`]],
    ["a response", ["HTTP/1.1 204 No Content", "", body]],
    ["a comment", [`# POST ${url}`, `// POST ${url}`]],
    ["nothing", [""]],
    ["separators", ["###", "###", "### "]],
  ])("ignores %s", (_, lines) => {
    expect(read(lines.join("\n")).found).toEqual({ documents: [], requests: [] });
  });
});

describe("places", () => {
  test("method, URL and body lie where they are written", () => {
    const text = `@h = graph.microsoft.com\r\n### x\r\n  POST https://{{h}}/chats/1/sendActivityNotification HTTP/1.1\r\n\r\n${body}\r\n`;
    const { file, found } = read(text);
    const [request] = found.requests;
    expect(textAt(file, request!.method!.place)).toBe("POST");
    expect(textAt(file, request!.url!.place)).toBe(
      "https://{{h}}/chats/1/sendActivityNotification",
    );
    expect(textAt(file, { document: request!.body, pointer: "/topic", key: true })).toBe('"topic"');
    expect(resolvePlace({ document: request!.body, pointer: "/topic" }).range.start.line).toBe(5);
  });

  test("an absent body is shown at the URL", () => {
    const { file, found } = read(`POST ${url}\n`);
    expect(textAt(file, { document: found.requests[0]!.body, pointer: "/topic" })).toBe(url);
    expect(found.documents).toEqual([]);
  });
});

describe("teamslint-ignore-next", () => {
  test("is about the next request alone", () => {
    const { file, found } = read(
      [
        "# teamslint-ignore-next topic-in-scope, icon-id-allowed: a test: on purpose",
        "### first",
        "// teamslint-ignore-next other-rule",
        `POST ${url}`,
        "",
        body,
        "# teamslint-ignore-next third-rule: late",
        "### second",
        `POST ${url}`,
        "",
        body,
        "###",
        `POST ${url}`,
        "",
        body,
      ].join("\n"),
    );
    const ignores = found.requests.map((request) =>
      (request.ignores ?? []).map(({ rules, reason }) => [rules, reason]),
    );
    expect(ignores).toEqual([
      [
        [["topic-in-scope", "icon-id-allowed"], "a test: on purpose"],
        [["other-rule"], ""],
      ],
      [[["third-rule"], "late"]],
      [],
    ]);
    expect(textAt(file, found.requests[1]!.ignores![0]!.place)).toBe(
      "# teamslint-ignore-next third-rule: late",
    );
  });
});

const piece = fc.constantFrom(
  "###",
  "###\n",
  "\n",
  "\n\n",
  "\r\n",
  `POST ${url}`,
  url,
  body,
  "{",
  "}",
  '"activityType"',
  '"topic": {}',
  "< {%",
  "%}",
  "> {%",
  "< ./a.json",
  "<> x",
  "@a = 1",
  "@b={{a}}",
  "{{a}}",
  "# c",
  "# teamslint-ignore-next r: x",
  "Host: h",
  "\n?q=1",
  " ",
  ",",
  '"',
  "\\",
  "\uFEFF",
  "\u2028",
  "😀",
);

test("any text is read, and every place lies in the file", () => {
  const property = fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
    const file = textFile("a.http", pieces.join(""));
    const { requests, documents } = readHttpFile(file);
    for (const { body: document, method, url: at, ignores = [] } of requests) {
      const places = [
        { document, pointer: "" },
        { document, pointer: "/topic/x" },
      ];
      for (const place of [
        ...places,
        method?.place,
        at?.place,
        ...ignores.map((ignore) => ignore.place),
      ]) {
        if (!place) continue;
        const { start, end } = resolvePlace(place).range;
        expect(start.offset).toBeGreaterThanOrEqual(file.offset);
        expect(end.offset).toBeLessThanOrEqual(file.offset + file.text.length);
        expect(end.offset).toBeGreaterThan(start.offset);
      }
    }
    for (const { source } of documents) {
      for (const { start, end } of source.problems) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(source.text.length);
      }
    }
  });
  fc.assert(property, tries(600));
});

test.each([
  "###\n",
  "< {%\n",
  "POST x\n",
  "@a=1\n",
  '"',
  "{{",
  "\n",
  "POST /sendActivityNotification {\n",
])("a long file of %j takes no time to speak of", (unit) => {
  const start = performance.now();
  read(unit.repeat((isLong ? 1_000_000 : 200_000) / unit.length));
  expect(performance.now() - start).toBeLessThan(10_000);
});
