import { type ChildProcess, spawn } from "node:child_process";

/** A command that goes on until somebody ends it. */
export interface Running {
  /** The first line that it printed, without what `prefix` says. */
  readonly line: string;
  readonly child: ChildProcess;
  /** Ends it, as Ctrl-C does or as a service manager does, and tells how it ended. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Starts a command of node and waits for its first line; rejects where it ends before. */
export function start(argv: readonly string[], cwd: string): Promise<Running> {
  const child = spawn(process.execPath, argv, { cwd, env: { PATH: process.env["PATH"] } });
  let out = "";
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (error += text));
  const ended = new Promise<Ended>((settle) => {
    child.on("close", (code) => settle({ code, out, error }));
  });
  return new Promise((settle, fail) => {
    void ended.then(({ code }) => fail(new Error(`it ended with ${code}: ${error}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      if (!out.includes("\n")) return;
      const end = (signal: NodeJS.Signals = "SIGTERM") => {
        child.kill(signal);
        return ended;
      };
      settle({ line: out.slice(0, out.indexOf("\n")), child, end });
    });
  });
}
