import type { Dialect } from "../dialect.js";

export const dialect: Dialect = {
  hole: (name) => `{${name}}`,
  quote: (text) => JSON.stringify(text),
  isLikeJson: false,
  isEmptyFalse: false,
  self: /^this$/,
  sends: /^(?:post|put|patch|send)(?:as)?(?:json)?(?:async)?$/i,
  reads:
    /^(?:log\w*|info|debug|warn|error|trace|add|serialize|serializeobject|write|writeline|stringcontent)$/i,
  exits: /^(?:exit|failFast)$/,
  asserts: /^(?:assert|requires)$/,
  settings:
    /^_?(?:\w*[cC]onfig|\w*[cC]onfiguration|(?:\w+)?[sS]ettings|[oO]ptions|getEnvironmentVariable|ConfigurationManager)$/,
  // xUnit, NUnit, MSTest, FluentAssertions, Shouldly, Moq, NSubstitute, FakeItEasy.
  expects: /^(?:be|should|equal|verify|setup|expect|returns?|throws|callTo|that)(?:$|[A-Z])/,
  resembles: /[mM]atch|[cC]ontain|[pP]artial|[sS]ubset/,
  standIns:
    /[mM]ock|^(?:Assert|CollectionAssert|Is|It|Arg)$|^(?:received|didNotReceive|must)(?:$|[A-Z])/,
};
