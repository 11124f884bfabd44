import { type RequestKind, withoutValues } from "./request-kind.js";

/**
 * Kinds of requests. No rule holds what a request says against where it goes, so a set that has both
 * has the kind, though they came from two requests.
 */
export interface KindSet {
  has(kind: RequestKind): boolean;
  add(kind: RequestKind): void;
}

/** Ways in which one activity type is sent, and places; more come from made-up requests. */
const MOST_SAYINGS = 16;
const MOST_PLACES = 32;

/** Activity types; a manifest has 128 at most. */
const MOST_TYPES = 128;

export function createKindSet(): KindSet {
  const sayings = new Map<string, RequestKind[]>();
  const places: RequestKind[] = [];

  function sayingOf(kind: RequestKind): RequestKind | undefined {
    const known = sayings.get(kind.activityType);
    return known && firstLike(known, kind, saysTheSame);
  }

  return {
    has: (kind) => firstLike(places, kind, goesTheSame) !== undefined && !!sayingOf(kind),
    add(kind) {
      const added = withoutValues(kind);
      if (places.length < MOST_PLACES && !firstLike(places, kind, goesTheSame)) places.push(added);
      const known = sayings.get(kind.activityType) ?? [];
      if (known.length === MOST_SAYINGS || sayings.size === MOST_TYPES || sayingOf(kind)) return;
      known.push(added);
      sayings.set(kind.activityType, known);
    },
  };
}

function firstLike(
  known: readonly RequestKind[],
  kind: RequestKind,
  isAlike: (one: RequestKind, other: RequestKind) => boolean,
): RequestKind | undefined {
  for (let index = 0; index < known.length; index += 1) {
    if (isAlike(known[index]!, kind)) return known[index];
  }
  return undefined;
}

function goesTheSame(one: RequestKind, other: RequestKind): boolean {
  return (
    one.isFinal === other.isFinal &&
    one.collection === other.collection &&
    one.entity === other.entity &&
    one.link === other.link &&
    one.recipient === other.recipient &&
    one.recipientId === other.recipientId &&
    one.teamsAppId === other.teamsAppId
  );
}

function saysTheSame(one: RequestKind, other: RequestKind): boolean {
  return (
    one.isFinal === other.isFinal &&
    one.activityType === other.activityType &&
    one.iconId === other.iconId &&
    one.hasPreview === other.hasPreview &&
    hasSameNames(one.parameters, other.parameters)
  );
}

function hasSameNames(one: RequestKind["parameters"], other: RequestKind["parameters"]): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (one[index]!.name !== other[index]!.name) return false;
  }
  return true;
}
