import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { watchAndCheck, watchDisk, type Watcher } from "../../src/cli/watch.js";
import { diskFiles } from "../../src/files/disk.js";
import type { ExitCode } from "../../src/cli/world.js";
import type { Rule } from "../../src/rule.js";
import { vscodeTasks } from "../../src/cli/snippets.js";
import { soundManifest } from "../check.js";
import { project } from "../project.js";

/** A watcher by hand: changes come, time passes and Ctrl-C is pressed when the test says so. */
function byHand() {
  let changed: (path: string) => void = () => {};
  let waiting: (() => void) | undefined;
  let interrupt = () => {};
  let isWatching = false;
  const watcher: Watcher = {
    start(callback) {
      changed = callback;
      isWatching = true;
      return () => void (isWatching = false);
    },
    settle: (run) => void (waiting = run),
    interrupted: new Promise((resolve) => (interrupt = resolve)),
  };
  return {
    watcher,
    change: (path: string) => changed(path),
    quiet: () => {
      waiting?.();
      waiting = undefined;
    },
    interrupt: () => interrupt(),
    isWatching: () => isWatching,
  };
}

/** Lets everything run that waits for nothing but a promise. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function watching(
  codes: ExitCode[] = [],
  settings: { isTerminal?: boolean; ownFiles?: string[] } = {},
) {
  const hand = byHand();
  const printed: string[] = [];
  let release: (() => void)[] = [];
  let isSlow = false;
  const done = watchAndCheck({
    watcher: hand.watcher,
    check: async () => {
      printed.push("finding\n");
      if (isSlow) await new Promise<void>((resolve) => release.push(resolve));
      return codes.shift() ?? 0;
    },
    out: (text) => void printed.push(text),
    isTerminal: false,
    isClosed: () => false,
    ownFiles: [],
    ...settings,
  });
  return {
    ...hand,
    done,
    printed,
    slow: () => void (isSlow = true),
    release: () => {
      for (const resolve of release) resolve();
      release = [];
    },
  };
}

const once = ["[watch] checking\n", "finding\n", "[watch] done, waiting for changes\n"];

describe("watching", () => {
  test("checks at once, and ends on Ctrl-C with the last exit code", async () => {
    const { done, interrupt, printed, isWatching } = watching([1]);
    await turn();
    expect(isWatching()).toBe(true);
    interrupt();
    expect(await done).toBe(1);
    expect(isWatching()).toBe(false);
    expect(printed).toEqual(once);
  });

  test("several changes make one check, when they have settled", async () => {
    const { change, quiet, printed, interrupt, done } = watching([1, 0]);
    await turn();
    change("a.json");
    change("b.http");
    change("a.json");
    await turn();
    expect(printed).toEqual(once);
    quiet();
    await turn();
    expect(printed.slice(3)).toEqual([
      "[watch] checking: a.json and 1 other file changed\n",
      "finding\n",
      "[watch] done, waiting for changes\n",
    ]);
    interrupt();
    expect(await done).toBe(0);
  });

  test("a change during a check leads to another one behind it", async () => {
    const { slow, release, change, quiet, printed, interrupt, done } = watching();
    await turn();
    slow();
    change("a");
    quiet();
    await turn();
    change("b");
    quiet();
    await turn();
    expect(printed.slice(3)).toEqual(["[watch] checking: a changed\n", "finding\n"]);
    release();
    await turn();
    release();
    await turn();
    expect(printed.slice(5)).toEqual([
      "[watch] done, waiting for changes\n",
      "[watch] checking: b changed\n",
      "finding\n",
      "[watch] done, waiting for changes\n",
    ]);
    interrupt();
    await done;
  });

  test("Ctrl-C during a check waits for what it says", async () => {
    const { slow, release, change, quiet, interrupt, done } = watching([0, 2]);
    await turn();
    slow();
    change("a");
    quiet();
    await turn();
    interrupt();
    await turn();
    release();
    expect(await done).toBe(2);
  });

  test("what a check itself writes is no change", async () => {
    const { change, quiet, printed, interrupt, done } = watching([], { ownFiles: ["out.sarif"] });
    await turn();
    change("out.sarif");
    quiet();
    await turn();
    expect(printed).toEqual(once);
    interrupt();
    await done;
  });

  test("clears the screen of a terminal only", async () => {
    const { printed, interrupt, done } = watching([], { isTerminal: true });
    interrupt();
    await done;
    expect(printed[0]).toBe("\u001b[2J\u001b[3J\u001b[H[watch] checking\n");
  });

  test("the name of a changed file cannot move the cursor", async () => {
    const { change, quiet, printed, interrupt, done } = watching();
    await turn();
    change("\u001b[2J\n.json");
    quiet();
    interrupt();
    await done;
    expect(printed).toContain("[watch] checking: \\u001b[2J\\n.json changed\n");
  });

  test("a check that throws ends it", async () => {
    const { watcher } = byHand();
    const check = () => Promise.reject(new Error("ours"));
    await expect(
      watchAndCheck({
        watcher,
        check,
        out: () => {},
        isTerminal: false,
        isClosed: () => false,
        ownFiles: [],
      }),
    ).rejects.toThrow("ours");
  });

  test("VS Code's matcher sees where a check begins and ends", async () => {
    const { printed, interrupt, done } = watching([], { isTerminal: true });
    interrupt();
    await done;
    const { background } = JSON.parse(vscodeTasks).tasks[1].problemMatcher;
    expect(printed[0]).toMatch(new RegExp(background.beginsPattern));
    expect(printed[2]).toMatch(new RegExp(background.endsPattern));
  });
});

test("the command line lints again what changed", async () => {
  const rule: Rule = {
    id: "probe",
    severity: "error",
    summary: "probe",
    checkApp: ({ manifest: { name } }) =>
      name?.short === "bad" ? { at: "/name/short", message: "bad" } : undefined,
  };
  const manifest = (short: string) => JSON.stringify(soundManifest({ name: { short, full: "f" } }));
  const app = project({ "manifest.json": manifest("good") });
  const { watcher, change, quiet, interrupt } = byHand();
  let out = "";
  const until = async (text: string) => {
    while (!out.includes(text)) await turn();
  };
  const done = app.run(["--watch", "--format", "unix"], [rule], {
    watcher,
    out: (text) => void (out += text),
  });
  await until("[watch] done");
  app.write("manifest.json", manifest("bad"));
  change("manifest.json");
  quiet();
  await until("[probe]\n[watch] done");
  interrupt();
  expect((await done).code).toBe(1);
  expect(out).toMatch(
    /^\[watch\] checking\n\[watch\] done, waiting for changes\n\[watch\] checking: manifest.json changed\nmanifest.json:1:\d+: error: bad \[probe\]\n\[watch\] done, waiting for changes\n$/,
  );
});

/** The paths that the watch reports until the test ends. */
function watched(cwd: string, paths: readonly string[] = [], streams: readonly number[] = []) {
  const seen = new Set<string>();
  let woken = () => {};
  const { start } = watchDisk(cwd, diskFiles(cwd), paths, streams);
  const stop = start((path) => {
    seen.add(path);
    woken();
  });
  onTestFinished(stop);
  const until = async (path: string) => {
    while (!seen.has(path)) await new Promise<void>((resolve) => (woken = resolve));
  };
  return { seen, until };
}

