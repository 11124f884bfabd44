/**
 * Writes V8's code cache for the bundle in `target`: what a run without findings compiles, as this
 * V8 compiled it. The start of a run then takes half the time. A cache is bound to the version of V8
 * and the processor, so its folder is named after both; with any other the bundle runs without.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedRequire, cachePath } from "./cached-require.mjs";

const self = fileURLToPath(import.meta.url);

/** A sound app with requests in JSON and .http files, named so that every reader has its turn. */
const sample = fileURLToPath(new URL("../fixtures/task-board/", import.meta.url));

export function writeCodeCache(target) {
  const argv = [self, target, "appPackage", "notifications"];
  execFileSync(process.execPath, argv, { cwd: sample, stdio: ["ignore", "ignore", "inherit"] });
}

/** One validator of each version would be more than all the rest, and each run needs one. */
const isWorthIt = (chunk) => !/^validators\/(?:manifest|localization)/.test(chunk);

if (process.argv[1] === self) {
  const [, , target, ...operands] = process.argv;
  process.argv = [process.execPath, `${target}cli.cjs`, ...operands];
  const scripts = new Map();
  const load = cachedRequire(
    target,
    createRequire(import.meta.url),
    () => undefined,
    (chunk, script) => scripts.set(chunk, script),
  );
  // At the end, when everything that the run needed is compiled.
  process.on("exit", () => {
    for (const [chunk, script] of scripts) {
      if (!isWorthIt(chunk)) continue;
      const file = target + cachePath(chunk);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, script.createCachedData());
    }
  });
  load("chunks/main.cjs");
}
