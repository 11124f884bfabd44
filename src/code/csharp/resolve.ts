import type { Links, Sources } from "../language.js";
import { jsonName } from "./names.js";

/** Links of C#, where a type's name leads to its declaration in any file. */
export function link(sources: Sources): Links {
  let made: TypeIndex | undefined;
  const types = () => (made ??= typesIn(sources));
  return {
    targets(_, { name, extends: extended }) {
      const type = extended === undefined ? types().meant(name) : types().extending(extended, name);
      return type ? [{ path: type.path, name: type.name }] : [];
    },
    imports: () => undefined,
    wordsFor: ({ owners }) =>
      [...owners].flatMap((owner) => [...types().namesOf(owner), ...types().extensionsOf(owner)]),
  };
}

/** A class, interface or enum of a project, and the file that declares it. */
interface DeclaredType {
  readonly name: string;
  readonly path: string;
}

/** The types that the files of a project declare. */
interface TypeIndex {
  /**
   * The only type of that name; for an interface, the only class that implements it, or the interface where none
   * does. Undefined where none or several fit.
   */
  meant(name: string): DeclaredType | undefined;
  /** Type names under which code may hold an object of a class: the class and the interfaces that mean it. */
  namesOf(type: string): string[];
  /** The only class that has an extension method of that name, in JSON's spelling, for a type. */
  extending(type: string, method: string): DeclaredType | undefined;
  /** The names of a class's extension methods, as calls write them. */
  extensionsOf(type: string): string[];
}

const TYPE =
  /\b(class|struct|record|interface|enum)\s+(?:class\s+|struct\s+)?(\w+)(?:<[^<>(){}]{0,200}>)?\s*(?:\([^(){}]{0,2000}\))?\s*(?::([^{};]{0,500}))?/g;

/** An extension method, and the type that it extends. */
const EXTENSION =
  /\bstatic\s[^(){};=]{1,200}?\b(\w+)\s*(?:<[^<>()]{0,100}>)?\(\s*this\s+(?:\w+\.){0,9}(\w+)/g;

interface Extension {
  readonly method: string;
  readonly extended: string;
  readonly owner: DeclaredType;
}

interface Found extends DeclaredType {
  readonly isInterface: boolean;
  readonly bases: readonly string[];
}

function typesIn({ paths, text, mentions }: Sources): TypeIndex {
  const found = new Map<string, Found[]>();
  const heirs = new Map<string, Found[]>();
  const extensions: Extension[] = [];
  const add = (to: Map<string, Found[]>, name: string, type: Found) => {
    const known = to.get(name);
    if (known) known.push(type);
    else to.set(name, [type]);
  };
  for (const path of paths) {
    if (
      !/\.cs$/i.test(path) ||
      !mentions(path, ["class ", "enum ", "interface ", "record ", "struct "])
    )
      continue;
    const program = text(path)?.text ?? "";
    const declared: { readonly name: string; readonly index: number }[] = [];
    for (const { 1: kind, 2: name = "", 3: after = "", index } of program.matchAll(TYPE)) {
      declared.push({ name, index });
      const bases = after.replace(/<[^<>]*>/g, "").split(/[\s,]+/);
      const type = { name, path, isInterface: kind === "interface", bases };
      add(found, name, type);
      for (const base of bases) add(heirs, base, type);
    }
    if (!program.includes("(this ")) continue;
    for (const { 1: method = "", 2: extended = "", index } of program.matchAll(EXTENSION)) {
      const owner = declared.filter((type) => type.index < index).at(-1);
      if (owner) extensions.push({ method, extended, owner: { name: owner.name, path } });
    }
  }
  const meant = (name: string): DeclaredType | undefined => {
    const [only, another] = found.get(name) ?? [];
    if (!only || another) return undefined;
    if (!only.isInterface) return only;
    const [heir, second] = heirs.get(name) ?? [];
    // An interface without an implementation may still hold constants.
    if (!heir) return only;
    return !second && !heir.isInterface ? meant(heir.name) : undefined;
  };
  return {
    meant,
    extending(type, name) {
      const [only, another] = extensions.filter(
        ({ method, extended }) => extended === type && jsonName(method) === name,
      );
      return another ? undefined : only?.owner;
    },
    extensionsOf: (type) =>
      extensions.flatMap(({ owner, method }) => (owner.name === type ? method : [])),
    namesOf(type) {
      const bases = found.get(type)?.flatMap((each) => each.bases) ?? [];
      return [type, ...bases.filter((base) => meant(base)?.name === type)];
    },
  };
}
