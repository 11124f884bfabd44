import type * as Babel from "@babel/types";
import { keyText, type Node, type Walk } from "./nodes.js";
import type { Span } from "../literal.js";
import { type Expression, type Scope, WHOLE } from "../program.js";
import { lookUp } from "../scopes.js";

type ModuleNode = (
  | Babel.ImportDeclaration
  | Babel.ExportNamedDeclaration
  | Babel.ExportDefaultDeclaration
  | Babel.ExportAllDeclaration
  | Babel.TSExportAssignment
  | Babel.TSImportEqualsDeclaration
) &
  Span;

/** Records imports and exports of a file. */
export function walkModule(walk: Walk, node: ModuleNode, scope: Scope): void {
  const { lowering } = walk;
  if (node.type === "ImportDeclaration") {
    for (const specifier of node.specifiers) {
      const { type } = specifier;
      const name =
        type === "ImportSpecifier"
          ? keyText(specifier.imported as Node)
          : type === "ImportDefaultSpecifier"
            ? "default"
            : "*";
      importAs(walk, specifier.local.name, node.source.value, name ?? "", scope);
    }
  } else if (node.type === "ExportAllDeclaration") lowering.passesOn.push(node.source.value);
  else if (node.type === "TSExportAssignment")
    lowering.export(WHOLE, walk.expression(walk, node.expression as Node, scope));
  else if (node.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = node;
    if (moduleReference.type === "TSExternalModuleReference")
      importAs(walk, node.id.name, moduleReference.expression.value, "*", scope);
  } else if (node.type === "ExportDefaultDeclaration") exportDefault(walk, node, scope);
  else exportNamed(walk, node, scope);
}

function importAs(walk: Walk, local: string, module: string, name: string, scope: Scope): void {
  const reason = `"${local}" comes from "${module}"`;
  walk.lowering.declare(scope, local, reason, { origin: { module, name } });
}

function exportDefault(
  walk: Walk,
  { declaration }: Babel.ExportDefaultDeclaration,
  scope: Scope,
): void {
  const node = declaration as Node;
  const isNamed =
    (node.type === "FunctionDeclaration" || node.type === "ClassDeclaration") && node.id;
  if (isNamed) walk.statements(walk, [node], scope);
  const value = isNamed
    ? nameOf(isNamed.name, node, scope)
    : walk.expression(
        walk,
        // A declaration without a name is the same as an expression.
        node.type === "FunctionDeclaration" ? { ...node, type: "FunctionExpression" } : node,
        scope,
      );
  walk.lowering.export("default", value);
}

function exportNamed(
  walk: Walk,
  { declaration, source, specifiers }: Babel.ExportNamedDeclaration,
  scope: Scope,
): void {
  const { lowering } = walk;
  const before = lowering.bindings.length;
  if (declaration) walk.statements(walk, [declaration as Node], scope);
  for (const binding of lowering.bindings.slice(before)) {
    const { name, values } = binding;
    if (binding.scope === scope && values[0])
      lowering.export(name, nameOf(name, values[0].value, scope));
  }
  for (const specifier of specifiers) {
    const exported = keyText(specifier.exported as Node) ?? "";
    const from = specifier.type === "ExportSpecifier" ? specifier.local.name : "*";
    const local = source ? `${from} from ${source.value}` : from;
    if (source) importAs(walk, local, source.value, from, scope);
    lowering.export(exported, nameOf(local, specifier as Span, scope));
  }
}

function nameOf(name: string, { start, end }: Span, scope: Scope): Expression {
  return { kind: "name", start, end, name, scope };
}

/**
 * The exported name of an assignment's target: `x` for `module.exports.x = …` and `exports.x = …`, `WHOLE` for
 * `module.exports = …`. Undefined for any other target.
 */
export function exportedName(walk: Walk, target: Node, scope: Scope): string | undefined {
  const words = walk.written(target.start, Math.min(target.end, target.start + 200));
  const [, name = WHOLE] = /^module\.exports$|^(?:module\.)?exports\.(\w+)$/.exec(words) ?? [
    undefined,
    "",
  ];
  if (name === "") return undefined;
  const isOwn = ["module", "exports"].some((own) => {
    const at = { kind: "name", name: own, scope, start: 0, end: 0 } as const;
    return words.startsWith(own) && lookUp(at) !== undefined;
  });
  return isOwn ? undefined : name;
}
