import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `{${name}}`,
  quote: (text) => JSON.stringify(text),
  self: /^this$/,
  sends: /^(?:post|put|patch|send)(?:as)?(?:json)?(?:async)?$/i,
  reads:
    /^(?:log\w*|info|debug|warn|error|trace|add|serialize|serializeobject|write|writeline|stringcontent)$/i,
  expects: /match|contain|partial|subset/i,
  standIns: /mock/i,
};
