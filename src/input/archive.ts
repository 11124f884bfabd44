import { decode } from "../files/decode.js";
import { folderOf, joinPath, TOO_LARGE } from "../files/files.js";
import type { Document, TextFile } from "../json/document.js";
import { decodedFile, parseFile } from "../json/parse.js";
import type { Package } from "../model/app.js";
import { LARGEST, type InputFile, type Reader, type Sink } from "./reader.js";
import { foreignManifest, looksLikeAppPackage } from "./foreign-manifest.js";
import { isManifest } from "./json-file.js";
import { readZip, ZIP_LIMITS, type ZipPackage } from "./zip.js";
import { locateManifest } from "./zip-manifest.js";
import { archiveTooLarge, type ZipProblem } from "./zip-problem.js";

/** An app package in memory. Its files are unpacked when somebody asks for them. */
export interface Archive {
  /** The archive's own path. */
  readonly path: string;
  readonly names: ReadonlySet<string>;
  /** Grows while files are read. */
  readonly problems: readonly ArchiveProblem[];
  /** The folder in the archive that holds the manifest, `app/`; empty at the top. */
  readonly folder: string;
  /** Undefined where there is none of that name, or it cannot be unpacked. Unpacks a file once. */
  bytes(name: string): Uint8Array | undefined;
  /** A text under the name that diagnostics show, `app.zip!/de.json`. */
  text(name: string): TextFile | undefined;
}

/** A mistake of an archive, or of an entry in it. */
export interface ArchiveProblem extends Pick<ZipProblem, "message" | "help"> {
  /** The path of that entry; absent where the archive as a whole is meant. */
  readonly path?: string;
}

/** App packages, `.zip`. Nothing is written to disk. */
export const archiveReader: Reader = {
  handles: [".zip"],
  read(file, sink) {
    const { path, isNamed, files } = file;
    const size = files.size(path);
    if (!isNamed && size > LARGEST) return sink.unreadable(TOO_LARGE);
    if (size > ZIP_LIMITS.archive)
      return sink.archive(unread(path, archiveTooLarge(size, ZIP_LIMITS.archive)));
    const bytes = files.bytes(path);
    if ("reason" in bytes) return sink.unreadable(bytes.reason);
    readArchive(file, readZip(bytes), sink);
  },
};

function readArchive({ path, isNamed }: InputFile, zip: ZipPackage, sink: Sink): void {
  const located = locateManifest(zip.names);
  const archive = toArchive(path, zip, located?.nested ?? "");
  const manifest = located && archive.text(located.path);
  if (!manifest) {
    if (isNamed) sink.archive(located ? archive : withoutManifest(archive));
    return;
  }
  const document = parseFile(manifest);
  // An archive that nobody named may be no app package at all.
  const isPackage = isNamed || looksLikeAppPackage(archive.names, archive.folder);
  const foreign = isPackage ? foreignManifest(document) : undefined;
  sink.archive(foreign ? withProblem(archive, { ...foreign, path: located.path }) : archive);
  sink.text(manifest);
  if (isManifest(document.value)) sink.manifest(document);
  else sink.other(document);
}

function toArchive(path: string, zip: ZipPackage, folder: string): Archive {
  const contents = new Map<string, Uint8Array | undefined>();
  const bytes = (name: string) => {
    if (!contents.has(name)) contents.set(name, zip.read(name));
    return contents.get(name);
  };
  return {
    path,
    names: zip.names,
    problems: zip.problems,
    folder,
    bytes,
    text(name) {
      const content = bytes(name);
      return content && decodedFile(`${path}!/${name}`, decode(content));
    },
  };
}

function unread(path: string, problem: ZipProblem): Archive {
  const names = new Set<string>();
  const nothing = () => undefined;
  return { path, names, problems: [problem], folder: "", bytes: nothing, text: nothing };
}

function withoutManifest(archive: Archive): Archive {
  if (archive.problems.length > 0) return archive;
  const message = "the archive holds no manifest.json";
  const help = "an app package is a zip archive with manifest.json at its top";
  return withProblem(archive, { message, help });
}

function withProblem(archive: Archive, problem: ArchiveProblem): Archive {
  return {
    ...archive,
    get problems() {
      return [...archive.problems, problem];
    },
  };
}

/** An archive as a package; names are relative to its manifest. */
export function zipPackage({ path: archive, names, folder, bytes }: Archive): Package {
  const full = (name: string) => joinPath(folder, name);
  return {
    kind: "zip",
    archive,
    ...(folder !== "" && { nested: folder }),
    has: (name) => names.has(full(name)),
    otherCase(name) {
      const wanted = full(name).toLowerCase();
      for (const other of names) {
        if (other !== full(name) && other.toLowerCase() === wanted)
          return other.slice(folder.length);
      }
      return undefined;
    },
    *nearby() {
      for (const name of names) if (name.startsWith(folder)) yield name.slice(folder.length);
    },
    bytes: (name) => bytes(full(name)),
    fileName: (name) => `${archive}!/${full(name)}`,
  };
}

/** A JSON file of an archive; `remember` is told of its text. */
export function jsonIn(
  archive: Archive,
  remember: (file: TextFile) => void,
): (name: string) => Document | undefined {
  return (name) => {
    const file = archive.text(joinPath(folderOf(archive.folder), name));
    if (!file) return undefined;
    remember(file);
    return parseFile(file);
  };
}
