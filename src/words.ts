/* Control characters, line breaks, bidi controls, invisible marks and halves of surrogate pairs. */
const unprintable =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const longest = 120;
const tail = 40;

/**
 * The value in double quotes, fit for one line of a terminal: what cannot be seen or would
 * rearrange the line is escaped (`\n`, `\u202e`), and a value of more than 120 UTF-16 units is
 * cut in the middle.
 */
export function quote(value: string): string {
  const shown =
    value.length <= longest
      ? value
      : `${value.slice(0, longest - tail - 1)}…${value.slice(value.length - tail)}`;
  return `"${shown.replaceAll('"', '\\"').replace(unprintable, escape)}"`;
}

/** `"a", "b" and 3 more`: at most `most` values, quoted, in the order given. */
export function list(values: readonly string[], most = 8): string {
  const shown = values.slice(0, most).map(quote).join(", ");
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}

/** `1 recipient`, `3 recipients`; `plural(2, "entry", "entries")`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a chat`, `an app`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** `team member`, `team_member` and `team-member` become `teamMember`. */
export function camelCase(words: string): string {
  return words.replace(/[ _-]+(\S)/gu, (_, letter: string) => letter.toUpperCase());
}

/** `TeamMember` becomes `teamMember`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function escape(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** `"a"`, or `one of "a", "b"`: what to use where there is a choice. */
export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? quote(values[0]!) : `one of ${list(values)}`;
}
