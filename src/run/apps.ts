import type { Trouble } from "../files/discover.js";
import { type Files, folderOf, nameOf, pathFrom } from "../files/files.js";
import { type Recording, recording } from "../files/recording.js";
import { jsonIn, zipPackage } from "../input/archive.js";
import type { Environments } from "../input/env-files.js";
import { readEnvironment } from "../input/environment.js";
import { folderPackage } from "../input/folder-package.js";
import { known } from "../json/template.js";
import type { App } from "../model/app.js";
import { namings } from "../model/namings.js";
import { areVariants } from "../model/variants.js";
import { createApp } from "./create-app.js";
import type { Gatherer, ReadFile } from "./gather.js";

/** The settings of one app in the configuration or on the command line. */
export interface AppSettings {
  readonly manifest: string;
  readonly hasRequest: (path: string) => boolean;
  readonly catalogId?: string | undefined;
  readonly senderId?: string | undefined;
  readonly environments: Environments;
}

/** A manifest of the project, with all that belongs to it. */
export interface RunApp {
  /** For an archive its own path. */
  readonly path: string;
  readonly app: App;
  /** Env files of the app that could not be read. */
  readonly troubles: readonly Trouble[];
  /** Whether a file is part of the app: its manifest, a file that the manifest names, an env file. */
  hasPart(path: string): boolean;
  /** Whether the app has to be made again once a file has changed, or has come or gone. */
  dependsOn(path: string, change: Change): boolean;
  /** The files and folders beside its manifest that were looked at for it, up to now. */
  readonly asked: Recording["asked"];
}

/** A change of a file: its content is another, or its name is new in its folder or gone. */
export type Change = "content" | "name";

/** The project of an app, as far as making the app needs it. */
export interface AppContext {
  readonly files: Files;
  readonly gatherer: Gatherer;
  /** The project's root. */
  readonly root: string;
  readonly settings: readonly AppSettings[];
  readonly environments: Environments;
  /** The apps of the project with an Entra app; ids are in lower case. */
  withEntraApp(id: string): readonly RunApp[];
  /** By the manifest id in lower case. */
  withId(id: string): readonly RunApp[];
  requestCount(app: RunApp): number;
}

/** Makes a manifest that was read into an app with its languages, package and environment. */
export function buildApp(
  { path, manifest, archive }: ReadFile & { readonly manifest: NonNullable<ReadFile["manifest"]> },
  context: AppContext,
): RunApp {
  const { gatherer } = context;
  const own = context.settings.find((named) => named.manifest === path);
  const { files, hasRead, hasListed, asked } = recording(context.files);
  const { environment, sender, troubles } = readEnvironment(
    files,
    path,
    { ...own?.environments, ...context.environments },
    context.root,
  );
  const folder = folderOf(path);
  const pack = archive ? zipPackage(archive) : folderPackage(files, folder);
  const inPackage = (name: string) => {
    // Only out of the package: a manifest from a pull request reads nothing else, links included.
    if (!pack.has(name)) return undefined;
    const at = pathFrom(folder, name, files);
    files.kind(at);
    return gatherer.document(at);
  };
  const readJson = archive ? jsonIn(archive, gatherer.remember) : inPackage;
  const app = createApp(manifest, {
    // Nothing fills the placeholders of a built package any more.
    environment: archive ? undefined : environment,
    package: pack,
    language: readJson,
    part: readJson,
    catalogId: own?.catalogId,
    sender:
      own?.senderId === undefined ? sender : { id: own.senderId, origin: "the configuration" },
    requestCount: () => context.requestCount(self),
    sharesEntraAppWith: () => sharingEntraApp(app, context),
    otherWithId(id) {
      const [only, another] = context.withId(id.toLowerCase());
      return another || only?.app === app ? undefined : only?.app;
    },
  });
  const parts = new Set([path, ...(archive ? [] : partsOf(app))]);
  const envFolders = new Set(environment?.files.map(folderOf));
  const self: RunApp = {
    path,
    app,
    troubles,
    hasPart: (file) =>
      parts.has(file) || (nameOf(file).startsWith(".env") && envFolders.has(folderOf(file))),
    asked,
    dependsOn: (file, change) =>
      file === path || hasRead(file) || (change === "name" && hasListed(folderOf(file))),
  };
  return self;
}

function partsOf(app: App): string[] {
  return [...namings(app)].flatMap(({ path }) =>
    path === undefined ? [] : app.package.fileName(path),
  );
}

/** The other apps with the Entra app of this one; variants of one app are no two. */
function sharingEntraApp(app: App, { withEntraApp }: AppContext): readonly App[] {
  const id = entraAppOf(app);
  const sharing = id === undefined ? [] : withEntraApp(id);
  if (sharing.length < 2) return none;
  return sharing.flatMap(({ app: other }) =>
    other === app || isSameApp(other, app) || areVariants(other, app) ? [] : other,
  );
}

const none: readonly App[] = [];

/** The Entra app id of an app in lower case, where it is known. */
export function entraAppOf({ manifest }: App): string | undefined {
  return known(manifest.webApplicationInfo?.id)?.toLowerCase();
}

/** The manifest id of an app in lower case, where it is known. */
export function idOf({ manifest }: App): string | undefined {
  return known(manifest.id)?.toLowerCase();
}

/** Unknown ids may be the same. */
function isSameApp(a: App, b: App): boolean {
  const [one, other] = [idOf(a), idOf(b)];
  return one === undefined || other === undefined || one === other;
}
