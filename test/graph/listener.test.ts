import { createServer, request as ask, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync, deflateSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { graphEndpoint, type EndpointOptions, type GraphEndpoint } from "../../src/graph/index.js";
import { soundBody } from "../check.js";
import { harbour, USER } from "./given.js";

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Asking {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A running endpoint: what to send to it, and what it kept. */
async function start(options: Partial<EndpointOptions> = {}): Promise<{
  readonly endpoint: GraphEndpoint;
  readonly port: number;
  send(asking?: Asking): Promise<Answered>;
}> {
  const endpoint = graphEndpoint({ manifest: harbour, ...options });
  const server = createServer(endpoint);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ended.push(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  const send = ({ path = `/v1.0${USER}`, method = "POST", headers = {}, body }: Asking = {}) =>
    new Promise<Answered>((settle, fail) => {
      const sent = { "Content-Type": "application/json", ...headers };
      const call = ask({ host: "127.0.0.1", port, path, method, headers: sent }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () =>
          settle({ status: response.statusCode!, headers: response.headers, text }),
        );
      });
      call.on("error", fail);
      call.end(body ?? (method === "POST" ? JSON.stringify(soundBody()) : undefined));
    });
  return { endpoint, port, send };
}

test("a notification over HTTP, and the list of what came", async () => {
  const { endpoint, send } = await start();
  expect(await send()).toMatchObject({ status: 204, text: "" });
  const wrong = await send({ body: JSON.stringify(soundBody({ activityType: "taskMade" })) });
  expect(wrong).toMatchObject({
    status: 400,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
  const list = await send({ path: "/notifications", method: "GET" });
  expect(JSON.parse(list.text)).toEqual(endpoint.notifications());
  expect(JSON.parse(list.text)).toMatchObject([
    {
      id: 2,
      status: 400,
      accepted: false,
      error: { code: "BadRequest" },
      activityType: "taskMade",
    },
    {
      id: 1,
      method: "POST",
      url: `/v1.0${USER}`,
      status: 204,
      accepted: true,
      manifest: "manifest.json",
      text: { default: "Task Board created task 4711" },
      previewText: "A new task",
      topic: "Tasks",
      click: 'opens the tab "Home"',
      to: "the user 5b0d7c3e-2a49-4d61-9f88-6c7b8a9d0e04",
      diagnostics: [],
      body: soundBody(),
    },
  ]);
  expect(await send({ path: "/notifications", method: "DELETE" })).toMatchObject({ status: 204 });
  expect(endpoint.notifications()).toEqual([]);
});

test("the page, with a policy that lets nothing else run", async () => {
  const { send } = await start();
  await send({ body: JSON.stringify(soundBody({ previewText: { content: "</script><b>" } })) });
  const { status, headers, text } = await send({ path: "/", method: "GET" });
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(headers["content-security-policy"]).toMatch(
    /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(text).toContain("&lt;/script&gt;&lt;b&gt;");
  expect(text.match(/<script>/g)).toHaveLength(1);
  const head = await send({ path: "/", method: "HEAD" });
  expect([head.status, head.text]).toEqual([200, ""]);
});

describe("who may ask", () => {
  test.each([
    ["127.0.0.1", 204],
    ["127.0.0.1:4010", 204],
    ["localhost:80", 204],
    ["LOCALHOST", 204],
    ["[::1]:4010", 204],
    ["evil.example", 403],
    ["evil.example:4010", 403],
    ["localhost.evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["192.168.1.2", 403],
    ["graph.microsoft.com", 204],
    ["graph.microsoft.com.evil.example", 403],
  ])("somebody who asks for %s gets %i", async (host, status) => {
    const { send, endpoint } = await start();
    expect((await send({ headers: { Host: host } })).status).toBe(status);
    expect(
      (await send({ path: "/notifications", method: "GET", headers: { Host: host } })).status,
    ).toBe(status === 204 ? 200 : 403);
    expect(endpoint.notifications()).toHaveLength(status === 204 ? 1 : 0);
  });

  test("no other site's page may read an answer", async () => {
    const { send } = await start();
    const Origin = "https://evil.example";
    for (const asking of [
      { headers: { Origin } },
      { path: "/", method: "GET", headers: { Origin } },
      { path: "/notifications", method: "GET", headers: { Origin } },
      { method: "OPTIONS", headers: { Origin, "Access-Control-Request-Method": "POST" } },
    ]) {
      const { headers } = await send(asking);
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    }
  });

  test("nor may it post what needs no leave", async () => {
    const { send, endpoint } = await start();
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "",
    ]) {
      expect((await send({ headers: { "Content-Type": type } })).status).toBe(415);
    }
    expect(endpoint.notifications()).toEqual([]);
  });
});

describe("a body", () => {
  const json = JSON.stringify(soundBody());
  const filled = (bytes: number) => json + " ".repeat(bytes - json.length);

  test.each([
    ["with a charset", { "Content-Type": "application/json; charset=utf-8" }, json, 204],
    ["with a type in capitals", { "Content-Type": "Application/JSON" }, json, 204],
    ["of 1 MiB", {}, filled(2 ** 20), 204],
    ["of one byte more", {}, filled(2 ** 20 + 1), 413],
    ["of 3 MiB", {}, filled(3 * 2 ** 20), 413],
    ["packed with gzip", { "Content-Encoding": "gzip" }, gzipSync(json), 204],
    ["packed with deflate", { "Content-Encoding": "deflate" }, deflateSync(json), 204],
    [
      "that is too large once it is unpacked",
      { "Content-Encoding": "gzip" },
      gzipSync(filled(2 ** 20 + 1)),
      413,
    ],
    ["that is not packed as it says", { "Content-Encoding": "gzip" }, json, 400],
    ["packed in an unknown way", { "Content-Encoding": "br" }, json, 415],
    ["packed in a way that every object has", { "Content-Encoding": "constructor" }, json, 415],
    ["with a byte order mark", {}, `\ufeff${json}`, 204],
    ["in Latin-1", {}, Buffer.from(json.replace("Tasks", "Tâches"), "latin1"), 400],
    ["in UTF-16", {}, Buffer.from(`\ufeff${json}`, "utf16le"), 400],
  ])("%s", async (_, headers, body, status) => {
    const { send } = await start();
    expect((await send({ headers: headers as Record<string, string>, body })).status).toBe(status);
  });
});

test.each([
  ["/notifications", "POST", "GET, DELETE"],
  ["/", "DELETE", "GET"],
  ["/events", "POST", "GET"],
])("%s does not take %s", async (path, method, allowed) => {
  const { send } = await start();
  expect(await send({ path, method })).toMatchObject({ status: 405, headers: { allow: allowed } });
});

test.each(["/favicon.ico", "/v1.0/me", "/constructor", "//", "http://graph.microsoft.com/v1.0/me"])(
  "%s is nothing here",
  async (path) => {
    const { send } = await start();
    const { status, text } = await send({ path, method: "GET" });
    expect([status, (JSON.parse(text) as { error: { code: string } }).error.code]).toEqual([
      404,
      "ResourceNotFound",
    ]);
  },
);

/** The events of a page until one satisfies, as `[name, data]`. */
function events(port: number, after: string): AsyncIterable<readonly [string, string]> {
  return {
    async *[Symbol.asyncIterator]() {
      const response = await fetch(`http://127.0.0.1:${port}/events?after=${after}`);
      const decoder = new TextDecoder();
      let text = "";
      for await (const chunk of response.body!) {
        text += decoder.decode(chunk as Uint8Array, { stream: true });
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const event = text.slice(0, end);
          text = text.slice(end + 2);
          const field = (name: string) =>
            new RegExp(`^${name}: ?(.*)$`, "m").exec(event)?.[1] ?? "";
          if (/^data:/m.test(event)) yield [field("event"), field("data")];
        }
      }
    },
  };
}

async function positionOf(send: (asking: Asking) => Promise<Answered>): Promise<string> {
  const { text } = await send({ path: "/", method: "GET" });
  return /data-position="([^"]*)"/.exec(text)![1]!;
}

