/** A mistake of an archive: the fact, the cure, and the entry that shows it first. */
export interface ZipProblem {
  /** A package has at most one problem for each cause, however many entries share it. */
  readonly cause: ZipCause;
  readonly message: string;
  readonly help: string;
  /** The entry's name as the archive spells it; absent where the archive as a whole is meant. */
  readonly entry?: string;
}

export type ZipCause =
  | "archive-large"
  | "no-zip"
  | "list-damaged"
  | "entries-many"
  | "name-long"
  | "name-absolute"
  | "name-outside"
  | "name-backslash"
  | "duplicate"
  | "link"
  | "encrypted"
  | "method"
  | "entry-large"
  | "total-large"
  | "size-wrong"
  | "data-damaged";

const REPACK = "build the package again, or fetch it again if it was downloaded";
const ONLY_NAMED = "zip only manifest.json and the files that it names";

/** For an archive of `size` bytes that is not even opened. */
export function archiveTooLarge(size: number, limit: number): ZipProblem {
  return {
    cause: "archive-large",
    message: `the archive has ${mebibytes(size)}, and one of more than ${mebibytes(limit)} is not read`,
    help: ONLY_NAMED,
  };
}

/** For bytes in which no list of entries can be found. */
export function noZip(bytes: Uint8Array): ZipProblem {
  // Every zip archive that holds something begins with the letters PK.
  const begun = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (begun) return LIST_DAMAGED;
  return {
    cause: "no-zip",
    message: bytes.length === 0 ? "the file is empty" : "the file is no zip archive",
    help: "an app package is a zip archive of manifest.json and the files that it names",
  };
}

/** For a list of entries that breaks off after some that could be read. */
export const LIST_DAMAGED: ZipProblem = {
  cause: "list-damaged",
  message: "the archive's list of entries is cut off or damaged",
  help: REPACK,
};

export function tooManyEntries(count: number, limit: number): ZipProblem {
  return {
    cause: "entries-many",
    message: `the archive lists ${count} entries, and one of more than ${limit} is not read`,
    help: ONLY_NAMED,
  };
}

export function nameTooLong(limit: number): ZipProblem {
  return {
    cause: "name-long",
    message: `the archive holds an entry whose name is longer than ${limit} characters`,
    help: ONLY_NAMED,
  };
}

export function absoluteName(entry: string): ZipProblem {
  return {
    cause: "name-absolute",
    message: `the entry "${entry}" has an absolute path`,
    help: "zip from within the folder that holds manifest.json, so that paths begin there",
    entry,
  };
}

export function nameOutside(entry: string): ZipProblem {
  return {
    cause: "name-outside",
    message: `the entry "${entry}" leads out of the package`,
    help: 'zip from within the folder that holds manifest.json, so that no path needs ".."',
    entry,
  };
}

export function backslashName(entry: string, slashed: string): ZipProblem {
  return {
    cause: "name-backslash",
    message: `the entry "${entry}" separates folders with "\\"`,
    help: `zip with a tool that writes "${slashed}"`,
    entry,
  };
}

export function duplicateName(entry: string): ZipProblem {
  return {
    cause: "duplicate",
    message: `the archive holds the entry "${entry}" twice`,
    help: "keep one: which of the two counts depends on the program that opens the archive",
    entry,
  };
}

export function symbolicLink(entry: string): ZipProblem {
  return {
    cause: "link",
    message: `the entry "${entry}" is a symbolic link, not a file`,
    help: "put the file itself into the archive",
    entry,
  };
}

export function encrypted(entry: string): ZipProblem {
  return {
    cause: "encrypted",
    message: `the entry "${entry}" is encrypted`,
    help: "zip it again without a password",
    entry,
  };
}

export function unknownMethod(entry: string, method: number): ZipProblem {
  return {
    cause: "method",
    message: `the entry "${entry}" is compressed with method ${method}, not with deflate`,
    help: "zip it again with the compression method deflate, the usual one",
    entry,
  };
}

export function entryTooLarge(entry: string, size: number, limit: number): ZipProblem {
  return {
    cause: "entry-large",
    message: `the entry "${entry}" unpacks to ${mebibytes(size)}, more than ${mebibytes(limit)}`,
    help: "make the file smaller, or leave it out of the package",
    entry,
  };
}

export function totalTooLarge(entry: string, limit: number): ZipProblem {
  return {
    cause: "total-large",
    message: `with the entry "${entry}" the files of the package exceed ${mebibytes(limit)}`,
    help: "make the files that the manifest names smaller",
    entry,
  };
}

export function wrongSize(entry: string, size: number): ZipProblem {
  return {
    cause: "size-wrong",
    message: `the entry "${entry}" does not unpack to the ${size} bytes that the archive lists`,
    help: REPACK,
    entry,
  };
}

export function dataDamaged(entry: string): ZipProblem {
  return {
    cause: "data-damaged",
    message: `the entry "${entry}" is damaged and cannot be unpacked`,
    help: REPACK,
    entry,
  };
}

function mebibytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
