import { fstatSync, statSync, writeSync } from "node:fs";
import { errorCode } from "../files/error-code.js";

/**
 * stdout as the command line needs it. A file or a pipe is written to directly: its stream, which a
 * terminal needs, takes node a tenth of its start to load.
 */
export const stdout = { isTerminal, columns, print, isWritten, isClosed };

/** Only the stream knows a terminal from most other devices. */
function isTerminal(): boolean {
  return isDevice() && process.stdout.isTTY === true;
}

/** Undefined where stdout is no terminal, or one that does not know. */
function columns(): number | undefined {
  return isTerminal() ? process.stdout.columns || undefined : undefined;
}

/** A character device, but not the one that many scripts print to. */
function isDevice(): boolean {
  try {
    const found = fstatSync(1);
    if (!found.isCharacterDevice()) return false;
    return found.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

/** Set once a pipe could not take a text at once: what follows has to wait behind it. */
let stream: NodeJS.WriteStream | undefined;

/** Set once nobody reads any more. */
let closed = false;

/**
 * Prints a text as a whole. Where the reader has closed the pipe (`teamslint | head`) nothing is printed
 * any more, and the run goes on to its verdict; a full disk ends the process with one line and exit code 2.
 */
function print(text: string): void {
  if (closed) return;
  let rest = Buffer.from(text);
  try {
    while (!stream && rest.length > 0) rest = rest.subarray(writeSync(1, rest));
  } catch (error) {
    // Another process that has the pipe may have told it not to wait.
    if (errorCode(error) !== "EAGAIN") return failed(error);
    stream = process.stdout.on("error", failed);
  }
  stream?.write(rest);
}

/** Whether all that was printed has left the process. */
function isWritten(): boolean {
  return stream === undefined || closed;
}

/** Whether the reader of a pipe has gone. */
function isClosed(): boolean {
  return closed;
}

function failed(error: unknown): void {
  const code = errorCode(error);
  if (code === "EPIPE") {
    closed = true;
    return;
  }
  if (code === "") throw error;
  const reason = code === "ENOSPC" ? "the disk is full" : code;
  writeSync(2, `teamslint: the output cannot be written: ${reason}\n`);
  process.exit(2);
}
