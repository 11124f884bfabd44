import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashSource } from "../../src/preview/hash-source.js";
import type { Exhibit } from "../../src/preview/exhibit.js";
import { previewPage } from "../../src/preview/page.js";
import { type Preview, previewOf } from "../../src/preview/preview.js";
import { givenApp, soundManifest } from "../check.js";
import { attributeValues, skeleton } from "./skeleton.js";

/** The page of one app with one preview. */
function pageOf(
  exhibit: Exhibit,
  name = "Task Board",
  file = "manifest.json",
  leftOut = 0,
): string {
  return previewPage([{ name, file, exhibits: [exhibit], leftOut }], hashSource);
}

/** A page in which one text stands wherever a text of others can stand. */
function pageWith(text: string): string {
  const kinds = ["text", "actor", "value", "gap", "empty"] as const;
  const line = kinds.map((kind) => ({ kind, text }));
  const face = { direction: "ltr", appName: text, reason: line, isDefault: true } as const;
  const preview: Preview = {
    activityType: text,
    faces: [
      { ...face, tag: text },
      { ...face, tag: `${text}-x`, isDefault: false },
    ],
    icon: { id: text, file: text, url: undefined },
    topic: line,
    previewText: line,
    isCut: true,
    to: text,
    chainId: text,
    click: { words: text, url: `https://teams.microsoft.com/l/entity/x/${text}` },
  };
  const finding = { rule: text, severity: "error", message: text, help: text } as const;
  const exhibit = {
    preview,
    source: text,
    description: text,
    findings: [{ ...finding, url: "https://example.com" }],
  };
  return pageOf(exhibit, text, text);
}

const harmless = pageWith("harmless");

test.each([
  "</script><script>alert(1)</script>",
  "</style><style>*{display:none}</style>",
  "</title><script>alert(1)</script>",
  "--><img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '"><iframe src="javascript:alert(1)">',
  "javascript:alert(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "<!--",
  "<![CDATA[",
  "&lt;script&gt;",
  "&#60;script&#62;",
  "`${alert(1)}`",
  "{{constructor.constructor('alert(1)')()}}",
  "\u0000<b\u0000>",
  "\u202e>tpircs<",
  "＜script＞",
])("%j stays a text", (hostile) => {
  const page = pageWith(hostile);
  expect(skeleton(page)).toEqual(skeleton(harmless));
  for (const url of attributeValues(page, "href"))
    expect(url).toMatch(/^https:\/\/(?:teams\.microsoft|example)\.com/);
  expect(attributeValues(page, "src")).toEqual([]);
});

test("whatever the text, the page has the same tags", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<",
      ">",
      '"',
      "'",
      "&",
      "=",
      "/",
      "script",
      "style",
      "!--",
      "\u2028",
      "\u202e",
    ),
    fc.string({ unit: "binary" }),
  );
  const tags = skeleton(harmless).join("\n");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      expect(skeleton(pageWith(`a${parts.join("")}`)).join("\n")).toBe(tags);
    }),
    { numRuns: 200 },
  );
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "http://teams.microsoft.com/l/app/x",
  "//x",
  "",
])("%j is no link", (url) => {
  const click = { words: "opens", url };
  const preview = {
    ...previewOf(givenApp({ manifest: soundManifest() }), { activityType: "x" }),
    click,
  };
  const exhibit = { preview, source: undefined, description: undefined, findings: [] };
  const page = pageOf(exhibit);
  expect(attributeValues(page, "href")).toEqual([]);
});

test("characters that rearrange a line are shown as escapes", () => {
  const page = pageWith("a\u202eb\u2066c");
  expect(page).toContain("a\\u202eb\\u2066c");
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

test("the policy allows the one style sheet and images in the page, and nothing else", () => {
  const style = /<style>([^]*?)<\/style>/.exec(harmless)![1]!;
  const digest = createHash("sha256").update(style).digest("base64");
  expect(attributeValues(harmless, "content")[0]!.replaceAll("&#39;", "'")).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
  );
  expect(harmless).not.toMatch(/<script|<link|<iframe|\son\w+=|\sstyle=/i);
});

test("a language to choose has its direction, and each line its language", () => {
  const manifest = soundManifest({
    localizationInfo: {
      defaultLanguageTag: "en",
      additionalLanguages: [{ languageTag: "he", file: "he.json" }],
    },
  });
  const languages = {
    "he.json": { "activities.activityTypes[0].templateText": "{actor} יצר {taskId}" },
  };
  const preview = previewOf(givenApp({ manifest, languages }), { activityType: "taskCreated" });
  const exhibit = { preview, source: undefined, description: undefined, findings: [] };
  const page = pageOf(exhibit);
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<p class="reason" dir="rtl" data-language="1" lang="he">');
  expect(page).toContain('id="language-1" data-direction="rtl"><span>he</span>');
});

test.each([
  ["error", true],
  ["warning", false],
  ["info", false],
] as const)(
  "a request with an %s is %s to be refused, lost or dead on click",
  (severity, isRefused) => {
    const preview = previewOf(givenApp({ manifest: soundManifest() }), { activityType: "x" });
    const finding = {
      rule: "r",
      severity,
      message: "m",
      url: "https://example.com",
    };
    const page = pageOf({
      preview,
      source: "a.http:1",
      description: undefined,
      findings: [finding],
    });
    expect(page.includes("refused, lost or dead on click")).toBe(isRefused);
  },
);

test("what is left out is counted", () => {
  const preview = previewOf(givenApp({ manifest: soundManifest() }), { activityType: "x" });
  const exhibit = { preview, source: undefined, description: undefined, findings: [] };
  expect(pageOf(exhibit, "a", "b", 12)).toContain("12 more are left out");
  expect(pageOf(exhibit)).not.toContain("left out");
});

/** The colours of the style sheet by their names, each for a light and for a dark page. */
function coloursOf(page: string): ReadonlyMap<string, Readonly<Record<"light" | "dark", string>>> {
  const found = page.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g);
  return new Map(
    Array.from(found, ([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
  );
}

/** Relative luminance and contrast of the Web Content Accessibility Guidelines 2.2. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.slice(1).replace(/./g, "$&$&") : colour.slice(1);
  const [red, green, blue] = [0, 2, 4]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

test.each(["light", "dark"] as const)("each text of the %s scheme can be read", (scheme) => {
  const colours = coloursOf(harmless);
  const pairs = [
    ["ink", "ground"],
    ["ink", "paper"],
    ["soft", "ground"],
    ["soft", "paper"],
    ["brand", "paper"],
    ["paper", "brand"],
    ["warning", "ground"],
    ["error", "ground"],
    ["good", "good-ground"],
    ["error", "error-ground"],
    ["brand", "error-ground"],
    ["brand", "warning-ground"],
    ["warning", "warning-ground"],
    ["ink", "error-ground"],
    ["ink", "warning-ground"],
    ["ink", "tint"],
    ["brand", "tint"],
  ] as const;
  for (const [text, ground] of pairs) {
    const ratio = contrast(colours.get(text)![scheme], colours.get(ground)![scheme]);
    expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(
    contrast(colours.get("edge")![scheme], colours.get("paper")![scheme]),
  ).toBeGreaterThanOrEqual(3);
});
