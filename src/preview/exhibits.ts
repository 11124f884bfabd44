import { compareDiagnostics } from "../diagnostic.js";
import { resolvePlace } from "../json/place.js";
import { known } from "../json/template.js";
import type { App } from "../model/app.js";
import type { RunApp } from "../run/apps.js";
import { createRequest } from "../run/create-request.js";
import type { JudgedRequest } from "../run/judge.js";
import type { AppExhibits, Exhibit } from "./exhibit.js";
import { previewOf } from "./preview.js";

/** The most previews of one app: nobody reads more. */
const MOST = 500;

/** The apps and requests of a check. */
export interface Shown {
  /** The apps that the arguments name. */
  readonly apps: readonly RunApp[];
  readonly judged: readonly JudgedRequest[];
}

/** The selection of previews: one activity type, and one language. */
export interface Asked {
  readonly activity?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * The selected apps and the apps of the requests, in the order of their manifests' paths, each with its previews.
 * Apps without a preview are left out, and so are requests without an app.
 */
export function exhibitsOf({ apps, judged }: Shown, asked: Asked = {}): AppExhibits[] {
  const owners = judged.flatMap(({ owner }) => owner ?? []);
  return [...new Set([...apps, ...owners])]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((app) => appExhibits(app, judged, apps.includes(app), asked))
    .filter(({ exhibits }) => exhibits.length > 0);
}

/**
 * The requests of an app in the order of its activity types, then those of other types. A type without a request gets
 * a preview by itself where the app or the type was selected.
 */
function appExhibits(
  { path, app }: RunApp,
  judged: readonly JudgedRequest[],
  isAsked: boolean,
  { activity, language }: Asked,
): AppExhibits {
  const descriptions = descriptionsOf(app);
  const requests = judged
    .filter(({ owner }) => owner?.app === app)
    .map((request) => requestExhibit(app, request, descriptions, language));
  const types = [...app.activities.types.keys()];
  const declared = types.flatMap((type) => {
    const own = requests.filter(({ preview }) => preview.activityType === type);
    if (own.length > 0 || !(isAsked || type === activity)) return own;
    const preview = previewOf(app, { activityType: type }, language);
    return { preview, source: undefined, description: descriptions.get(type), findings: [] };
  });
  const others = requests.filter(({ preview }) => !app.activities.types.has(preview.activityType));
  const meant = [...declared, ...others].filter(
    ({ preview }) => activity === undefined || preview.activityType === activity,
  );
  return {
    name: appName(app),
    file: path,
    exhibits: meant.slice(0, MOST),
    leftOut: Math.max(0, meant.length - MOST),
  };
}

/** The short name in an app's manifest. */
export function appName({ manifest }: App): string {
  return known(manifest.name?.short) ?? "an app";
}

function requestExhibit(
  app: App,
  { found, diagnostics }: JudgedRequest,
  descriptions: ReadonlyMap<string, string>,
  language: string | undefined,
): Exhibit {
  const preview = previewOf(app, createRequest(found, app.environment), language);
  const place = found.url?.place ?? { document: found.body, pointer: "" };
  const { file, range } = resolvePlace(place);
  return {
    preview,
    source: `${file}:${range.start.line}`,
    description: descriptions.get(preview.activityType),
    findings: [...diagnostics].sort(compareDiagnostics),
  };
}

function descriptionsOf({ manifest }: App): ReadonlyMap<string, string> {
  return new Map(
    (manifest.activities?.activityTypes ?? []).flatMap((entry) => {
      const [type, description] = [known(entry?.type), known(entry?.description)];
      return type === undefined || description === undefined ? [] : [[type, description] as const];
    }),
  );
}
