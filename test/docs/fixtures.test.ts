import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { diskFiles } from "../../src/files/disk.js";
import { createProject } from "../../src/run/project.js";
import { expectDocument, printed, root } from "./printed.js";

const names = readdirSync(new URL("fixtures/", root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(names)("%s", (name) => {
  const cwd = fileURLToPath(new URL(`fixtures/${name}`, root));
  const files = diskFiles(cwd);
  const project = createProject({ files, rules });
  const found = project.check([""]);
  expect(found.troubles).toEqual([]);
  expectDocument(`fixtures/${name}/expected.txt`, printed(found));
});
