import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../src/cli/run.js";
import type { ExitCode, World } from "../src/cli/world.js";
import { diskFiles } from "../src/files/disk.js";
import { writeReport } from "../src/files/write.js";
import type { Rule } from "../src/rule.js";

/** A folder on disk with files in it, which is gone after the test. */
export interface Project {
  readonly folder: string;
  /** Writes or overwrites. */
  write(path: string, text: string): void;
  read(path: string): string;
  /** The names in a folder, sorted. */
  names(folder?: string): string[];
  /** Runs the command line in the folder. */
  run(argv: readonly string[], rules: readonly Rule[], world?: Partial<World>): Promise<Ran>;
}

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

export function project(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "teamslint-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  // Ends the search for a configuration and for .gitignore files above.
  mkdirSync(join(folder, ".git"));
  return {
    folder,
    write,
    read: (path) => readFileSync(join(folder, path), "utf8"),
    names: (path = "") => (diskFiles(folder).list(path) ?? []).map(({ name }) => name),
    async run(argv, rules, world) {
      let out = "";
      let error = "";
      const code = await run(
        argv,
        {
          cwd: folder,
          env: {},
          columns: undefined,
          isTerminal: false,
          out: (text) => void (out += text),
          error: (text) => void (error += text),
          stdin: (async function* () {})(),
          write: async (path, text) => writeReport(join(folder, path), text),
          page: () => undefined,
          version: "1.2.3",
          ...world,
        },
        rules,
      );
      return { code, out, error };
    },
  };
}
