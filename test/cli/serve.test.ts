import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { soundBody, soundManifest } from "../check.js";
import { actions, harbour, USER } from "../graph/given.js";
import { type BuiltCommand, buildCommand } from "../hostile/command.js";
import { type Ended, start } from "../running.js";
import { folderWith, runIn } from "../world.js";

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const sound = { "appPackage/manifest.json": json(harbour) };

let command: BuiltCommand;
beforeAll(async () => {
  command = await buildCommand();
});
afterAll(() => command.remove());

interface Served {
  readonly folder: string;
  readonly address: string;
  /** The status of a notification to a user, or to what `path` says. */
  send(body?: object, path?: string): Promise<number>;
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

async function serve(
  files: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Served> {
  const folder = folderWith({ ...files, ".git/HEAD": "" });
  const { line, end } = await start([command.path, "serve", "--port", "0", ...options], folder);
  const address = line.replace("listening on ", "");
  return {
    folder,
    address,
    end,
    async send(body = soundBody(), path = `/v1.0${USER}`) {
      const headers = { "Content-Type": "application/json" };
      const given = { method: "POST", headers, body: JSON.stringify(body) };
      return (await fetch(address + path, given)).status;
    },
  };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "prints one line, answers, and ends cleanly on %s, an open page or not",
  async (signal) => {
    const { address, send, end } = await serve(sound);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await send()).toBe(204);
    const page = await fetch(`${address}/events?after=x-0`);
    expect(page.status).toBe(200);
    const waiting = await fetch(`${address}/`);
    const position = /data-position="([^"]*)"/.exec(await waiting.text())![1]!;
    const events = fetch(`${address}/events?after=${position}`);
    await events;
    const { code, out, error } = await end(signal);
    expect({ code, out, error }).toEqual({ code: 0, out: `listening on ${address}\n`, error: "" });
  },
);

test("what was changed on disk counts for the next request", async () => {
  const { folder, address, send, end } = await serve({
    ...sound,
    "appPackage/manifest.json": json({ ...harbour, localizationInfo: german }),
    "appPackage/de.json": json({ "activities.activityTypes[0].templateText": "{actor}: {taskId}" }),
  });
  const write = (name: string, text: string) => {
    // As editors do.
    const beside = join(folder, "appPackage", ".new");
    writeFileSync(beside, text);
    renameSync(beside, join(folder, "appPackage", name));
  };
  const made = soundBody({ activityType: "taskMade" });
  expect(await send()).toBe(204);
  expect(await send(made)).toBe(400);
  write("de.json", json({ "activities.activityTypes[0].templateText": "{taskId} ist da" }));
  await send();
  const [last] = (await (await fetch(`${address}/notifications`)).json()) as { text: object }[];
  expect(last!.text).toEqual({ en: "Task Board created task 4711", de: "4711 ist da" });
  write("manifest.json", json(withType("taskMade")));
  const after = [await send(), await send(made)];
  write("manifest.json", "{");
  await send(made);
  write("manifest.json", json(harbour));
  expect([...after, await send(made), await send()]).toEqual([400, 204, 400, 204]);
  await end();
});

const german = {
  defaultLanguageTag: "en",
  additionalLanguages: [{ languageTag: "de", file: "de.json" }],
};
const withType = (type: string) => ({
  ...harbour,
  activities: { activityTypes: [{ type, description: "x", templateText: "{taskId}" }] },
});

test("a manifest is named, wherever it lies, with the values of an environment", async () => {
  const { send, address, end } = await serve(
    {
      "there/manifest.json": json({ ...harbour, id: "${{APP_ID}}" }),
      "there/other/manifest.json": json(
        soundManifest({ id: "0325f5b2-1f86-41f8-81fa-979ffcae681a" }),
      ),
      "prod.env": "APP_ID=3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01\n",
    },
    ["--manifest", "there/manifest.json", "--values", "prod.env"],
  );
  expect(await send(actions.team.body, `/beta${actions.team.url}`)).toBe(204);
  const list = (await (await fetch(`${address}/notifications`)).json()) as { manifest: string }[];
  expect(list.map(({ manifest }) => manifest)).toEqual(["there/manifest.json"]);
  await end();
});

