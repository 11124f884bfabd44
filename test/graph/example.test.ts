import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { graphEndpoint } from "../../src/graph/index.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assignTask } from "./example-tasks.js";

const graph = graphEndpoint({
  manifest: readFileSync("fixtures/task-board/appPackage/manifest.json", "utf8"),
});
const server = createServer(graph);
beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterAll(() => void server.close());

test("somebody who gets a task hears of it", async () => {
  const { port } = server.address() as AddressInfo;
  await assignTask("Grease crane 3", `http://127.0.0.1:${port}`);
  expect(graph.notifications()).toMatchObject([
    { status: 204, text: { en: "Task board assigned you Grease crane 3" }, diagnostics: [] },
  ]);
});
