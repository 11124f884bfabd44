import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readMarkdown } from "../../src/input/markdown.js";
import { textFile } from "../../src/json/parse.js";
import { isLong } from "../long.js";
import { summary, textAt } from "./found-texts.js";

const url = "https://graph.microsoft.com/v1.0/chats/1/sendActivityNotification";
const body = '{ "activityType": "a", "topic": {} }';

function read(text: string) {
  const file = textFile("a.md", text);
  const found = readMarkdown(file);
  return { file, found, lines: summary(file, found) };
}

describe("requests", () => {
  test.each<[string, string[], string[]]>([
    [
      "an http block",
      ["# T", "```http", `POST ${url}`, "", body, "```", "text"],
      [`POST ${url} "a"`],
    ],
    ["a space before its name", ["``` http", `POST ${url}`, body, "```"], [`POST ${url} "a"`]],
    ["tildes", ["~~~~ HTTP", `POST ${url}`, "~~~", body, "~~~~"], [`POST ${url} "a"`]],
    ["an unnamed block", ["```", `POST ${url}`, "", body, "```"], [`POST ${url} "a"`]],
    ["a json block", ["```json", body, "```"], ['"a"']],
    ["an envelope", ["```json", `{ "url": "${url}", "body": ${body} }`, "```"], [`${url} "a"`]],
    [
      "a block in a list",
      ["1. one", "   ```http", `   POST ${url}`, "", `   ${body}`, "   ```"],
      [`POST ${url} "a"`],
    ],
    ["a block that begins a list item", ["- ```json", `  ${body}`, "  ```"], ['"a"']],
    ["a block without an end", ["```http", `POST ${url}`, "", body], [`POST ${url} "a"`]],
    [
      "two in one block",
      ["```http", `POST ${url}`, "", body, "###", `POST ${url}`, "", body, "```"],
      [`POST ${url} "a"`, `POST ${url} "a"`],
    ],
    [
      "one line without a block",
      [`POST ${url} Content-Type: application/json ${body} `],
      [`POST ${url} "a"`],
    ],
    [
      "lines without a block",
      [
        `POST ${url}`,
        "Content-Type: application/json",
        "",
        "{",
        '"activityType": "a",',
        '"topic": {}',
        "}",
        "",
        "Response",
        "",
      ],
      [`POST ${url} "a"`],
    ],
    [
      "a broken body",
      ["```http", `POST ${url}`, "", '{ "activityType": "a" "topic": {} }', "```"],
      [`POST ${url} "a" broken`],
    ],
    [
      "a request without a body",
      ["```http", `POST ${url}`, "```", "", `POST ${url}`, "", "text"],
      [],
    ],
    ["another language", ["```csharp", `POST ${url}`, "", body, "```"], []],
    ["another request", ["```http", "POST https://example.com", "", "{}", "```"], []],
    ["a response", ["```http", "HTTP/1.1 200 OK", "", body, "```"], []],
    ["a fragment", ["```json", '"activityType": "a",', "...", "```"], []],
    [
      "a manifest's part",
      ["```json", '{ "activities": { "activityTypes": [ { "type": "a" } ] } }', "```"],
      [],
    ],
    ["inline code", [`Call \`POST ${url} ${body}\`.`], []],
  ])("%s", (_, lines, expected) => {
    expect(read(lines.join("\n")).lines).toEqual(expected);
    expect(read(lines.join("\r\n")).lines).toEqual(expected);
  });
});

// Microsoft's pages lie beside the repository, and a clone elsewhere is without them.
const pages = new URL("../../../shared/sources/", import.meta.url);

test.skipIf(!existsSync(pages)).each([
  ["chat-beta.md", 5],
  ["user-2020-preview.md", 1],
  ["user-beta.md", 3],
])("Microsoft's page %s has %i requests", (name, count) => {
  const file = textFile(name, readFileSync(new URL(name, pages), "utf8"));
  const { requests, documents } = readMarkdown(file);
  expect(requests).toHaveLength(count);
  expect(documents).toHaveLength(count);
  for (const { body: document, method, url: at } of requests) {
    expect(document.source.problems).toEqual([]);
    expect(textAt(file, method!.place)).toBe("POST");
    expect(textAt(file, at!.place)).toMatch(/^https:\/\/\S+\/sendActivityNotification$/);
    expect(textAt(file, { document, pointer: "/activityType" })).toMatch(/^"[a-zA-Z]+"$/);
  }
});

test.each([
  "```\n",
  "- ```http\n",
  `POST ${url} {\n`,
  `POST ${url}\n{\n`,
  "POST x\n\n",
  "{",
  "POST {a",
])("a long file of %j takes no time to speak of", (unit) => {
  const start = performance.now();
  read(unit.repeat((isLong ? 1_000_000 : 200_000) / unit.length));
  expect(performance.now() - start).toBeLessThan(10_000);
});
