import type { Diagnostic } from "../diagnostic.js";
import type { Preview } from "./preview.js";

/** A finding as a preview shows it. */
export type ShownFinding = Pick<Diagnostic, "rule" | "severity" | "message" | "help" | "url">;

/** A preview with where it comes from and what is wrong with it. */
export interface Exhibit {
  readonly preview: Preview;
  /** `notifications/tasks.http:6`; undefined for an activity type by itself. */
  readonly source: string | undefined;
  /** How users see the activity type in their settings. */
  readonly description: string | undefined;
  readonly findings: readonly ShownFinding[];
}

/** An app with its previews. */
export interface AppExhibits {
  readonly name: string;
  /** The path of the manifest. */
  readonly file: string;
  readonly exhibits: readonly Exhibit[];
  /** How many there are beside these: of thousands the first 500 are made. */
  readonly leftOut: number;
}

/** The heading of every preview: nobody outside of Microsoft knows each detail of its look. */
export const ABOUT = "about as Teams shows it";

/** Said of a notification with a `chainId` (API pages of the four actions). */
export const chainWords = (chainId: string) =>
  `takes the place of the one before in chain ${chainId}`;

/** Said of a line in a language that the app has no text in. */
export const UNTRANSLATED = "not translated: the default text";

/** Stands where the app has no text for an activity type. */
export const NO_TEXT = "no text for this activity type";
