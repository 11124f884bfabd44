/** Escapes a segment of a JSON pointer (RFC 6901): `~` becomes `~0` and `/` becomes `~1`. */
export function escapeSegment(segment: string): string {
  return segment.includes("~") || segment.includes("/")
    ? segment.replaceAll("~", "~0").replaceAll("/", "~1")
    : segment;
}

/** The segments of a pointer, unescaped; none for the root. */
export function segmentsOf(pointer: string): string[] {
  if (pointer === "") return [];
  const segments = pointer.slice(1).split("/");
  if (!pointer.includes("~")) return segments;
  return segments.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer without its last segment; the root's parent is the root. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

/** The last segment, unescaped; empty for the root. */
export function lastSegment(pointer: string): string {
  return segmentsOf(pointer).at(-1) ?? "";
}

/** The value at a pointer; undefined where there is none. Own properties only. */
export function valueAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const segment of segmentsOf(pointer)) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Record<string, unknown>)[segment];
  }
  return at;
}
