import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../scripts/bundle.mjs";

const root = new URL("../", import.meta.url).pathname;
// Inside the project, so that packages are found from there.
const folder = mkdtempSync(`${root}node_modules/.teamslint-bundle-`);

const files = {
  "cli.ts": `
    import { validateManifest } from "${root}src/schema/validate.js";
    import { count } from "./state.js";
    async function main() {
      const first = validateManifest("1.30", {}).length > 5;
      const { describe } = await import("./leaf.js");
      const { default: parse } = await import("yargs-parser");
      console.log(JSON.stringify([first, count, await describe(), parse(process.argv.slice(2)).n]));
    }
    void main();`,
  "state.ts": "export const count = 3;",
  "leaf.ts": `
    import { describeVersions, propertyVersions } from "${root}src/schema/versions.js";
    export async function describe() {
      const { verb } = await import("./inner/leaf.js");
      return verb + describeVersions(propertyVersions("/activities/activityIcons") ?? []);
    }`,
  "inner/leaf.ts": 'export const verb = "it ";',
  "library.ts": `
    export { validateBody } from "${root}src/schema/request.js";
    export const describe = async () => (await import("./leaf.js")).describe();`,
};

beforeAll(async () => {
  mkdirSync(`${folder}/inner`);
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
  const [cli, library] = [`${folder}/cli.ts`, `${folder}/library.ts`];
  await bundle({ cli, library, target: `${folder}/dist/` });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the command line finds its chunks and the generated files", () => {
  const output = execFileSync(process.execPath, [`${folder}/dist/cli.cjs`, "-n", "4"], {
    cwd: "/",
    encoding: "utf8",
  });
  expect(JSON.parse(output)).toEqual([true, 3, "it exists from 1.22", 4]);
});

test("so does the library", async () => {
  const library = await import(pathToFileURL(`${folder}/dist/index.js`).href);
  expect(library.validateBody({})).toHaveLength(2);
  expect(await library.describe()).toBe("it exists from 1.22");
});
