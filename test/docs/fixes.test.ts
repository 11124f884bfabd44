import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import type { Diagnostic } from "../../src/diagnostic.js";
import { applyFixes } from "../../src/fix/apply.js";
import { lint } from "../../src/index.js";
import { soundBody, soundManifest, USER_URL } from "../check.js";
import { partsOf } from "./markdown.js";
import { read } from "./printed.js";

/** The files of the example that fails, on a rule's page. */
function exampleOf(id: string): Record<string, string> {
  const [fails] = read(`rules/${id}.md`).split("\n## Passes\n");
  const blocks = partsOf(fails!).filter((part) => part.kind === "block");
  return Object.fromEntries(
    blocks.flatMap(({ name, text }) => (name === undefined ? [] : [[name, text]])),
  );
}

const request = (body: object, url = USER_URL) =>
  `POST ${url}\n\n${JSON.stringify(body, undefined, 2)}\n`;

/** Where the example of the page has no fix: not every mistake of those rules has one. */
const others: Readonly<Record<string, Record<string, string>>> = {
  "manifest-schema": {
    "manifest.json": JSON.stringify(
      soundManifest({
        configurableTabs: [
          { configurationUrl: "https://tasks.example.com/c", scopes: ["team", "groupchat"] },
        ],
      }),
      undefined,
      2,
    ),
  },
  "rsc-permission-known": {
    "manifest.json": JSON.stringify(
      soundManifest({
        authorization: {
          permissions: {
            resourceSpecific: [{ name: "teamsactivity.send.user", type: "Application" }],
          },
        },
      }),
      undefined,
      2,
    ),
  },
  "teams-app-id-mapped": {
    "manifest.json": JSON.stringify(soundManifest(), undefined, 2),
    "request.http": request(soundBody({ teamsAppId: "{c0a7f6de-91b4-4e38-8c55-7e6f5d4c3b03}" })),
  },
  "localization-schema": {
    "manifest.json": JSON.stringify(
      soundManifest({
        localizationInfo: {
          defaultLanguageTag: "en",
          additionalLanguages: [{ languageTag: "fr", file: "fr.json" }],
        },
      }),
      undefined,
      2,
    ),
    "fr.json": JSON.stringify(
      {
        "name.Short": "Taches",
        "name.full": "Taches",
        "description.short": "Taches.",
        "description.full": "Toutes les taches.",
      },
      undefined,
      2,
    ),
  },
};

/** A finding without its place, which a fix moves. */
const said = ({ rule, message }: Diagnostic) => `${rule}: ${message}`;

describe.each(rules.filter((rule) => rule.fixable).map(({ id }) => id))("%s", (id) => {
  test("its fix takes the finding away, and brings no other", () => {
    const files = others[id] ?? exampleOf(id);
    const before = lint({ files }).diagnostics;
    const fixable = before.filter(({ rule, fix }) => rule === id && fix);
    expect(fixable.length).toBeGreaterThan(0);
    const mended = Object.fromEntries(
      Object.entries(files).map(([name, text]) => {
        const own = fixable.filter(({ file }) => file === name);
        return [name, applyFixes(text, own, { unsafe: true }).text];
      }),
    );
    expect(mended).not.toEqual(files);
    const after = lint({ files: mended }).diagnostics;
    expect(after.filter(({ rule, fix }) => rule === id && fix)).toEqual([]);
    const known = new Set(before.map(said));
    const fresh = after.filter((found) => found.severity !== "info" && !known.has(said(found)));
    expect(fresh.map(said)).toEqual([]);
  });
});
