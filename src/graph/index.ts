import type { IncomingMessage, ServerResponse } from "node:http";
import { rules as allRules } from "../../rules/index.js";
import { memoryFiles } from "../files/memory.js";
import type { LintOptions } from "../index.js";
import { createInbox } from "./inbox.js";
import { createListener } from "./listener.js";
import { isLoopbackName } from "./hosts.js";
import { createProject } from "../run/project.js";
import { givenLevels } from "../run/texts.js";
import { servedOf } from "./served.js";
import { type ReceivedNotification, receivedOf, showEntry } from "./shown-entry.js";

export type { Diagnostic } from "../diagnostic.js";
export type { Severity } from "../rule.js";
export {
  type GuardedContext,
  type GuardedInit,
  type GuardedRequest,
  type GuardOptions,
  NotificationError,
  type NotificationGuard,
  notificationGuard,
} from "./guard.js";
export type { ReceivedFinding, ReceivedNotification } from "./shown-entry.js";

export interface EndpointOptions extends Pick<LintOptions, "rules"> {
  /** The manifest of the app, as an object or as its text; a list for several apps. */
  readonly manifest: object | string | readonly (object | string)[];
  /** Requests a second; more get 429. */
  readonly rate?: number;
  /** Answers 401 to a request without an access token. */
  readonly requireToken?: boolean;
}

/**
 * A stand-in for Graph's notification actions: a request listener for `createServer` of `node:http` that keeps the
 * notifications it was sent. The listener opens no port and sends nothing anywhere.
 */
export interface GraphEndpoint {
  (request: IncomingMessage, response: ServerResponse): void;
  /** The received notifications, the newest first, 10,000 at most. */
  notifications(): readonly ReceivedNotification[];
  /** Forgets all received notifications. */
  forget(): void;
}

/** Makes an endpoint for tests in process. Throws a TypeError where `manifest` is no manifest. */
export function graphEndpoint({
  manifest,
  rules,
  rate,
  requireToken,
}: EndpointOptions): GraphEndpoint {
  const given: readonly (object | string)[] = Array.isArray(manifest) ? manifest : [manifest];
  const texts = given.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
  const paths = texts.map((_, index) =>
    index === 0 ? "manifest.json" : `${index + 1}/manifest.json`,
  );
  const project = createProject({
    files: memoryFiles(Object.fromEntries(paths.map((path, index) => [path, texts[index]!]))),
    rules: allRules,
    levelOf: givenLevels(rules, allRules),
  });
  const served = servedOf(project.apps(paths), project.engine);
  if (served?.apps.length !== texts.length) {
    throw new TypeError("graphEndpoint takes a manifest, or the text of one and not its path");
  }
  const inbox = createInbox();
  const listener = createListener({
    served: () => served,
    inbox,
    rate,
    requireToken,
    now: Date.now,
    isOurHost: isLoopbackName,
  });
  return Object.assign(listener, {
    notifications: () =>
      inbox
        .entries()
        .map((entry) => receivedOf(showEntry(entry)))
        .reverse(),
    forget: inbox.forget,
  });
}