test("a page hears of what comes, of what is replaced and of what is forgotten", async () => {
  const { send, endpoint, port } = await start();
  await send();
  const position = await positionOf(send);
  const heard: { cards: string; ids: string[]; count: string; said: string }[] = [];
  await send({ body: JSON.stringify(soundBody({ chainId: 1 })) });
  for await (const [, data] of events(port, position)) {
    heard.push(JSON.parse(data));
    if (heard.length === 1) await send({ body: JSON.stringify(soundBody({ chainId: 1 })) });
    if (heard.length === 2) await send({ body: "{}" });
    if (heard.length === 3) endpoint.forget();
    if (heard.length === 4) break;
  }
  const name = (id: number) => `notification-${id}`;
  expect(heard.map(({ ids }) => ids)).toEqual([
    [name(2), name(1)],
    [name(3), name(1)],
    [name(4), name(3), name(1)],
    [],
  ]);
  expect(heard.map(({ cards }) => cards.match(/<article /g)?.length ?? 0)).toEqual([1, 1, 1, 0]);
  expect(heard.map(({ said }) => said)).toEqual([
    "1 notification came, 0 refused",
    "1 notification came, 0 refused",
    "1 notification came, 1 refused",
    "0 accepted, 0 refused",
  ]);
});

test.each(["", "x-1", "another-17"])(
  "a page of another run (%j) is told to load again",
  async (after) => {
    const { port } = await start();
    for await (const [name] of events(port, after)) {
      expect(name).toBe("reload");
      break;
    }
  },
);

test.each([
  ["a path", "appPackage/manifest.json"],
  ["a list", [[1]]],
  ["no manifest", {}],
  ["one of two that is none", [harbour, {}]],
  ["nothing", []],
])("%s instead of a manifest is a mistake that is told", (_, manifest) => {
  expect(() => graphEndpoint({ manifest: manifest as object })).toThrow(
    "graphEndpoint takes a manifest, or the text of one and not its path",
  );
});
