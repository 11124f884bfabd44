import { expect, test } from "vitest";
import { walkProperties } from "../../scripts/properties-table.mjs";
import { manifestVersions, patchedSchema } from "../../scripts/schema-source.mjs";

interface Schema {
  readonly required?: readonly string[];
}

/** The paths of all properties of a version, and of those that it requires, its corrections made. */
function propertiesOf(version: string) {
  const all = new Set<string>();
  const required = new Set<string>();
  const root = patchedSchema("manifest", version) as Schema;
  const require = (path: string, schema: Schema) => {
    for (const name of schema.required ?? []) required.add(`${path}/${name}`);
  };
  require("", root);
  walkProperties(root, (path: string, schema: Schema) => {
    all.add(path);
    require(path, schema);
  });
  return { version, all, required };
}

/**
 * Properties that a version requires and its neighbour, which has them too, does not. A requirement that came by
 * mistake, and was taken back in the next version, refuses manifests that the upload takes: whoever adds a schema
 * version reads each line that is new here, and corrects the schema in scripts/schema-source.mjs or adds the line.
 */
test("each version requires what its neighbours do, but for these", () => {
  const versions = manifestVersions.map(propertiesOf);
  const differences = versions.slice(1).flatMap((later, index) => {
    const earlier = versions[index]!;
    const only = (one: typeof later, other: typeof later) =>
      [...one.required].filter((path) => other.all.has(path) && !other.required.has(path));
    return [
      ...only(later, earlier).map((path) => `${later.version} requires ${path}`),
      ...only(earlier, later).map((path) => `${later.version} requires no ${path}`),
    ];
  });
  expect(differences).toEqual([
    "1.4 requires no /composeExtensions/*/commands/*/parameters",
    "1.5 requires no /packageName",
    "1.6 requires no /webApplicationInfo/resource",
    "1.7 requires no /staticTabs/*/name",
    "1.7 requires no /staticTabs/*/contentUrl",
    "1.16 requires /name/full",
    "1.17 requires no /composeExtensions/*/botId",
    "1.17 requires no /composeExtensions/*/commands",
    "1.20 requires no /name/full",
    "1.20 requires no /extensions/*/ribbons/*/tabs/*/groups/*/controls/*/actionId",
    "1.23 requires /extensions/*/ribbons/*/tabs/*/customMobileRibbonGroups",
    "1.24 requires no /extensions/*/runtimes/*/customFunctions/functions",
    "1.24 requires no /extensions/*/runtimes/*/customFunctions/namespace",
    "1.24 requires no /extensions/*/keyboardShortcuts/*/shortcuts",
    "1.27 requires no /bots/*/commandLists/*/commands/*/description",
    "devPreview requires /name/full",
    "devPreview requires /extensions/*/alternates/*/alternateIcons",
    "devPreview requires /extensions/*/keyboardShortcuts/*/shortcuts",
    "devPreview requires no /agentConnectors/*/toolSource/remoteMcpServer/mcpToolDescription/file",
  ]);
});
