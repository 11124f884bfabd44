import type { Links, Sources } from "../language.js";

/** Links of C#, where a type's name leads to its declaration in any file. */
export function link(sources: Sources): Links {
  let made: TypeIndex | undefined;
  const types = () => (made ??= typesIn(sources));
  return {
    targets(_, { name }) {
      const type = types().meant(name);
      return type ? [{ path: type.path, name: type.name }] : [];
    },
    imports: () => undefined,
    wordsFor: ({ owners }) => [...owners].flatMap((owner) => types().namesOf(owner)),
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
}

const TYPE =
  /\b(class|struct|record|interface|enum)\s+(?:class\s+|struct\s+)?(\w+)(?:<[^<>(){}]{0,200}>)?\s*(?:\([^(){}]{0,2000}\))?\s*(?::([^{};]{0,500}))?/g;

interface Found extends DeclaredType {
  readonly isInterface: boolean;
  readonly bases: readonly string[];
}

function typesIn({ paths, text, mentions }: Sources): TypeIndex {
  const found = new Map<string, Found[]>();
  const heirs = new Map<string, Found[]>();
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
    for (const [, kind, name = "", after = ""] of (text(path)?.text ?? "").matchAll(TYPE)) {
      const bases = after.replace(/<[^<>]*>/g, "").split(/[\s,]+/);
      const type = { name, path, isInterface: kind === "interface", bases };
      add(found, name, type);
      for (const base of bases) add(heirs, base, type);
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
    namesOf(type) {
      const bases = found.get(type)?.flatMap((each) => each.bases) ?? [];
      return [type, ...bases.filter((base) => meant(base)?.name === type)];
    },
  };
}
