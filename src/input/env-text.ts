/** Bytes; nobody writes that much by hand. Also the most that references may add, in UTF-16 units. */
export const LARGEST = 2 ** 20;

/**
 * Neither a comment nor a line without a name is an assignment, whatever stands in it, and an equals sign before a
 * name is passed over. A quoted value may go over several lines.
 */
const ASSIGNMENT =
  /^[ \t=]*([^ \t\n=#][^=\n]*)=[ \t]*(?:"([^"]*)"|(['`])([^]*?)\3|(["'`][^\n]*|[^#\n]*))/gm;

/**
 * The assignments of an env file, as `parseEnv` of `node:util` reads them: `export` may stand before a
 * name, `\n` in double quotes is a line break, a `#` ends a value without quotes, the last of a name
 * wins. Names are whatever stands before a `=`. Never throws.
 */
export function readEnvText(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const match of text.replaceAll("\r", "").matchAll(ASSIGNMENT)) {
    const [, before = "", double, , single, plain = ""] = match;
    const name = before.trim().replace(/^export[ \t]+/, "");
    values.set(name, double?.replaceAll("\\n", "\n") ?? single ?? plain.trim());
  }
  return values;
}
