import { fstatSync, type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import { resolve as absolute } from "node:path";
import type { ExitCode } from "./world.js";
import { isSkipped } from "../files/discover.js";
import { visible } from "../format/visible.js";
import { type Files, folderAt, inFolder, isRooted } from "../files/files.js";
import { plural } from "../words.js";

/** Disk, clock and keyboard as watching sees them, so that tests can stand in for them. */
export interface Watcher {
  /** Calls back with the path of each file that changes, as it happens; returns how to stop. */
  start(changed: (path: string) => void): () => void;
  /** Runs a function when nothing has asked for it again for a moment. */
  settle(run: () => void): void;
  /** Settles when somebody presses Ctrl-C. */
  readonly interrupted: Promise<void>;
}

export interface WatchSettings {
  readonly watcher: Watcher;
  /** Hears which files have changed since it was called last; of none at first. */
  check(changed: readonly string[]): Promise<ExitCode>;
  out(text: string): void;
  /** Whether nobody reads what is printed any more, which ends the watching. */
  readonly isClosed: (() => boolean) | undefined;
  /** Clears the screen before each check. */
  readonly isTerminal: boolean;
  /** Paths that a check itself writes. */
  readonly ownFiles: readonly string[];
}

/** Erases screen and scrollback and goes to the top (ECMA-48 ED and CUP; 3J is xterm's). */
const CLEAR = "\u001b[2J\u001b[3J\u001b[H";

/**
 * Checks at once and after each change, until somebody interrupts; the exit code is the last
 * check's. The lines in front and behind are what a problem matcher's background patterns wait for.
 */
export async function watchAndCheck(settings: WatchSettings): Promise<ExitCode> {
  const { watcher, out, isTerminal, ownFiles } = settings;
  const changed = new Set<string>();
  let code: ExitCode = 0;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    do {
      const paths = [...changed];
      changed.clear();
      out(`${isTerminal ? CLEAR : ""}[watch] checking${reasonFor(paths)}\n`);
      code = await settings.check(paths);
      out("[watch] done, waiting for changes\n");
    } while (changed.size > 0);
    running = undefined;
  }

  // A check throws for a mistake of ours alone, which ends the watching.
  const stopped = new Promise<void>((resolve, reject) => {
    const begin = () => {
      running ??= run();
      running.then(() => {
        if (settings.isClosed?.()) leave();
      }, reject);
    };
    const stop = watcher.start((path) => {
      if (ownFiles.includes(path)) return;
      changed.add(path);
      watcher.settle(() => {
        if (changed.size > 0) begin();
      });
    });
    const leave = () => {
      stop();
      resolve();
    };
    void watcher.interrupted.then(leave);
    begin();
  });
  await stopped;
  await running;
  return code;
}

function reasonFor(paths: readonly string[]): string {
  const [first] = paths;
  if (first === undefined) return "";
  const others = paths.length === 1 ? "" : ` and ${plural(paths.length - 1, "other file")}`;
  return `: ${visible(first)}${others} changed`;
}

/** Milliseconds: an editor saves, and git checks out, several files in one go. */
const QUIET = 100;

/**
 * Watches the folders of the working directory, and of paths that lie elsewhere or above, one by one: Node's recursive
 * watching follows node_modules too, and on Linux with a handle for each of its files. A file that
 * one of the streams (file descriptors) leads into is no change: with `> findings.txt` each check would bring another.
 */
export function watchDisk(
  cwd: string,
  files: Files,
  paths: readonly string[] = [],
  streams: readonly number[] = [1, 2],
): Watcher {
  let timer: NodeJS.Timeout | undefined;
  return {
    start(changed) {
      const watchers = new Map<string, FSWatcher>();
      const forget = (folder: string) => {
        watchers.get(folder)?.close();
        watchers.delete(folder);
      };
      const follow = (start: string) => {
        for (const open = [start]; open.length > 0;) {
          const folder = open.pop()!;
          if (watchers.has(folder) || isSkipped(folder)) continue;
          try {
            const watcher = watchFolder(absolute(cwd, folder), (_, name) => {
              const path = name === null ? folder : inFolder(folder, name, files);
              if (isSkipped(path) || isBehind(streams, absolute(cwd, path))) return;
              const kind = files.kind(path);
              if (kind === "folder") follow(path);
              else if (kind === undefined) forget(path);
              changed(path);
            });
            watcher.on("error", () => forget(folder));
            watchers.set(folder, watcher);
          } catch {
            continue;
          }
          for (const { name, kind } of files.list(folder) ?? []) {
            if (kind === "folder") open.push(inFolder(folder, name, files));
          }
        }
      };
      follow("");
      for (const path of paths) if (liesElsewhere(path)) follow(folderAt(path, files));
      return () => {
        clearTimeout(timer);
        for (const watcher of watchers.values()) watcher.close();
      };
    },
    settle(run) {
      clearTimeout(timer);
      timer = setTimeout(run, QUIET);
    },
    interrupted: new Promise((resolve) => {
      process.once("SIGINT", () => resolve());
    }),
  };
}

function liesElsewhere(path: string): boolean {
  return path.startsWith("..") || isRooted(path);
}

/** Whether one of the streams leads into a file. */
function isBehind(streams: readonly number[], file: string): boolean {
  try {
    const { dev, ino } = statSync(file);
    return streams.some((stream) => {
      const found = fstatSync(stream);
      return found.isFile() && found.dev === dev && found.ino === ino;
    });
  } catch {
    return false;
  }
}
