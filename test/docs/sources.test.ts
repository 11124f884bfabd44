import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/index.js";
import { root } from "./printed.js";

/** Microsoft's API pages lie beside the project, where it is developed. */
const sources = new URL("../shared/sources/", root);
const manifest = readFileSync(
  new URL("fixtures/documentation/appPackage/manifest.json", root),
  "utf8",
);

/** The requests of a page, whether its line breaks were kept or not. */
function requestsOf(page: string): string[] {
  const text = readFileSync(new URL(page, sources), "utf8");
  const blocks = [...text.matchAll(/^``` ?http\n(POST https[\s\S]*?)^```/gm)].map(
    (match) => match[1]!,
  );
  const lines = [...text.matchAll(/^POST https\S+ Content-Type: \S+ \{.*\}/gm)].map(
    (match) => match[0],
  );
  return [...blocks, ...lines].map((request) => {
    const [, url, body] = /^POST (\S+)[^{]*?(?:Content-Type: \S+)?\s*(\{[\s\S]*)$/.exec(request)!;
    return `POST ${url}\n\n${body}\n`;
  });
}

/** All findings but those about sample ids, which the examples have. */
function findings(request: string) {
  const files = { "manifest.json": manifest, "request.http": request };
  const result = lint({ files, options: { rules: { "sample-value-replaced": "off" } } });
  expect(result.requests).toBe(1);
  return result.diagnostics;
}

describe.skipIf(!existsSync(sources))("the examples of Microsoft's pages", () => {
  test.each([
    ["chat-beta.md", 5],
    ["user-beta.md", 3],
  ])("%s: nothing to say", (page, count) => {
    const requests = requestsOf(page);
    expect(requests).toHaveLength(count);
    expect(requests.flatMap(findings)).toEqual([]);
  });

  test("user-2020-preview.md: one finding lists what changes", () => {
    const requests = requestsOf("user-2020-preview.md");
    expect(requests).toHaveLength(1);
    const [finding, ...others] = findings(requests[0]!);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe("payload-current-form");
    for (const change of ["/teamwork/", "topic.source", '"text"', "topic.webUrl", '"content"']) {
      expect(finding?.help).toContain(change);
    }
  });
});
