import type { PointerPlace } from "../json/document.js";
import type { Edit, Finding, Severity } from "../rule.js";
import type { Phrase } from "./type-words.js";

/** What can be said about one kind of document beyond what its schema's errors hold. */
export interface Vocabulary {
  /** The document in words: `the manifest`. */
  readonly whole: string;
  /** Names of properties that the object at the pointer may have; none where nobody knows. */
  readonly namesAt?: (pointer: string, object: unknown) => readonly string[];
  /** For a name whose story is known: another version's, one of another object, a former one. */
  readonly unknownName?: (pointer: string, name: string, object: unknown) => NameStory | undefined;
  /** Whether the property that a pointer names takes values of this one's kind. */
  readonly takesKind?: (pointer: string, value: unknown) => boolean;
  /** Why an empty value need not be there, beside what else its object has. */
  readonly needless?: (pointer: string, object: unknown) => string | undefined;
  /** How to add a missing property. */
  readonly missingName?: (pointer: string, name: string) => string | undefined;
  /** How a value of another type becomes what was meant, where more is known than the type. */
  readonly wrongType?: (pointer: string, value: unknown) => string | undefined;
  /** For a value that is allowed elsewhere: "is allowed from 1.20". */
  readonly valueStory?: (pointer: string, value: string) => string | undefined;
  /** For more than a limit: "from 1.17 on 64 are allowed". */
  readonly limitStory?: (
    pointer: string,
    keyword: "maxLength" | "maxItems",
    count: number,
  ) => string | undefined;
  /** Of a listed value in another case, where that is not the rule's own severity. */
  readonly caseSeverity?: Severity;
}

/** The words for an unknown name; `rename` is the name that was meant, for certain or as a guess. */
export interface NameStory extends Phrase {
  readonly rename?: string | undefined;
  readonly isGuess?: boolean;
  /** What else puts it right, where its value allows that. */
  readonly edits?: (at: PointerPlace) => readonly Edit[] | undefined;
}

/** A finding with its place spelt out, so that it can be used for any document of a rule. */
export interface SchemaFinding extends Finding {
  readonly at: PointerPlace;
}
