import type { Diagnostic } from "../diagnostic.js";
import type { Candidate, Discovered, Trouble } from "../files/discover.js";
import { looksLikeAppPackage } from "../input/foreign-manifest.js";
import { mayBeManifest } from "../input/json-file.js";
import { pipedLog, readLog } from "../input/logs.js";
import type { ByteSink } from "../files/decode.js";
import { isReadAlone, readerOf } from "../input/readers.js";
import { type Files, TOO_LARGE } from "../files/files.js";
import { LARGEST } from "../input/reader.js";
import { lineAt } from "../json/lines.js";
import type { TextFile } from "../json/document.js";
import type { AppSettings, RunApp } from "./apps.js";
import { gitIgnoredNote, skippedNote, unreadBlockNote } from "./check-notes.js";
import type { Engine } from "./engine.js";
import type { Gatherer } from "./gather.js";
import { createJudge, type Judged, type JudgedRequest } from "./judge.js";
import type { KnownApps } from "./known-apps.js";
import { isBroken, meaningOf, readCandidate } from "./meaning.js";
import type { Pairing } from "./pair.js";
import type { CodeNote } from "../code/index.js";
import type { CodeSeen, ProgramReader } from "./programs.js";
import { lineReader } from "./read-lines.js";
import type { Selection } from "./selection.js";

/** The parts of a project that a check uses. */
export interface CheckContext {
  readonly files: Files;
  readonly root: string;
  readonly gatherer: Gatherer;
  readonly engine: Engine;
  readonly knownApps: KnownApps;
  readonly programs: ProgramReader;
  readonly pair: (requestFile: string) => Pairing<RunApp>;
  readonly manifest?: string | undefined;
  readonly apps: readonly AppSettings[];
  readonly ignoreReason?: ((diagnostic: Diagnostic) => string | undefined) | undefined;
  readonly onProgress?: ((file: string, line?: number) => void) | undefined;
  readonly onRequest?: ((judged: JudgedRequest) => void) | undefined;
  readonly judgesEach?: boolean | undefined;
  /** All files of the project. */
  walk(): Discovered;
}

export interface RunResult extends Judged {
  /** Sentences about the run as a whole. */
  readonly notes: readonly string[];
  readonly troubles: readonly Trouble[];
  /** The apps that the requests of a file were held against, and why. */
  pairing(requestFile: string): Pairing<RunApp>;
  /** The apps whose findings are reported. */
  readonly apps: readonly RunApp[];
  /** Requests in program code, and the programs that were not read. */
  readonly code: CodeSeen;
  /** How many files were looked into, which their names let hold something. */
  readonly candidates: number;
  /** How many files and folders the configuration took out. */
  readonly excluded: number;
  /** Files that git has in its index, and that a `.gitignore` took out all the same. */
  readonly gitIgnored: readonly string[];
  /** Files that were asked for by name and in which nothing of Teams' was recognised; no note is about them. */
  readonly unrecognised: readonly string[];
  /** A line of a linted file, without its line break; undefined where it is not at hand. */
  line(file: string, line: number): string | undefined;
}

/** A check while it goes on: first the requests, at `close` what they belong to. */
export interface Check {
  readonly selection: Selection;
  readonly isWhole: boolean;
  /** A reader for the bytes of a log that is no file; it has to be ended before `close`. */
  log(name: string): ByteSink;
  /** How many requests belong to an app, of those that are checked. */
  requestCount(app: RunApp): number;
  close(): RunResult;
}

