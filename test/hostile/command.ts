import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../scripts/bundle.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The command line as it is published, built for these tests. */
export interface BuiltCommand {
  readonly path: string;
  remove(): void;
}

export async function buildCommand(): Promise<BuiltCommand> {
  // Inside the project, so that packages are found from there.
  const folder = mkdtempSync(join(root, "node_modules/.teamslint-hostile-"));
  await bundle({ target: `${folder}/dist/` });
  return {
    path: `${folder}/dist/cli.cjs`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** How a process ended, and what it took. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
  readonly milliseconds: number;
  /** MiB; 0 where a signal ended it. */
  readonly peak: number;
}

export interface Options {
  readonly stdin?: string | Uint8Array;
  /** Called when the process has started: to send it a signal, to close its stdout. */
  readonly meanwhile?: (child: ChildProcess) => void;
  /** A module that is loaded before the program. */
  readonly preload?: string;
}

/** Milliseconds after which a process counts as hanging and is ended. */
const PATIENCE = 150_000;

export async function execute(
  command: string,
  argv: readonly string[],
  cwd: string,
  { stdin, meanwhile, preload }: Options = {},
): Promise<Ended> {
  const peakFile = join(mkdtempSync(join(tmpdir(), "teamslint-peak-")), "peak");
  const start = performance.now();
  const modules = [
    join(root, "test/hostile/peak.cjs"),
    ...(preload === undefined ? [] : [preload]),
  ];
  const child = spawn(
    process.execPath,
    [...modules.flatMap((path) => ["--require", path]), command, ...argv],
    {
      cwd,
      env: { PATH: process.env["PATH"], TEAMSLINT_PEAK: peakFile },
      timeout: PATIENCE,
      killSignal: "SIGKILL",
    },
  );
  let out = "";
  let error = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (error += text));
  child.stdin.on("error", () => {});
  if (stdin !== undefined) child.stdin.end(stdin);
  meanwhile?.(child);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((settle) => {
    child.on("close", (...ended) => settle(ended));
  });
  const milliseconds = Math.round(performance.now() - start);
  return { code, signal, out, error, milliseconds, peak: peakIn(peakFile) };
}

function peakIn(file: string): number {
  try {
    return Math.round(Number(readFileSync(file, "utf8")) / 1024);
  } catch {
    return 0;
  } finally {
    rmSync(dirname(file), { recursive: true, force: true });
  }
}

/** A temporary folder with these files; it counts as a repository, so that no search leaves it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-hostile-"));
  mkdirSync(join(folder, ".git"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
