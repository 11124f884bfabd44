/**
 * The tags of a page, each with the names of its attributes, and without any text: what people or programs
 * can make a page do is in there. A text that is escaped is none of it.
 */
export function skeleton(page: string): string[] {
  return [...page.matchAll(/<!?\/?[a-z][^<>]*>/gi)].map(([tag]) => tag.replace(/="[^"]*"/g, '=""'));
}

/** The values of an attribute in all of a page. */
export function attributeValues(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value]) => value!);
}
