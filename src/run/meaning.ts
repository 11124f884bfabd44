import type { Candidate } from "../files/discover.js";
import { isReadAlone } from "../input/readers.js";
import type { Document } from "../json/document.js";
import type { RunApp } from "./apps.js";
import type { Gatherer, ReadFile } from "./gather.js";
import type { KnownApps } from "./known-apps.js";
import type { Selection } from "./selection.js";

/** The meaning of naming files: apps of which all is reported, and files that may be nothing of ours. */
export interface Meaning {
  readonly meant: ReadonlySet<RunApp>;
  /** Files that are unrecognised unless a request is found in them. */
  readonly strangers: readonly string[];
}

/** A manifest that is named means its app, and so does a file that is part of an app. */
export function meaningOf(
  { candidates }: Selection,
  gatherer: Gatherer,
  knownApps: KnownApps,
): Meaning {
  const meant = new Set<RunApp>();
  const strangers: string[] = [];
  for (const candidate of candidates) {
    const { path, isNamed, isGuess } = candidate;
    if (!isNamed) continue;
    const owners = ownersOf(candidate, gatherer, knownApps);
    for (const owner of owners ?? []) meant.add(owner);
    if (owners?.length === 0 && !isGuess) strangers.push(path);
  }
  return { meant, strangers };
}

/** The apps that a named file means; undefined where the file holds something of ours by itself. */
function ownersOf(
  candidate: Candidate,
  gatherer: Gatherer,
  knownApps: KnownApps,
): readonly RunApp[] | undefined {
  const { path } = candidate;
  if (!isReadAlone(path)) return [];
  const { manifest, found, archive, other, unreadable } = readCandidate(gatherer, candidate);
  const own = manifest && knownApps.at(path);
  if (own) return [own];
  if (found || archive || unreadable !== undefined) return undefined;
  const owners = knownApps.all().filter((app) => app.hasPart(path));
  return owners.length === 0 && other && isBroken(other) ? undefined : owners;
}

/** Whether `JSON.parse` refused the text. */
export function isBroken({ source }: Document): boolean {
  return source.problems.length > 0;
}

/** Reads a candidate. A file that a hook named among others is a guess, and is read as if nobody had named it. */
export function readCandidate(gatherer: Gatherer, { path, isNamed, isGuess }: Candidate): ReadFile {
  return gatherer.read(path, isNamed && !isGuess);
}
