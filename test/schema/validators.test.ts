import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv07 from "ajv";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import {
  localizationVersions,
  manifestVersions,
  patchedSchema,
  patches,
  publishedSchema,
} from "../../scripts/schema-source.mjs";
import type { RawSchemaError } from "../../src/schema/errors.js";
import * as shipped from "../../src/schema/validate.js";
import { isLong } from "../long.js";
import { createDocument, createRandom, type Schema } from "./documents.js";

const require = createRequire(import.meta.url);
const kinds = [
  ...manifestVersions.map((version) => ["manifest", version] as const),
  ...localizationVersions.map((version) => ["localization", version] as const),
];

/** Random documents for each schema; `npm run fuzz` makes thousands. */
const documents = isLong ? 2000 : 25;
const corpus = new URL("../../../shared/corpus/manifests/", import.meta.url);
const corpusManifests: unknown[] = existsSync(corpus)
  ? readdirSync(corpus).flatMap((name) => parsed(readFileSync(new URL(name, corpus), "utf8")))
  : [];

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text.replace(/^\uFEFF/, ""))];
  } catch {
    return [];
  }
}

/** The function that lists the errors of a schema, and the function that only tells whether there are any. */
interface Pair {
  readonly validate: (value: unknown) => readonly RawSchemaError[] | undefined;
  readonly isValid: (value: unknown) => boolean;
}

function load(name: string, schema = "validate"): Pair {
  return {
    validate: require(`../../src/schema/validators/${name}-errors.cjs`)[schema],
    isValid: require(`../../src/schema/validators/${name}.cjs`)[schema],
  };
}

function loadVersion(kind: "manifest" | "localization", version: string): Pair {
  const versions = kind === "manifest" ? manifestVersions : localizationVersions;
  const file = `${kind}-${Math.floor(versions.indexOf(version) / 6)}`;
  return load(file, `v${version.replace(".", "_")}`);
}

test("the versions are those of the package, in its order", () => {
  expect(shipped.manifestVersions).toEqual(manifestVersions);
  expect(shipped.localizationVersions).toEqual(localizationVersions);
  expect(shipped.newestManifestVersion).toBe(manifestVersions.at(-2));
  const folder = new URL(
    "../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/",
    import.meta.url,
  );
  const published = readdirSync(folder).map((name) => name.slice(1).replace("Dev", "dev"));
  expect([...manifestVersions].sort()).toEqual(published.sort());
});

test("a version that was never published is refused", () => {
  expect(() => shipped.validateManifest("1.18", {})).toThrow(RangeError);
  expect(() => shipped.validateManifest("../request", {})).toThrow(RangeError);
  expect(() => shipped.validateLocalization("1.4", {})).toThrow(RangeError);
});

describe.each(kinds)("%s %s", (kind, version) => {
  const schema = patchedSchema(kind, version) as Schema;
  const { validate, isValid } = loadVersion(kind, version);

  test("says what ajv says", () => {
    const ajv = new Ajv04.default({
      allErrors: true,
      strict: false,
      messages: false,
      // Both take long and change no verdict.
      validateSchema: false,
      code: { optimize: false },
    });
    addFormats.default(ajv, ["uri"]);
    const reference = ajv.compile(schema);
    const seed = manifestVersions.indexOf(version);
    const random = createRandom(seed);
    const made = Array.from({ length: documents }, (_, count) =>
      createDocument(schema, random, count % 3 === 0 ? 0.1 : 1),
    );
    const real = corpusManifests.filter(
      (_, index) => kind === "manifest" && index % 4 === seed % 4,
    );
    let broken = 0;
    for (const document of [...made, ...real]) {
      reference(document);
      const expected = (reference.errors ?? []).map(({ instancePath, keyword, params }) =>
        comparable({ pointer: instancePath, keyword, params }),
      );
      const errors = validate(document) ?? [];
      expect(errors.map(comparable).sort()).toEqual(expected.sort());
      mend(structuredClone(document), validate, (left, count) =>
        expect(isValid(left)).toBe(count === 0),
      );
      broken += errors.length;
    }
    expect(broken).toBeGreaterThan(20);
  });

  test("has only patterns that a Unicode expression can have", () => {
    for (const pattern of patternsOf(schema)) expect(() => new RegExp(pattern, "u")).not.toThrow();
  });

  test("has choices whose branches the errors can be told apart", () => {
    // A branch with properties would be checked by a function of its own, which loses the path.
    for (const branch of branchesOf(schema)) {
      expect(["not", "required"]).toEqual(expect.arrayContaining(Object.keys(branch)));
    }
  });
});

/**
 * Takes out of a document what its first error is about, again and again, and tells `each` how many
 * errors are left: the last ones stand alone, where one that is overlooked would show.
 */
function mend(
  document: unknown,
  validate: Pair["validate"],
  each: (document: unknown, errors: number) => void,
): void {
  for (let step = 0; step < MOST_ERRORS; step += 1) {
    const errors = validate(document) ?? [];
    if (errors.length > MOST_ERRORS) return;
    each(document, errors.length);
    const removable = errors.find(({ pointer, keyword }) => pointer !== "" || keyword === UNKNOWN);
    if (removable === undefined) return;
    const { pointer, keyword, params } = removable;
    const segments = pointer.split("/").slice(1).map(unescaped);
    if (keyword === UNKNOWN) segments.push(String(params["additionalProperty"]));
    const last = segments.pop()!;
    const parent = segments.reduce(
      (value, key) => Reflect.get(value, key) as object,
      document as object,
    );
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else Reflect.deleteProperty(parent, last);
  }
}

/** With more of them no single one decides. */
const MOST_ERRORS = 12;

const UNKNOWN = "additionalProperties";

