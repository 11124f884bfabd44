import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  HTTPMessageHandler,
} from "@microsoft/microsoft-graph-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NotificationError, notificationGuard } from "../../src/graph/index.js";
import { soundBody } from "../check.js";
import { type BuiltCommand, buildCommand, folderOf } from "../hostile/command.js";
import { type Running, start } from "../running.js";
import { harbour, USER } from "./given.js";

let command: BuiltCommand;
let running: Running;
let address: string;

beforeAll(async () => {
  command = await buildCommand();
  const folder = folderOf({ "appPackage/manifest.json": JSON.stringify(harbour) });
  running = await start([command.path, "serve", "--port", "0"], folder);
  address = running.line.replace("listening on ", "");
});

afterAll(async () => {
  await running.end();
  command.remove();
});

const authProvider = (done: (error: unknown, token: string | null) => void) => done(null, "token");

test("the Graph client sends a right notification, and hears what is wrong with a wrong one", async () => {
  const client = Client.init({ baseUrl: address, authProvider });
  await expect(client.api(USER).post(soundBody())).resolves.toBeUndefined();
  await expect(client.api(USER).version("beta").post(soundBody())).resolves.toBeUndefined();
  const failure = await client
    .api(USER)
    .post(soundBody({ activityType: "taskMade" }))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(GraphError);
  expect(failure).toMatchObject({
    statusCode: 400,
    code: "BadRequest",
    message: expect.stringContaining('activity type "taskMade" is not declared in the manifest'),
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
  expect(JSON.parse((failure as GraphError).body)).toMatchObject({
    details: [{ code: "activity-type-declared", target: "/activityType" }],
  });
});

test("a batch of the Graph client", async () => {
  const client = Client.init({ baseUrl: address, authProvider });
  const requestOf = (id: string, body: object) => ({
    id,
    request: new Request(`https://graph.microsoft.com${USER}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    }),
  });
  const content = await new BatchRequestContent([
    requestOf("right", soundBody()),
    requestOf("wrong", soundBody({ templateParameters: [] })),
  ]).getContent();
  const response = new BatchResponseContent(await client.api("/$batch").post(content));
  expect(response.getResponseById("right").status).toBe(204);
  const wrong = response.getResponseById("wrong");
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({
    error: {
      code: "BadRequest",
      message: expect.stringContaining("[template-parameters-complete]"),
    },
  });
});

test("the guard as a middleware of the Graph client, before anything is sent", async () => {
  const middleware = [notificationGuard(harbour), new HTTPMessageHandler()];
  const client = Client.initWithMiddleware({ baseUrl: address, middleware });
  await fetch(`${address}/notifications`, { method: "DELETE" });
  await expect(client.api(USER).post(soundBody())).resolves.toBeUndefined();
  const failure = await client
    .api(USER)
    .post(soundBody({ iconId: "gate" }))
    .catch((error: unknown) => error);
  // The client makes an error of its own of whatever its middleware throws.
  expect(failure).toMatchObject({ message: expect.stringContaining("[icon-id-allowed]") });
  expect((failure as GraphError).stack).toContain(NotificationError.name);
  const list = (await (await fetch(`${address}/notifications`)).json()) as unknown[];
  expect(list).toHaveLength(1);
});
