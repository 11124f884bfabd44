import type { Package } from "../src/model/app.js";
import { type NamedFile, namedFiles } from "../src/model/named-files.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

/** Missing files that are told one by one: each is looked for in all names of the package. */
const MOST = 1_000;

export default defineRule({
  id: "package-file-exists",
  severity: "error",
  summary: "Every file that the manifest names is in the package, in exact case",

  *checkApp({ manifest, package: files }): Generator<Finding> {
    const missing = new Map<string, NamedFile[]>();
    // A source folder that holds none of them is no package: that is put together elsewhere.
    let isHere = files.kind === "zip";
    for (const named of namedFiles(manifest)) {
      const { path } = named;
      if (path === undefined || missing.size === MOST) continue;
      if (files.has(path)) isHere = true;
      else {
        // A name in another case shows as well that the folder is the package.
        if (files.otherCase(path) !== undefined) isHere = true;
        const others = missing.get(path);
        if (others) others.push(named);
        else missing.set(path, [named]);
      }
    }
    if (!isHere) return;
    for (const [path, [first, ...rest]] of missing) {
      if (first === undefined) continue;
      const related = rest.map(({ pointer }) => ({ at: pointer, message: "named here too" }));
      yield { at: first.pointer, ...describe(path, first.pointer, files), related };
    }
  },
});

function describe(path: string, pointer: string, files: Package): Omit<Finding, "at"> {
  const where = files.kind === "zip" ? "in the package" : "beside the manifest";
  if (path === "") return { message: "the path is empty", help: `name a file ${where}` };
  const other = files.otherCase(path);
  if (other !== undefined) {
    return {
      message: `the file ${quote(path)} differs in case from ${quote(other)}, which is ${where}`,
      help: `write ${quote(other)}: in a package upper and lower case are different names`,
      suggestions: [writing(pointer, other)],
    };
  }
  return {
    message: `there is no file ${quote(path)} ${where}`,
    help: "put the file there, or correct the path; paths begin at the folder of manifest.json",
  };
}
