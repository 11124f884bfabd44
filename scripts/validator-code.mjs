/**
 * From a JSON schema to the text of a standalone validator. ajv writes the checks; its text is then
 * rewritten in the places that decide how fast it loads: node reads such a file at every start.
 */
import { createHash } from "node:crypto";
import { Ajv as Draft07, _ } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";
import draft04Module from "ajv-draft-04";
import { mapSubschemas, resolveRef } from "./schema-source.mjs";

const standaloneCode = standaloneModule.default;
const Draft04 = draft04Module.default;

/**
 * ESM text that exports one function per name: `(value) => SchemaError[] | undefined`. `schemas`
 * is the schema by name. It imports from `./validator-runtime.mjs`.
 */
export function validatorCode(schemas, { draft04 }) {
  return rewrite(ajvCode(schemas, { draft04, allErrors: true }), Object.keys(schemas));
}

/**
 * The same, but the functions are `(value) => boolean` and stop at the first error: most values have
 * none, and this loads in a third of the time.
 */
export function checkCode(schemas, { draft04 }) {
  return rewriteCheck(ajvCode(schemas, { draft04, allErrors: false }), Object.keys(schemas));
}

function ajvCode(schemas, { draft04, allErrors }) {
  const options = {
    allErrors,
    messages: false,
    inlineRefs: false,
    strict: false,
    validateSchema: false,
    unicodeRegExp: true,
    code: { source: true, lines: true, optimize: 1, formats: _`formats` },
  };
  const ajv = draft04 ? new Draft04(options) : new Draft07(options);
  ajv.addFormat("uri", () => true);
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword(uniqueItems);
  const ids = {};
  const parts = new Map();
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(withSharedFunctions(schema, parts), `teamslint:${name}`);
    ids[name] = `teamslint:${name}`;
  }
  for (const [id, part] of parts) ajv.addSchema(part, id);
  return standaloneCode(ajv, ids);
}

const uniqueItems = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: { message: "", params: ({ params }) => params.duplicate },
  code(cxt) {
    if (!cxt.schema) return;
    const duplicate = cxt.gen.const("duplicate", _`findDuplicate(${cxt.data})`);
    cxt.setParams({ duplicate });
    cxt.fail(duplicate);
  },
};

const prose = ["description", "title", "default", "$schema", "id", "$comment", "examples"];

/**
 * The schema without prose, with each object schema moved into `parts`, a schema of its own under a
 * hash of its content: equal parts, of several versions too, become one function, and V8 compiles only
 * the functions that a manifest reaches. The branches of a choice stay where they are, so that the
 * `schemaPath` of their errors begins with that of the choice.
 */
