/**
 * Mutation check of the rules: changes one place of a rule at a time, runs that rule's tests and the
 * examples of its page, and reports the changes that no test notices. With rule ids as arguments
 * only those. Exit code 1 where more than one in ten survives.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";
import {
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from "@vitest/expect";
import { context } from "esbuild";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Milliseconds after which a changed rule counts as one that never ends. */
const LONGEST = 5000;

/** Of all changes; above it the tests say too little. */
const MOST_SURVIVORS = 0.1;

const flipped = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
]);

const swapped = new Map([
  ["some", "every"],
  ["every", "some"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
]);

/** Calls that can be left out: what they are called on stands for their result. */
const leftOut = new Set(["filter", "toLowerCase", "trim", "sort", "reverse"]);

/** Every change of a rule's text: where, and what stands there instead. */
function mutantsOf(text) {
  const file = ts.createSourceFile("rule.ts", text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const put = (node, replacement) => {
    const start = node.getStart(file);
    if (file.text.slice(start, node.end) !== replacement) {
      found.push({ start, end: node.end, replacement });
    }
  };
  visit(file);
  return found;

  function visit(node) {
    // Types do not run, and what an import names must exist.
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node))
      return;
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = node.expression ?? node.condition;
      put(condition, "true");
      put(condition, "false");
    } else if (ts.isWhileStatement(node)) put(node.expression, "false");
    else if (ts.isBinaryExpression(node)) {
      const operator = flipped.get(node.operatorToken.kind);
      if (operator) put(node.operatorToken, operator);
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
        put(node, node.left.getText(file));
      }
    } else if (
      ts.isPrefixUnaryExpression(node) &&
      node.operator === ts.SyntaxKind.ExclamationToken
    ) {
      put(node, node.operand.getText(file));
    } else if (
      ts.isReturnStatement(node) &&
      node.expression &&
      node.expression.getText(file) !== "undefined"
    )
      put(node, "return undefined as never;");
    else if (ts.isYieldExpression(node)) put(node, "undefined");
    else if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) put(node, ";");
    else if (isText(node)) put(node, '""');
    else if (ts.isTemplateExpression(node)) put(node, '""');
    else if (ts.isNumericLiteral(node)) put(node, String(Number(node.text) + 1));
    else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, "false");
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, "true");
    else if (ts.isRegularExpressionLiteral(node)) {
      put(node, node.text.replace(/^\/\^/, "/"));
      put(node, node.text.replace(/\$(\/\w*)$/, "$1"));
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      if (swapped.has(name.text)) put(name, swapped.get(name.text));
      if (leftOut.has(name.text)) put(node, expression.getText(file));
    }
    ts.forEachChild(node, visit);
  }
}

/** A string that is a value; not one that a type is narrowed by, which the compiler checks. */
function isText(node) {
  return ts.isStringLiteral(node) && !ts.isPropertyAssignment(node.parent.parent ?? node)
    ? !ts.isPropertyAssignment(node.parent) || node.parent.initializer === node
    : ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
}

/** `expect` of vitest, which its own entry gives to its own workers only. */
function loadExpect() {
  chai.use(JestExtend);
  chai.use(JestChaiExpect);
  chai.use(JestAsymmetricMatchers);
  const expect = (value, message) => chai.expect(value, message);
  Object.assign(expect, chai.expect, globalThis[GLOBAL_EXPECT]);
  return expect;
}

const expect = loadExpect();

/** Stand-ins for the tests' imports from vitest; a test runs as soon as it is declared, and throws if it fails. */
const vitest = { expect, test: eager(), describe: eager(), onTestFinished: () => {} };

let tested = 0;

function eager() {
  const run = (_name, body) => {
    tested += 1;
    body();
  };
  run.each = (table) => (_name, body) => {
    for (const row of table) body(...(Array.isArray(row) ? row : [row]));
  };
  return run;
}

/** Bundles a rule's tests and its page's, with a text in the place of the rule's own. */
async function testsOf(id) {
  const rule = `${root}rules/${id}.ts`;
  let current = readFileSync(rule, "utf8");
  const texts = new Map();
  const textOf = (path) => {
    if (path === rule) return current;
    if (path === `${root}rules/index.ts`)
      return `import rule from "./${id}.js"; export const rules = [rule];`;
    const known = texts.get(path);
    if (known !== undefined) return known;
    const url = JSON.stringify(pathToFileURL(path).href);
    const text = readFileSync(path, "utf8").replaceAll("import.meta.url", url);
    texts.set(path, text);
    return text;
  };
  const built = await context({
    stdin: {
      contents: `import "./test/rules/${id}.test.ts"; import "./test/docs/rule-pages.test.ts";`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    // The package says that importing it has no effect; these imports are made for theirs.
    ignoreAnnotations: true,
    external: ["vitest"],
    logLevel: "silent",
    plugins: [
      {
        name: "the changed rule",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: textOf(path), loader: "ts" }));
        },
      },
    ],
  });
  return {
    text: current,
    /** Whether all tests pass with this text of the rule. */
    async pass(text) {
      current = text;
      tested = 0;
      try {
        const { outputFiles } = await built.rebuild();
        const wrapped = `(function (require, module, exports) {${outputFiles[0].text}\n})`;
        globalThis.mutantRun = () => runInThisContext(wrapped)(requireOf, { exports: {} }, {});
        runInThisContext("mutantRun()", { timeout: LONGEST });
        return tested > 0;
      } catch (error) {
        if (process.env.DEBUG) console.error(error);
        return false;
      }
    },
    dispose: () => built.dispose(),
  };
}

const require = createRequire(import.meta.url);
const requireOf = (name) => (name === "vitest" ? vitest : require(name));

function shown(text, { start, end, replacement }) {
  const line = text.slice(0, start).split("\n").length;
  const short = (part) =>
    (part.length > 90 ? `${part.slice(0, 87)}…` : part).replaceAll(/\s+/g, " ");
  return `  line ${line}: ${short(text.slice(start, end))} → ${short(replacement)}`;
}

const asked = process.argv.slice(2);
const ids = readdirSync(`${root}rules`)
  .flatMap((name) => (name.endsWith(".ts") && name !== "index.ts" ? name.slice(0, -3) : []))
  .filter((id) => asked.length === 0 || asked.includes(id));
let made = 0;
let survived = 0;
for (const id of ids) {
  const tests = await testsOf(id);
  if (!(await tests.pass(tests.text))) {
    console.log(`${id}: its tests fail as it is`);
    process.exitCode = 1;
    await tests.dispose();
    continue;
  }
  const survivors = [];
  const mutants = mutantsOf(tests.text);
  for (const mutant of mutants) {
    const { start, end, replacement } = mutant;
    const changed = tests.text.slice(0, start) + replacement + tests.text.slice(end);
    if (await tests.pass(changed)) survivors.push(shown(tests.text, mutant));
  }
  await tests.dispose();
  made += mutants.length;
  survived += survivors.length;
  console.log(`${id}: ${survivors.length} of ${mutants.length} survive`);
  for (const line of survivors) console.log(line);
}
const share = made === 0 ? 0 : survived / made;
console.log(`${survived} of ${made} changes survive: ${(100 * share).toFixed(1)} %`);
if (share > MOST_SURVIVORS) process.exitCode = 1;
