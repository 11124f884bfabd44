import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { rules } from "../../rules/index.js";
import { run } from "./run.js";
import { help } from "./help-text.js";
import { stdout } from "./stdout.js";

declare const TEAMSLINT_VERSION: string;

/** Nothing was written to stderr, whose stream may still hold it. */
let isQuiet = true;

void run(
  process.argv.slice(2),
  {
    cwd: workingDirectory(),
    env: process.env,
    get columns() {
      return stdout.columns();
    },
    get isTerminal() {
      return stdout.isTerminal();
    },
    out: stdout.print,
    isClosed: stdout.isClosed,
    error(text) {
      // A reader that has closed the pipe changes no verdict.
      if (isQuiet) process.stderr.on("error", () => {});
      isQuiet = false;
      process.stderr.write(text);
    },
    get stdin() {
      return process.stdin;
    },
    write: async (path, text) => {
      const { writeReport } = await import("../files/write.js");
      return writeReport(resolve(path), text);
    },
    progress: {
      // Where the clock jumps, the line comes sooner or later, and that is all.
      now: Date.now,
      // Loads the stream of stderr, and so is asked for late. A terminal may not know its width.
      columns: () => (process.stderr.isTTY ? process.stderr.columns || 80 : undefined),
    },
    get ask() {
      return stdout.isTerminal() && process.stdin.isTTY ? askOnTerminal : undefined;
    },
    page(id) {
      try {
        return readFileSync(new URL(`./pages/${id}.md`, import.meta.url), "utf8");
      } catch {
        return undefined;
      }
    },
    version: TEAMSLINT_VERSION,
    help,
  },
  rules,
).then((code) => {
  process.exitCode = code;
  // Left to itself, node would collect garbage before it ends. Texts that wait in a stream need that time.
  if (isQuiet && stdout.isWritten()) process.exit();
});

/** Ends the process where the folder was removed, in which nothing can be found. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write("teamslint: the working directory does not exist any more\n");
    process.exit(2);
  }
}

/** Undefined when the terminal is closed with Ctrl-D. */
async function askOnTerminal(question: string): Promise<string | undefined> {
  const { createInterface } = await import("node:readline");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((settle) => {
    terminal.once("close", () => settle(undefined));
    terminal.question(question, (answer) => {
      settle(answer);
      terminal.close();
    });
  });
}
