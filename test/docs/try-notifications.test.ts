import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { optionsOf } from "../../src/cli/arguments.js";
import { graphEndpoint } from "../../src/graph/index.js";
import { refusal } from "../../src/graph/refusal.js";
import { rightBody } from "../clients/running.mjs";
import { type BuiltCommand, buildCommand } from "../hostile/command.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/try-notifications.md`, "utf8");
const board = `${root}fixtures/task-board`;

/** The blocks of a language, in the order of the page. */
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, text]) => text!,
  );

describe("what it says of the endpoint", () => {
  test("its options", () => {
    const named = [...page.matchAll(/`(--[\w-]+)(?: [^`]*)?`/g)].map(([, name]) => name!.slice(2));
    const own = Object.keys(optionsOf("serve")).filter((name) => name !== "color");
    const others = Object.keys(optionsOf("preview"));
    expect(named.filter((name) => ![...own, ...others].includes(name))).toEqual([]);
    expect(own.filter((name) => !named.includes(name))).toEqual([]);
  });

  test("its codes", () => {
    const rows = [...page.matchAll(/^\| (\d{3}) +\| `(\w+)` +\|/gm)].map(([, status, code]) => [
      Number(status),
      code,
    ]);
    expect(rows.map(([status]) => status)).toEqual([
      400, 401, 403, 404, 405, 409, 412, 413, 415, 429,
    ]);
    for (const [status, code] of rows) expect(refusal(Number(status), "").code).toBe(code);
  });

  test("its pictures are there, and small", () => {
    const pictures = [...page.matchAll(/\]\((images\/[\w.-]+)\)/g)].map(
      ([, path]) => `${root}docs/${path}`,
    );
    expect(pictures).toHaveLength(3);
    for (const picture of pictures) {
      expect(existsSync(picture), picture).toBe(true);
      expect(readFileSync(picture).length, picture).toBeLessThan(100_000);
    }
  });
});

test("the example for Vitest is one of our tests", () => {
  const example = blocks("ts")[0]!
    .replace('"teamslint/graph"', '"../../src/graph/index.js"')
    .replace('"../src/tasks.js"', '"./example-tasks.js"')
    .replace('"appPackage/', '"fixtures/task-board/appPackage/');
  expect(readFileSync(`${root}test/graph/example.test.ts`, "utf8")).toBe(example);
});

describe("the snippets for JavaScript", () => {
  let command: BuiltCommand;
  let folder: string;
  const endpoint = graphEndpoint({
    manifest: readFileSync(`${board}/appPackage/manifest.json`, "utf8"),
  });
  const server = createServer(endpoint);
  beforeAll(async () => {
    command = await buildCommand();
    // Inside of the project, so that the Graph client is found from there.
    folder = mkdtempSync(join(root, "node_modules/.teamslint-docs-"));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });
  afterAll(() => {
    server.close();
    command.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a program in the folder of an app, with the endpoint in place of Graph. */
  async function run(program: string): Promise<{ out: string; error: string }> {
    const { port } = server.address() as AddressInfo;
    const file = join(folder, "program.mjs");
    const graph = join(dirname(command.path), "graph.js");
    writeFileSync(file, program.replace('"teamslint/graph"', JSON.stringify(graph)));
    const child = spawn(process.execPath, [file], {
      cwd: board,
      env: { PATH: process.env["PATH"], GRAPH_URL: `http://127.0.0.1:${port}` },
    });
    let out = "";
    let error = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (error += text));
    await new Promise((ended) => child.on("close", ended));
    return { out, error };
  }

  const body = rightBody();

  test("the client", async () => {
    const [client] = blocks("js");
    endpoint.forget();
    expect(await run(`const body = ${JSON.stringify(body)};\n${client}`)).toEqual({
      out: "",
      error: "",
    });
    expect(endpoint.notifications()).toMatchObject([{ status: 204, diagnostics: [] }]);
  });

  test("the guard", async () => {
    const [, guard] = blocks("js");
    const send = `
      const url = "/users/59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b/teamwork/sendActivityNotification";
      const body = ${JSON.stringify(body)};
      await client.api(url).post(body);
      const wrong = { ...body, activityType: "taskAsigned" };
      await client.api(url).post(wrong).catch(({ message }) => console.log(message));
      const options = { method: "POST", body: JSON.stringify(wrong) };
      await guardedFetch("https://graph.microsoft.com/v1.0" + url, options).catch(({ name }) => console.log(name));`;
    endpoint.forget();
    const { out, error } = await run(guard + send);
    expect(error).toBe("");
    expect(out).toBe(
      'activity type "taskAsigned" is not declared in the manifest: did you mean "taskAssigned"? [activity-type-declared]\nNotificationError\n',
    );
    expect(endpoint.notifications()).toHaveLength(1);
  });
});
