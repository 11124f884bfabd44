/**
 * The Graph SDK for TypeScript against the built command: right and wrong notifications, packed ones, a
 * batch, and the guard. Run by `npm run integration`, after `npm ci` in this folder.
 */
import assert from "node:assert/strict";
import { AnonymousAuthenticationProvider } from "@microsoft/kiota-abstractions";
import { HttpClient, MiddlewareFactory } from "@microsoft/kiota-http-fetchlibrary";
import { createGraphServiceClient, GraphRequestAdapter } from "@microsoft/msgraph-sdk";
// Adds `users` to the client.
// oxlint-disable-next-line import/no-unassigned-import
import "@microsoft/msgraph-sdk-users";
import { notificationGuard } from "../../dist/graph.js";
import { readFileSync } from "node:fs";
import { rightBody, startEndpoint, USER } from "./running.mjs";

const { address, end } = await startEndpoint();

/** A client of the endpoint; `middlewares` and `send` as somebody may have them. */
function clientWith(middlewares, send = (...given) => fetch(...given)) {
  const http = new HttpClient(send, ...middlewares(send));
  const adapter = new GraphRequestAdapter(
    new AnonymousAuthenticationProvider(),
    undefined,
    undefined,
    http,
  );
  adapter.baseUrl = `${address}/v1.0`;
  return createGraphServiceClient(adapter);
}

const body = (parts = {}) => {
  const { templateParameters, ...rest } = rightBody();
  return { ...rest, templateParameters, ...parts };
};
const send = (client, given) =>
  client.users.byUserId(USER).teamwork.sendActivityNotification.post(given);
const received = async () => (await fetch(`${address}/notifications`)).json();

const trials = {
  async "a right notification"() {
    await send(clientWith(MiddlewareFactory.getDefaultMiddlewares), body());
    const [first] = await received();
    assert.equal(first.status, 204);
    assert.equal(first.text.en, "Task board assigned you Grease crane 3");
  },
  async "a wrong one, whose error says what is wrong"() {
    const client = clientWith(MiddlewareFactory.getDefaultMiddlewares);
    await assert.rejects(send(client, body({ activityType: "taskAsigned" })), (error) => {
      assert.equal(error.responseStatusCode, 400);
      assert.equal(error.errorEscaped.code, "BadRequest");
      assert.match(error.errorEscaped.message, /did you mean "taskAssigned"\?/);
      assert.equal(error.errorEscaped.details[0].target, "/activityType");
      return true;
    });
  },
  async "a packed one"() {
    await send(clientWith(MiddlewareFactory.getPerformanceMiddlewares), body({ chainId: 17 }));
    assert.equal((await received())[0].body.chainId, 17);
  },
  async "a batch"() {
    const response = await fetch(`${address}/v1.0/$batch`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        requests: ["1", "2"].map((id) => ({
          id,
          method: "POST",
          url: `/users/${USER}/teamwork/sendActivityNotification`,
          headers: { "Content-Type": "application/json" },
          body: id === "1" ? rightBody() : { ...rightBody(), iconId: "gate" },
        })),
      }),
    });
    const { responses } = await response.json();
    assert.deepEqual(
      responses.map(({ status }) => status),
      [204, 400],
    );
  },
  async "the guard, before anything is sent"() {
    const manifest = readFileSync(
      new URL("../../fixtures/task-board/appPackage/manifest.json", import.meta.url),
      "utf8",
    );
    for (const middlewares of [
      MiddlewareFactory.getDefaultMiddlewares,
      MiddlewareFactory.getPerformanceMiddlewares,
    ]) {
      const before = (await received()).length;
      const client = clientWith(middlewares, notificationGuard(manifest).fetch());
      await send(client, body());
      await assert.rejects(send(client, body({ activityType: "taskAsigned" })), {
        name: "NotificationError",
        message: /did you mean "taskAssigned"\?/,
      });
      assert.equal((await received()).length, before + 1);
    }
  },
};

try {
  for (const [name, trial] of Object.entries(trials)) {
    await trial();
    console.log(`@microsoft/msgraph-sdk: ${name}: fine`);
  }
} finally {
  assert.equal(await end(), 0);
}
