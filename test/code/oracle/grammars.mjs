/**
 * The calls and objects that tree-sitter's grammars find in a program: a call at the last name of its callee with the
 * number of its arguments, an object at its start with the number of its parts. The grammars read the languages
 * independently of teamslint.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Language, Parser } from "web-tree-sitter";

const require = createRequire(import.meta.url);

await Parser.init();
const parsers = {
  py: await parserOf("tree-sitter-python/tree-sitter-python.wasm"),
  cs: await parserOf("tree-sitter-c-sharp/tree-sitter-c_sharp.wasm"),
};

async function parserOf(wasm) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(require.resolve(wasm))));
  return parser;
}

/** The calls and objects of a program, `py` or `cs`; undefined where the grammar fails. */
export function seenByGrammar(ending, text) {
  const tree = parsers[ending].parse(text);
  try {
    if (tree.rootNode.hasError) return undefined;
    const seen = [];
    visit(tree.rootNode, SEES[ending], seen);
    return seen;
  } finally {
    tree.delete();
  }
}

function visit(node, see, seen) {
  const found = see(node);
  if (found) seen.push(found);
  for (const child of node.namedChildren) visit(child, see, seen);
}

const SEES = { py: seePython, cs: seeCSharp };

function seePython(node) {
  if (node.type === "call") {
    const { length } = partsOf(node.childForFieldName("arguments"));
    const isOne = node.childForFieldName("arguments").type === "generator_expression";
    return callOf(node.childForFieldName("function"), isOne ? 1 : length);
  }
  if (node.type === "dictionary") return objectOf(node, partsOf(node));
  return undefined;
}

function seeCSharp(node) {
  switch (node.type) {
    case "invocation_expression":
      return callOf(
        node.childForFieldName("function"),
        partsOf(node.childForFieldName("arguments")).length,
      );
    case "object_creation_expression": {
      const given = node.childForFieldName("arguments");
      // A creation without arguments may be a list as well.
      return given && partsOf(given).length > 0
        ? callOf(node.childForFieldName("type"), partsOf(given).length)
        : undefined;
    }
    case "anonymous_object_creation_expression":
      return objectOf(node, membersOf(node));
    default:
      return undefined;
  }
}

/** The named children of a node, without comments and line ends. */
function partsOf(node) {
  return node.namedChildren.filter(({ type }) => !EXTRA.test(type));
}

const EXTRA = /^(?:comment|line_continuation|preproc_.*)$/;

/** `new { a.b, C = 1 }` has the name of a property beside its value. */
function membersOf(node) {
  return node.children.filter(
    (child, index) =>
      child.isNamed && !EXTRA.test(child.type) && node.children[index - 1]?.type !== "=",
  );
}

/** A call by the last name of what is called; undefined where no name is called. */
function callOf(called, count) {
  let name = called;
  for (let inner = name; inner; inner = lastPart(name)) name = inner;
  if (name.type !== "identifier") return undefined;
  return { what: "call", at: name.startIndex, name: name.text, count };
}

function lastPart(node) {
  switch (node.type) {
    case "attribute":
      return node.childForFieldName("attribute");
    case "qualified_name":
    case "member_access_expression":
    case "member_binding_expression":
      return node.childForFieldName("name");
    case "generic_name":
      return node.parent.type === "object_creation_expression" ? undefined : node.namedChildren[0];
    case "parenthesized_expression":
    case "postfix_unary_expression":
    case "await":
    case "await_expression":
      return node.namedChildren[0];
    case "conditional_access_expression":
      return node.namedChildren.at(-1);
    default:
      return undefined;
  }
}

function objectOf(node, parts) {
  return { what: "object", at: node.startIndex, name: "", count: parts.length };
}
