import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { rules } from "../rules/index.js";
import { run } from "../src/cli/run.js";
import { writeReport } from "../src/files/write.js";
import type { ExitCode, World } from "../src/cli/world.js";

/** A temporary folder with these files, gone when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = createFolder(files);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A temporary folder for several tests: theirs to remove. */
export function createFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The output of a run of the command line, and its exit code. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in a folder, with a process that a test can look into. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  parts: Partial<World> = {},
): Promise<Outcome> {
  let out = "";
  let error = "";
  const world: World = {
    cwd,
    env: {},
    columns: undefined,
    isTerminal: false,
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    stdin: (async function* () {})(),
    write: async (path, text) => writeReport(resolve(cwd, path), text),
    page: () => undefined,
    version: "1.2.3",
    ...parts,
  };
  return { code: await run(argv, world, rules), out, error };
}
