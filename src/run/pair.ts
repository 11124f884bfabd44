import { type Files, folderOf, inFolder, parentOf, seenFromFolder } from "../files/files.js";
import type { App } from "../model/app.js";
import type { NotificationRequest } from "../model/request.js";
import { known } from "../json/template.js";
import { sameId } from "../model/ids.js";

/** Folders in which an app keeps its package beside its other files (domain facts, section 13), in lower case. */
const PACKAGE_FOLDERS = new Set([
  "app-package",
  "apppackage",
  "app-manifest",
  "appmanifest",
  "manifest",
  "manifests",
  "teams",
  "teams-app",
  "teamsapp",
  "teams-app-manifest",
  "teams-appmanifest",
  "teamsapp-manifest",
  "teamsappmanifest",
  "package",
  "tabnotificationapp",
]);

function isPackageFolder(name: string): boolean {
  return PACKAGE_FOLDERS.has(name.toLowerCase());
}

/** Why a request belongs to an app: for `print-config`. */
export type PairingReason =
  | "--manifest"
  | "the configuration"
  | "the nearest manifest"
  | "the only manifest"
  | "the ids in a request";

export interface Pairing<A> {
  /**
   * Several where their manifests lie side by side: the request must fit one of them. By the ids in
   * a request it belongs to the one that it names, and to none if it names none.
   */
  readonly candidates: readonly A[];
  readonly reason: PairingReason | undefined;
}

/** The manifests that somebody named for requests. */
export interface PairingSettings {
  /** `--manifest`: every request belongs to this one. */
  readonly manifest?: string | undefined;
  /** The project's root. */
  readonly root?: string;
  /** Of the configuration. */
  readonly apps?: readonly {
    readonly manifest: string;
    hasRequest(path: string): boolean;
  }[];
}

/** The apps of a project. */
export interface Apps<A> {
  /** The app of a manifest or an archive; undefined where that file is none. */
  at(path: string): A | undefined;
  /** Every app of the project. */
  all(): readonly A[];
}

/** Makes a function from a file of requests to the apps that they belong to. */
export function createPairing<A>(
  { manifest, root = "", apps: configured = [] }: PairingSettings,
  files: Files,
  apps: Apps<A>,
): (requestFile: string) => Pairing<A> {
  /** By folder, whose files all have one, unless the configuration names files. */
  const pairings = new Map<string, Pairing<A>>();

  function pairingOf(path: string): Pairing<A> {
    if (manifest !== undefined) return { candidates: appsAt([manifest]), reason: "--manifest" };
    const own = configured.filter((app) => app.hasRequest(path));
    if (own.length > 0) {
      const candidates = appsAt(own.map((named) => named.manifest));
      return { candidates, reason: "the configuration" };
    }
    for (const level of manifestPathsAbove(path, root, files)) {
      const candidates = appsAt(level);
      if (candidates.length > 0) return { candidates, reason: "the nearest manifest" };
    }
    const candidates = apps.all();
    if (candidates.length === 0) return { candidates, reason: undefined };
    return {
      candidates,
      reason: candidates.length === 1 ? "the only manifest" : "the ids in a request",
    };
  }

  function appsAt(paths: readonly string[]): A[] {
    return paths.flatMap((path) => apps.at(path) ?? []);
  }

  return (path) => {
    const place = configured.length > 0 ? path : folderOf(path);
    const found = pairings.get(place) ?? pairingOf(path);
    pairings.set(place, found);
    return found;
  };
}

/**
 * Files that may be the manifest of a file, level by level upwards: in a folder itself, and then in the
 * package folders that lie in it (`src/manifest` and `src/appPackage` are those of yo teams and older
 * templates). Ends at a repository's top or the file system's; above the project's root no archive counts.
 */
function* manifestPathsAbove(path: string, root: string, files: Files): Generator<string[]> {
  let folder = folderOf(path);
  for (let level = 0; level < 30; level += 1) {
    // The folder may be a made-up one: stdin has the name that it was given.
    const entries = files.list(folder) ?? [];
    const isInside = seenFromFolder(root, folder, files) !== undefined;
    const manifestsIn = isInside ? jsonAndZipIn : jsonIn;
    yield manifestsIn(folder, files);
    yield [folder, inFolder(folder, "src", files)].flatMap((parent) =>
      (files.list(parent) ?? []).flatMap(({ name, kind }) =>
        kind === "folder" && isPackageFolder(name)
          ? manifestsIn(inFolder(parent, name, files), files)
          : [],
      ),
    );
    if (entries.some(({ name }) => name === ".git")) return;
    const parent = parentOf(folder, files);
    if (parent === undefined) return;
    folder = parent;
  }
}

function jsonAndZipIn(folder: string, files: Files): string[] {
  return filesIn(folder, /\.(?:json|zip)$/i, files);
}

function jsonIn(folder: string, files: Files): string[] {
  return filesIn(folder, /\.json$/i, files);
}

function filesIn(folder: string, names: RegExp, files: Files): string[] {
  return (files.list(folder) ?? [])
    .filter(({ name, kind }) => kind === "file" && names.test(name))
    .map(({ name }) => inFolder(folder, name, files));
}

/**
 * Of several apps the one that the request names: by `teamsAppId`, else by the app of its topic or
 * of its link. Undefined where it names none of them.
 */
export function namedBy<A extends { readonly app: App }>(
  { link, entity, body }: NotificationRequest,
  candidates: readonly A[],
): A | undefined {
  const named = [
    known(body.teamsAppId),
    entity && "appId" in entity ? entity.appId : undefined,
    link && "appId" in link ? link.appId : undefined,
  ];
  for (const id of named) {
    if (id === undefined) continue;
    const found = candidates.find(({ app }) => {
      const own = known(app.manifest.id);
      return (
        (own !== undefined && sameId(id, own)) ||
        (app.catalogId !== undefined && sameId(id, app.catalogId))
      );
    });
    if (found) return found;
  }
  return undefined;
}
