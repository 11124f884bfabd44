import type { Diagnostic } from "../diagnostic.js";
import type { Preview } from "./preview.js";

/** A finding as a preview shows it. */
export type ShownFinding = Pick<Diagnostic, "rule" | "severity" | "message" | "help" | "url">;

/** A preview with its source and the findings about it. */
export interface Exhibit {
  readonly preview: Preview;
  /** The file and line of the request, `notifications/tasks.http:6`; undefined for an activity type by itself. */
  readonly source: string | undefined;
  /** The activity type's text in the notification settings of users. */
  readonly description: string | undefined;
  readonly findings: readonly ShownFinding[];
}

/** An app with its previews. */
export interface AppExhibits {
  readonly name: string;
  /** The path of the manifest. */
  readonly file: string;
  readonly exhibits: readonly Exhibit[];
  /** The number of previews that were not made: of thousands, the first 500 are made. */
  readonly leftOut: number;
}

/** The heading of every preview: nobody outside of Microsoft knows each detail of its look. */
export const ABOUT = "about as Teams shows it";

/** The words for a notification with a `chainId` (API pages of the four actions). */
export const chainWords = (chainId: string) =>
  `takes the place of the one before in chain ${chainId}`;

/** The words for a language in which the app has no text. */
export const UNTRANSLATED = "not translated: the default text";

/** The words in place of a text that the app lacks for an activity type. */
export const NO_TEXT = "no text for this activity type";
