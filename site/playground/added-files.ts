import { MANIFEST, type PackageFiles } from "./texts.js";

/**
 * The package with files that somebody chose, each under the path by which the manifest names it, else under its name.
 * A manifest among them begins another package.
 */
export async function withAdded(
  files: PackageFiles,
  chosen: readonly File[],
): Promise<PackageFiles> {
  const own = chosen.find(({ name }) => name === MANIFEST);
  const manifest = own ? await own.text() : (files[MANIFEST] as string);
  const added = chosen.map(
    async (file) =>
      [
        pathOf(file.name, manifest),
        file.name.endsWith(".json") ? await file.text() : new Uint8Array(await file.arrayBuffer()),
      ] as const,
  );
  return { ...(own ? {} : files), ...Object.fromEntries(await Promise.all(added)) };
}

/** `crane.png` is `icons/crane.png` where that stands in the manifest. */
function pathOf(name: string, manifest: string): string {
  const strings = manifest.matchAll(/"((?:[^"\\]|\\.)*)"/g);
  const named = Array.from(strings, ([, text]) => text!.replace(/^\.\//, ""));
  return named.find((text) => text.split("/").at(-1) === name) ?? name;
}
