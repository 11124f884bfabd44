import { isObject } from "../json/object.js";
import { countKeys, countWrittenKeys } from "../json/repeated-keys.js";
import type { FoundCalls } from "../input/json-text.js";
import type { App } from "../model/app.js";
import { type Content, keptContent, readContent, sameContent } from "./content.js";
import { type Destination, readDestination, sameDestination } from "./destination.js";

/**
 * All that rules can hold against a request of the usual form, and nothing else: texts, and the ids of
 * users, chats, teams and messages, are left out once they are of a form that no rule minds. So where
 * nothing is to be said of one request, nothing is to be said of another of its kind.
 */
export interface RequestKind {
  readonly destination: Destination;
  readonly content: Content;
  /** How many keys the body has. The number is no part of a kind. */
  readonly keys: number;
}

/**
 * The kind of a request that a program has in memory; undefined where it is not of the usual form, which
 * does not mean that it is wrong.
 */
export function kindOf(body: unknown, url: unknown, method: unknown): RequestKind | undefined {
  const kind = readKind(body, url, method, false);
  return kind && countKeys(body) === kind.keys ? kind : undefined;
}

/**
 * The kinds of all notifications in a text; undefined where a notification is of no usual form, where there is none,
 * where a text is broken, and where an object repeats a key, which no parsed value shows. A text with a hole counts as
 * it is written: its value is the same for all requests to one app, and where any text will do, an unknown text will too.
 */
export function kindsOf({ calls, texts }: FoundCalls): readonly RequestKind[] | undefined {
  const kinds: RequestKind[] = [];
  for (let index = 0; index < calls.length; index += 1) {
    const { body, url, method, isBatched } = calls[index]!;
    const kind = readKind(body.value, url?.value, method?.value, isBatched);
    if (!kind) return undefined;
    kinds.push(kind);
  }
  for (let index = 0; index < texts.length; index += 1) {
    const { text, keysAround } = texts[index]!;
    let keys = keysAround;
    for (let at = 0; at < kinds.length; at += 1) {
      if (calls[at]!.body.in === text) keys += kinds[at]!.keys;
    }
    // A key that is written twice is counted twice, and one that nobody read once.
    if (text.isBroken || countWrittenKeys(text.text) !== keys) return undefined;
  }
  return kinds.length > 0 ? kinds : undefined;
}

/** `keys` of the kind is right where the body has no others. */
function readKind(
  body: unknown,
  url: unknown,
  method: unknown,
  isBatched: boolean,
): RequestKind | undefined {
  if (!isObject(body) || !isPost(method)) return undefined;
  const { chainId } = body;
  if (chainId !== undefined && !Number.isSafeInteger(chainId)) return undefined;
  const content = readContent(body);
  const destination = content && readDestination(body, url, isBatched);
  if (!destination) return undefined;
  const keys = content.keys + destination.keys + (chainId === undefined ? 0 : 1);
  return { destination, content, keys };
}

function isPost(method: unknown): boolean {
  if (method === undefined || method === "POST") return true;
  return typeof method === "string" && method.toUpperCase() === "POST";
}

/** Destinations of one app, and contents of one activity type; more come from made-up requests. */
const MOST_DESTINATIONS = 32;
const MOST_CONTENTS = 16;

/** Activity types; a manifest has 128 at most. */
const MOST_TYPES = 128;

/**
 * Kinds of requests to one app that every rule has passed: of logs, or of a program, whose values have no holes. No
 * rule compares content with destination, so each is remembered by itself: a kind is sound where both are, though they
 * came from two requests.
 */
export interface Kinds {
  isSound(kind: RequestKind): boolean;
  /** Remembers the kind of a request about which there was nothing to say. */
  addSound(kind: RequestKind): void;
}

export function createKinds(): Kinds {
  const destinations: Destination[] = [];
  /** By activity type. */
  const contents = new Map<string, Content[]>();
  return {
    isSound({ destination, content }) {
      const ofType = contents.get(content.activityType);
      return (
        ofType !== undefined &&
        hasContent(ofType, content) &&
        hasDestination(destinations, destination)
      );
    },
    addSound({ destination, content }) {
      if (destinations.length < MOST_DESTINATIONS && !hasDestination(destinations, destination))
        destinations.push(destination);
      const ofType = contents.get(content.activityType) ?? [];
      if (contents.size < MOST_TYPES) contents.set(content.activityType, ofType);
      if (ofType.length < MOST_CONTENTS && !hasContent(ofType, content))
        ofType.push(keptContent(content));
    },
  };
}

/** The kinds of the requests to each app, and of those without one. */
export function createKindsByApp(): (app: App | undefined) => Kinds {
  const byApp = new Map<App | undefined, Kinds>();
  return (app) => {
    const known = byApp.get(app) ?? createKinds();
    byApp.set(app, known);
    return known;
  };
}

function hasDestination(known: readonly Destination[], destination: Destination): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (sameDestination(known[index]!, destination)) return true;
  }
  return false;
}

function hasContent(known: readonly Content[], content: Content): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (sameContent(known[index]!, content)) return true;
  }
  return false;
}
