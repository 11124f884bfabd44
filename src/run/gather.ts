import { type Classified, classify, isForeign } from "../input/classify.js";
import { type Candidate, LARGEST, type Trouble } from "../files/discover.js";
import { type Decoded, type Files, folderOf } from "../files/files.js";
import type { FoundFile } from "../model/found.js";
import type { Unpacked } from "../input/package.js";
import type { Document, TextFile } from "../json/document.js";
import { textFile } from "../json/parse.js";
import { createKindSet } from "./kind-set.js";
import type { RequestKind } from "./request-kind.js";
import { createKindReader } from "./request-shape.js";
import { manifestPathsAbove } from "./pair.js";

/** Files as they were read, sorted by what they are. Paths are keys throughout. */
export interface Gathered {
  /** What was asked for, and is therefore judged: the rest was only looked up. */
  readonly judged: ReadonlySet<string>;
  /** Of these, files that were a guess and show no sign of being ours. */
  readonly strangers: ReadonlySet<string>;
  /** For an archive the path is the archive's own. */
  readonly manifests: ReadonlyMap<string, Document>;
  readonly packages: ReadonlyMap<string, Unpacked>;
  readonly requestFiles: ReadonlyMap<string, FoundFile>;
  /** By kind: files of one plain request each, such as another file had before. All that is kept of them. */
  readonly plainFiles: ReadonlyMap<RequestKind, readonly string[]>;
  /** JSON that is nothing of ours by itself: language files, and files too broken to tell. */
  readonly others: ReadonlyMap<string, Document>;
  /** Texts whose encoding is not UTF-8. */
  readonly damaged: ReadonlyMap<TextFile, NonNullable<Decoded["damage"]>>;
  readonly troubles: readonly Trouble[];
}

/** Reads files one by one, and then what they need. */
export interface Gatherer extends Gathered {
  read(candidate: Candidate): void;
  readPackage(archive: string, unpacked: Unpacked): void;
  /** The requests of a plain file, once more; none where it is another one by now. */
  readAgain(path: string): FoundFile | undefined;
  /** Adds requests to those of a file: the ones in its code. */
  readFound(path: string, file: TextFile, found: FoundFile): void;
  /** Finds the manifests of requests, also of those still to be streamed, where nobody named them. */
  lookUpManifests(asked: Asked, streams: readonly string[]): void;
  /** A language file that a manifest names; undefined where it is not there or no JSON object. */
  readOther(path: string): Document | undefined;
  /** Remembers a text, so that its lines can be shown. */
  remember(file: TextFile): void;
  textOf(file: string): TextFile | undefined;
  trouble(message: string, isFatal: boolean): void;
}

/** Which manifests were asked for by name, and which files need none looked up. */
export interface Asked {
  /** `--manifest`, which is judged as any other named file. */
  readonly manifest: string | undefined;
  readonly configured: readonly string[];
  readonly isConfigured: (requestFile: string) => boolean;
}

