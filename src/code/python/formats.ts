import type { Span } from "../literal.js";
import { joined, unknown } from "../lowering.js";
import type { Argument, Expression } from "../program.js";

/** `"{} of {name}".format(a, name=b)` */
export function formatted(span: Span, value: string, args: readonly Argument[]): Expression {
  const positional = args.filter((argument) => argument.name === undefined);
  let next = 0;
  const parts = value.split(/(\{\{|\}\}|\{[^{}]{0,100}\})/).map((piece): string | Expression => {
    if (piece === "{{" || piece === "}}") return piece[0]!;
    const hole = /^\{([^{}]*)\}$/.exec(piece)?.[1];
    if (hole === undefined) return piece;
    const argument =
      hole === ""
        ? positional[next++]
        : /^\d+$/.test(hole)
          ? positional[Number(hole)]
          : args.find(({ name }) => name === hole);
    return argument && !argument.spread ? argument.value : unknown(span, "a part of a format");
  });
  return joined(span, parts, true);
}

/** `"%s of %(name)s" % …` */
export function percentFormatted(span: Span, value: string, given: Expression): Expression {
  const items = given.kind === "list" ? given.items : [{ isSpread: false, value: given }];
  let next = 0;
  const parts = value
    .split(/(%(?:\(\w{1,100}\))?[^a-zA-Z%]{0,20}[a-zA-Z%])/)
    .map((piece): string | Expression => {
      if (piece === "%%") return "%";
      const [, name, form] = /^%(?:\((\w+)\))?(.*)$/s.exec(piece) ?? [];
      if (form === undefined) return piece;
      const item = name === undefined ? items[next++] : undefined;
      const held =
        name === undefined
          ? item?.value
          : ({
              kind: "member",
              of: given,
              name,
              nameStart: given.start,
              start: given.start,
              end: given.end,
            } as const);
      const isPlain = /^[sdi]$/.test(form) && held && !items.some(({ isSpread }) => isSpread);
      return isPlain ? held : unknown(span, "a part of a format");
    });
  return joined(span, parts, true);
}
