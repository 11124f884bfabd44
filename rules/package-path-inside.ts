import { namedFiles, packagePath } from "../src/model/named-files.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "package-path-inside",
  severity: "error",
  summary: 'A path in the manifest is relative, uses "/" and stays in the package',

  *checkApp({ manifest }): Generator<Finding> {
    for (const { pointer, name, path } of namedFiles(manifest)) {
      if (path === undefined) yield { at: pointer, ...describe(name) };
    }
  },
});

function describe(name: string): { message: string; help: string } {
  const shown = quote(name);
  const beginsHere =
    "put the file into the package, and write its path from the folder of manifest.json";
  if (/^[A-Za-z]:/.test(name)) {
    return { message: `the path ${shown} begins with a drive`, help: beginsHere };
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(name)) {
    return { message: `${shown} is a URL, and only files of the package count`, help: beginsHere };
  }
  if (/^[/\\]/.test(name)) {
    return { message: `the path ${shown} begins at the root of a disk`, help: beginsHere };
  }
  if (!name.includes("\\")) {
    return { message: `the path ${shown} leads out of the package`, help: beginsHere };
  }
  const slashed = name.replaceAll("\\", "/");
  return {
    message: `the path ${shown} separates folders with "\\"`,
    help: packagePath(slashed) === undefined ? beginsHere : `write ${quote(slashed)}`,
  };
}
