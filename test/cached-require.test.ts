import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Script } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cachedRequire, cachePath } from "../scripts/cached-require.mjs";

const folder = `${mkdtempSync(join(tmpdir(), "teamslint-chunks-"))}/`;
const own = createRequire(import.meta.url);

const counting = `
  const { sep } = require("node:path");
  const { by } = require("./inner.cjs");
  exports.count = (list) => list.length * by + sep.length;
  exports.place = __filename + " in " + __dirname;`;

beforeAll(() => {
  mkdirSync(`${folder}chunks`);
  const files = {
    "chunks/main.cjs": counting,
    "chunks/inner.cjs":
      'exports.by = require("../factor.json").by; exports.top = require("../top.cjs");',
    "factor.json": '{ "by": 2 }',
    "top.cjs": "module.exports = globalThis.loads = (globalThis.loads ?? 0) + 1;",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(folder + name, text);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Main {
  count(list: readonly unknown[]): number;
  readonly place: string;
}

function run(cacheOf: (chunk: string) => Buffer | undefined): {
  main: Main;
  scripts: Map<string, Script>;
} {
  const scripts = new Map<string, Script>();
  const onScript = (chunk: string, script: Script) => void scripts.set(chunk, script);
  const load = cachedRequire(folder, own, cacheOf, onScript);
  return { main: load("chunks/main.cjs") as Main, scripts };
}

test("a chunk finds itself, other chunks, JSON and node's modules, each once", () => {
  const { main, scripts } = run(() => undefined);
  expect(main.count([1, 2, 3])).toBe(7);
  expect(main.place).toBe(`${folder}chunks/main.cjs in ${folder}chunks`);
  expect([...scripts.keys()]).toEqual(["chunks/main.cjs", "chunks/inner.cjs", "top.cjs"]);
});

test("a cache that this V8 made is taken", () => {
  const { main, scripts } = run(() => undefined);
  main.count([]);
  const caches = new Map([...scripts].map(([chunk, script]) => [chunk, script.createCachedData()]));
  const second = run((chunk) => caches.get(chunk));
  expect([...second.scripts.values()].map((script) => script.cachedDataRejected)).toEqual([
    false,
    false,
    false,
  ]);
  expect(second.main.count([1, 2, 3])).toBe(7);
});

test.each([
  ["of a text of another length", () => run(() => undefined).scripts.get("chunks/main.cjs")!],
  ["that is none", () => undefined],
])("a cache %s changes nothing", (name, script) => {
  const cache = script()?.createCachedData() ?? Buffer.from("no cache");
  const longer = counting.replace("* by", `* by * ${10 ** name.length}`);
  writeFileSync(`${folder}chunks/main.cjs`, longer);
  const { main, scripts } = run((chunk) => (chunk.endsWith("main.cjs") ? cache : undefined));
  expect(main.count([1])).toBe(2 * 10 ** name.length + 1);
  expect(scripts.get("chunks/main.cjs")!.cachedDataRejected).toBe(true);
});

test("each V8 on each processor has a folder of its own", () => {
  expect(cachePath("chunks/main.cjs")).toBe(
    `code-cache/${process.versions.v8}-${process.arch}/chunks-main.cjs.bin`,
  );
});
