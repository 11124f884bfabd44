/** The forms in which requests stand in a log, a line each, and what they hold. */
import { closeSync, openSync, writeSync } from "node:fs";
import { APP_ID, guid, HOST, randomOf, requestOf, writeApp } from "./inputs.mjs";

/** Milliseconds, so that the same lines are written every time. */
const STARTED = Date.UTC(2026, 0, 5, 8);

const record = (index, rest) => ({ ...rest, pid: 4211, hostname: "notifier-7c9d", index });

/** Python's json.dumps: blanks behind commas and colons, and all but ASCII escaped. */
const asPython = (value) =>
  JSON.stringify(value, undefined, 1)
    .replace(/,\n */g, ", ")
    .replace(/\n */g, "")
    .replace(/[\u0080-\uffff]/g, escaped);

/** System.Text.Json escapes what could end an attribute or a script, too. */
const asDotNet = (value) =>
  JSON.stringify(value)
    .replace(/\\"/g, "\\u0022")
    .replace(/[\u0080-\uffff&'+<>`]/g, (char) => escaped(char).toUpperCase().replace("U", "u"));

function escaped(char) {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const withTopic = ({ url, body }, user, topic) => {
  const { recipient: _, ...rest } = body;
  return {
    url: url.replace(/v1\.0\/.*/, `v1.0/users/${user}/teamwork/sendActivityNotification`),
    body: { ...rest, topic },
  };
};

function labelled(request, index, user) {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: `${index}` }));
  const webUrl = encodeURIComponent(`https://tasks.northwind.example/tasks/${index}`);
  return withTopic(request, user, {
    source: "text",
    value: `Task ${index}`,
    webUrl: `https://teams.microsoft.com/l/entity/${APP_ID}/northwind.home?webUrl=${webUrl}&label=Task%20${index}&context=${context}`,
  });
}

function aboutInstallation(request, index, user) {
  const id = Buffer.from(`${user}##${APP_ID}`).toString("base64");
  return withTopic(request, user, {
    source: "entityUrl",
    value: `${HOST}/users/${user}/teamwork/installedApps/${id}`,
  });
}

/** By name: the request that is sent, and the line that tells of it. */
export const forms = {
  envelopes: {},
  "plain bodies": { line: ({ body }) => JSON.stringify(body) },
  "pino's lines": {
    line: (request, index) =>
      JSON.stringify(record(index, { level: 30, time: STARTED + index, request, msg: "sent" })),
  },
  "winston's lines": {
    line: (request, index) =>
      JSON.stringify({
        level: "info",
        message: JSON.stringify(request),
        timestamp: new Date(STARTED + index).toISOString(),
      }),
  },
  "Python's escapes": { line: asPython },
  ".NET's escapes": { line: asDotNet },
  "links with a label": { request: labelled },
  "topics of installedApps": { request: aboutInstallation },
  "Graph batches of 4": { perLine: 4 },
  "2 % wrong": {
    exits: [1],
    request: (request, index) =>
      index % 50 === 0
        ? { ...request, body: { ...request.body, activityType: "taskEvnt" } }
        : request,
  },
};

/** The requests of a form, as many as are asked for. */
export function* requestsOf(form, count) {
  const { request: change = (request) => request } = forms[form];
  const next = randomOf(2);
  const user = randomOf(4);
  for (let index = 0; index < count; index += 1)
    yield change(requestOf(next, index, 12), index, guid(user));
}

/** Writes an app beside `requests.ndjson`, which tells of `count` requests. Returns its bytes. */
export function writeLog(folder, form, count) {
  const { line = JSON.stringify, perLine } = forms[form];
  writeApp(folder, { requests: 0 });
  const file = openSync(`${folder}/requests.ndjson`, "w");
  let bytes = 0;
  let block = "";
  let batch = [];
  let index = 0;
  for (const request of requestsOf(form, count)) {
    if (perLine === undefined) block += `${line(request, index)}\n`;
    else {
      batch.push({
        id: String(batch.length + 1),
        method: "POST",
        url: request.url.slice(HOST.length),
        headers: { "Content-Type": "application/json" },
        body: request.body,
      });
      if (batch.length === perLine) {
        block += `${JSON.stringify({ requests: batch })}\n`;
        batch = [];
      }
    }
    index += 1;
    if (block.length > 2 ** 20 || index === count) {
      bytes += writeSync(file, block);
      block = "";
    }
  }
  closeSync(file);
  return bytes;
}
