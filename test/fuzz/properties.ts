import fc from "fast-check";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { type Format, writers } from "../../src/format/index.js";
import { lint } from "../../src/index.js";
import { parseFile, textFile } from "../../src/json/parse.js";
import type { Rule } from "../../src/rule.js";
import { rules } from "../../rules/index.js";
import { runIn } from "../world.js";
import type { AppFiles } from "./apps.js";
import { editedApp } from "./edits.js";
import {
  containers,
  envelope,
  judged,
  judgedFiles,
  judgedLines,
  logged,
  sent,
} from "./containers.js";
import { type Form, forms, input } from "./inputs.js";
import { laidOut, type Layout } from "./layouts.js";
import { gist, misplaced } from "./places.js";

/** Something that holds for every input, and how often `npm test` tries it. */
export interface Property {
  readonly name: string;
  readonly runs: number;
  readonly property: fc.IRawProperty<unknown>;
}

/** Milliseconds; a run takes a few, and a machine under load takes more. */
const LONGEST = 60_000;

const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(0, 1, 4, "\t"),
  lineBreak: fc.constantFrom("\n" as const, "\r\n" as const),
  mark: fc.boolean(),
  escapes: fc.boolean(),
});

export const properties: readonly Property[] = [
  {
    name: "any bytes as any form of input end with exit code 0, 1 or 2, and print no control character",
    runs: 70,
    property: fc.asyncProperty(
      input,
      fc.constantFrom(...(Object.keys(writers) as Format[])),
      fc.constantFrom([], ["--fix"], ["--fix-dry-run", "--unsafe"]),
      runAnything,
    ),
  },
  {
    name: "the verdict on a JSON text, and its value, are those of JSON.parse",
    runs: 500,
    property: fc.property(jsonText(), sameAsJsonParse),
  },
  {
    name: "each range lies in its file, on a token",
    runs: 50,
    property: fc.property(editedApp, (files) => {
      expect(misplaced(files, lint({ files }).diagnostics)).toEqual([]);
    }),
  },
  {
    name: "indentation, line breaks, byte order mark and escapes change no finding",
    runs: 30,
    property: fc.property(editedApp, layout, (files, chosen) => {
      const plain = lint({ files }).diagnostics;
      // A repeated key is written once again from the value, and broken JSON not at all.
      fc.pre(!plain.some(({ rule }) => rule === "json-keys-unique" || rule === "json-valid"));
      const other = laidOut(files, chosen);
      const found = lint({ files: other }).diagnostics;
      expect(misplaced(other, found)).toEqual([]);
      const gists = found.map((diagnostic) => gist(other, diagnostic));
      expect(gists).toEqual(plain.map((diagnostic) => gist(files, diagnostic)));
    }),
  },
  {
    name: "a request is judged alike in every form of input",
    runs: 60,
    property: fc.property(
      fc.constantFrom(...sent),
      fc.constantFrom(...containers.slice(1)),
      (request, [file, content]) => {
        expect(judged(file, content(request))).toEqual(judged("a.json", envelope(request)));
      },
    ),
  },
  {
    name: "a request among others, in a log or in files, is judged as it is alone",
    runs: 15,
    property: fc.property(fc.array(logged, { minLength: 2, maxLength: 12 }), (lines) => {
      for (const judge of [judgedLines, judgedFiles]) {
        const found = judge([envelope(sent[0]!), ...lines]);
        for (const [index, line] of lines.entries()) {
          expect([line, ...found[index + 1]!]).toEqual([line, ...judge([line])[0]!]);
        }
      }
    }),
  },
  {
    name: "the order of files changes nothing",
    runs: 30,
    property: fc.property(editedApp, fc.infiniteStream(fc.nat()), (files, numbers) => {
      const shuffled = Object.entries(files)
        .map((entry) => ({ entry, rank: numbers.next().value as number }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ entry }) => entry);
      expect(lint({ files: Object.fromEntries(shuffled) })).toEqual(lint({ files }));
    }),
  },
  {
    name: "the order of paths on the command line changes nothing",
    runs: 20,
    property: fc.asyncProperty(editedApp, fc.boolean(), async (files, isReversed) => {
      await inFolder(files, async (folder) => {
        const paths = Object.keys(files).filter((path) => /\.(?:json|http|zip)$/.test(path));
        if (paths.length === 0) return;
        const other = isReversed ? [...paths].reverse() : [...paths.slice(1), paths[0]!];
        const options = ["--format", "json", "--no-config"];
        expect(await runIn(folder, [...other, ...options])).toEqual(
          await runIn(folder, [...paths, ...options]),
        );
      });
    }),
  },
  {
    name: "--fix leaves nothing that it could fix, breaks no JSON, and a second --fix finds nothing to do",
    runs: 10,
    property: fc.asyncProperty(editedApp, fc.boolean(), fixTwice),
  },
];

