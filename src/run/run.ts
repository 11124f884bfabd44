import { type AppSettings, buildApps, type RunApp } from "./apps.js";
import type { Diagnostic, Suppressed } from "../diagnostic.js";
import type { Candidate, Trouble } from "../files/discover.js";
import { createEngine, type Damage, type LevelOf } from "./engine.js";
import type { Files } from "../files/files.js";
import { createGatherer, isBroken } from "./gather.js";
import type { Environments } from "../input/environment.js";
import type { FoundFile, FoundRequest } from "../model/found.js";
import type { Unpacked } from "../input/package.js";
import type { Document, TextFile } from "../json/document.js";
import { createLedger, type Unlisted } from "./ledger.js";
import { lineAt } from "../json/lines.js";
import { createRequest } from "./create-request.js";
import type { RequestKind } from "./request-kind.js";
import { createPairing, namedBy, type Pairing } from "./pair.js";
import type { CodeSeen } from "./read-code.js";
import type { Rule } from "../rule.js";

export interface RunSettings {
  readonly files: Files;
  readonly rules: readonly Rule[];
  readonly levelOf: LevelOf;
  /** `--manifest`: every request belongs to this one. */
  readonly manifest?: string | undefined;
  readonly apps?: readonly AppSettings[];
  readonly environments?: Environments;
  /** The reason for which a finding may stay, from the configuration. */
  readonly ignoreReason?: (diagnostic: Diagnostic) => string | undefined;
  /** Hears of each file before it is read, and checked, and of every 10,000th line of a streamed one. */
  readonly comesBy?: (file: string, line?: number) => void;
}

export interface RunResult {
  /** Sorted; of one rule in one file the first 1,000 at most. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings are in no list, because a rule had too many in one file. */
  readonly unlisted: Unlisted;
  readonly suppressed: readonly Suppressed[];
  /** Files that were linted, requests that were checked. */
  readonly files: number;
  readonly requests: number;
  /** Sentences about the run as a whole. */
  readonly notes: readonly string[];
  readonly troubles: readonly Trouble[];
  /** Files that hold requests, in no order. */
  readonly requestFiles: ReadonlySet<string>;
  /** The manifests that the requests of a file were held against, and why. */
  pairing(requestFile: string): Pairing<RunApp>;
  /** What was seen of requests in program code; absent where nobody looked. */
  readonly code?: CodeSeen;
  /** How many files and folders the configuration took out; absent where nothing was walked. */
  readonly excluded?: number;
  /** A line of a linted file, without its line break; undefined where it is not at hand. */
  line(file: string, line: number): string | undefined;
}

/**
 * A run, in the order of its methods: `read` every file, `open`, `stream` what is too large to
 * hold, `close`. Synchronous; it sees the world through `settings.files` alone.
 */
export interface Run {
  read(candidate: Candidate): void;
  readPackage(archive: string, unpacked: Unpacked): void;
  /** Takes in requests that were found elsewhere: in program code. */
  readFound(path: string, file: TextFile, found: FoundFile): void;
  /** Builds the apps, and checks every request that was read. `streams` are the files to come. */
  open(streams?: readonly string[]): void;
  /** Whether the one request of a line is of a kind that needs no look: then it is checked. */
  passes(path: string, kind: RequestKind): boolean;
  /** Checks the requests of one line, and forgets it if nothing is found. */
  stream(found: FoundFile, line: TextFile): void;
  /** Tells what is wrong with the encoding of a streamed file, of which `line` is the first that is not blank. */
  streamDamage(line: TextFile, damage: Damage): void;
  trouble(message: string, isFatal: boolean): void;
  close(): RunResult;
}

