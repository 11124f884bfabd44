import type { Diagnostic } from "../diagnostic.js";
import type { Archive } from "../input/archive.js";
import type { Document, TextFile } from "../json/document.js";
import type { App } from "../model/app.js";
import type { FoundFile, FoundRequest } from "../model/found.js";
import type { RunApp } from "./apps.js";
import { createRequest } from "./create-request.js";
import type { Engine } from "./engine.js";
import { createKindsByApp, type Kinds, type RequestKind } from "./kinds.js";
import { createLedger, type Ledger } from "./ledger.js";
import { namedBy, type Pairing } from "./pair.js";

type Ignores = FoundRequest["ignores"];

/** The run of a judge: its rules, its apps, and the files that are reported. */
export interface JudgeSettings {
  readonly engine: Engine;
  readonly pair: (requestFile: string) => Pairing<RunApp>;
  /** Whether what is said of a file is reported. */
  readonly isSelected: (path: string) => boolean;
  /** Whether all that belongs to an app is reported, wherever it lies. */
  readonly isMeant: (app: RunApp) => boolean;
  readonly ignoreReason?: ((diagnostic: Diagnostic) => string | undefined) | undefined;
  /** `--manifest`: where it is not there, that has been told already. */
  readonly manifest?: string | undefined;
  /** Hears of each request that is reported on; of those in a log that are alike, of the first. */
  readonly onRequest?: ((judged: JudgedRequest) => void) | undefined;
  /** Judges each request of a log, where otherwise the first of those that are alike stands for them. */
  readonly judgesEach?: boolean | undefined;
}

