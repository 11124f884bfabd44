import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `{${name}}`,
  quote,
  isLikeJson: false,
  isEmptyFalse: true,
  self: /^(?:self|cls)$/,
  sends: /^(?:post|put|patch|send|request)$/i,
  reads:
    /^(?:log|info|debug|warn|warning|error|exception|print|pprint|dumps|len|str|repr|json|append|add|keys|values|items|requests)$/i,
  exits: /^(?:exit|Exit|quit)$/,
  asserts: /^(?!)/,
  settings: /^(?:env|environ|getenv|(?:\w+_)?config|(?:\w+_)?settings)$/i,
  // unittest, pytest, Hamcrest.
  expects: /^assert|^(?:call|approx|equal_?to|has_(?:entr\w+|items?))$/i,
  resembles: /match|contain|partial|subset/i,
  standIns: /mock|^(?:respx|responses|httpretty|aioresponses|httpserver|pook|vcr)$/i,
};

/** A text in the author's quotes, on one line. */
function quote(text: string, written: string): string {
  const mark = /["']/.exec(written)?.[0] ?? '"';
  const body = JSON.stringify(text).slice(1, -1);
  return mark === '"' ? `"${body}"` : `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
