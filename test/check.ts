import { createEngine } from "../src/run/engine.js";
import type { FoundRequest } from "../src/model/found.js";
import type { Document } from "../src/json/document.js";
import { textOf } from "../src/json/holes.js";
import { parseFile, textFile } from "../src/json/parse.js";
import type { App, Package } from "../src/model/app.js";
import { createApp, type Surroundings } from "../src/run/create-app.js";
import type { Environment } from "../src/model/environment.js";
import type { Rule } from "../src/rule.js";

/** An app and its requests as a test writes them down. Values may be objects or raw JSON texts. */
export interface Given {
  readonly manifest?: unknown;
  /** Request bodies, or requests with a URL. */
  readonly request?: unknown;
  readonly url?: string;
  readonly method?: string;
  /** Language files and other JSON files of the package, by the name that the manifest gives them. */
  readonly languages?: Readonly<Record<string, unknown>>;
  /** The package's other files. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly zip?: string;
  /** The folder in the archive that holds the manifest. */
  readonly nested?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly catalogId?: string;
  readonly senderId?: string;
  /** Further manifests of the run, for rules over all of it. */
  readonly others?: readonly unknown[];
}

/**
 * Runs one rule over what is given and says what it found: `/pointer: message`, with the severity in
 * front where it is not the rule's own, and the file where it is neither manifest nor request.
 */
export function check(rule: Rule, given: Given): string[] {
  return diagnose(rule, given).map(({ severity, file, pointer, message }) => {
    const level = severity === rule.severity ? "" : `${severity} `;
    const place = file === "manifest.json" || file === "request.json" ? "" : file;
    return `${level}${place}${pointer ?? ""}: ${message}`;
  });
}

/** The same, as diagnostics: for tests of help texts, related places, ranges and fixes. */
export function diagnose(rule: Rule, given: Given) {
  const engine = createEngine([rule]);
  const hasRequest = given.request !== undefined || given.url !== undefined;
  const apps: App[] = [];
  const around = (own: () => App): Surroundings => ({
    requestCount: () => (hasRequest && own() === apps[0] ? 1 : 0),
    sharesEntraAppWith: () => sharing(own(), apps),
    otherWithId: (id) => apps.find((app) => app !== own() && app.manifest.id === id),
  });
  const app =
    given.manifest === undefined
      ? undefined
      : givenApp(
          given,
          around(() => apps[0]!),
        );
  if (app) apps.push(app);
  for (const [index, manifest] of (given.others ?? []).entries()) {
    const own = apps.length;
    apps.push(
      createApp(
        documentOf(`other${index}.json`, manifest),
        around(() => apps[own]!),
      ),
    );
  }
  const found = [];
  for (const item of apps) {
    found.push(...engine.checkDocument(item.document));
    for (const { document } of item.languages) found.push(...engine.checkDocument(document));
  }
  if (hasRequest) {
    const request = givenRequest(given);
    found.push(...engine.checkDocument(request.body), ...engine.checkRequest(request, app));
  }
  if (app) found.push(...engine.checkApp(app));
  found.push(...engine.checkRun(apps));
  return found;
}

/** The app that is given; `around` is what others of the run make of it. */
export function givenApp(given: Given, around: Surroundings = {}): App {
  const languages = new Map<string, Document>();
  for (const [name, value] of Object.entries(given.languages ?? {})) {
    languages.set(name, documentOf(name, value));
  }
  return createApp(documentOf("manifest.json", given.manifest), {
    ...around,
    language: (name) => languages.get(name),
    part: (name) => languages.get(name),
    package: givenPackage(given, languages),
    environment: given.env && environmentOf(given.env),
    catalogId: given.catalogId,
    sender:
      given.senderId === undefined
        ? undefined
        : { id: given.senderId, origin: "the configuration" },
  });
}

