import { itemIn, rounds } from "../items.js";
import { unknown } from "../lowering.js";
import type { Expression, Scope } from "../program.js";
import type { Token } from "../tokens.js";
import { bind } from "./assignments.js";
import type { PythonWalk } from "./python.js";

/** The list behind functions that only sort or count it: `sorted(kinds)`, `enumerate(kinds)`. */
function inOrder(among: Expression): { readonly list: Expression; readonly isCounted: boolean } {
  const name = among.kind === "call" && among.callee.kind === "name" ? among.callee.name : "";
  const first = among.kind === "call" ? among.args[0] : undefined;
  const isKnown = first && !first.spread && /^(?:list|tuple|sorted|reversed|enumerate)$/.test(name);
  return {
    list: isKnown ? first.value : among,
    isCounted: isKnown === true && name === "enumerate",
  };
}

/** Binds a loop's name to an item, or its names to the parts of one; `isPlain` without tuples in the tuple. */
export function bindItems(
  walk: PythonWalk,
  names: readonly Token[],
  among: Expression,
  isPlain: boolean,
  scope: Scope,
): void {
  const { list, isCounted } = inOrder(among);
  for (const [index, { word, start, end }] of names.entries()) {
    const span = { start, end };
    const whole = itemIn(rounds(list, "keys"), names[0]!);
    const isWhole =
      names.length === 1 ? !isCounted : isCounted && names.length === 2 && index === 1;
    const part: Expression =
      isPlain && !isCounted
        ? { kind: "member", ...span, of: whole, name: String(index), nameStart: start }
        : unknown(span, "it is taken apart");
    bind(walk, word, isWhole ? whole : part, start, scope);
  }
}
