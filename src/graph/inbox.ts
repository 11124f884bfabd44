import type { Diagnostic } from "../diagnostic.js";
import type { Refusal } from "./refusal.js";
import type { ServedApp } from "./served.js";

/** A notification that came, and what became of it. What else there is to say of it is read from `line`. */
export interface Entry {
  /** Counts from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly received: number;
  readonly status: number;
  /** As it is recorded; a batch is one line for all of its requests. */
  readonly line: string;
  /** Which of the requests of the line. */
  readonly index: number;
  readonly owner: ServedApp;
  readonly diagnostics: readonly Diagnostic[];
  readonly refusal: Refusal | undefined;
  /** What makes two notifications one chain: app, recipient and `chainId`; undefined without one. */
  readonly chain: string | undefined;
  /** The notification whose place it took. */
  readonly replaces: number | undefined;
}

/** The notifications that came, the oldest first. Forgets the oldest when there are too many. */
export interface Inbox {
  add(entry: Omit<Entry, "id" | "replaces">): Entry;
  entries(): readonly Entry[];
  /** The id of the last that came; 0 before the first. */
  lastId(): number;
  forget(): void;
  /** Calls after each change; returns what ends that. */
  subscribe(changed: () => void): () => void;
}

/** Notifications, and UTF-16 units of their lines. */
export const MOST_ENTRIES = 10_000;
const MOST_UNITS = 64 * 2 ** 20;

export function createInbox(): Inbox {
  const entries = new Map<number, Entry>();
  const chains = new Map<string, number>();
  const subscribers = new Set<() => void>();
  let lastId = 0;
  let units = 0;

  function remove({ id, line, chain }: Entry): void {
    entries.delete(id);
    units -= line.length;
    if (chain !== undefined && chains.get(chain) === id) chains.delete(chain);
  }

  function tell(): void {
    for (const changed of subscribers) changed();
  }

  return {
    add(given) {
      const { chain, line } = given;
      // Graph overrides the notification of the same chain, and a refused one overrides nothing.
      const replaced = chain === undefined || given.refusal ? undefined : chains.get(chain);
      if (replaced !== undefined) remove(entries.get(replaced)!);
      const entry = { ...given, id: ++lastId, replaces: replaced };
      entries.set(entry.id, entry);
      units += line.length;
      if (chain !== undefined && !given.refusal) chains.set(chain, entry.id);
      for (const oldest of entries.values()) {
        if (entries.size <= MOST_ENTRIES && (units <= MOST_UNITS || entries.size === 1)) break;
        remove(oldest);
      }
      tell();
      return entry;
    },
    entries: () => [...entries.values()],
    lastId: () => lastId,
    forget() {
      entries.clear();
      chains.clear();
      units = 0;
      tell();
    },
    subscribe(changed) {
      subscribers.add(changed);
      return () => void subscribers.delete(changed);
    },
  };
}