export function createCheck(selection: Selection, context: CheckContext): Check {
  const { files, gatherer, knownApps, pair, onProgress } = context;
  const { isWhole } = selection;
  const troubles: Trouble[] = [...selection.troubles];
  const { meant, strangers } = meaningOf(selection, gatherer, knownApps);
  const judge = createJudge({ ...context, isSelected, isMeant: (app) => meant.has(app) });
  /** Lines of logs about which something was said. */
  const lines = new Map<string, Map<number, string>>();
  /** By file, what is said of code blocks that were not read. */
  const unread = new Map<string, readonly string[]>();
  let code: CodeSeen = { notes: [], skipped: [] };
  /** The name of a log that is no file. */
  let stdin: string | undefined;
  let areRequestsJudged = false;

  function trouble(message: string, isFatal: boolean): void {
    // Apps of one project share their env files, and so what is wrong with them.
    if (!troubles.some((told) => told.message === message)) troubles.push({ message, isFatal });
  }

  /** An entry of an archive goes with the archive. */
  function isSelected(path: string): boolean {
    const entry = path.indexOf("!/");
    const own = entry < 0 ? path : path.slice(0, entry);
    return selection.has(own) || own === context.manifest || own === stdin;
  }

  /** The requests of an app that is meant as a whole may lie anywhere in the project. */
  function candidates(): readonly Candidate[] {
    if (meant.size === 0 || isWhole) return selection.candidates;
    const others = context.walk().candidates.filter(({ path }) => !selection.has(path));
    return [...selection.candidates, ...others];
  }

  function judgeRequests(): void {
    if (areRequestsJudged) return;
    areRequestsJudged = true;
    const logs: Candidate[] = [];
    const sources: Candidate[] = [];
    for (const candidate of candidates()) {
      const { path } = candidate;
      onProgress?.(path);
      const reader = readerOf(path);
      if (reader.isLog) logs.push(candidate);
      else if (reader.isSource) sources.push(candidate);
      else judgeFile(candidate);
    }
    if (sources.length > 0) judgePrograms();
    for (const candidate of logs) judgeLog(candidate);
  }

  function judgeFile(candidate: Candidate): void {
    const { path, isNamed } = candidate;
    const { found, unreadable, text, unreadBlocks } = readCandidate(gatherer, candidate);
    if (unreadable !== undefined) trouble(`${path}: ${unreadable}`, isNamed);
    if (unreadBlocks.length > 0)
      unread.set(
        path,
        unreadBlocks.map((block) => unreadBlockNote(path, block)),
      );
    if (!found) return;
    if (text) judge.encoding(text);
    judge.requests(path, found);
  }

  /** Programs are read together: a part of a request may stand in any file of the project. */
  function judgePrograms(): void {
    const others = isWhole ? [] : context.walk().candidates;
    const sources = [...selection.candidates, ...others].filter(
      ({ path }) => readerOf(path).isSource,
    );
    const anchored = new Map<string, TextFile>();
    for (const candidate of sources) {
      const { path, program, unreadable } = readCandidate(gatherer, candidate);
      if (program) anchored.set(path, program);
      if (unreadable !== undefined && isSelected(path))
        trouble(`${path}: ${unreadable}`, candidate.isNamed);
    }
    const paths = [...new Set(sources.map(({ path }) => path))];
    const { root, programs: reader } = context;
    const programs = reader.read({ paths, anchored: [...anchored.values()], root });
    const notes: CodeNote[] = [];
    for (const { request, note, files: parts } of programs.requests) {
      for (const file of parts) gatherer.remember(file);
      const names = parts.map(({ file }) => file);
      if (judge.requests(note.file, { documents: [], requests: [request] }, names))
        notes.push(note);
    }
    notes.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
    code = { notes, skipped: programs.skipped.filter(({ file }) => isSelected(file)) };
  }

  function judgeLog({ path, isNamed, isGuess }: Candidate): void {
    if (!isSelected(path) && !pair(path).candidates.some((app) => meant.has(app))) return;
    if (!(isNamed && !isGuess) && files.size(path) > LARGEST)
      return trouble(`${path}: ${TOO_LARGE}`, false);
    const reader = log(path, isNamed && !isGuess);
    const reason = readLog(path, files, (chunk) => reader.push(chunk));
    if (reason !== undefined) trouble(`${path}: ${reason}`, isNamed);
    reader.end();
  }

  function log(name: string, isNamed: boolean): ByteSink {
    const keep = ({ file, line, text }: TextFile) => {
      const kept = lines.get(file) ?? new Map<number, string>();
      lines.set(file, kept.set(line, text));
    };
    return lineReader(name, isNamed, { judge, keep, onProgress });
  }

  /** Manifests, languages and archives, once all of their requests are known. */
  function judgeApps(): RunApp[] {
    // A selected app may lie outside of the project, which then does not list it.
    const others = isWhole || mayHoldParts() ? knownApps.all() : meant;
    const apps = new Set([...others, ...selectedApps()]);
    let isAnySelected = false;
    for (const app of apps) {
      const isAll = meant.has(app) || isSelected(app.path);
      const documents = [
        app.app.document,
        ...[...app.app.languages, ...app.app.parts].map(({ document }) => document),
      ].filter(({ source }) => isAll || isSelected(source.file.file));
      if (documents.length === 0) continue;
      isAnySelected = true;
      for (const { message, isFatal } of app.troubles) trouble(message, isFatal);
      for (const document of documents) judge.document(document);
      judge.app(app);
    }
    for (const candidate of selection.candidates)
      if (isReadAlone(candidate.path)) judgeRest(candidate);
    const judged = [...apps].filter((app) => meant.has(app) || isSelected(app.path));
    if (isAnySelected) judge.run(knownApps.all());
    return judged;
  }

  /** Whether a selected file may be part of an app that is not selected: a language file, say. */
  function mayHoldParts(): boolean {
    return selection.candidates.some((candidate) => {
      if (!isReadAlone(candidate.path)) return false;
      const { manifest, found, archive } = readCandidate(gatherer, candidate);
      return !manifest && !found && !archive;
    });
  }

  function selectedApps(): RunApp[] {
    const named = context.manifest === undefined ? [] : [context.manifest];
    const paths = [...named, ...selection.candidates.map(({ path }) => path)];
    return paths.flatMap((path) => (isReadAlone(path) ? (knownApps.at(path) ?? []) : []));
  }

  /** Mistakes of archives, and of texts that are too broken to tell what they are. */
  function judgeRest(candidate: Candidate): void {
    const { isNamed, isGuess } = candidate;
    const { archive, other } = readCandidate(gatherer, candidate);
    if (archive) judge.archive(archive);
    if (!other || !isBroken(other)) return;
    const isPackage = archive && looksLikeAppPackage(archive.names, archive.folder);
    if ((isNamed && !isGuess) || isPackage || mayBeManifest(other)) judge.document(other);
  }

  function tellOfMissing(): void {
    const { manifest, apps } = context;
    for (const path of [manifest ?? [], apps.map((app) => app.manifest)].flat()) {
      if (knownApps.at(path)) continue;
      const origin = path === manifest ? "" : ", and the configuration names it as a manifest";
      trouble(`${path}: ${whyNoManifest(path, context)}${origin}`, true);
    }
  }

  return {
    selection,
    isWhole,
    log(name) {
      stdin = name;
      const reader = log(name, true);
      return pipedLog(name, reader, (reason) => trouble(`${name}: ${reason}`, true));
    },
    requestCount(app) {
      judgeRequests();
      return judge.requestCount(app);
    },
    close() {
      tellOfMissing();
      judgeRequests();
      const apps = judgeApps();
      const judged = judge.close();
      const skipped = new Set([...code.skipped.map(({ file }) => file), ...unread.keys()]);
      const unrecognised = strangers.filter(
        (path) => !judged.requestFiles.has(path) && !skipped.has(path),
      );
      return {
        ...judged,
        notes: [
          ...gitIgnoredNote(selection),
          ...code.skipped.map(skippedNote),
          ...[...unread.values()].flat(),
          ...judged.notes,
        ],
        troubles,
        pairing: pair,
        apps,
        code,
        candidates: selection.candidates.length,
        excluded: selection.excluded,
        gitIgnored: selection.gitIgnored,
        unrecognised,
        line(file, line) {
          const text = gatherer.textOf(file);
          return text ? lineAt(text, line) : lines.get(file)?.get(line);
        },
      };
    },
  };
}

function whyNoManifest(path: string, { files, gatherer }: CheckContext): string {
  if (files.kind(path) === undefined) return "there is no such file";
  return gatherer.read(path, true).unreadable ?? "it is no Teams app manifest";
}
