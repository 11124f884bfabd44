import type { PointerPlace } from "../json/document.js";
import type { Edit, Finding, Severity } from "../rule.js";
import type { Phrase } from "./type-words.js";

/** The words about one kind of document that its schema's errors do not hold. */
export interface Vocabulary {
  /** The document in words: `the manifest`. */
  readonly whole: string;
  /** Names of the properties that the object at the pointer may have; empty where they are not known. */
  readonly namesAt?: (pointer: string, object: unknown) => readonly string[];
  /** The words for an unknown name with a known story: from another version, of another object, or outdated. */
  readonly unknownName?: (pointer: string, name: string, object: unknown) => NameStory | undefined;
  /** Whether the property at a pointer takes values of this value's kind. */
  readonly takesKind?: (pointer: string, value: unknown) => boolean;
  /** The reason why an empty value may be removed, given the other properties of its object. */
  readonly needless?: (pointer: string, object: unknown) => string | undefined;
  /** The help for adding a missing property. */
  readonly missingName?: (pointer: string, name: string) => string | undefined;
  /** The help for a value of the wrong type, where more is known than the type. */
  readonly wrongType?: (pointer: string, value: unknown) => string | undefined;
  /** The phrase about a value that other versions allow: "is allowed from 1.20". */
  readonly valueStory?: (pointer: string, value: string) => string | undefined;
  /** The phrase about a higher limit of another version: "from 1.17 on 64 are allowed". */
  readonly limitStory?: (
    pointer: string,
    keyword: "maxLength" | "maxItems",
    count: number,
  ) => string | undefined;
  /** The severity of a listed value in another case, where that differs from the rule's own. */
  readonly caseSeverity?: Severity;
}

/** The words for an unknown name; `rename` is the name that was meant, for certain or as a guess. */
export interface NameStory extends Phrase {
  readonly rename?: string | undefined;
  readonly isGuess?: boolean;
  /** The edits that correct the document where a rename does not; undefined where the value does not allow them. */
  readonly edits?: (at: PointerPlace) => readonly Edit[] | undefined;
}

/** A finding whose place names its document, so that a rule may yield it for any of the app's documents. */
export interface SchemaFinding extends Finding {
  readonly at: PointerPlace;
}
