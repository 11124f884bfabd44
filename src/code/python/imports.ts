import { unknown } from "../lowering.js";
import type { Scope } from "../program.js";
import { functionScope } from "../scopes.js";
import type { PythonWalk } from "./python.js";
import { isNext, peek, take, takeIf } from "../tokens.js";

/** Reads `import a.b as c` and `from ..a import (b as c, d)`. */
export function parseImport(walk: PythonWalk, scope: Scope): void {
  const { cursor, lowering } = walk;
  const isFrom = take(cursor).word === "from";
  const bind = (local: string, module: string, name: string) => {
    const home = functionScope(scope);
    const binding = home.bindings.get(local);
    // A second import of the name is a replacement where the first fails.
    if (binding) lowering.give(binding, unknown(peek(cursor), "…"), home.start, scope);
    lowering.declare(home, local, `"${local}" is imported`, { origin: { module, name } });
  };
  do {
    const module = parseModule(walk);
    if (isFrom) {
      takeIf(cursor, "import");
      if (isNext(cursor, "*")) {
        take(cursor);
        lowering.passesOn.push(module);
      }
      takeIf(cursor, "(");
      while (isHere(walk) && peek(cursor).kind === "name") {
        const name = take(cursor).word;
        bind(takeIf(cursor, "as") ? take(cursor).word : name, module, name);
        takeIf(cursor, ",");
      }
      takeIf(cursor, ")");
      return;
    }
    const [root = ""] = module.split(".");
    if (takeIf(cursor, "as")) bind(take(cursor).word, module, "*");
    else if (root !== "") bind(root, root, "*");
  } while (takeIf(cursor, ","));
}

/** `..services.notify`, as it is written. */
function parseModule(walk: PythonWalk): string {
  const { cursor } = walk;
  let module = "";
  while (isHere(walk) && /^(?:\.+|[\w\u0080-\uFFFF]+)$/.test(peek(cursor).word)) {
    if (isNext(cursor, "import") || isNext(cursor, "as")) break;
    module += take(cursor).word;
  }
  return module;
}

function isHere({ cursor }: PythonWalk): boolean {
  const { kind, indent } = peek(cursor);
  return kind !== "end" && indent === undefined;
}
