import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { diskFiles } from "../../src/files/disk.js";
import { lintFiles } from "../../src/run/lint-paths.js";
import { expectDocument, printed, root } from "./printed.js";

const names = readdirSync(new URL("fixtures/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(names)("%s", async (name) => {
  const cwd = fileURLToPath(new URL(`fixtures/${name}`, root));
  const found = await lintFiles([""], {
    files: diskFiles(cwd),
    cwd,
    rules,
    levelOf: (rule) => rule.severity,
  });
  expect(found.troubles).toEqual([]);
  expectDocument(`fixtures/${name}/expected.txt`, printed(found));
});
