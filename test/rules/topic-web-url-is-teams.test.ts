import { describe, expect, test } from "vitest";
import rule from "../../rules/topic-web-url-is-teams.js";
import { check, diagnose, soundBody } from "../check.js";

const LINK = "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home";
const opens = (webUrl: unknown, source = "text") =>
  soundBody({ topic: { source, value: "Tasks", webUrl } });
const long = (length: number) => `${LINK}?label=`.padEnd(length, "x");

describe("passes", () => {
  test.each([
    ["a deep link", LINK],
    ["a host in capitals", LINK.replace("teams.", "Teams.")],
    ["the new host", LINK.replace("teams.microsoft.com", "teams.cloud.microsoft")],
    ["GCC High", LINK.replace("teams.microsoft.com", "gov.teams.microsoft.us")],
    ["DoD", LINK.replace("teams.microsoft.com", "dod.teams.microsoft.us")],
    ["the US Government", LINK.replace("teams.microsoft.com", "teams.microsoft.us")],
    ["China", LINK.replace("teams.microsoft.com", "teams.microsoftonline.cn")],
    ["a kind that nobody documents", "https://teams.microsoft.com/l/something/1"],
    ["backslashes, which are another rule's", LINK.replaceAll("/", "\\")],
    ["a user name, which is another rule's", LINK.replace("teams.", "me@teams.")],
    ["1024 characters", long(1024)],
    ["filled in later", "{{link}}"],
    ["a host filled in later", "https://{host}/l/entity/1"],
    ["a scheme and host filled in later", "{{teams}}/l/entity/1"],
    ["blank, which is another rule's", " "],
    ["a wrong type, which is the schema's", 5],
  ])("%s", (_, webUrl) => {
    expect(check(rule, { request: opens(webUrl) })).toEqual([]);
  });
});

describe("fails", () => {
  test.each([
    [
      "https://app.example.com/tasks/4711",
      'webUrl goes to "app.example.com", which is no Teams host',
    ],
    [
      "https://evil.example\\.teams.microsoft.com/l/entity/1/home",
      'webUrl goes to "evil.example", which is no Teams host',
    ],
    [
      "https://teams.microsoft.com@evil.example/l/entity/1",
      'webUrl goes to "evil.example", which is no Teams host',
    ],
    [
      "https://teams.microsoft.com%2eevil.example/l/entity/1",
      'webUrl goes to "teams.microsoft.com.evil.example", which is no Teams host',
    ],
    [
      "https://evil.example#.teams.microsoft.com/l/entity/1",
      'webUrl goes to "evil.example", which is no Teams host',
    ],
    [
      "https://teams.microsoft.com.evil.example/l/entity/1",
      'webUrl goes to "teams.microsoft.com.evil.example", which is no Teams host',
    ],
    ["Teams webUrl", 'webUrl "Teams webUrl" is no URL'],
    [`${LINK} `, `webUrl "${LINK} " has white space`],
    [`${LINK}?label=Course: {{id}}`, `webUrl "${LINK}?label=Course: {{id}}" has white space`],
    [
      LINK.replace("https", "http"),
      `webUrl "${LINK.replace("https", "http")}" does not begin with "https:"`,
    ],
    [`msteams:${LINK}`, `webUrl "msteams:${LINK}" does not begin with "https:"`],
    ["teams.microsoft.com/l/app/1", 'webUrl "teams.microsoft.com/l/app/1" is no URL'],
    [long(1025), "webUrl has 1025 characters, and Graph takes 1024"],
    [`${long(1025)}{{id}}`, "webUrl has at least 1025 characters, and Graph takes 1024"],
  ])("%s", (webUrl, message) => {
    expect(check(rule, { request: opens(webUrl) })).toEqual([`/topic/webUrl: ${message}`]);
  });

  test("with source entityUrl, too", () => {
    expect(check(rule, { request: opens("https://example.com", "entityUrl") })).toHaveLength(1);
  });

  test.each([
    [`${LINK} `, `write "${LINK}"`],
    ["teams.microsoft.com/l/app/1", 'write "https://teams.microsoft.com/l/app/1"'],
    [
      "Teams webUrl",
      "use a Teams deep link: https://teams.microsoft.com/l/entity/<app id>/<tab entity id>",
    ],
  ])("the help for %s", (webUrl, help) => {
    expect(diagnose(rule, { request: opens(webUrl) })[0]?.help).toBe(help);
  });
});

describe("warns", () => {
  test.each([
    [
      "https://teams.microsoft.com/_#/conversations/x",
      'webUrl has the path "/_#/conversations/x", and a deep link\'s path begins with "/l/"',
    ],
    [
      "https://teams.microsoft.com",
      'webUrl has no path, and a deep link\'s path begins with "/l/"',
    ],
    [
      "https://teams.live.com/l/app/1",
      'webUrl goes to "teams.live.com", which is Teams for personal accounts',
    ],
  ])("%s", (webUrl, message) => {
    expect(check(rule, { request: opens(webUrl) })).toEqual([`warning /topic/webUrl: ${message}`]);
  });
});