function withSharedFunctions(root, parts) {
  const byRef = new Map();

  function visit(schema, keyword) {
    let copy = { ...schema };
    for (const key of prose) delete copy[key];
    delete copy.definitions;
    if (copy.$ref) {
      const { $ref, ...beside } = copy;
      const shared = visitRef($ref);
      copy = { ...beside, ...shared };
    }
    copy = mapSubschemas(copy, visit);
    const isPart = ["properties", "items", "patternProperties"].includes(keyword);
    return isPart && copy.properties ? define(copy) : copy;
  }

  function visitRef(ref) {
    if (!byRef.has(ref)) {
      // Set first: a schema that refers to itself would otherwise never end.
      byRef.set(ref, undefined);
      byRef.set(ref, define(visit(resolveRef(root, ref), "")));
    }
    const shared = byRef.get(ref);
    if (!shared) throw new Error(`${ref} refers to itself; shared functions cannot do that yet`);
    return shared;
  }

  function define(schema) {
    if (schema.$ref && Object.keys(schema).length === 1) return schema;
    const text = JSON.stringify(schema);
    const id = `teamslint:part-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
    parts.set(id, schema);
    return { $ref: id };
  }

  return visit(root, "");
}

/**
 * ajv's text with: errors as `SchemaError`, added by one call instead of ten lines; functions that
 * take value and pointer alone; regular expressions where they are used, so that they are created
 * when reached; lists of names and values in place, so that no schema is part of the file. All of
 * that halves the time a validator takes to load.
 */
function rewrite(code, names) {
  const text = withLiterals(code)
    .replace(
      /\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g,
      'pointer=""',
    )
    .replace(/\{instancePath:([^{}]*),parentData:[^{}]*,rootData\}/g, "$1")
    .replace(
      /const (err\d+) = (\{.*\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g,
      (_all, _name, error) => `vErrors = ${addition(error)};`,
    )
    .replace(
      /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g,
      "vErrors = append(vErrors, $1.errors)",
    )
    .replace(/\binstancePath\b/g, "pointer");
  expectNone(/parentData|concat\(|\berr\d/, text);
  return withExports(text, names, (name) => {
    const inner = innerName(code, name);
    return `  if (!${inner}(value)) return ${inner}.errors;`;
  });
}

/**
 * ajv's text without the errors themselves. Where no choice counts them, each refusal ends its
 * function, and what follows need not ask.
 */
function rewriteCheck(code, names) {
  const text = withLiterals(code)
    .replace(/, \{instancePath="", .*\}=\{\}\)\{$/gm, "){")
    .replace(/, \{instancePath:[^{}]*,rootData\}\)/g, ")")
    .replace(/^\w+\.errors = (?:\[.*\]|vErrors);\n/gm, "")
    .replace(/^const err\d+ = .*;\n/gm, "")
    .replace(
      /^if\(vErrors === null\)\{\nvErrors = \[\w+\];\n\}\nelse \{\nvErrors\.push\(\w+\);\n\}\n/gm,
      "",
    )
    .replace(/^vErrors = .*;\nerrors = vErrors\.length;$/gm, "errors++;")
    .replace(
      /^if\(vErrors !== null\)\{\nif\(\w+\)\{\nvErrors\.length = \w+;\n\}\nelse \{\nvErrors = null;\n\}\n\}\n/gm,
      "",
    )
    .replace(/^let (?:vErrors = null|missing\d+);\n/gm, "")
    .replace(/ && \(missing\d+ = "[^"]*"\)/g, "")
    .replace(/^function [^]*?^return errors === 0;\n\}$/gm, withoutCount);
  expectNone(/vErrors|instancePath|parentData|\berr\d|\bmissing\d/, text);
  return withExports(text, names, (name) => `  return ${innerName(code, name)}(value);`);
}

/** A function that restores no count need not keep one. */
function withoutCount(text) {
  if (/^errors = |_valid/m.test(text)) return text;
  return text
    .replace(/^errors\+\+;$/gm, "return false;")
    .replace(/^const _errs\d+ = errors;\n/gm, "")
    .replace(/^let errors = 0;\n/gm, "")
    .replace(/\berrors === (?:0|_errs\d+)|_errs\d+ === errors/g, "true")
    .replace(/^var valid\d+ = true;\n/gm, "")
    .replace(/^if\(!valid\d+\)\{\nbreak;\n\}\n/gm, "")
    .replace(/^if\(valid\d+\)\{$/gm, "{");
}

/** ajv's text with patterns, lists and names where they are used, and without its own imports. */
function withLiterals(code) {
  const literal = schemaLiterals(code);
  const patterns = patternLiterals(code);
  const text = code
    .replace(/^"use strict";/, "")
    .replace(/^exports\.\w+ = .*;$/gm, "")
    .replace(/^const (?:pattern|schema)\d+ = .*;$/gm, "")
    .replace(/^const func\d+ = Object\.prototype\.hasOwnProperty;$/gm, "")
    .replace(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, "$1")
    .replace(/^const (formats\d+) = formats\.(\w+);$/gm, "const $1 = $2;")
    .replace(/\bpattern\d+(?=\.test\()/g, (name) => patterns.get(name))
    .replace(/func\d+\.call\((schema[^,]+), (\w+)\)/g, (_all, object, key) =>
      Object.keys(literal(object))
        .map((name) => `${key} === ${JSON.stringify(name)}`)
        .join(" || "),
    )
    .replace(/\bschema\d+(?:\.\w+|\[[^\]]+\])*/g, (part) => JSON.stringify(literal(part)));
  expectNone(/\bschema\d|\bpattern\d|require\(/, text);
  return text;
}

function expectNone(expression, text) {
  const [left] = expression.exec(text) ?? [];
  if (left) throw new Error(`ajv writes its code in another way than expected: ${left}`);
}

function withExports(text, names, bodyOf) {
  const used = ["add", "append", "findDuplicate", "ucs2length", "equal", "uri"];
  const exported = names.map((name) => `\nexport function ${name}(value) {\n${bodyOf(name)}\n}\n`);
  return `import { ${used.join(", ")} } from "./validator-runtime.mjs";\n${text}${exported.join("")}`;
}

function innerName(code, name) {
  return new RegExp(`^exports\\.${name} = (\\w+);$`, "m").exec(code)[1];
}

/** `schema17.properties.size.enum` to its value. */
function schemaLiterals(code) {
  const constants = code.match(/^const schema\d+ = .*;$/gm)?.join("\n") ?? "";
  return (expression) => new Function(`${constants}\nreturn ${expression};`)();
}

function patternLiterals(code) {
  const patterns = new Map();
  for (const [, name, source] of code.matchAll(
    /^const (pattern\d+) = new RegExp\((".*"), "u"\);$/gm,
  )) {
    patterns.set(name, String(new RegExp(JSON.parse(source), "u")));
  }
  return patterns;
}

/** The schemaPath stays only where choices and their branches are told apart by it. */
function addition(error) {
  if (error === "{}") return 'add(vErrors, pointer, "", {})';
  const [, pointer, path, keyword, params] =
    /^\{instancePath(?::(.*?))?,schemaPath:("[^"]*"),keyword:("\w+"),params:(.*)\}$/.exec(error);
  const branch = /\/(?:anyOf|oneOf|if|then)(?:\/|"$)/.test(path) ? `, ${path}` : "";
  return `add(vErrors, ${pointer ?? "pointer"}, ${keyword}, ${params}${branch})`;
}