export function createRun(settings: RunSettings): Run {
  const engine = createEngine(settings.rules, settings.levelOf);
  const gatherer = createGatherer(settings.files);
  const configured = settings.apps ?? [];
  const ledger = createLedger(settings.ignoreReason);
  const { keep } = ledger;
  const pair = createPairing(settings, () => apps);
  /** Those that hold requests may be in both. */
  const linted = new Set<string>();
  const requestFiles = new Set<string>();
  const streamed = new Map<string, Map<number, string>>();
  let apps: readonly RunApp[] = [];
  /** The last to pass: many files of one kind come one after the other. */
  let soundKind: RequestKind | undefined;
  let soundOwner: RunApp | undefined;
  /** Files of which it was told that no manifest was found for a request. */
  const unpaired = new Set<string>();
  let requests = 0;

  function open(streams: readonly string[] = []): void {
    const asked = {
      manifest: settings.manifest,
      configured: configured.map(({ manifest }) => manifest),
      isConfigured: (path: string) => configured.some((app) => app.hasRequest(path)),
    };
    gatherer.lookUpManifests(asked, streams);
    apps = buildApps(settings.files, gatherer, configured, settings.environments ?? {});
    const documents = new Set<Document>();
    for (const { app, isJudged } of apps) {
      for (const document of [
        app.document,
        ...app.languages.map((language) => language.document),
      ]) {
        if (isJudged || gatherer.judged.has(document.source.file.file)) documents.add(document);
      }
    }
    for (const [path, document] of gatherer.others) {
      const isOurs = gatherer.judged.has(path) && !gatherer.strangers.has(path);
      if (isBroken(document) && isOurs) documents.add(document);
    }
    const checked = new Set<string>();
    for (const document of documents) {
      const { file } = document.source.file;
      linted.add(file);
      if (!checked.has(file)) keep(check(document));
      checked.add(file);
    }
    for (const [path, found] of gatherer.requestFiles) {
      settings.comesBy?.(path);
      checkFile(path, found);
    }
    for (const [kind, paths] of gatherer.plainFiles) {
      for (const path of paths) if (!passes(path, kind)) checkAgain(path);
    }
    for (const [file, damage] of gatherer.damaged) {
      const isOurs = !gatherer.strangers.has(file.file) || linted.has(file.file);
      if (isOurs && gatherer.judged.has(file.file)) keep(engine.checkEncoding(file, damage));
    }
  }

  function checkAgain(path: string): void {
    settings.comesBy?.(path);
    const found = gatherer.readAgain(path);
    if (found) checkFile(path, found);
  }

  /** A character that is not encoded in UTF-8 is one mistake, also where JSON allows no character. */
  function check(document: Document): Diagnostic[] {
    const said = engine.checkDocument(document);
    const { file } = document.source;
    if (said.length === 0 || !gatherer.damaged.has(file)) return said;
    return said.filter(
      ({ rule, range }) =>
        rule !== "json-valid" || file.text[range.start.offset - file.offset] !== "\ufffd",
    );
  }

  function checkFile(path: string, { documents, requests: found }: FoundFile): void {
    // Of a streamed file a line may hold a document alone.
    (found.length > 0 ? requestFiles : linted).add(path);
    for (const document of documents) {
      const said = check(document);
      if (said.length === 0) continue;
      const roots = new Set(found.map(({ body }) => body.root));
      keep(said.map((diagnostic) => fromBody(diagnostic, roots)));
    }
    const pairing = pair(path);
    for (const request of found) checkRequest(request, pairing);
  }

  function passes(path: string, kind: RequestKind): boolean {
    const { candidates } = pair(path);
    const owner = candidates[0];
    if (candidates.length > 1 || (!owner && isFirstUnpaired(path))) return false;
    if (kind !== soundKind || owner !== soundOwner) {
      if (!engine.isSound(kind, owner?.app)) return false;
      soundKind = kind;
      soundOwner = owner;
    }
    requestFiles.add(path);
    count(owner);
    return true;
  }

  function count(owner: RunApp | undefined): void {
    requests += 1;
    if (owner) owner.app.requestCount += 1;
  }

  function isFirstUnpaired(file: string): boolean {
    // A manifest that was named and is not there has been told already.
    return settings.manifest === undefined && !unpaired.has(file);
  }

  function checkRequest(found: FoundRequest, pairing: Pairing<RunApp>): void {
    if (found.ignores) ledger.expect(found.ignores);
    const { candidates } = pairing;
    const fit = candidates.length > 1 ? bestFit(found, pairing) : fitOf(found, candidates[0]);
    count(fit.owner);
    const said = fit.owner ? fit.diagnostics : [...fit.diagnostics, ...checkUnpaired(found)];
    keep(found.body.source.fileAt ? said.filter(isAsked) : said, found.ignores);
  }

  function checkUnpaired(found: FoundRequest): readonly Diagnostic[] {
    const { file } = found.body.source.file;
    if (!isFirstUnpaired(file)) return [];
    unpaired.add(file);
    return engine.checkUnpaired(found);
  }

  /** Code that nobody asked for may be looked up, but is not judged. */
  function isAsked({ file }: Diagnostic): boolean {
    return gatherer.judged.has(file);
  }

  /** Of several apps the one that the request names by an id, else the one with least to say. */
  function bestFit(found: FoundRequest, { candidates, reason }: Pairing<RunApp>): Fit {
    const named = namedBy(createRequest(found), candidates);
    if (named || reason === "the ids in a request") return fitOf(found, named);
    const fits = candidates.map((candidate) => fitOf(found, candidate));
    return fits.reduce((best, fit) => (weight(fit) < weight(best) ? fit : best));
  }

  function fitOf(found: FoundRequest, owner: RunApp | undefined): Fit {
    return { owner, diagnostics: engine.checkRequest(found, owner?.app) };
  }

  function stream(found: FoundFile, line: TextFile): void {
    const before = ledger.size();
    checkFile(line.file, found);
    if (ledger.size() > before) keepLine(line);
  }

  function streamDamage(line: TextFile, damage: Damage): void {
    linted.add(line.file);
    keep(engine.checkEncoding(line, damage));
    keepLine(line);
  }

  /** So that a finding can be shown. */
  function keepLine({ file, line, text }: TextFile): void {
    const lines = streamed.get(file) ?? new Map<number, string>();
    streamed.set(file, lines.set(line, text));
  }

  function close(): RunResult {
    for (const { app, isJudged } of apps) {
      const found = engine.checkApp(app);
      keep(isJudged ? found : found.filter(({ file }) => gatherer.judged.has(file)));
    }
    for (const [archive, { problems }] of gatherer.packages) {
      linted.add(archive);
      keep(engine.checkArchive(archive, problems));
    }
    const judged = new Set(
      apps.flatMap(({ app, isJudged }) => (isJudged ? app.document.source.file.file : [])),
    );
    keep(engine.checkRun(apps.map(({ app }) => app)).filter(({ file }) => judged.has(file)));
    const kept = ledger.close();
    return {
      ...kept,
      files: new Set([...linted, ...requestFiles]).size,
      requests,
      notes: kept.notes,
      troubles: gatherer.troubles,
      requestFiles,
      pairing: pair,
      line: (file, line) => {
        const text = gatherer.textOf(file);
        return text ? lineAt(text, line) : streamed.get(file)?.get(line);
      },
    };
  }

  const { read, readPackage, readFound, trouble } = gatherer;
  return { read, readPackage, readFound, open, passes, stream, streamDamage, trouble, close };
}

/** What is said of a request when it is held against one app. */
interface Fit {
  readonly owner: RunApp | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** One error counts more than any number of warnings. */
function weight({ diagnostics }: Fit): number {
  let sum = 0;
  for (const { severity } of diagnostics) {
    sum += severity === "error" ? 10_000 : severity === "warning" ? 100 : 1;
  }
  return sum;
}

/** A pointer into a container of requests, as seen from the body that it lies in. */
function fromBody(diagnostic: Diagnostic, roots: ReadonlySet<string>): Diagnostic {
  const { pointer } = diagnostic;
  if (pointer === undefined) return diagnostic;
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    if (roots.has(pointer.slice(0, end))) return { ...diagnostic, pointer: pointer.slice(end) };
  }
  return diagnostic;
}
