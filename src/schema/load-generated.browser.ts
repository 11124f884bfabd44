/** Modules that a bundle loads when they are needed, by name: validators, tables, parsers of programs. */
declare const TEAMSLINT_LATE: Readonly<Record<string, () => Promise<unknown>>>;

const loaded = new Map<string, unknown>();

/** Thrown by `loadGenerated` for a module that is not loaded yet; `whenLoaded` catches it. */
class NotLoaded {
  constructor(readonly name: string) {}
}

/** The browser's `loadGenerated`, which has no `require`. Throws `NotLoaded` for a module that is not loaded yet. */
export function loadGenerated(name: string): unknown {
  if (!loaded.has(name)) throw new NotLoaded(name);
  return loaded.get(name);
}

/**
 * Runs a function that needs generated modules, and again after loading each missing module. The function must be
 * synchronous and pure, so a repeated run costs time alone.
 */
export async function whenLoaded<T>(run: () => T): Promise<T> {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      loaded.set(error.name, await TEAMSLINT_LATE[error.name]!());
    }
  }
}
