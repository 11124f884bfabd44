import { itemIn, rounds } from "../items.js";
import type { Expression, Scope } from "../program.js";
import type { Token } from "../tokens.js";
import type { CSharpWalk } from "./csharp.js";

/** Binds a loop's name to an item, or its names to the parts of a tuple or of a dictionary's pair. */
export function bindItems(
  { lowering }: CSharpWalk,
  names: readonly Token[],
  among: Expression,
  scope: Scope,
): void {
  for (const [index, { word, start, end }] of names.entries()) {
    const whole = itemIn(rounds(among, "pairs"), names[0]!);
    const [of, otherwise] = [String(index), index === 0 ? "key" : "value"].map(
      (name): Expression => ({ kind: "member", of: whole, name, nameStart: start, start, end }),
    );
    const part: Expression = { kind: "default", start, end, of: of!, otherwise: otherwise! };
    lowering.give(lowering.declare(scope, word), names.length > 1 ? part : whole, start, scope);
  }
}
