import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../scripts/bundle.mjs";

// With "/", which a module's text can hold on Windows too.
const root = fileURLToPath(new URL("../", import.meta.url)).replaceAll("\\", "/");
// Inside the project, so that packages are found from there.
const folder = mkdtempSync(`${root}node_modules/.teamslint-bundle-`);

const files = {
  "cli.ts": `
    import { validateManifest } from "${root}src/schema/validate.js";
    import { load } from "./commands.js";
    import { current, raise } from "./state.js";
    async function main() {
      const first = validateManifest("1.30", {}).length > 5;
      const { describe } = await import("./leaf.js");
      const { default: parse } = await import("yargs-parser");
      raise();
      const command = await (await load()).run();
      const { n } = parse(process.argv.slice(2));
      console.log(JSON.stringify([first, current(), await describe(), n, command]));
    }
    void main();`,
  "state.ts": `
    let count = 3;
    export const raise = () => void (count += 1);
    export const current = () => count;`,
  "commands.ts": 'export const load = () => import("./command.js");',
  "command.ts": `
    import { current } from "./state.js";
    export async function run() {
      const { verb } = await import("./inner/leaf.js");
      return verb + current();
    }`,
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
  // A command sees the state of the file that has the table of commands.
  expect(JSON.parse(output)).toEqual([true, 4, "it exists from 1.22", 4, "it 4"]);
});

test("so does the library", async () => {
  const library = await import(pathToFileURL(`${folder}/dist/index.js`).href);
  expect(library.validateBody({})).toHaveLength(2);
  expect(await library.describe()).toBe("it exists from 1.22");
});
