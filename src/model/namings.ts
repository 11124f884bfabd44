import { valueAt } from "../json/pointer.js";
import type { At } from "../rule.js";
import type { App } from "./app.js";
import { namedFiles } from "./named-files.js";
import { filesNamedIn } from "./package-parts.js";

/** A place that names a file of the package. */
export interface Naming {
  readonly at: At;
  readonly name: string;
  /** The file's path from the manifest's folder; undefined where it leads out of the package. */
  readonly path: string | undefined;
  /** The whole text at the place; the path may be a part of it. */
  readonly text: string;
  /** The folder to which the name is relative: `agents/`. */
  readonly folder: string;
}

/** All files that the manifest names, then those that its agents and plugins name. */
export function* namings({ manifest, parts }: App): Generator<Naming> {
  for (const { pointer, name, path } of namedFiles(manifest)) {
    yield { at: pointer, name, text: name, folder: "", path };
  }
  for (const part of parts) {
    const { document } = part;
    const folder = part.path.slice(0, part.path.lastIndexOf("/") + 1);
    for (const { pointer, name, path } of filesNamedIn(part)) {
      const text = String(valueAt(document.value, pointer));
      yield { at: { document, pointer }, name, text, folder, path };
    }
  }
}
