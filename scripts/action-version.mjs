/**
 * Prints the version of teamslint that the GitHub action installs: the one that is asked for, that of the action
 * where none is, and for "project" the one that the nearest package-lock.json or package.json above the
 * working directory pins. Only a plain version is taken from there: a pull request may have written it.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("../package.json", import.meta.url));
const [asked = ""] = process.argv.slice(2);
const version =
  asked === "" ? readJson(own).version : asked === "project" ? pinned(process.cwd()) : asked;
if (version === undefined) {
  console.error(
    'teamslint: version is "project", and no package-lock.json or package.json pins teamslint to one version',
  );
  process.exitCode = 2;
} else console.log(version);

function pinned(folder) {
  const locked = readJson(join(folder, "package-lock.json"))?.packages?.["node_modules/teamslint"];
  const { dependencies, devDependencies } = readJson(join(folder, "package.json")) ?? {};
  const found = [locked?.version, devDependencies?.teamslint, dependencies?.teamslint];
  const plain = found.find((one) => /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(String(one)));
  if (plain !== undefined || dirname(folder) === folder) return plain;
  return pinned(dirname(folder));
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
