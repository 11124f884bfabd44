import type { ManifestView } from "./manifest.js";

/** A file of the package that the manifest names. */
export interface NamedFile {
  /** JSON pointer of the name in the manifest: `/icons/color`. */
  readonly pointer: string;
  /** As written. */
  readonly name: string;
  /** Relative to the manifest, with `/`, without `.` and `..`; undefined where the name leads out of the package. */
  readonly path: string | undefined;
}

/**
 * The properties that hold a path in Microsoft's schemas 1.0 to 1.30 and devPreview: all of type `relativePath`, and
 * the two whose description alone says so (activity icons, agent skills).
 */
const PLACES: readonly string[] = [
  "icons/color",
  "icons/outline",
  "icons/color32x32",
  "localizationInfo/defaultLanguageFile",
  "localizationInfo/additionalLanguages/*/file",
  "activities/activityIcons/*/iconFile",
  "configurableTabs/*/sharePointPreviewImage",
  "composeExtensions/*/apiSpecificationFile",
  "composeExtensions/*/commands/*/apiResponseRenderingTemplateFile",
  "meetingExtensionDefinition/scenes/*/file",
  "meetingExtensionDefinition/scenes/*/preview",
  "meetingExtensionDefinition/videoFilters/*/thumbnail",
  "copilotAgents/declarativeAgents/*/file",
  "agenticUserTemplates/*/file",
  "agentConnectors/*/toolSource/plugin/file",
  "agentConnectors/*/toolSource/remoteMcpServer/mcpToolDescription/file",
  "agentConnectors/*/toolSource/localMcpServer/mcpToolDescription/file",
  "agentSkills/*/folder",
];

/**
 * The schema wants a path; the manifests of yo teams have a URL here (pnp/generator-teams, TabManifestUpdater), which
 * Teams takes. A URL names no file.
 */
const PATH_OR_URL = "sharePointPreviewImage";

/** The manifest names a skill by its folder, which holds this file (schema 1.30, `agentSkills`). */
const SKILL_FILE = "SKILL.md";

/** The files that a manifest names, in the order of `PLACES`; names that are filled in later are left out. */
export function namedFiles(manifest: ManifestView): NamedFile[] {
  const files: NamedFile[] = [];
  for (const place of PLACES) collect(manifest, place.split("/"), 0, "", files);
  return files;
}

function collect(
  value: unknown,
  place: readonly string[],
  depth: number,
  pointer: string,
  files: NamedFile[],
): void {
  const segment = place[depth];
  if (segment === undefined) {
    if (typeof value !== "string") return;
    if (place.at(-1) === PATH_OR_URL && /^https?:/i.test(value)) return;
    const path = packagePath(value);
    const isFolder = place.at(-1) === "folder";
    files.push({ pointer, name: value, path: isFolder && path ? `${path}/${SKILL_FILE}` : path });
  } else if (typeof value !== "object" || value === null) return;
  else if (segment !== "*") {
    const child = (value as Record<string, unknown>)[segment];
    collect(child, place, depth + 1, `${pointer}/${segment}`, files);
  } else if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) {
      collect(child, place, depth + 1, `${pointer}/${index}`, files);
    }
  }
}

/**
 * The path of a file in its package, as an archive spells it: `./icons/a.png` is `icons/a.png`. Undefined for a URL,
 * a drive, an absolute path, a path with `\`, and a path that leads out of the package.
 */
export function packagePath(name: string): string | undefined {
  if (name.startsWith("/") || name.includes("\\") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(name))
    return undefined;
  const segments: string[] = [];
  for (const segment of name.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}
