import type { Package } from "../src/model/app.js";
import { closestFile } from "../src/model/closest-file.js";
import { missingFiles } from "../src/model/missing-files.js";
import type { Naming } from "../src/model/namings.js";
import { writing } from "../src/model/suggestions.js";
import { defineRule, type Finding } from "../src/rule.js";
import { quote } from "../src/words.js";

export default defineRule({
  id: "package-file-exists",
  severity: "error",
  summary:
    "Every file that the manifest, an agent or a plugin names is in the package, in exact case",

  *checkApp(app): Generator<Finding> {
    const { missing, present } = missingFiles(app);
    for (const [path, [first, ...others]] of missing) {
      const related = others.map(({ at }) => ({ at, message: "named here too" }));
      yield { ...describe(path, first, app.package, present), related };
    }
  },
});

function describe(
  path: string,
  naming: Naming,
  files: Package,
  present: ReadonlySet<string>,
): Finding {
  const { at } = naming;
  const where = files.kind === "zip" ? "in the package" : "beside the manifest";
  if (path === "") return { at, message: "the path is empty", help: `name a file ${where}` };
  const other = files.otherCase(path);
  if (other !== undefined) {
    return {
      at,
      message: `the file ${quote(path)} differs in case from ${quote(other)}, which is ${where}`,
      help: `write ${quote(other)}: in a package upper and lower case are different names`,
      ...suggest(other, naming),
    };
  }
  // The manifest names a skill by its folder, and the files of all skills have the same name.
  const isFolder = !path.endsWith(naming.name.slice(naming.name.lastIndexOf("/") + 1));
  const near = isFolder ? undefined : closestFile(path, files.nearby(path), present);
  const message = `there is no file ${quote(path)} ${where}`;
  if (near !== undefined) {
    return { at, message, help: `did you mean ${quote(near)}?`, ...suggest(near, naming) };
  }
  return {
    at,
    message,
    help: `put the file there, or correct the path; paths begin at the folder of ${naming.folder === "" ? "manifest.json" : "the file that names them"}`,
  };
}

/** A suggestion with the corrected path; none where the file is outside of the folder to which paths are relative. */
function suggest(path: string, { at, name, text, folder }: Naming): Pick<Finding, "suggestions"> {
  if (!path.startsWith(folder)) return {};
  const right = path.slice(folder.length);
  return {
    suggestions: [
      writing(
        at,
        text.replace(name, () => right),
      ),
    ],
  };
}
