import { type Files, folderOf, joinPath } from "../files/files.js";
import type { Gatherer } from "./gather.js";
import { type Environments, readEnvironment } from "../input/environment.js";
import { folderPackage, languageIn, zipPackage } from "../input/package.js";
import type { Document } from "../json/document.js";
import { known } from "../json/template.js";
import { createApp, type GrowingApp } from "./create-app.js";
import { areVariants } from "../model/variants.js";

/** What the configuration or the command line says of one app. */
export interface AppSettings {
  readonly manifest: string;
  readonly hasRequest: (path: string) => boolean;
  readonly catalogId?: string | undefined;
  readonly senderId?: string | undefined;
  readonly environments: Environments;
}

/** A manifest of the run. One that was only looked up for a request is not judged itself. */
export interface RunApp {
  /** For an archive its own path. */
  readonly path: string;
  readonly app: GrowingApp;
  readonly isJudged: boolean;
}

/** Makes the gathered manifests into apps, each with its languages, package and environment. */
export function buildApps(
  files: Files,
  gatherer: Gatherer,
  settings: readonly AppSettings[],
  environments: Environments,
): RunApp[] {
  const apps: RunApp[] = [];
  for (const [path, document] of gatherer.manifests) {
    const own = settings.find(({ manifest }) => manifest === path);
    apps.push(buildApp(path, document, own, { ...own?.environments, ...environments }));
  }
  shareEntraApps(apps);
  return apps;

  function buildApp(
    path: string,
    document: Document,
    own: AppSettings | undefined,
    choice: Environments,
  ): RunApp {
    const unpacked = gatherer.packages.get(path);
    const { environment, sender, troubles } = readEnvironment(files, path, choice);
    for (const { message, isFatal } of troubles) gatherer.trouble(message, isFatal);
    const folder = folderOf(path);
    const pack = unpacked ? zipPackage(path, unpacked) : folderPackage(files, folder);
    const app = createApp(document, {
      // Nothing fills the placeholders of a built package any more.
      environment: unpacked ? undefined : environment,
      package: pack,
      language: unpacked
        ? languageIn(path, unpacked, (file) => gatherer.remember(file))
        : (name) => readLanguage(joinPath(folder, name), pack.has(name)),
      catalogId: own?.catalogId,
      sender:
        own?.senderId === undefined ? sender : { id: own.senderId, origin: "the configuration" },
    });
    return { path, app, isJudged: gatherer.judged.has(path) };
  }

  /** Only out of the package: a manifest from a pull request reads nothing else, links included. */
  function readLanguage(path: string, isInPackage: boolean): Document | undefined {
    return isInPackage || gatherer.others.has(path) ? gatherer.readOther(path) : undefined;
  }
}

/** Tells apps that have one Entra app about each other; variants of one app are no two. */
function shareEntraApps(apps: readonly RunApp[]): void {
  const byEntraApp = new Map<string, RunApp[]>();
  for (const item of apps) {
    const id = known(item.app.manifest.webApplicationInfo?.id)?.toLowerCase();
    if (id !== undefined) byEntraApp.set(id, [...(byEntraApp.get(id) ?? []), item]);
  }
  for (const sharing of byEntraApp.values()) {
    for (const { app } of sharing) {
      app.sharesEntraAppWith = sharing.flatMap((other) =>
        other.app === app || isSameApp(other.app, app) || areVariants(other.app, app)
          ? []
          : other.app,
      );
    }
  }
}

/** Unknown ids may be the same. */
function isSameApp(a: GrowingApp, b: GrowingApp): boolean {
  const [one, other] = [known(a.manifest.id), known(b.manifest.id)];
  return one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
}