/** Whatever happens, one of three exit codes, soon, and nothing in the output that moves a cursor. */
async function runAnything(form: Form, format: Format, fix: readonly string[]): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  // The newest example of a name wins, so that a language file or an icon has its manifest.
  for (const { file, content } of forms)
    if (form.argv.includes(file) || isBeside(file)) files[file] ??= content;
  files[form.file] = form.content;
  await inFolder(files, async (folder) => {
    const start = performance.now();
    const stdin = (async function* () {
      yield form.content;
    })();
    const { code, out, error } = await runIn(folder, [...form.argv, "--format", format, ...fix], {
      stdin,
    });
    expect([0, 1, 2]).toContain(code);
    expect(performance.now() - start).toBeLessThan(LONGEST);
    // A patch is for `git apply` and holds the file as it is.
    const printed = fix.includes("--fix-dry-run") ? error : out + error;
    // oxlint-disable-next-line no-control-regex
    expect(printed).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(error).not.toMatch(/^\s+at /m);
  });
}

function isBeside(file: string): boolean {
  return ["manifest.json", "de.json", "color.png", "outline.png"].includes(file);
}

function jsonText(): fc.Arbitrary<string> {
  const put = fc.constantFrom(
    "",
    ",",
    '"',
    "}",
    "[",
    "x",
    "\\",
    "\\u00",
    "\u2028",
    "\ufeff",
    "\0",
    "1e400",
    "-",
    "//",
    "\ud800",
  );
  return fc
    .tuple(fc.json({ maxDepth: 5 }), fc.array(fc.tuple(fc.nat(), put), { maxLength: 3 }))
    .map(([json, puts]) => {
      let text = json;
      for (const [at, what] of puts) {
        const index = at % (text.length + 1);
        text = text.slice(0, index) + what + text.slice(index + (at % 2));
      }
      return text;
    });
}

function sameAsJsonParse(text: string): void {
  const file = textFile("a.json", text);
  const { source, value } = parseFile(file);
  let expected: unknown;
  try {
    expected = JSON.parse(file.text);
  } catch {
    expect(source.problems).not.toEqual([]);
    return;
  }
  expect(source.problems).toEqual([]);
  expect(value).toStrictEqual(expected);
}

interface JsonReport {
  readonly diagnostics: readonly {
    rule: string;
    file: string;
    severity: string;
    fix?: { unsafe: boolean } | null;
    suggestions: unknown[];
  }[];
}

async function fixTwice(files: AppFiles, unsafe: boolean): Promise<void> {
  await inFolder(files, async (folder) => {
    const options = [".", "--no-config", "--format", "json"];
    const fix = [...options, "--fix", ...(unsafe ? ["--unsafe"] : [])];
    const lintNow = async () => JSON.parse((await runIn(folder, options)).out) as JsonReport;
    const before = await runIn(folder, options);
    if (before.out === "" || before.code === 2) return;
    const first = JSON.parse((await runIn(folder, fix)).out) as JsonReport;
    const after = await lintNow();
    expect(after.diagnostics).toEqual(first.diagnostics);
    const fixable = after.diagnostics.filter(
      ({ file, fix: cure, suggestions }) =>
        !file.includes("!/") &&
        (cure ? unsafe || !cure.unsafe : unsafe && suggestions.length === 1),
    );
    expect(fixable).toEqual([]);
    // A name that is right again may uncover what it hid; the text itself is no worse than before.
    expect(brokenIn(after)).toBeLessThanOrEqual(brokenIn(JSON.parse(before.out) as JsonReport));
    const texts = contentsOf(folder, files);
    await runIn(folder, fix);
    expect(contentsOf(folder, files)).toEqual(texts);
  });
}

function brokenIn({ diagnostics }: JsonReport): number {
  return diagnostics.filter(({ rule }) => rule === "json-valid" || rule === "json-keys-unique")
    .length;
}

function contentsOf(folder: string, files: AppFiles): string[] {
  return Object.keys(files).map((name) => readFileSync(join(folder, name), "latin1"));
}

/** The files on disk while `use` runs. The folder counts as a repository, so that no search leaves it. */
async function inFolder(files: AppFiles, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-fuzz-"));
  try {
    mkdirSync(join(folder, ".git"));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rules that may be named, so that a typo in a table is noticed. */
export const ruleIds: ReadonlySet<string> = new Set(rules.map(({ id }: Rule) => id));
