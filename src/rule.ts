import type { Document, Place } from "./json/document.js";
import type { App } from "./model/app.js";
import type { NotificationRequest } from "./model/request.js";

/**
 * error: Graph or Teams refuses the app or the notification, or the notification is lost or dead on click. warning:
 * the app or notification works, but is degraded or at risk. info: worth knowing; never fails a run.
 */
export type Severity = "error" | "warning" | "info";

/**
 * Where a finding sits. A string is a JSON pointer into the rule's own document (the manifest for
 * `checkApp`, the request body for `checkRequest`, the document for `checkDocument`); for something
 * absent the engine takes the closest value that exists. `{ key }` is the key at that pointer.
 */
export type At = string | { readonly key: string } | Place;

/**
 * A change to a JSON text. `replace` writes `text` (JSON) over the value; `rename` gives the key the name `text`;
 * `remove` takes the property or element out, with its comma; `insert` adds `text` (a JSON value) as a new last
 * property or element at that pointer.
 */
export type Edit =
  | { readonly replace: At; readonly text: string }
  | { readonly rename: At; readonly text: string }
  | { readonly remove: At }
  | { readonly insert: At; readonly text: string };

export interface Fix {
  readonly edits: readonly Edit[];
  /** Set where the fix may change the meaning: it then runs under `--fix --unsafe` alone. */
  readonly unsafe?: true;
}

/**
 * A cure that may be the right one. A person chooses among several; `--fix --unsafe` applies a suggestion without
 * alternatives.
 */
export interface Suggestion {
  /** The effect of the suggestion, as an editor lists it: `write "taskAssigned"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

export interface Related {
  readonly at: At;
  readonly message: string;
}

/** A rule's report of a mistake: the fact in `message`, the cure in `help`. */
export interface Finding {
  readonly at: At;
  /** A lower-case sentence without a full stop, with the offending value quoted. */
  readonly message: string;
  readonly help?: string | undefined;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
  /** Where there is no fix: the value that was probably meant, or the few allowed values. */
  readonly suggestions?: readonly Suggestion[] | undefined;
}

/** Nothing, one finding, or several. */
export type Findings = Finding | Iterable<Finding> | undefined | void;

interface RuleText {
  /** Named after the condition that holds in sound files: `activity-type-declared`. */
  readonly id: string;
  readonly severity: Severity;
  /** A sentence without a full stop: the first line of the rule's page. */
  readonly summary: string;
  /** True where the catalogue promises a fix. */
  readonly fixable?: true;
}

/**
 * A rule is pure and has exactly one scope. `checkDocument` sees every JSON text that belongs to an
 * app or a request; `checkApp` an app after all of its requests were read; `checkRequest` one
 * request at a time, so that requests can stream: its clean path allocates nothing; `checkUnpaired`
 * of each file the first request for which no manifest was found; `checkRun` all apps of the run.
 */
export type Rule = RuleText &
  (
    | { checkDocument(document: Document): Findings }
    | { checkApp(app: App): Findings }
    | { checkRequest(request: NotificationRequest, app: App | undefined): Findings }
    | { checkUnpaired(request: NotificationRequest): Findings }
    | { checkRun(apps: readonly App[]): Findings }
  );

/** Types a rule where it is written, and keeps its id as a type; returns it as it is. */
export function defineRule<const Id extends string>(
  rule: Rule & { readonly id: Id },
): Rule & { readonly id: Id } {
  return rule;
}
