import type { Document, Place } from "../json/document.js";
import type { Text } from "../json/template.js";

/** A text of a request with the place where it stands. */
export interface Located {
  readonly text: Text;
  readonly place: Place;
}

/** A request as it stands in a file, before anything is judged. */
export interface FoundRequest {
  readonly body: Document;
  /** Absent where the file names none: a bare body. */
  readonly method?: Located;
  readonly url?: Located;
  /** In a Graph batch, where URLs begin behind the version. */
  readonly isBatched?: true;
  /** Values for `{{name}}` in the body, where the file gives them: `@name = …` of an `.http` file. */
  readonly variables?: ReadonlyMap<string, string>;
  /** From `# teamslint-ignore-next RULE: reason`, which is about the next request. */
  readonly ignores?: readonly FoundIgnore[];
}

/** An ignore comment: all rules named, the reason, and where the comment stands. */
export interface FoundIgnore {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly place: Place;
}

/** What a reader finds in one file. */
export interface FoundFile {
  /** The JSON texts that are judged as such (json-valid, json-keys-unique), each once. */
  readonly documents: readonly Document[];
  readonly requests: readonly FoundRequest[];
}
