import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type GuardOptions, NotificationError, notificationGuard } from "../../src/graph/index.js";
import { soundBody, USER_URL } from "../check.js";
import { harbour } from "./given.js";

const right = JSON.stringify(soundBody());
const wrong = JSON.stringify(soundBody({ activityType: "taskMade" }));
const warned = JSON.stringify(soundBody({ previewText: { content: "x".repeat(151) } }));
const batch = "https://graph.microsoft.com/v1.0/$batch";
const inBatch = (body: string) =>
  JSON.stringify({
    requests: [
      { id: "1", method: "GET", url: "/me" },
      {
        id: "2",
        method: "POST",
        url: new URL(USER_URL).pathname.replace("/v1.0", ""),
        body: JSON.parse(body),
      },
    ],
  });

/** A guarded `fetch`, and what it let through. */
function guarded(options: GuardOptions = {}) {
  const passed: Parameters<typeof fetch>[] = [];
  const inner: typeof fetch = (...given) => {
    passed.push(given);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  return { passed, send: notificationGuard(harbour, options).fetch(inner) };
}

test.each([
  ["a right one", USER_URL, { method: "POST", body: right }],
  ["one with warnings", USER_URL, { method: "POST", body: warned }],
  ["a URL object", new URL(USER_URL), { method: "POST", body: right }],
  ["bytes", USER_URL, { method: "POST", body: Buffer.from(right) }],
  ["a buffer", USER_URL, { method: "POST", body: new TextEncoder().encode(right).buffer }],
  ["a Request", new Request(USER_URL, { method: "POST", body: right }), undefined],
  ["a batch", batch, { method: "POST", body: inBatch(right) }],
  [
    "something else",
    "https://graph.microsoft.com/v1.0/me/sendMail",
    { method: "POST", body: wrong },
  ],
  ["a form", "https://login.example/token", { method: "POST", body: new URLSearchParams("a=b") }],
  ["nothing", USER_URL, undefined],
] as const)("%s passes as it is", async (_, url, init) => {
  const { passed, send } = guarded();
  expect((await send(url, init)).status).toBe(204);
  expect(passed).toEqual([[url, init]]);
});

test.each([
  ["a text", USER_URL, { method: "POST", body: wrong }],
  ["a URL object", new URL(USER_URL), { method: "POST", body: wrong }],
  ["bytes", USER_URL, { method: "POST", body: Buffer.from(`xx${wrong}`).subarray(2) }],
  [
    "packed bytes",
    USER_URL,
    { method: "POST", headers: { "Content-Encoding": "gzip" }, body: gzipSync(wrong) },
  ],
  ["a Request", new Request(USER_URL, { method: "POST", body: wrong }), undefined],
  ["a batch", batch, { method: "POST", body: inBatch(wrong) }],
  [
    "a batch whose name is escaped",
    batch.replace("$", "%24"),
    { method: "POST", body: inBatch(wrong) },
  ],
] as const)("a wrong one, given as %s, does not leave", async (_, url, init) => {
  const { passed, send } = guarded();
  const failure = await send(url, init).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NotificationError);
  expect(failure).toMatchObject({
    name: "NotificationError",
    message: expect.stringMatching(
      /^activity type "taskMade" is not declared in the manifest: .* \[activity-type-declared\]$/,
    ),
    diagnostics: [{ rule: "activity-type-declared" }],
  });
  expect(passed).toEqual([]);
});

test.each([
  ["no JSON", "{", "payload-schema"],
  ["another method", wrong, "endpoint-known"],
])("%s is wrong too", async (_, body, rule) => {
  const { send } = guarded();
  await expect(send(USER_URL, { method: "PUT", body })).rejects.toThrow(`[${rule}]`);
});

test("a Request can still be read by who sends it", async () => {
  const request = new Request(USER_URL, { method: "POST", body: right });
  let read = "";
  const send = notificationGuard(harbour).fetch(async (given: Request) => {
    read = await given.text();
    return new Response(null, { status: 204 });
  });
  await send(request);
  expect(read).toBe(right);
});

test("with onFinding all is told, and all leaves", async () => {
  const told: string[] = [];
  const { passed, send } = guarded({
    onFinding: ({ rule, severity }, url) => void told.push(`${severity} ${rule} ${url}`),
  });
  await send(USER_URL, { method: "POST", body: wrong });
  await send(USER_URL, { method: "POST", body: warned });
  expect(told).toEqual([
    `error activity-type-declared ${USER_URL}`,
    `warning preview-text-fits ${USER_URL}`,
  ]);
  expect(passed).toHaveLength(2);
});

test("what onFinding throws stops the request", async () => {
  const { passed, send } = guarded({
    onFinding: () => {
      throw new Error("no");
    },
  });
  await expect(send(USER_URL, { method: "POST", body: warned })).rejects.toThrow("no");
  expect(passed).toEqual([]);
});

test("rules have the severity that they are given", async () => {
  const { send } = guarded({
    rules: { "activity-type-declared": "off", "template-parameters-known": "off" },
  });
  await expect(send(USER_URL, { method: "POST", body: wrong })).resolves.toMatchObject({
    status: 204,
  });
});

test("a guard of what is no manifest is a mistake that is told", () => {
  expect(() => notificationGuard("appPackage/manifest.json")).toThrow(TypeError);
});
