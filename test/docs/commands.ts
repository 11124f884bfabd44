import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, type test } from "vitest";
import { readArguments } from "../../src/cli/arguments.js";
import * as core from "../../src/core/index.js";
import * as teamslint from "../../src/index.js";
import { diagnose, STRICT } from "../types/compile.js";
import { runIn } from "../world.js";
import { packageJson, read } from "./printed.js";

/** The output of a command on stdout and stderr, in the order of time, and its exit code. */
export interface Printed {
  readonly text: string;
  readonly code: number;
}

const nothing: Printed = { text: "", code: 0 };

/**
 * A folder in which the packed package is installed, and what else pages use. test/integration/documents.mjs names
 * it, so that the pages are played with what users have and not with the sources.
 */
const installed = process.env["TEAMSLINT_INSTALLED"];

/**
 * Runs a command line of a page in a folder, as a reader would type it: teamslint, and the few other programs that
 * pages name. Throws for a program that is not among them.
 */
export async function runCommand(line: string, folder: string): Promise<Printed> {
  if (installed !== undefined) return runInShell(line, folder, installed);
  const [left, right] = line.split(" | ");
  const words = wordsOf(right ?? left!);
  const stdin = right === undefined ? undefined : await inputOf(left!, folder);
  const [program, ...rest] = words[0] === "npx" ? words.slice(1) : words;
  if (program === "teamslint") return runTeamslint(rest, folder, stdin);
  if (program === "tsc") return compile(rest, folder);
  if (program === "node") return runProgram(rest, folder);
  if (program === "vitest") return runProgram(rest.slice(1), folder);
  expect(program, `a program that pages may name: ${line}`).toBe("npm");
  const script = rest[0] === "run" ? rest[1] : rest[0];
  // Installing from the registry is tried by test/integration/package.mjs.
  if (script !== "ci" && script !== "install") expect(packageJson.scripts).toHaveProperty(script!);
  return nothing;
}

/** Runs a line as it stands, in real processes; stdout and stderr in the order of time. */
function runInShell(line: string, folder: string, packages: string): Printed {
  // These never end, or belong to a clone of this repository.
  if (/ (?:serve|lsp)\b| --watch\b|^npm /.test(line)) return nothing;
  const link = join(folder, "node_modules");
  if (!existsSync(link)) symlinkSync(join(packages, "node_modules"), link, "junction");
  const { status, stdout } = spawnSync(`(${line}) 2>&1`, {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      HOME: folder,
      NODE_NO_WARNINGS: "1",
      npm_config_update_notifier: "false",
    },
    shell: true,
  });
  return { text: stdout, code: status ?? 2 };
}

/** The words of a line; quotes hold one together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map(
    ([word, double, single]) => double ?? single ?? word,
  );
}

async function inputOf(line: string, folder: string): Promise<Uint8Array> {
  const [program, path] = wordsOf(line);
  expect(program).toBe("cat");
  return readFile(join(folder, path!));
}

async function runTeamslint(
  words: readonly string[],
  folder: string,
  stdin: Uint8Array | undefined,
): Promise<Printed> {
  const redirect = words.findIndex((word) => /^>>?$/.test(word));
  const argv = redirect < 0 ? words : words.slice(0, redirect);
  const asked = readArguments(argv);
  if ("needs" in asked) expect(asked.needs, JSON.stringify(asked)).not.toBe("correction");
  // These commands run until somebody ends them.
  else if (["serve", "lsp"].includes(asked.command ?? "") || asked.args["watch"]) return nothing;
  let text = "";
  const print = (printed: string) => void (text += printed);
  const { code } = await runIn(folder, argv, {
    out: redirect < 0 ? print : () => undefined,
    error: print,
    page: (id) => read(`rules/${id}.md`),
    version: packageJson.version,
    ...(stdin && {
      stdin: (async function* () {
        yield stdin;
      })(),
    }),
  });
  return { text, code };
}

/** The compiler's output about the named files, with the options for which types are made. */
function compile(words: readonly string[], folder: string): Printed {
  const paths = words.filter((word) => !word.startsWith("-")).map((path) => join(folder, path));
  const text = ts.formatDiagnostics(
    diagnose(
      paths,
      {},
      {
        ...STRICT,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
      },
    ),
    {
      getCanonicalFileName: (file) => file,
      getCurrentDirectory: () => folder,
      getNewLine: () => "\n",
    },
  );
  return { text, code: text === "" ? 0 : 1 };
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

/** Runs a TypeScript file in this process; what it prints with `console.log`. A test in it is run at once. */
async function runProgram([path]: readonly string[], folder: string): Promise<Printed> {
  const lines: string[] = [];
  const bodies: (() => unknown)[] = [];
  const given: Readonly<Record<string, unknown>> = {
    teamslint: {
      ...teamslint,
      lintPaths: (paths: readonly string[]) => teamslint.lintPaths(paths, { cwd: folder }),
    },
    "teamslint/core": core,
    "node:fs": {
      readFileSync: (name: string, encoding: "utf8") => readFileSync(join(folder, name), encoding),
    },
    vitest: {
      expect,
      test: ((_name: string, body: () => void) => void bodies.push(body)) as typeof test,
    },
  };
  const console = { log: (...values: unknown[]) => void lines.push(`${values.join(" ")}\n`) };
  const load = async (file: string): Promise<object> => {
    const imports: Record<string, unknown> = { ...given };
    const text = readFileSync(file, "utf8").replace(
      /^import (\{.*\}) from "(.*)";$/gm,
      (_, names: string, from: string) => `const ${names} = given["${from}"];`,
    );
    for (const [, from] of text.matchAll(/given\["(\..*)"\]/g))
      imports[from!] = await load(resolve(dirname(file), from!.replace(/\.js$/, ".ts")));
    const exported = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(
      ([, name]) => name,
    );
    const body = `${text.replace(/^export (?=const|function)/gm, "")}\nreturn { ${exported.join(", ")} };`;
    const js = ts.transpile(body, { target: 9, module: 99 });
    return AsyncFunction("given", "console", js)(imports, console) as unknown as Promise<object>;
  };
  await load(join(folder, path!));
  for (const body of bodies) await body();
  return { text: lines.join(""), code: 0 };
}