test("the disk tells of changes in folders old and new, and not of what is skipped", async () => {
  const app = project({ "a/b/one.json": "1", "node_modules/x/y.json": "1" });
  const { seen, until } = watched(app.folder);
  app.write("node_modules/x/y.json", "2");
  app.write("a/b/one.json", "2");
  await until("a/b/one.json");
  app.write("c/two.json", "1");
  await until("c");
  app.write("c/two.json", "2");
  await until("c/two.json");
  expect([...seen].filter((path) => path.includes("node_modules"))).toEqual([]);
});

test("and of changes where a named path lies elsewhere than the working directory", async () => {
  const there = project({
    "here/a.json": "1",
    "there/b.json": "1",
    "there/deep/c.json": "1",
    "d.json": "1",
  });
  const { seen, until } = watched(join(there.folder, "here"), ["../there/b.json"]);
  there.write("d.json", "2");
  there.write("there/b.json", "2");
  await until("../there/b.json");
  there.write("there/deep/c.json", "2");
  await until("../there/deep/c.json");
  there.write("here/a.json", "2");
  await until("a.json");
  expect(seen.has("../d.json")).toBe(false);
});

test("and of changes in all of a project that begins above the working directory", async () => {
  const repository = project({ "here/a.json": "1", "app/manifest.json": "1" });
  const { seen, until } = watched(join(repository.folder, "here"), [".."]);
  repository.write("app/manifest.json", "2");
  await until("../app/manifest.json");
  repository.write("here/a.json", "2");
  await until("a.json");
  expect([...seen].filter((path) => path.includes("here"))).toEqual([]);
});

test("and not of the file that the findings are printed into", async () => {
  const app = project({ "a.json": "1", "findings.txt": "" });
  const printed = openSync(join(app.folder, "findings.txt"), "a");
  onTestFinished(() => closeSync(printed));
  const { seen, until } = watched(app.folder, [], [printed]);
  writeSync(printed, "a.json:1:1: error");
  app.write("a.json", "2");
  await until("a.json");
  expect([...seen]).toEqual(["a.json"]);
});
