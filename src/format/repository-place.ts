import { joinPath } from "../files/files.js";
import type { Range } from "../json/document.js";

/** A place and its message for services that show the files of a repository. */
export interface RepositoryPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

const start = { line: 1, column: 1, offset: 0 };

/**
 * Converts a place for services that name files from the repository's top; `folder` is the path of the working
 * directory from there. Services cannot open archives: a place in an entry becomes the whole archive, and the message
 * gets the entry, line and column.
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
