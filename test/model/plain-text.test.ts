import { expect, test } from "vitest";
import { formattingOf } from "../../src/model/plain-text.js";

test.each([
  ["plain text, with - * _ # [marks]", undefined],
  ["2 ** 3 ** 4", undefined],
  ["a\r\nb", "a line break"],
  ["a\u2028b", "a line break"],
  ["**now**", "Markdown"],
  ["run `npm test`", "Markdown"],
  ["see [the board](https://example.com)", "Markdown"],
  ["# Heading", "Markdown"],
])("%j", (text, expected) => {
  expect(formattingOf(text)).toBe(expected);
});

test.each(["[", "**a", "`", "[a](", "**"])("many %j take linear time", (part) => {
  const start = performance.now();
  formattingOf(`${part.repeat(200_000)} `);
  expect(performance.now() - start).toBeLessThan(10_000);
});
