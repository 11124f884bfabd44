/** Folders in which most files are nobody's: what a run over them costs beyond reading them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { randomOf, writeApp, words } from "./inputs.mjs";

/** Writes an app among `megabytes` of JSON that is none of ours, in files as lock files are. */
export function writeForeignJson(folder, megabytes) {
  writeApp(folder, { requests: 10 });
  const next = randomOf(5);
  for (let file = 0; file < megabytes; file += 1) {
    const packages = {};
    for (let bytes = 0; bytes < 1e6; bytes += 250) {
      const name = `${words[next(words.length)]}-${words[next(words.length)]}-${next(1e6)}`;
      packages[`node_modules/${name}`] = {
        version: `${next(9)}.${next(20)}.${next(20)}`,
        integrity: `sha512-${Array.from({ length: 8 }, () => next(2 ** 30).toString(36)).join("")}`,
        dev: next(2) === 0,
        dependencies: { [words[next(words.length)]]: `^${next(9)}.0.0` },
      };
    }
    const where = `${folder}/packages/part-${file}`;
    mkdirSync(where, { recursive: true });
    writeFileSync(
      `${where}/lock.json`,
      JSON.stringify({ lockfileVersion: 3, packages }, undefined, 2),
    );
  }
}

/** Writes `apps` apps of `requests` files each among `foreign` files of other kinds. */
export function writeManyApps(folder, { apps, requests, foreign }) {
  for (let index = 0; index < apps; index += 1) {
    // Ids of its own, since apps that share theirs are reported.
    const tail = index.toString(16).padStart(12, "0");
    const own = (value) =>
      JSON.parse(
        JSON.stringify(value).replaceAll("8f6e1c2d3a4b", tail).replaceAll("1b2c3d4e5f60", tail),
      );
    writeApp(`${folder}/apps/app-${index}`, { requests, edit: own });
  }
  const next = randomOf(6);
  const endings = ["ts", "json", "py", "md", "css"];
  for (let index = 0; index < foreign; index += 1) {
    const where = `${folder}/sources/part-${index % 400}`;
    if (index < 400) mkdirSync(where, { recursive: true });
    const ending = endings[index % endings.length];
    writeFileSync(`${where}/file-${index}.${ending}`, textOf(ending, next));
  }
}

function textOf(ending, next) {
  const lines = Array.from(
    { length: 40 },
    (_, line) => `${words[next(words.length)]} ${words[next(words.length)]} ${line}`,
  );
  if (ending === "json") return JSON.stringify({ lines }, undefined, 2);
  if (ending === "ts")
    return lines.map((line, at) => `export const line${at} = "${line}";\n`).join("");
  if (ending === "py") return lines.map((line, at) => `line_${at} = "${line}"\n`).join("");
  return `${lines.join("\n")}\n`;
}
