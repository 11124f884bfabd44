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
 * A notification request: the body, and method and URL where the input has them. Every property is always set, so
 * that V8 gives all requests one hidden class, and rules read them twice as fast.
 */
export interface NotificationRequest {
  readonly document: Document;
  readonly body: BodyView;
  /** Errors of the request schema, without those about unknown values. */
  readonly errors: readonly SchemaError[];
  /** Marks of the 2020 preview form in the body; empty for a current body. */
  readonly legacy: readonly LegacyForm[];
  readonly method: { readonly text: Text; readonly place: Place } | undefined;
  readonly url: { readonly text: Text; readonly place: Place } | undefined;
  /** True in a Graph batch, where URLs begin after the version. */
  readonly isBatched: boolean;
  /** The parsed URL; undefined where the input has none. */
  readonly endpoint: ParsedUrl | undefined;
  /** The kind of target, from the URL, else from the body where that leaves no doubt. */
  readonly target: Target | undefined;
  /** `topic.value` parsed, where the source is `entityUrl` and the value a text. */
  readonly entity: ParsedEntityUrl | undefined;
  /** `topic.webUrl` parsed, where it is not blank. */
  readonly link: DeepLink | undefined;
  /** The JSON text was broken: nothing can be called missing. */
  readonly isBroken: boolean;
}

/** A mark of the 2020 preview form, with its counterpart in the current form. */
export interface LegacyForm {
  readonly pointer: string;
  /** True where the key is outdated, false where the value is. */
  readonly key: boolean;
  /** The outdated property or value, and its counterpart, as messages name them: `topic.type`, `topic.source`. */
  readonly old: string;
  readonly current: string;
}
