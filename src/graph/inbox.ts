import type { Diagnostic } from "../diagnostic.js";
import type { Refusal } from "./refusal.js";
import type { ServedApp } from "./served.js";

/** A received notification and its answer. Everything else about the notification is read from `line`. */
export interface Entry {
  /** Counts from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly received: number;
  readonly status: number;
  /** The recorded line; a batch is one line for all of its requests. */
  readonly line: string;
  /** The index of the request in the line. */
  readonly index: number;
  readonly owner: ServedApp;
  readonly diagnostics: readonly Diagnostic[];
  readonly refusal: Refusal | undefined;
  /** Equal for notifications of one chain (app, recipient and `chainId`); undefined without a `chainId`. */
  readonly chain: string | undefined;
  /** The id of the notification that this one replaced. */
  readonly replaces: number | undefined;
}

/**
 * The received notifications, the oldest first. Drops the oldest when there are more than `MOST_ENTRIES`, or their
 * lines are too long together.
 */
export interface Inbox {
  add(entry: Omit<Entry, "id" | "replaces">): Entry;
  entries(): readonly Entry[];
  /** The id of the last notification; 0 before the first. */
  lastId(): number;
  forget(): void;
  /** Calls `changed` after each change; returns a function that ends the subscription. */
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