test("severities are those of the configuration and of --rule", async () => {
  const files = {
    ...sound,
    "teamslint.config.json": json({ rules: { "activity-type-declared": "warning" } }),
  };
  const { send, end } = await serve(files, ["--rule", "preview-text-fits=error"]);
  const type = soundBody({ activityType: "taskMade" });
  const long = soundBody({ previewText: { content: "x".repeat(151) } });
  expect([await send(type), await send(long)]).toEqual([204, 400]);
  await end();
});

test("what was recorded is linted alike", async () => {
  const { folder, send, address, end } = await serve(sound, ["--record", "sent.ndjson"]);
  await send();
  await send(soundBody({ activityType: "taskMade" }));
  await send(
    {
      requests: [
        {
          id: "1",
          method: "POST",
          url: USER,
          headers: { "Content-Type": "application/json" },
          body: soundBody({ iconId: "gate" }),
        },
      ],
    },
    "/v1.0/$batch",
  );
  const list = (await (await fetch(`${address}/notifications`)).json()) as {
    diagnostics: { rule: string; message: string }[];
  }[];
  await end();
  expect(readFileSync(join(folder, "sent.ndjson"), "utf8").split("\n")).toHaveLength(4);
  const { code, out } = await runIn(folder, ["sent.ndjson", "--format", "json"]);
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { rule: string; message: string }[] };
  const words = (found: { rule: string; message: string }[]) =>
    found.map(({ rule, message }) => `${rule}: ${message}`).sort();
  expect(words(diagnostics)).toEqual(words(list.flatMap((item) => item.diagnostics)));
});

test("--rate and --require-token", async () => {
  const { send, end } = await serve(sound, ["--rate", "0"]);
  expect(await send()).toBe(429);
  await end();
  const strict = await serve(sound, ["--require-token"]);
  expect(await strict.send()).toBe(401);
  await strict.end();
});

describe("cannot run", () => {
  const fails = async (files: Readonly<Record<string, string>>, ...options: string[]) => {
    const { code, out, error } = await runIn(folderWith(files), ["serve", ...options]);
    expect([code, out]).toEqual([2, ""]);
    return error;
  };

  test.each([
    [
      "where there is no manifest",
      {},
      [],
      "there is no Teams app manifest here: name one with --manifest",
    ],
    [
      "where the manifest is none",
      { "a.json": "{}" },
      ["--manifest", "a.json"],
      "a.json is no Teams app manifest, or cannot be read",
    ],
    [
      "with a port that is none",
      sound,
      ["--port", "65536"],
      "--port takes a number from 0 to 65535, and not 65536",
    ],
    [
      "with half a port",
      sound,
      ["--port", "1.5"],
      "--port takes a number from 0 to 65535, and not 1.5",
    ],
    [
      "with a record that is no log",
      sound,
      ["--record", "manifest.json"],
      '--record takes the name of a log, which ends in .ndjson or .jsonl, and not "manifest.json"',
    ],
    [
      "with a record that cannot be written",
      sound,
      ["--record", "gone/a.ndjson"],
      "gone/a.ndjson: there is no such file or folder",
    ],
    [
      "at an address of another machine",
      sound,
      ["--host", "192.0.2.1"],
      '"192.0.2.1" is no address of this machine',
    ],
    ["with operands", sound, ["appPackage"], 'serve takes options alone, and not "appPackage"'],
  ])("%s", async (_, files, options, words) => {
    expect(await fails(files, ...options)).toBe(`teamslint: ${words}\n`);
  });

  test("at a port that is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as AddressInfo;
    expect(await fails(sound, "--port", String(port))).toBe(
      `teamslint: port ${port} is in use: name another one with --port\n`,
    );
    other.close();
  });
});

test("a name that is not ours is refused", async () => {
  const { address, end } = await serve(sound);
  const status = await new Promise((settle) => {
    ask(`${address}/`, { headers: { Host: "evil.example" } }, ({ statusCode }) =>
      settle(statusCode),
    ).end();
  });
  expect(status).toBe(403);
  await end();
});
