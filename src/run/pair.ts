import { type Files, folderOf, foldersAbove, joinPath, nameOf } from "../files/files.js";
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

/** A manifest by where it lies; for an archive the archive's own path. */
export interface Placed {
  readonly path: string;
}

/** What names the manifests of requests, where somebody did. */
export interface PairingSettings {
  /** `--manifest`: every request belongs to this one. */
  readonly manifest?: string | undefined;
  /** Of the configuration. */
  readonly apps?: readonly {
    readonly manifest: string;
    hasRequest(path: string): boolean;
  }[];
}

/** Makes a function from a file of requests to the manifests that they belong to, of those of the run. */
export function createPairing<A extends Placed>(
  { manifest, apps: configured = [] }: PairingSettings,
  apps: () => readonly A[],
): (requestFile: string) => Pairing<A> {
  /** By folder, whose files all have one, unless the configuration names files. */
  const pairings = new Map<string, Pairing<A>>();

  function pairingOf(path: string): Pairing<A> {
    if (manifest !== undefined) {
      const candidates = apps().filter((app) => app.path === manifest);
      return { candidates, reason: "--manifest" };
    }
    const own = configured.filter((app) => app.hasRequest(path));
    if (own.length === 0) return nearest(path, apps());
    const candidates = apps().filter((app) => own.some((named) => named.manifest === app.path));
    return { candidates, reason: "the configuration" };
  }

  return (path) => {
    const place = configured.length > 0 ? path : folderOf(path);
    const found = pairings.get(place) ?? pairingOf(path);
    pairings.set(place, found);
    return found;
  };
}

/**
 * The manifests nearest to a file: in its folder or above, or in a package folder there; else the
 * only one of the run; else all of them, of which a request may name one.
 */
function nearest<A extends Placed>(path: string, apps: readonly A[]): Pairing<A> {
  for (const folder of foldersAbove(path)) {
    const here = apps.filter((app) => folderOf(app.path) === folder);
    if (here.length > 0) return { candidates: here, reason: "the nearest manifest" };
    const beside = apps.filter((app) => isInPackageFolder(app.path, folder));
    if (beside.length > 0) return { candidates: beside, reason: "the nearest manifest" };
  }
  if (apps.length === 0) return { candidates: [], reason: undefined };
  return {
    candidates: apps,
    reason: apps.length === 1 ? "the only manifest" : "the ids in a request",
  };
}

function isInPackageFolder(path: string, folder: string): boolean {
  const own = folderOf(path);
  if (own === folder || (folder !== "" && !own.startsWith(`${folder}/`))) return false;
  const inside = folder === "" ? own : own.slice(folder.length + 1);
  const segments = inside.split("/");
  const last = segments.at(-1)!;
  // `src/manifest` and `src/appPackage` are the package folders of yo teams and older templates.
  return (
    isPackageFolder(last) &&
    (segments.length === 1 || (segments.length === 2 && segments[0] === "src"))
  );
}

/**
 * JSON files that may be the manifest of a file, level by level upwards: those of the run need not
 * hold it when only a request was named. Ends at a repository's top or the file system's.
 */
export function* manifestPathsAbove(path: string, files: Files): Generator<string[]> {
  let folder = folderOf(path);
  for (let level = 0; level < 30; level += 1) {
    // The folder may be a made-up one: stdin has the name that it was given.
    const entries = files.list(folder) ?? [];
    const found: string[] = [];
    for (const { name, kind } of entries) {
      const inside = folder === "" ? name : `${folder}/${name}`;
      if (kind === "file" && /\.json$/i.test(name)) found.push(inside);
      else if (kind === "folder" && isPackageFolder(name)) found.push(...jsonIn(inside, files));
      else if (kind === "folder" && name === "src") {
        for (const inner of files.list(inside) ?? []) {
          if (inner.kind === "folder" && isPackageFolder(inner.name))
            found.push(...jsonIn(`${inside}/${inner.name}`, files));
        }
      }
    }
    yield found;
    if (entries.some(({ name }) => name === ".git")) return;
    if (folder === "/" || /^[A-Za-z]:$/.test(folder)) return;
    folder = folder === "" || nameOf(folder) === ".." ? joinPath(folder, "..") : folderOf(folder);
  }
}

function jsonIn(folder: string, files: Files): string[] {
  return (files.list(folder) ?? [])
    .filter(({ name, kind }) => kind === "file" && /\.json$/i.test(name))
    .map(({ name }) => `${folder}/${name}`);
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