function givenPackage(given: Given, languages: ReadonlyMap<string, Document>): Package {
  const files = given.files ?? {};
  const names = [...Object.keys(files), ...languages.keys(), "manifest.json"];
  return {
    kind: given.zip === undefined ? "folder" : "zip",
    ...(given.zip !== undefined && { archive: given.zip }),
    ...(given.nested !== undefined && { nested: given.nested }),
    has: (name) => names.includes(name),
    otherCase: (name) =>
      names.find((other) => other !== name && other.toLowerCase() === name.toLowerCase()),
    nearby: () => names,
    bytes: (name) => files[name],
    fileName: (name) => (given.zip === undefined ? name : `${given.zip}!/${name}`),
  };
}

/** The request that is given, before it is read. */
export function givenRequest(given: Given): FoundRequest {
  const line = textFile("request.http", `${given.method ?? "POST"} ${given.url ?? ""}`);
  const span = { source: parseFile(line).source, start: 0, end: line.text.length };
  return {
    body: documentOf("request.json", given.request ?? {}),
    ...(given.url !== undefined && {
      url: { text: textOf(given.url, "single-too"), place: span },
      method: { text: given.method ?? "POST", place: span },
    }),
  };
}

function environmentOf(values: Readonly<Record<string, string>>): Environment {
  return {
    name: "dev",
    files: ["env/.env.dev"],
    values: new Map(Object.entries(values).filter(([, value]) => value !== "")),
    empty: new Set(Object.keys(values).filter((name) => values[name] === "")),
    secret: new Set(),
  };
}

function documentOf(file: string, value: unknown): Document {
  const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 2);
  return parseFile(textFile(file, text));
}

/** The other apps with the Entra app of this one, as a run finds them. */
function sharing({ manifest: { id, webApplicationInfo } }: App, apps: readonly App[]): App[] {
  return apps.filter(
    ({ manifest }) =>
      webApplicationInfo?.id !== undefined &&
      manifest.webApplicationInfo?.id === webApplicationInfo.id &&
      manifest.id !== id,
  );
}

/** A sound manifest of version 1.22 with one activity type; parts are laid over it. */
export function soundManifest(parts: object = {}): Record<string, unknown> {
  return {
    $schema: "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json",
    manifestVersion: "1.22",
    version: "1.0.0",
    id: "3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01",
    developer: {
      name: "Harbour Works",
      websiteUrl: "https://www.example.com",
      privacyUrl: "https://www.example.com/privacy",
      termsOfUseUrl: "https://www.example.com/terms",
    },
    name: { short: "Task Board", full: "Task Board for crews" },
    description: { short: "Tasks for crews.", full: "Assign tasks and hear when they are done." },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#336699",
    staticTabs: [
      {
        entityId: "home",
        name: "Home",
        contentUrl: "https://tasks.example.com/home",
        scopes: ["personal"],
      },
    ],
    validDomains: ["tasks.example.com"],
    webApplicationInfo: {
      id: "8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02",
      resource: "api://tasks.example.com/8d2e4b10-52c3-4f9a-b6d7-1a2b3c4d5e02",
    },
    authorization: {
      permissions: { resourceSpecific: [{ name: "TeamsActivity.Send.User", type: "Application" }] },
    },
    activities: {
      activityTypes: [
        {
          type: "taskCreated",
          description: "Task created",
          templateText: "{actor} created task {taskId}",
        },
      ],
    },
    ...parts,
  };
}

/** A sound request body for `soundManifest`; parts are laid over it. */
export function soundBody(parts: object = {}): Record<string, unknown> {
  return {
    topic: {
      source: "text",
      value: "Tasks",
      webUrl: "https://teams.microsoft.com/l/entity/3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01/home",
    },
    activityType: "taskCreated",
    previewText: { content: "A new task" },
    templateParameters: [{ name: "taskId", value: "4711" }],
    ...parts,
  };
}

/** The URL of the user endpoint. */
export const USER_URL =
  "https://graph.microsoft.com/v1.0/users/5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04/teamwork/sendActivityNotification";
