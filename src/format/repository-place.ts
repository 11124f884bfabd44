import { joinPath } from "../files/files.js";
import type { Range } from "../json/document.js";

/** A place as services see it that know the files of a repository, and a message to go with it. */
export interface RepositoryPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

const start = { line: 1, column: 1, offset: 0 };

/**
 * They name files from the repository's top, from which the working directory is seen as `folder`. And
 * they cannot open an archive: a place in an entry becomes the archive as a whole, and the message says
 * where in it.
 */
export function repositoryPlace(
  { file: seen, range, message }: RepositoryPlace,
  folder = "",
): RepositoryPlace {
  const file = joinPath(folder, seen);
  const end = file.indexOf("!/");
  if (end < 0) return { file, range, message };
  const entry = `${file.slice(end + 2)}:${range.start.line}:${range.start.column}`;
  return {
    file: file.slice(0, end),
    range: { start, end: start },
    message: `${entry}: ${message}`,
  };
}
