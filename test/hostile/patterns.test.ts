import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Milliseconds for one expression on one text: going back once for each character takes longer. */
const LONGEST = 80;

/** Characters of each text. */
const LENGTH = 10_000;

/** Expressions whose text is known to be short. */
const SHORT: readonly { readonly at: string; readonly why: string }[] = [
  {
    at: "src/code/python-calls.ts",
    why: "the name of what is called, asked for below 40 characters",
  },
];

interface Pattern {
  readonly at: string;
  readonly expression: RegExp;
}

/** Every regular expression that the code writes down. */
function patterns(): Pattern[] {
  const found: Pattern[] = [];
  for (const folder of ["src", "rules"]) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
      if (!entry.name.endsWith(".ts")) continue;
      const path = join(entry.parentPath, entry.name);
      const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const { line } = file.getLineAndCharacterOfPosition(node.pos);
          const end = node.text.lastIndexOf("/");
          const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
          found.push({ at: `${path.slice(root.length)}:${line + 1} ${node.text}`, expression });
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
    }
  }
  return found;
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
  for (const piece of pieces) {
    const body = piece.repeat(Math.ceil(LENGTH / piece.length));
    for (const head of heads) yield `${head}${body}\u0001`;
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

test("no expression goes back badly on a long text", { timeout: 60_000 }, () => {
  const all = patterns();
  const slow: string[] = [];
  for (const { at, expression } of all) {
    if (SHORT.some((known) => at.startsWith(known.at))) continue;
    for (const text of texts(expression)) {
      // Twice, because the machine may be at something else.
      if (time(expression, text) <= LONGEST || time(expression, text) <= LONGEST) continue;
      slow.push(`${at} on ${JSON.stringify(text.slice(0, 20))}…`);
      break;
    }
  }
  expect(slow).toEqual([]);
  expect(all.length).toBeGreaterThan(150);
});