/** A request, the app that it was held against, and what is said of it. */
export interface JudgedRequest {
  readonly found: FoundRequest;
  readonly owner: RunApp | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds what was read against the rules, keeps what is reported, and counts. */
export interface Judge {
  document(document: Document): void;
  encoding(file: TextFile): void;
  /**
   * The requests of a file, and the texts that they stand in. `parts` are all files in which something
   * of them stands. False where nobody asked for any of this.
   */
  requests(path: string, found: FoundFile, parts?: readonly string[]): boolean;
  /** Judges a log line by line. */
  log(path: string): LogJudge;
  app(app: RunApp): void;
  /** Asks the rules over the whole project; of their findings those about reported apps are kept. */
  run(apps: readonly RunApp[]): void;
  archive(archive: Archive): void;
  /** How many requests belong to an app, of those that were counted so far. */
  requestCount(app: RunApp): number;
  /** How many findings are listed so far. */
  size(): number;
  close(): Judged;
}

/** Judges the lines of one log. */
export interface LogJudge {
  /** Counts the requests of a line whose kinds are all known to be sound; false where one is not. */
  countIfSound(kinds: readonly RequestKind[]): boolean;
  /** `kinds` are those of the requests, where each has one. */
  requests(found: FoundFile, kinds: readonly RequestKind[] | undefined): void;
}

export interface Judged extends ReturnType<Ledger["close"]> {
  /** Files that were linted, and requests that were checked. */
  readonly files: number;
  readonly requests: number;
  readonly requestFiles: ReadonlySet<string>;
}

export function createJudge(settings: JudgeSettings): Judge {
  const { engine, pair, isSelected, isMeant, onRequest } = settings;
  const ledger = createLedger(settings.ignoreReason);
  const linted = new Set<string>();
  const requestFiles = new Set<string>();
  const damaged = new Set<string>();
  const counts = new Map<RunApp, number>();
  const kindsOfApp = createKindsByApp();
  /** Files of which it was told that no manifest was found for a request. */
  const unpaired = new Set<string>();
  let requests = 0;

  function document(given: Document): void {
    const { file } = given.source;
    // Several apps may share a language file.
    if (linted.has(file.file)) return;
    linted.add(file.file);
    encoding(file);
    ledger.keep(documentDiagnostics(given));
  }

  function encoding(file: TextFile): void {
    if (!file.damage || damaged.has(file.file)) return;
    damaged.add(file.file);
    ledger.keep(engine.checkEncoding(file, file.damage));
  }

  /** A character that is not encoded in UTF-8 is one mistake, also where JSON allows no character. */
  function documentDiagnostics(given: Document): Diagnostic[] {
    const said = engine.checkDocument(given);
    const { file } = given.source;
    if (said.length === 0 || !file.damage) return said;
    return said.filter(
      ({ rule, range }) =>
        rule !== "json-valid" || file.text[range.start.offset - file.offset] !== "\ufffd",
    );
  }

  function requestsOf(
    path: string,
    { documents, requests: found }: FoundFile,
    parts: readonly string[] = [path],
    kinds: readonly RequestKind[] = [],
  ): boolean {
    const pairing = pair(path);
    const own = parts.filter(isSelected);
    if (own.length === 0 && !pairing.candidates.some(isMeant)) return false;
    // Of a log a line may hold a document alone.
    for (const part of own) (found.length > 0 ? requestFiles : linted).add(part);
    // A request of an app that is meant may lie in a file that nobody named.
    if (own.length === 0) requestFiles.add(path);
    const roots = new Set(found.map(({ body }) => body.root));
    for (const given of documents) {
      encoding(given.source.file);
      const said = documentDiagnostics(given);
      if (said.length > 0) ledger.keep(said.map((diagnostic) => fromBody(diagnostic, roots)));
    }
    for (const [index, request] of found.entries()) {
      requestOf(request, pairing, own.length > 0, kinds[index]);
    }
    return true;
  }

  function requestOf(
    found: FoundRequest,
    pairing: Pairing<RunApp>,
    isHere: boolean,
    kind: RequestKind | undefined,
  ): void {
    if (found.ignores) ledger.expect(found.ignores);
    const { candidates } = pairing;
    const fit = candidates.length > 1 ? bestFit(found, pairing) : fitOf(found, candidates[0]);
    if (kind && fit.diagnostics.length === 0) kindsOfApp(fit.owner?.app).addSound(kind);
    const isAll = fit.owner !== undefined && isMeant(fit.owner);
    const said = fit.owner ? fit.diagnostics : [...fit.diagnostics, ...unpairedOf(found)];
    if (isAll || isHere) {
      count(fit.owner);
      onRequest?.({ found, owner: fit.owner, diagnostics: said });
    }
    keep(said, isAll, found.ignores);
  }

  function unpairedOf(found: FoundRequest): readonly Diagnostic[] {
    const { file } = found.body.source.file;
    if (!isFirstUnpaired(file)) return [];
    unpaired.add(file);
    return engine.checkUnpaired(found);
  }

  function isFirstUnpaired(file: string): boolean {
    return settings.manifest === undefined && !unpaired.has(file);
  }

  /** Of a program, a part that stands in a file that nobody asked for may be judged and is not reported. */
  function keep(said: readonly Diagnostic[], isAll: boolean, ignores?: Ignores): void {
    ledger.keep(isAll ? said : said.filter(({ file }) => isSelected(file)), ignores);
  }

  function count(owner: RunApp | undefined, more = 1): void {
    requests += more;
    if (owner) counts.set(owner, (counts.get(owner) ?? 0) + more);
  }

  /** Of several apps the one that the request names by an id, else the one with least to say. */
  function bestFit(found: FoundRequest, { candidates, reason }: Pairing<RunApp>): Fit {
    const named = namedBy(createRequest(found), candidates);
    if (named || reason === "the ids in a request") return fitOf(found, named);
    const fits = candidates.map((candidate) => fitOf(found, candidate));
    return fits.reduce((best, fit) =>
      weightOf(fit.diagnostics) < weightOf(best.diagnostics) ? fit : best,
    );
  }

  function log(path: string): LogJudge {
    let place: LogPlace | undefined;

    function findPlace(): LogPlace {
      const { candidates } = pair(path);
      const owner = candidates.length > 1 ? undefined : candidates[0];
      const isReported = isSelected(path) || (owner !== undefined && isMeant(owner));
      const isJudged = settings.judgesEach || candidates.length > 1;
      return { owner, kinds: isJudged ? undefined : kindsOfApp(owner?.app), isReported };
    }

    return {
      countIfSound(found) {
        const { owner, kinds, isReported } = (place ??= findPlace());
        if (!kinds || (!owner && isFirstUnpaired(path))) return false;
        for (const kind of found) if (!kinds.isSound(kind)) return false;
        if (!isReported) return true;
        requestFiles.add(path);
        count(owner, found.length);
        return true;
      },
      requests: (found, kinds) => void requestsOf(path, found, [path], kinds),
    };
  }

  function fitOf(found: FoundRequest, owner: RunApp | undefined): Fit {
    // Who hears of each request, or looks for what may stay, needs the place of each finding.
    const isEachRead = onRequest ?? settings.ignoreReason ?? found.ignores;
    const isListed = isEachRead ? undefined : ledger.isListed;
    return { owner, diagnostics: engine.checkRequest(found, owner?.app, isListed) };
  }

  return {
    document,
    encoding,
    requests: requestsOf,
    log,
    app(given) {
      keep(engine.checkApp(given.app), isSelected(given.path) || isMeant(given));
    },
    run(apps) {
      const said = engine.checkRun(apps.map(({ app }) => app));
      const reported = new Set(
        apps
          .filter((app) => isSelected(app.path) || isMeant(app))
          .flatMap(({ app }) => filesOf(app)),
      );
      ledger.keep(said.filter(({ file }) => reported.has(file) || isSelected(file)));
    },
    archive({ path, problems }) {
      linted.add(path);
      ledger.keep(engine.checkArchive(path, problems));
    },
    requestCount: (app) => counts.get(app) ?? 0,
    size: ledger.size,
    close() {
      const kept = ledger.close();
      // Images count where something is said of them.
      const spoken = kept.diagnostics.map(({ file }) => file);
      const files = new Set([...linted, ...requestFiles, ...spoken]).size;
      return { ...kept, files, requests, requestFiles };
    },
  };
}

function filesOf({ document, languages }: App): string[] {
  return [document, ...languages.map((language) => language.document)].map(
    ({ source }) => source.file.file,
  );
}

/** The place of a log in the project. */
interface LogPlace {
  readonly owner: RunApp | undefined;
  /** The sound kinds of its app; undefined where each request is judged. */
  readonly kinds: Kinds | undefined;
  readonly isReported: boolean;
}

/** The findings about a request when it is held against one app. */
interface Fit {
  readonly owner: RunApp | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** How badly a request fits an app: one error counts more than any number of warnings. */
export function weightOf(diagnostics: readonly Diagnostic[]): number {
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
