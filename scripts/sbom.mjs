/**
 * Writes the software bill of materials of the package to stdout, as CycloneDX 1.5 JSON: npm's own for what is
 * installed here, less the packages that only build and test. All of it is bundled, and so no dependency of the
 * package in npm's sense.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundledPackages } from "./bundled-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** npm's mark of a package that is not needed at run time, as it sees it. */
const DEVELOPMENT = "cdx:npm:package:development";

/** The document; an error where npm's has not all that is bundled. */
export async function softwareBill() {
  const { status, stdout, stderr } = spawnSync("npm", ["sbom", "--sbom-format", "cyclonedx"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const bill = JSON.parse(stdout);
  // npm takes the name of the folder.
  bill.metadata.component.name = "teamslint";
  const own = bill.metadata.component["bom-ref"];
  const bundled = (await bundledPackages()).map(reference);
  bill.components = bill.components
    .filter((component) => bundled.includes(component["bom-ref"]))
    .map((component) => ({
      ...component,
      properties: component.properties.filter(({ name }) => name !== DEVELOPMENT),
    }));
  if (bill.components.length !== bundled.length)
    throw new Error(
      `npm sbom names ${bill.components.length} of ${bundled.length} bundled packages`,
    );
  const needs = bill.dependencies
    .filter(({ ref }) => bundled.includes(ref))
    .map(({ ref, dependsOn }) => ({
      ref,
      dependsOn: dependsOn.filter((one) => bundled.includes(one)),
    }));
  bill.dependencies = [{ ref: own, dependsOn: bundled }, ...needs];
  return bill;
}

/** npm's reference of an installed package; what lies deeper in node_modules is of another version. */
function reference(name) {
  const text = readFileSync(`${root}node_modules/${name}/package.json`, "utf8");
  return `${name}@${JSON.parse(text).version}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await softwareBill(), undefined, 2));
