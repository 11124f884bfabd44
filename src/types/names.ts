/**
 * Makes identifiers, each for one text. A text whose spelling is taken, by an earlier text or by the
 * language, gets 2, 3 … behind it; so a name changes only if the order of the texts does.
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

/** Behind the Basic Multilingual Plane, where C# has no identifiers. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * `taskAssigned`, `task-assigned` and `task assigned` as `TaskAssigned`. All but letters and digits
 * parts words; what would begin with a digit, or be empty, begins with `N`, because a name that begins
 * with `_` is a private one of Python.
 */
export function pascalCase(text: string): string {
  // Python compares identifiers in this form.
  const words = text.normalize("NFKC").replace(ASTRAL, " ").match(LETTERS) ?? [];
  const name = words.map(capitalised).join("");
  return /^(?:\p{Nd}|$)/u.test(name) ? `N${name}` : name;
}

/** `TaskAssigned` as `task_assigned`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})/gu, "_").toLowerCase();
}

/** `aadUser` as `AadUser`; the rest stays as it is. */
export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
