/** Where an archive holds the manifest; `nested` is the folder, `app/`, absent at the top. */
export interface ManifestPath {
  readonly path: string;
  readonly nested?: string;
}

/**
 * The `manifest.json` of an archive's names: the one at the top, else the one in the fewest
 * folders, and of several the first. Undefined where there is none.
 */
export function locateManifest(names: Iterable<string>): ManifestPath | undefined {
  let path: string | undefined;
  let fewest = Infinity;
  for (const name of names) {
    if (name !== "manifest.json" && !name.endsWith("/manifest.json")) continue;
    const folders = name.split("/").length - 1;
    if (folders >= fewest) continue;
    path = name;
    fewest = folders;
  }
  if (path === undefined) return undefined;
  return fewest === 0 ? { path } : { path, nested: path.slice(0, -"manifest.json".length) };
}
