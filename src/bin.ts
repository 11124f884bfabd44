import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { rules } from "../rules/index.js";
import { run } from "./cli.js";

declare const TEAMSLINT_VERSION: string;

/** A closed pipe (`teamslint | head`) is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

void run(
  process.argv.slice(2),
  {
    cwd: process.cwd(),
    env: process.env,
    columns: process.stdout.columns,
    isTerminal: process.stdout.isTTY === true,
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    get stdin() {
      return process.stdin;
    },
    write: (path, text) => writeFileSync(resolve(path), text),
    get ask() {
      return process.stdin.isTTY && process.stdout.isTTY ? askOnTerminal : undefined;
    },
    page(id) {
      try {
        return readFileSync(new URL(`./pages/${id}.md`, import.meta.url), "utf8");
      } catch {
        return undefined;
      }
    },
    version: TEAMSLINT_VERSION,
  },
  rules,
).then((code) => {
  process.exitCode = code;
});

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
