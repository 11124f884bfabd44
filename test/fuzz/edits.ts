import fc from "fast-check";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { valueAt } from "../../src/json/pointer.js";
import { type AppFiles, type CleanApp, partsOf, readApp, withText } from "./apps.js";
import { mutants, pointersBelow, print, replaced } from "./nodes.js";

/** The fixtures' apps, sound and broken. */
export const fixtures: readonly CleanApp[] = readdirSync(
  fileURLToPath(new URL("../../fixtures", import.meta.url)),
).flatMap((name) => readApp(`fixtures/${name}`) ?? []);

/** Every string that some fixture has somewhere, so that a random place gets a believable value. */
export const strings = [
  ...new Set(
    fixtures.flatMap((app) => partsOf(app).sections.flatMap(({ value }) => stringsIn(value))),
  ),
];

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** A change of one node, chosen by numbers so that it can be shrunk. */
export interface Edit {
  readonly section: number;
  readonly node: number;
  readonly kind: "mutant" | "string" | "case" | "space" | "long";
  readonly choice: number;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  section: fc.nat(),
  node: fc.nat(),
  kind: fc.constantFrom("mutant", "string", "case", "space", "long"),
  choice: fc.nat(),
});

/** An app with some nodes changed: still JSON, no longer sound. */
export const editedApp: fc.Arbitrary<AppFiles> = fc
  .tuple(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 5 }))
  .map(([app, edits]) => {
    const files = edits.reduce(applyEdit, app.files);
    // A failure's report shows the changed files; the others are in the repository.
    const shown = () => JSON.stringify({ app: app.name, changed: changedFiles(app.files, files) });
    return Object.defineProperty({ ...files }, fc.toStringMethod, { value: shown });
  });

function changedFiles(before: AppFiles, after: AppFiles): object {
  return Object.fromEntries(Object.entries(after).filter(([name, text]) => before[name] !== text));
}

function applyEdit(files: AppFiles, { section: at, node, kind, choice }: Edit): AppFiles {
  const { sections } = partsOf({ name: "", files });
  const section = sections[at % sections.length];
  const pointers = pointersBelow(section?.value);
  const pointer = pointers[node % pointers.length];
  if (!section || pointer === undefined) return files;
  const { value } = section;
  const old = valueAt(value, pointer);
  if (kind === "mutant" || typeof old !== "string") {
    const all = [...mutants(value)];
    return withText(files, section, print(all[choice % all.length]!.value));
  }
  return withText(files, section, print(replaced(value, pointer, newString(old, kind, choice))));
}

function newString(old: string, kind: Edit["kind"], choice: number): string {
  const at = choice % (old.length + 1);
  if (kind === "case") {
    const letter = old[at] ?? "";
    const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
    return old.slice(0, at) + other + old.slice(at + 1);
  }
  if (kind === "space") return `${old.slice(0, at)} ${old.slice(at)}`;
  if (kind === "long") return old.repeat(1 + (choice % 200));
  return strings[choice % strings.length]!;
}
