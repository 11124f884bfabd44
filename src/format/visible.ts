/**
 * Characters that could move a cursor, reorder or hide text, end a line, or break UTF-8: control characters,
 * bidirectional controls, characters without width (in an activity type they are a mistake to show), noncharacters,
 * half surrogate pairs. Also the first of two number signs, because Azure's agent and GitHub's runner look for
 * `##vso[` and `##[` anywhere in a line (`Command.TryParse` and `ActionCommand.TryParse` in their sources; .NET skips
 * variation selectors in the search).
 */
const hidden =
  // oxlint-disable-next-line no-control-regex
  /[\u034f\0-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\u{e0000}-\u{e01ef}]|#(?=[\ufe00-\ufe0f]*#)/gu;

/** The text on one line, with every hidden character as a JSON escape. */
export function visible(text: string): string {
  return text.replace(hidden, (found) => shortEscape(found) ?? unicodeEscape(found));
}

/**
 * A path for the start of a line. GitHub's runner takes a line for a command when it begins with `::`, white space
 * aside; `./` before such a name keeps its meaning.
 */
export function visiblePath(file: string): string {
  const shown = visible(file);
  return shown.trimStart().startsWith("::") ? `./${shown}` : shown;
}

/** A value as JSON that is safe to print: the same value for a parser, nothing hidden for a log. */
export function printJson(value: unknown): string {
  const json = JSON.stringify(value, undefined, 2);
  return json.replace(hidden, (found) => (found === "\n" ? found : unicodeEscape(found))) + "\n";
}

function shortEscape(character: string): string | undefined {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  return undefined;
}

function unicodeEscape(character: string): string {
  let escaped = "";
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}
