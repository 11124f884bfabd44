import { createRun, type Run, type RunResult, type RunSettings } from "./run.js";
import { type Candidate, discover, type DiscoverOptions } from "../files/discover.js";
import type { Unpacked } from "../input/package.js";
import { archiveTooLarge } from "../input/zip-problem.js";
import { type Files, listedOnce, withFile } from "../files/files.js";
import { isSourceFile } from "../code/anchor.js";
import { readSources } from "./read-code.js";
import { readerOf } from "./read-lines.js";
import { mayBeInput } from "../input/forms.js";
import { isStream, readChunks } from "../files/streams.js";

/** Bytes; a larger archive is not opened. Teams itself takes packages of a few megabytes. */
const LARGEST_ARCHIVE = 64 * 2 ** 20;

export interface PathSettings extends RunSettings, Omit<DiscoverOptions, "mayBeInput"> {
  readonly cwd: string;
  /** What the path `-` stands for, and the name it is read under. */
  readonly stdin?: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> };
}

/**
 * Lints files, folders and archives. Reads the disk through `settings.files`; never rejects for what
 * a file holds: that ends in diagnostics and troubles.
 */
export async function lintFiles(
  paths: readonly string[],
  settings: PathSettings,
): Promise<RunResult> {
  const stdin = paths.includes("-") ? settings.stdin : undefined;
  const isStreamed = stdin !== undefined && isStream(stdin.name);
  const asked =
    stdin && !isStreamed
      ? withFile(settings.files, stdin.name, await all(stdin.chunks))
      : settings.files;
  const files = listedOnce(asked);
  const named = paths.flatMap((path) =>
    path !== "-" ? path : stdin && !isStreamed ? stdin.name : [],
  );
  const run = createRun({ ...settings, files });
  const { candidates, troubles, excluded } = await discover(named, files, {
    ...settings,
    mayBeInput,
  });
  for (const { message, isFatal } of troubles) run.trouble(message, isFatal);
  const streams: Candidate[] = [];
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    const { path } = candidate;
    settings.comesBy?.(path);
    // Of many files most are these.
    if (path.endsWith(".json")) run.read(candidate);
    else if (isStream(path)) streams.push(candidate);
    else if (/\.zip$/i.test(path)) await readArchive(candidate, files, run);
    else {
      if (!isSourceFile(path)) run.read(candidate);
      others.push(candidate);
    }
  }
  const code = await readSources(others, files, run);
  const { manifest } = settings;
  if (manifest !== undefined && /\.zip$/i.test(manifest)) {
    await readArchive({ path: manifest, isNamed: true }, files, run);
  }
  run.open([...streams.map(({ path }) => path), ...(stdin && isStreamed ? [stdin.name] : [])]);
  for (const candidate of streams) await stream(candidate, run, settings);
  if (stdin && isStreamed) await streamStdin(stdin, run, settings);
  return { ...run.close(), code, excluded };
}

async function readArchive(
  { path, isNamed, isGuess }: Candidate,
  files: Files,
  run: Run,
): Promise<void> {
  const isSurelyOurs = isNamed && !isGuess;
  const size = files.size(path);
  if (size > LARGEST_ARCHIVE) {
    if (isSurelyOurs) run.readPackage(path, unread([archiveTooLarge(size, LARGEST_ARCHIVE)]));
    return;
  }
  const bytes = files.bytes(path);
  if ("reason" in bytes) return run.trouble(`${path}: ${bytes.reason}`, isNamed);
  const { unpack } = await import("../input/unpack.js");
  const unpacked = await unpack(bytes);
  // An archive that nobody named and that holds no manifest is somebody else's.
  if (isSurelyOurs || unpacked.manifest) run.readPackage(path, unpacked);
}

function unread(problems: Unpacked["problems"]): Unpacked {
  return { names: new Set(), contents: new Map(), problems };
}

async function stream(
  { path, isNamed, isGuess }: Candidate,
  run: Run,
  settings: PathSettings,
): Promise<void> {
  const reader = readerOf(path, isNamed && !isGuess, run, settings);
  const reason = await readChunks(path, settings.cwd, (chunk) => reader.push(chunk));
  if (reason !== undefined) run.trouble(`${path}: ${reason}`, isNamed);
  reader.end();
}

async function streamStdin(
  { name, chunks }: NonNullable<PathSettings["stdin"]>,
  run: Run,
  settings: PathSettings,
): Promise<void> {
  const reader = readerOf(name, true, run, settings);
  for await (const chunk of chunks) reader.push(chunk);
  reader.end();
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
