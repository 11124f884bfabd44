import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import {
  localizationVersions,
  manifestVersions,
  patchedSchema,
} from "../../scripts/schema-source.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Milliseconds for one expression on one text: going back once for each character takes longer. */
const LONGEST = 80;
const TRIES = [1, 2, 3, 4];

/** Characters of each text: the short ones end even where each character doubles the time. */
const LENGTHS = [28, 12_000];

/** Expressions whose text is known to be short. */
const SHORT: readonly { readonly at: string; readonly why: string }[] = [
  {
    at: "src/code/python/calls.ts",
    why: "the name of what is called, asked for below 40 characters",
  },
];

/** Expressions that are put together when the program runs, by file. */
const MADE: Readonly<Record<string, string>> = {
  "src/json/holes.ts":
    "alternatives that are written down in the same file, and tried here one by one",
  "src/model/samples.ts": "alternatives of eight digits each",
  "src/model/endpoint.ts": "one host, escaped; and the action behind two words",
  "src/schema/reading.ts": "a pattern of a schema, on our own samples",
};

interface Pattern {
  readonly at: string;
  readonly expression: RegExp;
}

/** Every regular expression that the code writes down, and the files that make some of texts. */
function patterns(): { readonly found: Pattern[]; readonly makers: ReadonlySet<string> } {
  const found: Pattern[] = [];
  const makers = new Set<string>();
  for (const folder of ["src", "rules"]) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.name.endsWith(".ts")) continue;
      const path = join(entry.parentPath, entry.name);
      const at = path.slice(root.length).replaceAll("\\", "/");
      const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const { line } = file.getLineAndCharacterOfPosition(node.pos);
          const end = node.text.lastIndexOf("/");
          const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
          found.push({ at: `${at}:${line + 1} ${node.text}`, expression });
        }
        if (
          (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
          ts.isIdentifier(node.expression) &&
          node.expression.text === "RegExp"
        )
          makers.add(at);
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
  }
  return { found, makers };
}

/** Every pattern of the schemas, which the validators try on what is in manifests and language files. */
function schemaPatterns(): Pattern[] {
  const sources = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { pattern, patternProperties } = value as Record<string, unknown>;
    if (typeof pattern === "string") sources.add(pattern);
    for (const key of Object.keys(patternProperties ?? {})) sources.add(key);
    Object.values(value).forEach(visit);
  };
  for (const version of manifestVersions) visit(patchedSchema("manifest", version));
  for (const version of localizationVersions) visit(patchedSchema("localization", version));
  return [...sources].map((source) => ({
    at: `a schema: ${source}`,
    expression: new RegExp(source, "u"),
  }));
}

/** Pieces that expressions repeat: what they say literally, and the classes they speak of. */
function piecesOf({ source }: RegExp): string[] {
  const literals = source
    .replace(/\\[dwsbDWSB]|\(\?[:=!<]*|[[\]()|?*+{}^$.]|\\(?=[^\w])/g, "\n")
    .split(/\n+/);
  const classes = [
    "a",
    "A",
    "0",
    " ",
    "\t",
    "\n",
    "-",
    ".",
    "_",
    "/",
    "{",
    "}",
    "{{",
    "}}",
    "<",
    ">",
    "%",
    "%a",
    "_a",
    "__",
    "a.",
    "a-",
    "a ",
    " a",
    "\\",
    '"',
    "'",
    "`",
    "*",
    "#",
    "##",
    ":",
    "::",
    "@",
    "[",
    "]",
    "=",
    "\ufffc",
  ];
  return [
    ...new Set([...literals.filter((text) => text.length > 0 && text.length < 30), ...classes]),
  ];
}

/** A piece over and over, alone, behind the beginning of a match, and before something that spoils it. */
function* texts(expression: RegExp): Generator<string> {
  const pieces = piecesOf(expression);
  const heads = ["", pieces[0]!];
  for (const length of LENGTHS) {
    for (const piece of pieces) {
      const body = piece.repeat(Math.ceil(length / piece.length));
      for (const head of heads) yield `${head}${body}\u0001`;
    }
  }
}

function time(expression: RegExp, text: string): number {
  const start = performance.now();
  // As matchAll and replaceAll do, from match to match.
  if (expression.global) text.replace(expression, "");
  else {
    expression.lastIndex = 0;
    expression.test(text);
  }
  return performance.now() - start;
}

test("no expression goes back badly on a long text", () => {
  const { found, makers } = patterns();
  expect([...makers].sort()).toEqual(Object.keys(MADE).sort());
  const ofSchemas = schemaPatterns();
  const all = [...found, ...ofSchemas];
  const slow: string[] = [];
  for (const { at, expression } of all) {
    if (SHORT.some((known) => at.startsWith(known.at))) continue;
    for (const text of texts(expression)) {
      // Several times, because the machine may be at something else.
      if (TRIES.some(() => time(expression, text) <= LONGEST)) continue;
      slow.push(`${at} on ${JSON.stringify(text.slice(0, 20))}…`);
      break;
    }
  }
  expect(slow).toEqual([]);
  expect(found.length).toBeGreaterThan(150);
  expect(ofSchemas.length).toBeGreaterThan(30);
});
