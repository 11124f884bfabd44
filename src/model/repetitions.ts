import { known, type Text } from "../json/template.js";

/** A value that its list has before `index` already. */
export interface Repetition {
  readonly value: string;
  readonly index: number;
  /** The index of the value's first occurrence. */
  readonly first: number;
}

/** The values of a list that repeat an earlier one, in exact case; unknown values repeat nothing. */
export function* repetitions(values: Iterable<Text | undefined>): Generator<Repetition> {
  const seen = new Map<string, number>();
  let index = -1;
  for (const text of values) {
    index += 1;
    const value = known(text);
    if (value === undefined) continue;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    else yield { value, index, first };
  }
}
