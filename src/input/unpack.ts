import { parseFile, textFile } from "../json/parse.js";
import type { Unpacked } from "./package.js";
import { readZip } from "./zip.js";
import { locateManifest } from "./zip-manifest.js";

/**
 * Unpacks of an archive what a linter needs: the manifest, and every file whose name stands
 * somewhere in it. Nothing is written to disk. Never rejects: what is wrong is among `problems`.
 */
export async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  const zip = await readZip(bytes);
  const contents = new Map<string, Uint8Array>();
  const located = locateManifest(zip.names);
  const own = located && (await zip.read(located.path));
  if (!located || !own) {
    return {
      names: zip.names,
      contents,
      problems: withMissing(zip.problems, located !== undefined),
    };
  }
  const text = new TextDecoder().decode(own);
  const folder = located.nested ?? "";
  for (const name of namesIn(parseFile(textFile(located.path, text)).value)) {
    const path = folder + name.replace(/^(?:\.\/)+/, "");
    if (!zip.names.has(path) || contents.has(path)) continue;
    const content = await zip.read(path);
    if (content) contents.set(path, content);
  }
  return {
    names: zip.names,
    contents,
    problems: zip.problems,
    manifest: { path: located.path, text },
  };
}

function withMissing(problems: Unpacked["problems"], hasManifest: boolean): Unpacked["problems"] {
  if (hasManifest || problems.length > 0) return problems;
  return [
    {
      message: "the archive holds no manifest.json",
      help: "an app package is a zip archive with manifest.json at its top",
    },
  ];
}

/** Every string of a value, in any depth. */
function* namesIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const child of Object.values(value)) yield* namesIn(child);
  }
}
