/**
 * Makes a function that gives each text an identifier of its own. Where the spelling is taken, by an earlier text or
 * by the language, the identifier gets 2, 3 … at its end; so identifiers change only if the order of the texts does.
 */
export function createNames(taken: Iterable<string>): (spelling: string) => string {
  const names = new Set(taken);
  return (spelling) => {
    let name = spelling;
    for (let count = 2; names.has(name); count += 1) name = `${spelling}${count}`;
    names.add(name);
    return name;
  };
}

/** Letters and digits that identifiers of TypeScript, C# and Python may all have. */
const LETTERS = /(?:(?=\p{XID_Continue})[\p{L}\p{Nd}])+/gu;

/** Characters outside of the Basic Multilingual Plane, which C# identifiers may not have. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * `taskAssigned`, `task-assigned` and `task assigned` as `TaskAssigned`. All characters but letters and digits
 * separate words. A name that would be empty or begin with a digit gets `N` in front; `_` would make it private in
 * Python.
 */
export function pascalCase(text: string): string {
  // Python compares identifiers in the form NFKC.
  const words = text.normalize("NFKC").replace(ASTRAL, " ").match(LETTERS) ?? [];
  const name = words.map(capitalised).join("");
  return /^(?:\p{Nd}|$)/u.test(name) ? `N${name}` : name;
}

/** `TaskAssigned` as `task_assigned`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})/gu, "_").toLowerCase();
}

/** The text with its first letter in upper case: `aadUser` as `AadUser`. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
