import type { ProgressWorld } from "./progress.js";
import type { Watcher } from "./watch.js";

/** The process as the command line sees it, so that tests can stand in for it. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Columns of stdout, and undefined where it is no terminal. */
  readonly columns: number | undefined;
  readonly isTerminal: boolean;
  out(text: string): void;
  /** Whether nobody reads what is printed any more; false where absent. */
  readonly isClosed?: () => boolean;
  error(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes a file whole or not at all; why it failed, if it did. */
  write(path: string, text: string): Promise<string | undefined>;
  /** The clock, and stderr where it is a terminal: a long run says there what it is at. */
  readonly progress?: Omit<ProgressWorld, "error">;
  /** Asks on the terminal; undefined for the end of the input. Absent where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string | undefined>) | undefined;
  /** The source of changes for `--watch`; the disk where absent. */
  readonly watcher?: Watcher;
  /** A rule's page as Markdown; undefined where there is none. */
  page(id: string): string | undefined;
  readonly version: string;
  /** The help text; where it is absent, yargs is loaded to write it. */
  readonly help?: string;
}

/** 0: no error. 1: findings that fail the run. 2: could not run. */
export type ExitCode = 0 | 1 | 2;
