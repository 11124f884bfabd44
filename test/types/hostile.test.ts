import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { mayHoldHoles } from "../../src/json/holes.js";
import { visible } from "../../src/format/visible.js";
import { activitiesOf } from "../../src/types/activity.js";
import { type LanguageName, languageNames, languages } from "../../src/types/languages.js";
import { tries } from "../long.js";
import { declaring } from "./apps.js";

const hostile = [
  "*/ export const x = 1; /*",
  '"; import("fs"); "',
  '""" \'\'\' """',
  "\\",
  "\\u0022; x",
  "a\nb\r\nc\u2028d\u2029e\u0085f\u000bg",
  "</summary><script>&amp;",
  "# noqa\n#pragma warning\n//",
  "\u202eevil\u202c \u2066x\u2069",
  "\u{e0041}\u{e007f}",
  "\ud800 alone",
  "${`x`} `y` @deprecated {@link x}",
  "##vso[task.complete]",
  "\0\u0007\u001b[31m",
  "\ufeff\u200b\u00ad",
];

const anyText = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" }));

/** Types of an app that holds the text wherever a text may be anything. */
function written(language: LanguageName, text: string, name = text): string {
  const plain = text.replace(/[{}<>]/g, "");
  const app = declaring({ taskAssigned: `${plain} {${name}} {other}` }, [name, "other"]);
  const writing = { command: `npx teamslint types "${text}"`, helpers: true };
  return languages[language].write([{ activities: activitiesOf(app) }], writing);
}

const comments = { typescript: "//.*|/\\*[^]*?\\*/", csharp: "//.*", python: "#.*" };

/** The text without comments and strings: no text may break out of those. */
function skeleton(language: keyof typeof comments, text: string): string {
  return text.replace(new RegExp(`"(?:\\\\.|[^"\\\\\n])*"|${comments[language]}`, "g"), '""');
}

describe.each(["typescript", "csharp", "python"] as const)("%s", (language) => {
  const expected = skeleton(language, written(language, "abc", "item"));

  test("no text breaks out of a comment or a string", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(skeleton(language, written(language, text, "item"))).toBe(expected);
      }),
      tries(100),
    );
  });
});

test.each(languageNames)("nothing hidden is in %s, wherever the text stands", (language) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = written(language, text, text.replace(/[{}]/g, "")).split("\n");
      expect(lines.filter((line) => visible(line) !== line)).toEqual([]);
    }),
    tries(50),
  );
});

/** A text as the name of a parameter; not `actor`, and nothing that is filled in later. */
const anyName = anyText
  .map((text) => text.replace(/[{}]/g, "").trim() || "x")
  .filter((name) => !/^actor$/i.test(name) && !mayHoldHoles(name));

test("what a TypeScript parser reads has no mistake, and the texts as they are", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const text = written("typescript", "", name);
      const file = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ES2022);
      expect((file as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics).toEqual([]);
      const strings = new Set<string>();
      const visit = (node: ts.Node) => {
        if (ts.isStringLiteral(node) || ts.isIdentifier(node)) strings.add(node.text);
        ts.forEachChild(node, visit);
      };
      visit(file);
      expect(strings).toContain(name);
    }),
    tries(60),
  );
});

test("a JSON parser reads the texts as they are", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const found: string[] = [];
      JSON.parse(written("json-schema", "", name), (_, value: unknown) => {
        if (typeof value === "string") found.push(value);
        return value;
      });
      expect(found).toContain(name);
    }),
    tries(60),
  );
});
