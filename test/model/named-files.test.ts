import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createTemplate } from "../../src/json/template.js";
import type { ManifestView } from "../../src/model/manifest.js";
import { namedFiles, packagePath } from "../../src/model/named-files.js";

test.each([
  ["color.png", "color.png"],
  ["./color.png", "color.png"],
  ["icons//color.png", "icons/color.png"],
  ["icons/../color.png", "color.png"],
  ["", ""],
  ["../color.png", undefined],
  ["icons/../../color.png", undefined],
  ["/color.png", undefined],
  ["icons\\color.png", undefined],
  ["C:/color.png", undefined],
  ["https://example.com/color.png", undefined],
  ["data:image/png;base64,AAAA", undefined],
])("%s is %s in the package", (name, path) => {
  expect(packagePath(name)).toBe(path);
});

test("files are found at every depth, with their pointers", () => {
  const manifest = {
    icons: { color: "c.png", outline: createTemplate("{{O}}", []), color32x32: 3 },
    activities: { activityIcons: [undefined, { id: "a", iconFile: "./a.png" }] },
    composeExtensions: [{ commands: [{ apiResponseRenderingTemplateFile: "r.json" }] }],
    agentSkills: [{ folder: "skills/plan/" }],
  };
  expect(namedFiles(manifest as unknown as ManifestView)).toEqual([
    { pointer: "/icons/color", name: "c.png", path: "c.png" },
    { pointer: "/activities/activityIcons/1/iconFile", name: "./a.png", path: "a.png" },
    {
      pointer: "/composeExtensions/0/commands/0/apiResponseRenderingTemplateFile",
      name: "r.json",
      path: "r.json",
    },
    { pointer: "/agentSkills/0/folder", name: "skills/plan/", path: "skills/plan/SKILL.md" },
  ]);
});

const schemas = "node_modules/@microsoft/app-manifest/build/json-schemas/teams";

// Up to 1.4 a path is a string like any other.
const versions = readdirSync(schemas).filter((version) => !/^v1\.[0-4]$/.test(version));

test.each(versions)("all relative paths of schema %s are known", (version) => {
  const schema = JSON.parse(
    readFileSync(`${schemas}/${version}/MicrosoftTeams.schema.json`, "utf8"),
  );
  const named = new Set<string>();
  collectPaths(schema, schema, [], new Set(), named);
  expect(named.size).toBeGreaterThan(0);
  for (const pointer of named) {
    const manifest = pointer
      .split("/")
      .reduceRight<unknown>(
        (child, segment) => (segment === "*" ? [child] : { [segment]: child }),
        "a.png",
      );
    expect(namedFiles(manifest as ManifestView), pointer).toHaveLength(1);
  }
});

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Walks a draft-04 schema and collects the properties of type `relativePath`. */
function collectPaths(
  node: Schema,
  root: Schema,
  path: string[],
  seen: Set<string>,
  named: Set<string>,
): void {
  const { $ref } = node;
  if ($ref === "#/definitions/relativePath") named.add(path.join("/"));
  else if ($ref !== undefined && !seen.has($ref)) {
    const target = $ref
      .split("/")
      .slice(1)
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], root);
    collectPaths(target as Schema, root, path, new Set([...seen, $ref]), named);
  } else {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      collectPaths(child, root, [...path, key], seen, named);
    }
    if (node.items) collectPaths(node.items, root, [...path, "*"], seen, named);
    for (const child of [node.anyOf, node.oneOf, node.allOf].flatMap((choices) => choices ?? [])) {
      collectPaths(child, root, path, seen, named);
    }
  }
}
