import type { Document, Place } from "../json/document.js";
import type { Text } from "../json/template.js";

/** A text of a request, and its place. */
export interface Located {
  readonly text: Text;
  readonly place: Place;
}

/** A request as a reader found it in a file, not judged yet. */
export interface FoundRequest {
  readonly body: Document;
  /** Absent for a bare body. */
  readonly method?: Located;
  readonly url?: Located;
  /** Set in a Graph batch, where URLs begin after the version. */
  readonly isBatched?: true;
  /** Values for `{{name}}` in the body, where the file gives them: `@name = …` of an `.http` file. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Comments `# teamslint-ignore-next RULE: reason` before the request. */
  readonly ignores?: readonly FoundIgnore[];
}

/** An ignore comment: the rules that it names, the reason, and its place. */
export interface FoundIgnore {
  readonly rules: readonly string[];
  readonly reason: string;
  readonly place: Place;
}

/** The documents and requests that a reader found in a file. */
export interface FoundFile {
  /** The JSON texts that are judged as such (json-valid, json-keys-unique), each once. */
  readonly documents: readonly Document[];
  readonly requests: readonly FoundRequest[];
}
