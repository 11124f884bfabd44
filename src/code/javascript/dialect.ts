import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `\${${name}}`,
  quote,
  isLikeJson: true,
  isEmptyFalse: false,
  self: /^this$/,
  sends: /^(?:post|put|patch|send|request|fetch|axios|got|ajax)$/i,
  reads:
    /^(?:sendmail|stringify|log|info|debug|warn|error|trace|push|keys|values|entries|expect|append|add)$/i,
  exits: /^exit$/,
  asserts: /^(?:assert|ok|invariant)$/,
  settings: /^(?:env|(?:\w*[cC]onfig|[cC]onfiguration)(?:Service)?|(?:app)?[sS]ettings|getEnv\w*)$/,
  // Jest, Vitest, Chai, Sinon, node:assert, AVA, tap.
  expects:
    /^to(?:Be|Equal|Strict|Have|Return|Throw)|called\w{0,30}With|returned|^mock(?:Return|Resolve|Reject)|^(?:not)?(?:deep|strict|loose|same)*-?(?:equals?|eql?s?|like|same)$|^(?:withArgs|withExactArgs|returns|resolves|rejects|reply|like|members)$/i,
  resembles: /match|contain|partial|subset/i,
  standIns: /mock|^(?:nock|sinon|cy|fetchMock|td|msw)$/i,
};

/** A text in the author's quotes; in backticks, `${` is escaped. */
function quote(text: string, written: string): string {
  const mark = written[0] === "'" || written[0] === "`" ? written[0] : '"';
  const body = JSON.stringify(text).slice(1, -1);
  if (mark === '"') return `"${body}"`;
  const plain = body.replaceAll('\\"', '"').replaceAll(mark, `\\${mark}`);
  return mark + (mark === "`" ? plain.replaceAll("${", "\\${") : plain) + mark;
}
