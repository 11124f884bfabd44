import type { App } from "./model/app.js";
import type { RequestKind } from "./model/request-kind.js";

/** The kinds of requests of which, held against one app, the rules of a run had nothing to say. */
export interface SoundKinds {
  has(kind: RequestKind, app: App | undefined): boolean;
  add(kind: RequestKind, app: App | undefined): void;
}

/** Kinds of one activity type that are remembered; more than a few come from made-up requests. */
const MOST = 16;

/** Activity types of one app: a manifest has 128 at most. */
const MOST_TYPES = 128;

/** A remembered kind. It keeps names alone, so that no request stays in memory. */
type Remembered = Omit<RequestKind, "parameters"> & {
  readonly names: readonly string[] | undefined;
};

export function rememberSoundKinds(): SoundKinds {
  const byApp = new Map<App | undefined, Map<string, Remembered[]>>();
  return {
    has(kind, app) {
      const known = byApp.get(app)?.get(kind.activityType);
      if (known === undefined) return false;
      for (let index = 0; index < known.length; index += 1) {
        if (isSame(known[index]!, kind)) return true;
      }
      return false;
    },
    add({ parameters, ...kind }, app) {
      const byType = byApp.get(app) ?? new Map<string, Remembered[]>();
      byApp.set(app, byType);
      const known = byType.get(kind.activityType) ?? [];
      if (known.length === MOST || byType.size === MOST_TYPES) return;
      known.push({ ...kind, names: parameters?.map(({ name }) => name) });
      byType.set(kind.activityType, known);
    },
  };
}

function isSame(known: Remembered, kind: RequestKind): boolean {
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
    hasNames(kind.parameters, known.names)
  );
}

function hasNames(
  parameters: RequestKind["parameters"],
  names: readonly string[] | undefined,
): boolean {
  if (parameters === undefined || names === undefined) return parameters === names;
  if (parameters.length !== names.length) return false;
  for (let index = 0; index < names.length; index += 1) {
    if (parameters[index]!.name !== names[index]) return false;
  }
  return true;
}
