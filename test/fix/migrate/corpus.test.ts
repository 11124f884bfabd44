import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { migrate } from "../../../src/fix/migrate/migrate.js";
import { lint } from "../../../src/index.js";
import { manifestVersions, newestManifestVersion } from "../../../src/schema/validate.js";
import { isLong } from "../../long.js";
import { unexplained } from "./unexplained.js";

/** Public manifests, templates among them, as their repositories have them. */
const corpus = new URL("../../../../shared/corpus/manifests/", import.meta.url);
const names = existsSync(corpus) ? readdirSync(corpus) : [];
const path = "manifest.json";

function migrated(text: string, to: string) {
  const read = (asked: string) => (asked === path ? text : undefined);
  const migration = migrate({ path, to, read, rules: [] });
  return { ...migration, text: migration.files[0]?.after ?? text };
}

/** The number of schema errors that linting, which knows nothing of migrating, reports. */
function schemaErrors(text: string): number {
  const { diagnostics } = lint({ files: { [path]: text } });
  return diagnostics.filter(({ rule }) => rule === "manifest-schema" || rule === "json-valid")
    .length;
}

/** The newest version and the neighbours; `npm run fuzz` takes all. */
function targets(from: string): readonly string[] {
  const index = manifestVersions.indexOf(from);
  const near = [newestManifestVersion, manifestVersions[index + 1], manifestVersions[index - 1]];
  return (isLong ? manifestVersions : near).filter(
    (to, place, all): to is string => to !== undefined && to !== from && all.indexOf(to) === place,
  );
}

describe.skipIf(names.length === 0)("the corpus", () => {
  const texts = names.map((name) => [name, readFileSync(new URL(name, corpus), "utf8")] as const);

  test.each(texts)("%s in other versions", (_, text) => {
    const from = /"manifestVersion"\s*:\s*"([^"]*)"/.exec(text)![1]!;
    const before = schemaErrors(text);
    for (const to of targets(from)) {
      const { text: after, errors, files, open, changes } = migrated(text, to);
      if (files.length === 0) {
        expect(errors.after > errors.before || open.length > 0, to).toBe(true);
        continue;
      }
      expect(schemaErrors(after), to).toBeLessThanOrEqual(before);
      const value = JSON.parse(after.replace(/^\uFEFF/, "")) as Record<string, unknown>;
      expect(value["manifestVersion"]).toBe(to);
      expect(unexplained(text, after, changes), to).toEqual([]);
      expect(migrated(after, to), to).toMatchObject({ changes: [], files: [], text: after });
    }
  });

  test("goes to the newest version but where a person has to choose", () => {
    const stuck = texts.flatMap(([name, text]) => {
      const { files, errors, open } = migrated(text, newestManifestVersion);
      const isThere = text.includes(`"manifestVersion": "${newestManifestVersion}"`);
      return files.length > 0 || isThere
        ? []
        : [`${name}: ${open[0] ?? errors.after - errors.before}`];
    });
    expect(stuck).toEqual([
      "iceb-029.json: 1",
      "mts22-056.json: it is no JSON: line 78, column 17: a text is never closed",
      "mts22-132.json: it is no JSON: line 78, column 17: a text is never closed",
      "mts22-140.json: it is no JSON: line 55, column 17: a text is never closed",
      "mts22-144.json: it is no JSON: line 55, column 17: a text is never closed",
    ]);
  });
});