export function createGatherer(files: Files): Gatherer {
  const judged = new Set<string>();
  const named = new Set<string>();
  const strangers = new Set<string>();
  const manifests = new Map<string, Document>();
  const packages = new Map<string, Unpacked>();
  const requestFiles = new Map<string, FoundFile>();
  const plainFiles = new Map<RequestKind, string[]>();
  const kindOfText = createKindReader();
  const kinds = createKindSet();
  const others = new Map<string, Document>();
  const damaged = new Map<TextFile, NonNullable<Decoded["damage"]>>();
  const texts = new Map<string, TextFile>();
  const troubles: Trouble[] = [];

  function trouble(message: string, isFatal: boolean): void {
    // Apps of one project share their env files, and so what is wrong with them.
    if (!troubles.some((told) => told.message === message)) troubles.push({ message, isFatal });
  }

  /** Undefined for a file that cannot be read; then `reason` has been told. */
  function look(path: string, isNamed: boolean): Classified | undefined {
    const content = contentOf(path, isNamed);
    return content && sort(path, content, isNamed);
  }

  function contentOf(path: string, isNamed: boolean): Decoded | undefined {
    const content = files.text(path, isNamed ? undefined : LARGEST);
    if (!("reason" in content)) return content;
    trouble(`${path}: ${content.reason}`, isNamed);
    return undefined;
  }

  function sort(path: string, content: Decoded, isNamed: boolean): Classified {
    const file = textFile(path, content.text);
    const classified = classify(file, isNamed);
    const isOurs =
      classified.kind !== "other" ||
      (classified.document && (isNamed || mayBeManifest(classified.document)));
    if (!isOurs) return classified;
    texts.set(path, file);
    if (content.damage) damaged.set(file, content.damage);
    return classified;
  }

  function read({ path, isNamed, isGuess }: Candidate): void {
    if (judged.has(path)) return;
    const content = contentOf(path, isNamed);
    if (!content) return;
    const kind = content.damage || !path.endsWith(".json") ? undefined : kindOfText(content.text);
    judged.add(path);
    if (isNamed) named.add(path);
    if (kind && keepPlain(path, kind)) return;
    const classified = sort(path, content, isNamed);
    if (classified.kind === "manifest") manifests.set(path, classified.document);
    else if (classified.kind === "requests") {
      if (classified.found.requests.length > 0) requestFiles.set(path, classified.found);
      else texts.delete(path);
    } else if (texts.has(path)) {
      others.set(path, classified.document!);
      if (isGuess && !mayBeManifest(classified.document!)) strangers.add(path);
    }
  }

  /** False for the first file of its kind, which is checked by every rule, and so is kept as a whole. */
  function keepPlain(path: string, kind: RequestKind): boolean {
    const alike = plainFiles.get(kind);
    if (!alike && !kinds.has(kind)) {
      kinds.add(kind);
      return false;
    }
    if (alike) alike.push(path);
    else plainFiles.set(kind, [path]);
    return true;
  }

  function lookUp(path: string): boolean {
    if (manifests.has(path) || packages.has(path)) return true;
    if (judged.has(path) || "reason" in files.text(path)) return false;
    const classified = look(path, false);
    if (classified?.kind !== "manifest") return false;
    manifests.set(path, classified.document);
    return true;
  }

  function whyNoManifest(path: string): string {
    if (files.kind(path) === undefined) return "there is no such file";
    const text = files.text(path);
    return "reason" in text ? text.reason : "it is no Teams app manifest";
  }

  return {
    judged,
    strangers,
    manifests,
    packages,
    requestFiles,
    plainFiles,
    others,
    damaged,
    troubles,
    read,
    trouble,
    readPackage(archive, unpacked) {
      packages.set(archive, unpacked);
      judged.add(archive);
      if (!unpacked.manifest) return;
      const file = textFile(`${archive}!/${unpacked.manifest.path}`, unpacked.manifest.text);
      texts.set(file.file, file);
      const classified = classify(file, true);
      if (classified.kind === "manifest") manifests.set(archive, classified.document);
      else if (classified.kind === "other" && classified.document) {
        judged.add(file.file);
        others.set(file.file, classified.document);
      }
    },
    readAgain(path) {
      const classified = look(path, named.has(path));
      return classified?.kind === "requests" ? classified.found : undefined;
    },
    readFound(path, file, found) {
      const known = requestFiles.get(path);
      judged.add(path);
      texts.set(path, file);
      requestFiles.set(path, {
        documents: [...(known?.documents ?? []), ...found.documents],
        requests: [...(known?.requests ?? []), ...found.requests],
      });
    },
    lookUpManifests({ manifest, configured, isConfigured }, streams) {
      for (const path of manifest === undefined ? configured : [manifest, ...configured]) {
        const origin = path === manifest ? "" : ", and the configuration names it as a manifest";
        if (!lookUp(path)) trouble(`${path}: ${whyNoManifest(path)}${origin}`, true);
        else if (path === manifest) judged.add(path);
      }
      if (manifest !== undefined) return;
      const done = new Set<string>();
      for (const path of [
        ...requestFiles.keys(),
        ...[...plainFiles.values()].flat(),
        ...others.keys(),
        ...streams,
      ]) {
        if (done.has(folderOf(path)) || isConfigured(path)) continue;
        done.add(folderOf(path));
        for (const level of manifestPathsAbove(path, files)) {
          if (level.filter(lookUp).length > 0) break;
        }
      }
    },
    readOther(path) {
      const known = others.get(path);
      if (known || texts.has(path) || files.kind(path) !== "file") return known;
      const classified = look(path, true);
      return classified?.kind === "other" ? classified.document : undefined;
    },
    remember: (file) => void texts.set(file.file, file),
    textOf: (file) => texts.get(file),
  };
}

/** Whether a text is so broken that nobody can tell whether it is a manifest. */
function mayBeManifest({ source, value }: Document): boolean {
  return (
    source.problems.some(({ isHarmless }) => !isHarmless) &&
    source.text.includes('"manifestVersion"') &&
    !isForeign(value)
  );
}

/** Whether `JSON.parse` refused the text. */
export function isBroken(document: Document): boolean {
  return document.source.problems.length > 0;
}
