import type { App } from "./app.js";

/**
 * Whether two manifests are one app for several environments, so that their common Entra app is no
 * mistake: `manifest.dev.json` beside `manifest.prod.json`, the same path but for the name of an
 * environment, or the same manifest but for its ids.
 */
export function areVariants(a: App, b: App): boolean {
  const pathA = a.document.source.file.file;
  const pathB = b.document.source.file.file;
  const folder = folderOfVariant(pathA);
  if (folder !== undefined && folder === folderOfVariant(pathB)) return true;
  return withoutEnvironment(pathA) === withoutEnvironment(pathB) || withoutIds(a) === withoutIds(b);
}

/** The folder of `manifest.json` or `manifest.<env>.json`; an environment may have any name. */
function folderOfVariant(path: string): string | undefined {
  return /^(.*?)manifest(?:\.[\w-]+)?\.json$/.exec(path)?.[1];
}

const environments: ReadonlySet<string> = new Set([
  "local",
  "dev",
  "develop",
  "development",
  "test",
  "testing",
  "qa",
  "uat",
  "int",
  "integration",
  "stage",
  "staging",
  "preview",
  "preprod",
  "sandbox",
  "demo",
  "prod",
  "production",
  "release",
]);

/** The path with the environments' names left out; `my-app-dev/x.json` becomes `my-app/x.json`. */
function withoutEnvironment(path: string): string {
  return path
    .split("/")
    .map((segment) => {
      const words = segment.split(/[._-]/);
      const rest = words.filter(
        (word) => !environments.has(word.toLowerCase().replace(/\d{1,4}$/, "")),
      );
      return rest.length === words.length ? segment : rest.join("-");
    })
    .join("/");
}

const texts = new WeakMap<App, string>();

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The manifest's text with all GUIDs alike and no white space; kept, because apps are compared in pairs. */
function withoutIds(app: App): string {
  let text = texts.get(app);
  if (text === undefined) {
    text = app.document.source.text.replace(/\s+/g, "").replace(GUID, "id");
    texts.set(app, text);
  }
  return text;
}
