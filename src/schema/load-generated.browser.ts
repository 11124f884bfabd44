/** Modules that a bundle loads when they are needed, by name: validators, tables, parsers of programs. */
declare const TEAMSLINT_LATE: Readonly<Record<string, () => Promise<unknown>>>;

const loaded = new Map<string, unknown>();

/** What is thrown through the work that needs a module, until the module is there. */
class NotLoaded {
  constructor(readonly name: string) {}
}

/** Takes the place of `load-generated.ts` where there is no `require`. Throws where a module has yet to be loaded. */
export function loadGenerated(name: string): unknown {
  if (!loaded.has(name)) throw new NotLoaded(name);
  return loaded.get(name);
}

/**
 * Runs what needs such modules, and again when one that it asked for is there: the work is synchronous and pure, so
 * that the only thing lost is the beginning of a first run.
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
