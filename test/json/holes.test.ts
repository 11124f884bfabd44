import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayHoldHoles, textOf } from "../../src/json/holes.js";
import { isTemplate, rawText, withHoles } from "../../src/json/template.js";
import { tries } from "../long.js";

const shape = (raw: string, braces: "double" | "single-too" = "double") =>
  withHoles(textOf(raw, braces)).replaceAll("\uFFFC", "*");

describe("holes", () => {
  test.each([
    ["${{TAB_DOMAIN}}", "*"],
    ["https://${{TAB_DOMAIN}}/a", "https://*/a"],
    ["{{host}}/v1.0/{{ path }}", "*/v1.0/*"],
    ["{{.UserID}}", "*"],
    ["{{$guid}}", "*"],
    ["{{$processEnv HOST}}", "*"],
    ["{{{state.fx-resource.endpoint}}}", "*"],
    ["{{config.manifest.appName.short}} app", "* app"],
    ["https://<<domain-name>>/x", "https://*/x"],
    ["%MICROSOFT-APP-ID%", "*"],
    ["https://%BASE_URL%/x", "https://*/x"],
    ["api://__HOST__/__APP_ID__", "api://*/*"],
    ["[[greeting]]", "*"],
    ["a\uFFFC\uFFFC\uFFFCb", "a*b"],
    ["{{a}}{{b}}", "**"],
    ["{{a}}}", "*}"],
  ])("in %s", (raw, expected) => expect(shape(raw)).toBe(expected));

  test.each([
    "",
    "New task for {actor}: {taskId}",
    "{3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}",
    "{{3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01}}",
    "{{a1b2c3d4-6b7e-4c0d-9a21-0d4c5e6f7a01}}",
    "{{}}",
    "{{ }}",
    "{{open",
    "1 << 2",
    "?context=%7B%22subEntityId%22%3A%2242%22%7D",
    "%E4hello%20world",
    "Azure%20DevOps%20",
    "%C3%A4%C3%B6",
    "100% sure, 50% off",
    "see [[1]] and [[greeting]]",
    "snake__case",
    "____",
    "[[a],[b]]",
  ])("not in %s", (raw) => expect(textOf(raw, "double")).toBe(raw));

  test.each([
    ["/users/{userId | user-principal-name}/teamwork", "/users/*/teamwork"],
    ["/chats/{chat-id}/x/{id}", "/chats/*/x/*"],
    ["/users/${userId}/x", "/users/*/x"],
    ["/users/{{userId}}/x", "/users/*/x"],
    [
      "/users/{a1b2c3d4-6b7e-4c0d-9a21-0d4c5e6f7a01}/x",
      "/users/{a1b2c3d4-6b7e-4c0d-9a21-0d4c5e6f7a01}/x",
    ],
    ["/users/{}/{1}", "/users/{}/{1}"],
  ])("in the URL %s", (raw, expected) => expect(shape(raw, "single-too")).toBe(expected));

  test("keep what was written and the name inside", () => {
    const text = textOf("https://${{ TAB_DOMAIN }}/{{id}}", "double");
    expect(isTemplate(text) && text.parts).toEqual([
      "https://",
      { raw: "${{ TAB_DOMAIN }}", name: "TAB_DOMAIN" },
      "/",
      { raw: "{{id}}", name: "id" },
    ]);
  });
});

const piece = fc.constantFrom(
  "{",
  "}",
  "{{",
  "}}",
  "$",
  "<<",
  ">>",
  "%",
  "__",
  "[[",
  "]]",
  "a",
  "E4",
  " ",
  "\uFFFC",
  "\n",
);

test("any text comes back as written, in any mode", () => {
  const property = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const raw = pieces.join("");
    for (const braces of ["double", "single-too"] as const) {
      const text = textOf(raw, braces);
      expect(rawText(text)).toBe(raw);
      if (!isTemplate(text)) continue;
      expect(mayHoldHoles(raw)).toBe(true);
      expect(text.parts.map((part) => (typeof part === "string" ? part : part.raw)).join("")).toBe(
        raw,
      );
    }
  });
  fc.assert(property, tries(500));
});

test.each(["{{", "{{a", "<<a", "%a", "__a", "__a_", "{a", "${{", "\uFFFC"])(
  "a megabyte of %s takes no time to speak of",
  (unit) => {
    const raw = unit.repeat(1_000_000 / unit.length);
    const start = performance.now();
    expect(rawText(textOf(raw, "single-too"))).toBe(raw);
    expect(performance.now() - start).toBeLessThan(10_000);
  },
);
