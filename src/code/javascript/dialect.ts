import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `\${${name}}`,
  quote,
  isEmptyFalse: false,
  self: /^this$/,
  sends: /^(?:post|put|patch|send|request|fetch|axios|got|ajax)$/i,
  reads:
    /^(?:sendmail|stringify|log|info|debug|warn|error|trace|push|keys|values|entries|expect|append|add|tohavebeencalledwith|toequal)$/i,
  exits: /^exit$/,
  asserts: /^(?:assert|ok|invariant)$/,
  expects: /match|contain|partial|subset/i,
  standIns: /mock|^(?:nock|sinon)$/i,
};

/** In the quotes that the author uses; a backtick opens holes that a text does not have. */
function quote(text: string, written: string): string {
  const mark = written[0] === "'" || written[0] === "`" ? written[0] : '"';
  const body = JSON.stringify(text).slice(1, -1);
  if (mark === '"') return `"${body}"`;
  const plain = body.replaceAll('\\"', '"').replaceAll(mark, `\\${mark}`);
  return mark + (mark === "`" ? plain.replaceAll("${", "\\${") : plain) + mark;
}
