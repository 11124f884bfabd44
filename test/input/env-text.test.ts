import { parseEnv } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvText } from "../../src/input/env-text.js";
import { tries } from "../long.js";

const isNode20 = process.versions.node.startsWith("20.");

/** The variables that a placeholder can name, without the white space around values, which does not count. */
function variables(entries: Iterable<readonly [string, string | undefined]>) {
  return Object.fromEntries(
    [...entries]
      .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
      .map(([name, value = ""]) => [name, value.trim()]),
  );
}

const own = (text: string) => variables(readEnvText(text));
const nodes = (text: string) => variables(Object.entries(parseEnv(text)));

const name = fc.constantFrom("A", "BOT_ID", "a-b", "export C", "  D", "E ", "1X");
const piece = fc.constantFrom("x", " ", "#", "=", "'", '"', "`", "\\n", "${A}", "é", "\t");
const unquoted = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
const quoted = fc
  .tuple(fc.constantFrom("'", '"', "`"), fc.array(fc.oneof(piece, fc.constant("\n"))))
  .map(([mark, pieces]) => mark + pieces.filter((one) => one !== mark).join("") + mark);
const assignment = fc
  .tuple(name, fc.oneof(unquoted, quoted), fc.constantFrom("", " ", " # why"))
  .map(([key, value, rest]) => `${key}=${value}${rest}`);
const line = fc.oneof(assignment, fc.constantFrom("", "# A=1", "  # 'B", "\t"));
const file = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => lines.map((one) => one.replaceAll("\n", end) + end).join(""))
  // A blank value: Node takes the next line for it, and keeps the "export" at the end of a file.
  .filter((text) => !/=[ \t]+$|export [^=\n]*=$/m.test(text.replaceAll("\r", "")));

describe("the same variables as Node's own reader", () => {
  // The one of Node 20 trims neither names nor what follows a line without "=".
  test.skipIf(isNode20)("whatever stands in the lines", () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(own(text)).toEqual(nodes(text));
      }),
      tries(1_000),
    );
  });

  test.skipIf(isNode20)("a line without a name begins no value", () => {
    const text = 'A=1\n="\nA=x\n"\n';
    expect(own(text)).toEqual({ A: "x" });
    expect(nodes(text)).toEqual({ A: "x" });
  });

  test("an equals sign before a name is passed over", () => {
    const text = "=A=1\n = =B=2\n=#C=3\nD=4";
    expect(own(text)).toEqual({ A: "1", B: "2", D: "4" });
    if (!isNode20) expect(nodes(text)).toEqual(own(text));
  });

  test.each([
    "A=1",
    "A=1\nA=2\n",
    'A="x # y" # z\nB=2',
    "A='x\ny'\nB=2",
    "A=`\"'`",
    'A="x\\ny"',
    "A='x\\ny'",
    "export A=1\r\nB=2\r\n",
    "A=\nB=2",
    "# A=1\nB=2",
    "A=https://example.com/?a=b#c",
    'A="unclosed\nB=2\n',
  ])("%j", (text) => {
    expect(own(text)).toEqual(nodes(text));
    expect(Object.keys(own(text)).length).toBeGreaterThan(0);
  });
});

test("a blank value is blank, whatever the next line says", () => {
  expect(own("A= \nB=1\nexport C=")).toEqual({ A: "", B: "1", C: "" });
});

test("a comment opens no quotes", () => {
  expect(own("# don't=\"\nB=1\n# that's it")).toEqual({ B: "1" });
});

test.each([
  ["blanks", " ".repeat(1_000_000)],
  ["open quotes", 'A="\n'.repeat(200_001)],
  ["one open quote a kind", `${"A=x\n".repeat(200_000)}A="\nA='\nA=\``],
  ["equals signs", "=".repeat(1_000_000)],
])("a file of %s ends soon", (_, text) => {
  expect(readEnvText(text).size).toBeLessThan(3);
});
