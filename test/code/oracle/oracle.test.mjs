import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tries } from "../../long.ts";
import { seenByGrammar } from "./grammars.mjs";
import { EXPRESSIONS, PROGRAMS } from "./programs.mjs";
import { differences, seenByReader } from "./readers.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const LANGUAGES = ["py", "cs"];

/** Undefined where the grammar cannot read the program. */
function differencesIn(ending, text) {
  const seen = seenByGrammar(ending, text);
  return seen && differences(ending, text, seen, seenByReader(ending, text));
}

/** Files of a language within a folder, or one that is named itself. */
function filesIn(place, ending) {
  if (!statSync(place).isDirectory()) return place.endsWith(`.${ending}`) ? [place] : [];
  return readdirSync(place, { recursive: true })
    .filter((name) => name.endsWith(`.${ending}`) && !/(?:^|[/\\])node_modules[/\\]/.test(name))
    .map((name) => join(place, name))
    .filter((file) => statSync(file).isFile());
}

const FENCED = {
  py: /^```(?:py|python)\b.*\n([^]*?)^```/gm,
  cs: /^```(?:cs|csharp)\b.*\n([^]*?)^```/gm,
};

/** The programs of the fixtures and of the pages for users. */
function ownPrograms(ending) {
  const files = filesIn(join(root, "fixtures"), ending);
  files.push(...filesIn(join(root, "test"), ending));
  const pages = [join(root, "docs"), join(root, "rules")].flatMap((folder) =>
    filesIn(folder, "md"),
  );
  return [
    ...files.map((file) => readFileSync(file, "utf8")),
    ...pages.flatMap((page) =>
      Array.from(readFileSync(page, "utf8").matchAll(FENCED[ending]), ([, program]) => program),
    ),
  ];
}

describe.each(LANGUAGES)("%s", (ending) => {
  const own = ownPrograms(ending);

  test("the programs of fixtures and pages are read as the grammar reads them", () => {
    const read = own.flatMap((text) => differencesIn(ending, text) ?? "the grammar fails");
    expect(own.length).toBeGreaterThan(3);
    expect(read).toEqual([]);
  });

  test("so are programs that are put together", () => {
    const counts = { read: 0, failed: 0 };
    fc.assert(
      fc.property(PROGRAMS[ending], (text) => {
        const found = differencesIn(ending, text);
        counts[found ? "read" : "failed"] += 1;
        expect(found ?? [], text).toEqual([]);
      }),
      tries(200),
    );
    expect(counts.failed).toBeLessThan(counts.read / 10);
  });

  test("so are own programs with an expression put before the arguments of a call", () => {
    const places = own.flatMap((text) =>
      Array.from(text.matchAll(/\.\w+\((?!\s*\))/g), (call) => ({
        text,
        at: call.index + call[0].length,
      })),
    );
    const counts = { read: 0, failed: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...places), EXPRESSIONS[ending], ({ text, at }, expression) => {
        const changed = `${text.slice(0, at)}${expression}, ${text.slice(at)}`;
        const found = differencesIn(ending, changed);
        counts[found ? "read" : "failed"] += 1;
        expect(found ?? [], changed).toEqual([]);
      }),
      tries(100),
    );
    expect(counts.read).toBeGreaterThan(counts.failed);
  });

  test("a reader that overlooks one is caught", () => {
    const text = own.find((program) =>
      seenByReader(ending, program).some(({ what }) => what === "call"),
    );
    const seen = seenByGrammar(ending, text);
    const ours = seenByReader(ending, text);
    const [call] = ours.filter(({ what }) => what === "call");
    const others = ours.filter((each) => each !== call);
    expect(differences(ending, text, seen, others)).toHaveLength(1);
    const more = { ...call, count: call.count + 1 };
    expect(differences(ending, text, seen, [...others, more])).toHaveLength(1);
    expect(differences(ending, text, seen, [...ours, { ...call, at: call.at + 1 }])).toHaveLength(
      1,
    );
  });

  // Such as the work trees of public repositories: node test/code/oracle/run.mjs FOLDER …
  const given = process.env.ORACLE_FILES?.split("\n") ?? [];
  test.runIf(given.length > 0)("given files are read as the grammar reads them", () => {
    const counts = { read: 0, failed: 0 };
    const found = given
      .flatMap((place) => filesIn(place, ending))
      .flatMap((file) => {
        const differ = differencesIn(ending, readFileSync(file, "utf8"));
        counts[differ ? "read" : "failed"] += 1;
        return (differ ?? []).map((difference) => `${file}:${difference}`);
      });
    process.stdout.write(
      `${ending}: ${counts.read} files, and ${counts.failed} that the grammar cannot read\n`,
    );
    expect(found).toEqual([]);
  });
});
