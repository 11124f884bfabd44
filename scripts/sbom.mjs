/**
 * The software bill of materials of a release, as CycloneDX 1.5 JSON: what npm says of the packages that are bundled
 * into the package and into the extension for VS Code, of all that is installed to build and test them. They are
 * no dependencies of the package in npm's sense.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundledPackages, extensionPackages } from "./bundled-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** npm's mark of a package that is not needed at run time, as it sees it. */
const DEVELOPMENT = "cdx:npm:package:development";

/** The document; an error where npm's has not all that is bundled. `npm ci` has been run for the extension. */
export async function softwareBill() {
  const bill = billIn(root);
  const known = [bill, billIn(`${root}editors/vscode`)];
  // npm takes the name of the folder.
  bill.metadata.component.name = "teamslint";
  const folders = [...(await bundledPackages()), ...(await extensionPackages())];
  const bundled = [...new Set(folders.map(reference))].sort();
  const find = (list, key) => (ref) =>
    known.flatMap((one) => one[list]).find((entry) => entry[key] === ref);
  const components = bundled.flatMap((ref) => find("components", "bom-ref")(ref) ?? []);
  if (components.length !== bundled.length)
    throw new Error(`npm sbom names ${components.length} of ${bundled.length} bundled packages`);
  bill.components = components.map((component) => ({
    ...component,
    properties: component.properties.filter(({ name }) => name !== DEVELOPMENT),
  }));
  const needs = bundled.flatMap(find("dependencies", "ref")).map(({ ref, dependsOn }) => ({
    ref,
    dependsOn: dependsOn.filter((one) => bundled.includes(one)),
  }));
  bill.dependencies = [{ ref: bill.metadata.component["bom-ref"], dependsOn: bundled }, ...needs];
  return bill;
}

/** npm's own of all that is installed in a folder. */
function billIn(folder) {
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm sbom failed in ${folder}: ${stderr}`);
  return JSON.parse(stdout);
}

/** npm's reference of an installed package. */
function reference(folder) {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${name}@${version}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await softwareBill(), undefined, 2));
