import { expect, test } from "vitest";
import { schemaChanges as changes } from "../../scripts/schema-changes.mjs";
import { folderWith } from "../world.js";

type Schemas = Readonly<Record<string, object>>;

/** A folder as the package @microsoft/app-manifest has it. */
function packageWith(schemas: Schemas): string {
  const files = Object.entries(schemas).map(([version, schema]) => [
    `build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`,
    JSON.stringify(schema),
  ]);
  return folderWith(Object.fromEntries(files) as Record<string, string>);
}

const bots = (items: object) => ({ properties: { bots: { type: "array", items } } });
const bot = {
  required: ["id"],
  properties: { id: { type: "string" }, scopes: { enum: ["team"], maxItems: 3 } },
};

test("says that nothing differs", () => {
  const folder = packageWith({ "1.0": bots(bot) });
  expect(changes(folder, folder)).toBe("No schema of a manifest or a language file differs.\n");
});

test("says what is newly required before all else", () => {
  const before = packageWith({ "1.9": bots(bot) });
  const after = packageWith({
    "1.9": bots({
      required: ["scopes", "commands"],
      properties: {
        ...bot.properties,
        scopes: { enum: ["team", "personal"], maxItems: 2 },
        title: { type: "string" },
        commands: { required: ["name"], properties: { name: { type: "string" } } },
      },
    }),
  });
  expect(changes(before, after)).toBe(`## 1.9, manifest

- \`/bots/*/scopes\` is newly required
- \`/bots/*/commands\` is newly required
- \`/bots/*/scopes\` gains the value "personal"
- \`/bots/*/scopes\` gains maxItems 2
- \`/bots/*/scopes\` loses maxItems 3
- \`/bots/*/id\` is required no longer
- \`/bots/*/title\` is new
`);
});

test("holds a new version against the one before it, in the order of numbers", () => {
  const before = packageWith({ "1.9": bots(bot), DevPreview: bots(bot) });
  const after = packageWith({
    "1.9": bots(bot),
    "1.10": bots({ ...bot, required: ["id", "scopes"] }),
  });
  expect(changes(before, after)).toBe(`## 1.10 is new

It takes effect once it is among \`manifestVersions\` in scripts/schema-source.mjs.

## 1.10 against 1.9, manifest

- \`/bots/*/scopes\` is newly required

## DevPreview is gone
`);
});