function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** ajv finds another pair of equal items, and a nested error may have more for our folding. */
function comparable({ pointer, keyword, params }: RawSchemaError): string {
  return JSON.stringify([pointer, keyword, keyword === "uniqueItems" ? "pair" : params]);
}

function* schemasIn(value: unknown): Generator<Schema> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Schema;
  for (const child of Object.values(value)) yield* schemasIn(child);
}

function patternsOf(schema: Schema): string[] {
  return [...schemasIn(schema)].flatMap(({ pattern, patternProperties }) => [
    ...(typeof pattern === "string" ? [pattern] : []),
    ...Object.keys((patternProperties ?? {}) as object),
  ]);
}

function branchesOf(schema: Schema): Schema[] {
  return [...schemasIn(schema)].flatMap(
    ({ anyOf, oneOf }) => [anyOf, oneOf].flat().filter(Boolean) as Schema[],
  );
}

describe("patches", () => {
  test.each(patches.map((patch) => [patch.reason, patch] as const))("%s", (_reason, patch) => {
    const schema = publishedSchema(patch.kind, patch.from);
    expect(patch.edit(schema)).toBeGreaterThan(0);
    expect(patch.edit(schema)).toBe(0);
  });

  test("a 1.0 manifest may name its schema", () => {
    const { pointer, keyword } = { pointer: "", keyword: "additionalProperties" };
    const errors = shipped.validateManifest("1.0", { $schema: "https://contoso.com/schema.json" });
    expect(errors).not.toContainEqual(expect.objectContaining({ pointer, keyword }));
  });

  test.each(["1.7", "1.8", "1.30", "devPreview"])("activity keys 0 to 127 at %s", (version) => {
    const unknown = (index: string) =>
      shipped
        .validateLocalization(version, { [`activities.activityTypes[${index}].description`]: "x" })
        .some(({ keyword }) => keyword === "additionalProperties");
    expect(["0", "9", "10", "99", "100", "119", "127"].filter(unknown)).toEqual([]);
    expect(["128", "200", "00", "1270", ""].filter((index) => !unknown(index))).toEqual([]);
  });

  test("a keyword beside a $ref counts", () => {
    const errors = shipped.validateLocalization("1.30", { "name.short": "x".repeat(31) });
    expect(errors).toContainEqual({
      pointer: "/name.short",
      keyword: "maxLength",
      params: { limit: 30 },
    });
  });
});

describe("a document made to hurt", () => {
  const many = 30_000;
  const language = { languageTag: "en-us", file: "a.json" };

  test.each([
    ["a long row of digits", { version: "1".repeat(100_000) }],
    [
      "many equal languages",
      { localizationInfo: { additionalLanguages: Array.from({ length: many }, () => language) } },
    ],
    [
      "many wrong items",
      { activities: { activityTypes: Array.from({ length: many }, () => ({ a: 1, b: 2 })) } },
    ],
    ["many unknown keys", Object.fromEntries(Array.from({ length: many }, (_, i) => [`k${i}`, i]))],
    ["a long address", { $schema: `https://${"a.".repeat(100_000)}/${"a/".repeat(100_000)}|` }],
    [
      "a long size",
      { staticTabs: [{ entityId: "9".repeat(100_000) }], accentColor: "#".repeat(100_000) },
    ],
  ])("%s takes no longer than its size", (_name, document) => {
    for (const version of ["1.17", "1.30"]) {
      const start = performance.now();
      expect(shipped.validateManifest(version, document).length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(10_000);
    }
  });
});

test("the plain form of addresses is part of the full one", () => {
  const { uri } = require("../../src/schema/validators/uri.cjs") as {
    uri: (text: string) => boolean;
  };
  const plain = (text: string) =>
    !loadVersion("manifest", "1.17")
      .validate({ $schema: text })!
      .some(({ keyword }) => keyword === "format");
  const pieces = [
    "https://",
    "http://",
    "HTTPS://",
    "a",
    "b.c",
    "/",
    "?q",
    "#",
    "#x",
    "_",
    "~",
    "%20",
    "%",
    " ",
    ":8",
    "@",
    "",
    "|",
    "{x}",
    "..",
    "ü",
    "\n",
  ];
  const random = createRandom(1);
  for (let count = 0; count < 3000; count += 1) {
    const text = Array.from({ length: 6 }, () => pieces[Math.floor(random() * pieces.length)]).join(
      "",
    );
    expect([text, plain(text)]).toEqual([text, uri(text)]);
  }
});

test("request and configuration validators say what ajv says", () => {
  const request = JSON.parse(
    readFileSync(
      new URL("../../src/schema/generated/request.schema.json", import.meta.url),
      "utf8",
    ),
  );
  const config = JSON.parse(
    readFileSync(new URL("../../src/schema/generated/config.schema.json", import.meta.url), "utf8"),
  );
  const body = { ...request.definitions.NotificationBody, definitions: request.definitions };
  const random = createRandom(7);
  for (const [name, schema, { validate, isValid }] of [
    ["body", body, load("request", "validateBody")],
    ["config", config, load("config")],
  ] as const) {
    const reference = new Ajv07.default({ allErrors: true, strict: false }).compile(schema);
    for (let count = 0; count < 200; count += 1) {
      const document = createDocument(schema as Schema, random);
      reference(document);
      const expected = (reference.errors ?? []).map(({ instancePath, keyword, params }) =>
        comparable({ pointer: instancePath, keyword, params }),
      );
      expect([name, ...(validate(document) ?? []).map(comparable).sort()]).toEqual([
        name,
        ...expected.sort(),
      ]);
      mend(document, validate, (left, errors) => expect(isValid(left)).toBe(errors === 0));
    }
  }
});
