import { createRequire } from "node:module";
import { ManifestUtil, type TeamsAppManifest } from "@microsoft/teams-manifest";
import type { Ajv } from "ajv";
import { afterAll, describe, expect, test, vi } from "vitest";
import { manifestVersions, publishedSchema } from "../../scripts/schema-source.mjs";
import { validateManifest } from "../../src/schema/validate.js";
import { isLong } from "../long.js";
import { createDocument, createRandom, type Schema } from "./documents.js";

// Microsoft's function compiles the schema for each document; once for each schema is enough.
const { prototype } = createRequire(import.meta.url)("ajv/dist/core").default as { prototype: Ajv };
const { compile } = prototype;
const compiled = new Map<unknown, unknown>();
const spy = vi.spyOn(prototype, "compile").mockImplementation(function (this: Ajv, schema) {
  // Neither changes a verdict, and both take longer than all the rest of this file.
  Object.assign(this.opts, { validateSchema: false });
  Object.assign(this.opts.code, { optimize: 0 });
  if (!compiled.has(schema)) compiled.set(schema, compile.call(this, schema));
  return compiled.get(schema) as ReturnType<typeof compile>;
});
afterAll(() => spy.mockRestore());

/** Random documents for each version; `npm run fuzz` makes thousands. */
const documents = isLong ? 600 : 40;

const url = "https://contoso.com";
const guid = "12ab34cd-1234-abcd-1234-1234567890ab";

function soundManifest(version: string): Record<string, unknown> {
  const isOld = ["1.0", "1.1", "1.2", "1.3", "1.4"].includes(version);
  return {
    ...(version !== "1.0" && { $schema: `${url}/schema.json` }),
    manifestVersion: version,
    version: "1.0.0",
    id: guid,
    ...(isOld && { packageName: "com.contoso.app" }),
    developer: { name: "Contoso", websiteUrl: url, privacyUrl: url, termsOfUseUrl: url },
    name: { short: "App", full: "The app" },
    description: { short: "An app", full: "An app that does something" },
    icons: { outline: "outline.png", color: "color.png" },
    accentColor: "#FFFFFF",
    staticTabs: [
      { entityId: "a", name: "A", contentUrl: `${url}/{locale}?t={tid}`, scopes: ["personal"] },
    ],
    validDomains: ["contoso.com"],
  };
}

const mistakes: readonly ((manifest: Record<string, unknown>) => object)[] = [
  ({ id: _id, ...rest }) => rest,
  (manifest) => ({ ...manifest, id: "no-guid" }),
  (manifest) => ({ ...manifest, extra: 1 }),
  (manifest) => ({ ...manifest, name: { short: "x".repeat(31), full: "x" } }),
  (manifest) => ({ ...manifest, name: { short: "🎉".repeat(16), full: "x" } }),
  (manifest) => ({ ...manifest, accentColor: "white" }),
  (manifest) => ({ ...manifest, manifestVersion: "0.9" }),
  (manifest) => ({ ...manifest, validDomains: Array(101).fill("a.com") }),
  (manifest) => ({ ...manifest, $schema: "not a uri" }),
  (manifest) => ({ ...manifest, staticTabs: [{}] }),
  (manifest) => ({ ...manifest, activities: { activityTypes: [{ type: "a", description: "b" }] } }),
  (manifest) => ({ ...manifest, copilotAgents: {} }),
  (manifest) => ({ ...manifest, developer: [] }),
  () => [],
];

/** Asks @microsoft/teams-manifest, which validates by the schema as published. */
describe.each(manifestVersions)("Microsoft agrees at %s", (version) => {
  const schema = publishedSchema("manifest", version);
  const verdict = async (manifest: object) => {
    const messages = await ManifestUtil.validateManifestAgainstSchema(
      manifest as TeamsAppManifest,
      schema,
    );
    return messages.length === 0;
  };

  test("on a sound manifest", async () => {
    expect(validateManifest(version, soundManifest(version))).toEqual([]);
    expect(await verdict(soundManifest(version))).toBe(true);
  });

  test("on random ones", async () => {
    const random = createRandom(manifestVersions.indexOf(version));
    let sound = 0;
    for (let count = 0; count < documents; count += 1) {
      const made = createDocument(schema as Schema, random, [0, 0.1, 1][count % 3]);
      if (typeof made !== "object" || made === null) continue;
      const isFine = validateManifest(version, made).length === 0;
      expect([made, isFine]).toEqual([made, await verdict(made)]);
      if (isFine) sound += 1;
    }
    // A verdict that is always the same agrees about nothing.
    expect(sound).toBeGreaterThan(0);
    expect(sound).toBeLessThan(documents);
  });

  test("on mistaken ones", async () => {
    let refused = 0;
    for (const [index, mistake] of mistakes.entries()) {
      const manifest = mistake(soundManifest(version));
      const isFine = validateManifest(version, manifest).length === 0;
      expect([index, isFine]).toEqual([index, await verdict(manifest)]);
      if (!isFine) refused += 1;
    }
    expect(refused).toBeGreaterThan(10);
  });
});
