import type { Document, Place } from "../json/document.js";
import type { Text } from "../json/template.js";
import type { SchemaError } from "./schema-error.js";
import type { NotificationBody } from "./body.js";
import type { DeepLink } from "./deep-link.js";
import type { ParsedUrl, Target } from "./endpoint.js";
import type { ParsedEntityUrl } from "./entity-url.js";
import type { View } from "./view.js";

/** The body of a request as rules see it: deeply partial, unknown strings as Templates. */
export type BodyView = View<NotificationBody>;

/**
 * A notification request: the body, and method and URL where the input has them. Every property is
 * always there, so that all requests look the same to V8, and rules read them twice as fast.
 */
export interface NotificationRequest {
  readonly document: Document;
  readonly body: BodyView;
  /** What the request schema refuses, without what is unknown. */
  readonly errors: readonly SchemaError[];
  /** What the body has of the 2020 preview form; empty for a current body. */
  readonly legacy: readonly LegacyForm[];
  readonly method: { readonly text: Text; readonly place: Place } | undefined;
  readonly url: { readonly text: Text; readonly place: Place } | undefined;
  /** In a Graph batch, where URLs begin behind the version. */
  readonly isBatched: boolean;
  /** The URL taken apart; undefined where the input has none. */
  readonly endpoint: ParsedUrl | undefined;
  /** What is notified: from the URL, else from the body where it leaves no doubt. */
  readonly target: Target | undefined;
  /** `topic.value` taken apart, where the source is `entityUrl` and the value a text. */
  readonly entity: ParsedEntityUrl | undefined;
  /** `topic.webUrl` taken apart, where it is there and not blank. */
  readonly link: DeepLink | undefined;
  /** The JSON text was broken: nothing can be called missing. */
  readonly isBroken: boolean;
}

/** One mark of the 2020 preview form, with what the current form has in its place. */
export interface LegacyForm {
  readonly pointer: string;
  /** The wrong thing is the key, else the value. */
  readonly key: boolean;
  /** Both as a reader of the message sees them: `topic.type`, `topic.source`. */
  readonly old: string;
  readonly current: string;
}
