/**
 * Writes V8's code cache for the bundle in `target`: what a run compiles, as this V8 compiled it. The
 * start of a run then takes half the time. A cache is bound to the version of V8 and the processor, so
 * its folder is named after both; with any other the bundle runs without.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedRequire, cachePath } from "./cached-require.mjs";

const self = fileURLToPath(import.meta.url);

/** A sound app with requests in JSON and .http files, and one with mistakes. */
const sample = fileURLToPath(new URL("../fixtures/task-board/", import.meta.url));
const broken = fileURLToPath(new URL("../fixtures/task-board-broken/", import.meta.url));

/** The sound one comes last: what it compiles is what most runs need, and more would load longer. */
export function writeCodeCache(target) {
  const many = mkdtempSync(`${tmpdir()}/teamslint-sample-`);
  try {
    writeMany(many);
    for (const [cwd, expected] of [
      [broken, 1],
      [many, 0],
    ]) {
      const argv = [self, target, "appPackage", "notifications"];
      const stdio = ["ignore", "ignore", "inherit"];
      const { status, error } = spawnSync(process.execPath, argv, { cwd, stdio });
      if (error) throw error;
      if (status !== expected) throw new Error(`${cwd} ended with ${status}`);
    }
  } finally {
    rmSync(many, { recursive: true });
  }
}

/** The sample with so many requests more that a run learns how they look. */
function writeMany(folder) {
  cpSync(sample, folder, { recursive: true });
  const body = JSON.parse(readFileSync(`${sample}notifications/permit.json`, "utf8"));
  const user = "https://graph.microsoft.com/v1.0/users/59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b";
  const request = { url: `${user}/teamwork/sendActivityNotification`, body };
  for (let index = 0; index < 40; index += 1) {
    writeFileSync(`${folder}/notifications/again-${index}.json`, JSON.stringify(request));
  }
}

/**
 * The manifest of the sample as each version allows it, held against the validators: a run needs one
 * of them, and which one nobody knows.
 */
function runValidators(load, target) {
  const manifest = JSON.parse(readFileSync(`${sample}appPackage/manifest.json`, "utf8"));
  for (const name of readdirSync(`${target}validators`)) {
    if (!/^manifest-\d+\.cjs$/.test(name)) continue;
    const isValid = load(`validators/${name}`);
    const errorsOf = createRequire(target)(`./validators/${name.replace(".cjs", "-errors.cjs")}`);
    for (const version of Object.keys(isValid)) {
      const copy = { ...structuredClone(manifest), manifestVersion: versionOf(version) };
      makeValid(copy, errorsOf[version]);
      if (!isValid[version](copy)) throw new Error(`the sample does not fit version ${version}`);
    }
  }
}

const versionOf = (name) => name.slice(1).replace("_", ".");

/** Takes out what a version does not have, and puts in the one name that the first versions ask for. */
function makeValid(manifest, errorsOf) {
  for (let step = 0; step < 50; step += 1) {
    const [error] = errorsOf(manifest) ?? [];
    if (!error) return;
    const { pointer, params } = error;
    if (params.missingProperty === "packageName") manifest.packageName = "com.example.app";
    const segments = pointer.split("/").slice(1);
    if (params.additionalProperty !== undefined) segments.push(params.additionalProperty);
    const last = segments.pop();
    if (last === undefined) continue;
    let parent = manifest;
    for (const segment of segments) parent = parent[segment];
    delete parent[last];
  }
}

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
  runValidators(load, target);
  // At the end, when everything that the run needed is compiled.
  process.on("exit", () => {
    for (const [chunk, script] of scripts) {
      // Which of these a run needs, its manifest decides, and few need one.
      if (chunk.endsWith("-errors.cjs")) continue;
      const file = target + cachePath(chunk);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, script.createCachedData());
    }
  });
  load("chunks/main.cjs");
}
