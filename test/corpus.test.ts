import { existsSync, readdirSync, readFileSync } from "node:fs";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { patchedSchema } from "../scripts/schema-source.mjs";
import { lint } from "../src/index.js";
import { manifestVersions } from "../src/schema/validate.js";

/** Public manifests and language files, templates among them, as their repositories have them. */
const corpus = new URL("../../shared/corpus/", import.meta.url);
const names = (folder: string) => (existsSync(corpus) ? readdirSync(new URL(folder, corpus)) : []);
const read = (path: string) => readFileSync(new URL(path, corpus), "utf8").replace(/^\uFEFF/, "");

const compiled = new Map<string, ReturnType<InstanceType<typeof Ajv04.default>["compile"]>>();

function validatorOf(version: string) {
  const known = compiled.get(version);
  if (known) return known;
  const ajv = new Ajv04.default({ allErrors: true, strict: false, messages: false });
  addFormats.default(ajv);
  const made = ajv.compile(patchedSchema("manifest", version) as object);
  compiled.set(version, made);
  return made;
}

/** Places that templates of any tool leave open, for tools or for a person. */
const OPEN =
  /\$?\{\{[^{}]*\}\}|\{\{\{[^{}]*\}\}\}|<<[^<>]*>>|%[A-Z_]{4,}%|__[A-Z]+__|<[A-Za-z][^<>]*>|\[[A-Za-z][\w .-]*\]|\{[A-Za-z][^{}]*\}+|YOUR[-_]\S+/;

/** Fills each open value with the first of some sound ones that Microsoft's schema takes there. */
function filled(document: unknown, validate: (value: unknown) => boolean | Promise<unknown>) {
  const copy = structuredClone(document) as Record<string, unknown>;
  const samples = [
    "00000000-1111-2222-3333-444444444444",
    "https://example.com/x",
    "#336699",
    "1.0.0",
    "x",
  ];
  const isOk = (pointer: string) => {
    validate(copy);
    const { errors } = validate as unknown as { errors?: { instancePath: string }[] };
    return !errors?.some(({ instancePath }) => instancePath === pointer);
  };
  const visit = (parent: Record<string, unknown>, path: string) => {
    for (const [key, value] of Object.entries(parent)) {
      const pointer = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      if (typeof value === "object" && value !== null)
        visit(value as Record<string, unknown>, pointer);
      if (typeof value !== "string" || !OPEN.test(value) || isOk(pointer)) continue;
      for (const sample of [value.replace(new RegExp(OPEN, "g"), "x"), ...samples]) {
        parent[key] = sample;
        if (isOk(pointer)) break;
      }
    }
  };
  visit(copy, "");
  return copy;
}

describe.skipIf(!existsSync(corpus))("the corpus", () => {
  test.each(names("manifests/"))("%s: the verdict is that of Microsoft's schema", (name) => {
    const text = read(`manifests/${name}`);
    const { diagnostics } = lint({ files: { "manifest.json": text } });
    let document: { manifestVersion?: unknown };
    try {
      document = JSON.parse(text) as typeof document;
    } catch {
      expect(diagnostics.map(({ rule }) => rule)).toContain("json-valid");
      return;
    }
    const version = String(document.manifestVersion);
    expect(manifestVersions).toContain(version);
    const validate = validatorOf(version);
    const isSound = validate(filled(document, validate)) as boolean;
    const isRefused = diagnostics.some(({ rule }) => rule === "manifest-schema");
    expect(isRefused, JSON.stringify(validate.errors)).toBe(!isSound);
  });

  test.each(names("localization/"))("%s: read as a language file", (name) => {
    const manifest = {
      $schema:
        "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json",
      manifestVersion: "1.22",
      staticTabs: [{}, {}, {}],
      localizationInfo: {
        defaultLanguageTag: "en",
        additionalLanguages: [{ languageTag: "fr", file: "fr.json" }],
      },
    };
    const files = {
      "manifest.json": JSON.stringify(manifest),
      "fr.json": read(`localization/${name}`),
    };
    const { diagnostics } = lint({ files });
    expect(
      diagnostics.filter(({ file, severity }) => file === "fr.json" && severity === "error"),
    ).toEqual([]);
  });
});
