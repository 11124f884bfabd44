import type { RequestKind } from "./model/request-kind.js";

/** Different kinds of requests, each once; a few of each activity type. */
export interface KindSet {
  /** The one that is the same as this. */
  find(kind: RequestKind): RequestKind | undefined;
  /** Takes a kind in that is not there yet, without the request that it came from. */
  add(kind: RequestKind): void;
}

/** Kinds of one activity type; more come from made-up requests, and each is a look for the next one. */
const MOST = 16;

/** Activity types; a manifest has 128 at most. */
const MOST_TYPES = 128;

export function createKindSet(): KindSet {
  const byType = new Map<string, RequestKind[]>();
  return {
    find(kind) {
      const known = byType.get(kind.activityType);
      if (known === undefined) return undefined;
      for (let index = 0; index < known.length; index += 1) {
        if (isSame(known[index]!, kind)) return known[index];
      }
      return undefined;
    },
    add(kind) {
      const known = byType.get(kind.activityType) ?? [];
      if (known.length === MOST || byType.size === MOST_TYPES) return;
      const parameters = kind.parameters?.map(({ name }) => ({ name }));
      known.push({ ...kind, parameters });
      byType.set(kind.activityType, known);
    },
  };
}

function isSame(known: RequestKind, kind: RequestKind): boolean {
  return (
    known.isFinal === kind.isFinal &&
    known.collection === kind.collection &&
    known.entity === kind.entity &&
    known.link === kind.link &&
    known.recipient === kind.recipient &&
    known.recipientId === kind.recipientId &&
    known.teamsAppId === kind.teamsAppId &&
    known.iconId === kind.iconId &&
    known.hasPreview === kind.hasPreview &&
    hasSameNames(known.parameters, kind.parameters)
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
