/** Inputs of the benchmarks, written into a folder: the same bytes for the same seed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

export const APP_ID = "7d1c2f0e-3b54-4c1b-9a53-8f6e1c2d3a4b";
const CHAT_ID = "19:2b1c7e9d8f4a4c0fa1b2c3d4e5f60718@thread.v2";
const TEAM_ID = "fbe2bf47-16c8-47cf-b4a5-4b9b187c508b";
export const HOST = "https://graph.microsoft.com/v1.0";

/**
 * Writes an app of `types` activity types and `requests` files of one request each; `edit` goes over the manifest
 * and each request.
 */
export function writeApp(
  folder,
  { types = 12, requests = 10, schemaVersion = "1.22", edit = (manifest) => manifest } = {},
) {
  mkdirSync(`${folder}/appPackage`, { recursive: true });
  mkdirSync(`${folder}/notifications`, { recursive: true });
  const manifest = edit(manifestOf(types, schemaVersion));
  writeFileSync(`${folder}/appPackage/manifest.json`, json(manifest));
  writeFileSync(`${folder}/appPackage/color.png`, png(192, [0, 90, 158, 255]));
  writeFileSync(`${folder}/appPackage/outline.png`, png(32, [255, 255, 255, 0]));
  const next = randomOf(1);
  for (let index = 0; index < requests; index += 1) {
    const name = `notifications/request-${String(index).padStart(5, "0")}.json`;
    writeFileSync(`${folder}/${name}`, json(edit(requestOf(next, index, types))));
  }
  return manifest;
}

export function manifestOf(types, version = "1.22") {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`,
    manifestVersion: version,
    version: "1.4.0",
    id: APP_ID,
    developer: {
      name: "Northwind Traders",
      websiteUrl: "https://northwind.example/",
      privacyUrl: "https://northwind.example/privacy",
      termsOfUseUrl: "https://northwind.example/terms",
    },
    name: { short: "Northwind Tasks", full: "Northwind Tasks for Teams" },
    description: {
      short: "Plan and follow the tasks of your team",
      full: "Northwind Tasks shows the tasks of a team in a tab and tells people what happened to them.",
    },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor: "#005A9E",
    staticTabs: [
      {
        entityId: "northwind.home",
        name: "Tasks",
        contentUrl: "https://tasks.northwind.example/tab",
        websiteUrl: "https://tasks.northwind.example/",
        scopes: ["personal"],
      },
    ],
    validDomains: ["tasks.northwind.example"],
    webApplicationInfo: {
      id: "4c1f5b2e-9d0a-4f6e-8a77-1b2c3d4e5f60",
      resource: "api://tasks.northwind.example/4c1f5b2e-9d0a-4f6e-8a77-1b2c3d4e5f60",
    },
    authorization: {
      permissions: {
        resourceSpecific: ["User", "Chat", "Group"].map((where) => ({
          name: `TeamsActivity.Send.${where}`,
          type: "Application",
        })),
      },
    },
    activities: {
      activityTypes: Array.from({ length: types }, (_, index) => ({
        type: typeName(index),
        description: `Task event number ${index + 1}`,
        templateText: `{actor} changed {taskName} in {projectName}, step ${index + 1}`,
      })),
    },
  };
}

/** A user's is about a text, a chat's and a team's about themselves. */
export function requestOf(next, index, types) {
  const user = guid(next);
  const task = `${words[next(words.length)]} ${words[next(words.length)]} ${index}`;
  const rest = {
    activityType: typeName(next(types)),
    previewText: { content: `${task} has news` },
    templateParameters: [
      { name: "taskName", value: task },
      { name: "projectName", value: `Übersee ${words[next(words.length)]}` },
    ],
  };
  const target = next(3);
  if (target === 0) {
    const topic = { source: "text", value: `Task ${task}`, webUrl: webUrl(index) };
    return {
      url: `${HOST}/users/${user}/teamwork/sendActivityNotification`,
      body: { topic, ...rest },
    };
  }
  const place = `${HOST}/${target === 1 ? `chats/${CHAT_ID}` : `teams/${TEAM_ID}`}`;
  const topic = { source: "entityUrl", value: place };
  const recipient = { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: user };
  return { url: `${place}/sendActivityNotification`, body: { topic, ...rest, recipient } };
}

export const words = [
  "harbour",
  "crane",
  "ledger",
  "survey",
  "lantern",
  "compass",
  "timber",
  "quarry",
];

function webUrl(index) {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: `${index}` }));
  return `https://teams.microsoft.com/l/entity/${APP_ID}/northwind.home?context=${context}`;
}

function typeName(index) {
  return `taskEvent${String(index).padStart(3, "0")}`;
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

export function guid(next) {
  const digits = Array.from({ length: 32 }, () => next(16).toString(16)).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5").slice(0, 36);
}

/** mulberry32: whole numbers below a limit, the same for the same seed on every machine. */
export function randomOf(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A square image of one colour: 8 bits a channel, with alpha. */
function png(size, [red, green, blue, alpha]) {
  const row = Buffer.alloc(1 + size * 4);
  for (let x = 0; x < size; x += 1) row.set([red, green, blue, alpha], 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
