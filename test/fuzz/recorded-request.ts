import { isTemplate } from "../../src/json/template.js";

/** Where a rule looked, and what it saw there: by `body.topic.value`, with a star for a place in a list. */
export type Reads = Map<string, string>;

/** The same value, which tells of each text, number and absent part that somebody reads of it. */
export function recorded<T>(value: T, reads: Reads, path = ""): T {
  if (typeof value !== "object" || value === null || isTemplate(value)) {
    reads.set(path, `${reads.get(path) ?? ""}${String(value)};`);
    return value;
  }
  if (value instanceof Map) return recordedMap(value, reads, path) as T;
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || typeof inner === "function") return inner;
      return recorded(inner, reads, below(path, target, key));
    },
    has(target, key) {
      if (typeof key !== "symbol") see(reads, below(path, target, key), key in target);
      return key in target;
    },
    ownKeys(target) {
      see(reads, `${path}.keys`, Object.keys(target));
      return Reflect.ownKeys(target);
    },
  });
}

/** The parameters of a link. */
function recordedMap(map: ReadonlyMap<unknown, unknown>, reads: Reads, path: string) {
  see(reads, `${path}.keys`, [...map.keys()]);
  return {
    size: map.size,
    has: (key: unknown) => map.has(key),
    keys: () => map.keys(),
    get: (key: unknown) => recorded(map.get(key), reads, `${path}.*`),
    values: () => [...map.values()].map((value) => recorded(value, reads, `${path}.*`)),
    entries: () => [...map].map(([key, value]) => [key, recorded(value, reads, `${path}.*`)]),
  };
}

function see(reads: Reads, path: string, seen: unknown): void {
  recorded(JSON.stringify(seen), reads, `${path}?`);
}

function below(path: string, target: object, key: string): string {
  const name = Array.isArray(target) && /^\d+$/.test(key) ? "*" : key;
  return path === "" ? name : `${path}.${name}`;
}
