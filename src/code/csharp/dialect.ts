import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `{${name}}`,
  quote: (text) => JSON.stringify(text),
  isEmptyFalse: false,
  self: /^this$/,
  sends: /^(?:post|put|patch|send)(?:as)?(?:json)?(?:async)?$/i,
  reads:
    /^(?:log\w*|info|debug|warn|error|trace|add|serialize|serializeobject|write|writeline|stringcontent)$/i,
  exits: /^(?:exit|failFast)$/,
  asserts: /^(?:assert|requires)$/,
  expects: /match|contain|partial|subset/i,
  standIns: /mock/i,
};
