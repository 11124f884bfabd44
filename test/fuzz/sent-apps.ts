import type { App } from "../../src/model/app.js";
import type { FoundRequest } from "../../src/model/found.js";
import { textOf } from "../../src/json/holes.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import { createApp } from "../../src/run/create-app.js";
import { soundManifest } from "../check.js";
import { CATALOG, type Sent } from "./sent-requests.js";

const activityTypes = ["taskCreated", "taskDone"].map((type) => ({
  type,
  description: "A task",
  templateText: "{actor} changed task {taskId}",
  allowedIconIds: ["task"],
}));
const permissions = ["User", "Chat", "Group"].map((where) => ({
  name: `TeamsActivity.Send.${where}`,
  type: "Application",
}));

function appOf(parts: object, around: Parameters<typeof createApp>[1] = {}): App {
  const manifest = soundManifest({
    activities: { activityTypes, activityIcons: [{ id: "task", iconFile: "task.png" }] },
    authorization: { permissions: { resourceSpecific: permissions } },
    ...parts,
  });
  return createApp(parseFile(textFile("manifest.json", JSON.stringify(manifest))), around);
}

export const strict = appOf({});
const tabs = [{ configurationUrl: "https://tasks.example.com", scopes: ["team"] }];
export const lenient = appOf(
  { configurableTabs: tabs, authorization: undefined },
  { catalogId: CATALOG },
);
export const shared = appOf({}, { sharesEntraAppWith: () => [strict] });
export const limited = appOf({
  authorization: { permissions: { resourceSpecific: permissions.slice(0, 1) } },
});
export const apps = [strict, lenient, shared, limited, undefined];

/** The values of a program, without a text. */
export function inMemory({ url, method = "POST", body }: Sent): FoundRequest {
  const { source } = parseFile(textFile("request.json", JSON.stringify(body)));
  const place = { file: "request.json" };
  return {
    body: { source: { ...source, isFinal: true }, root: "", value: body },
    ...(url !== undefined && {
      url: { text: textOf(url, "double"), place },
      method: { text: method, place },
    }),
  };
}
