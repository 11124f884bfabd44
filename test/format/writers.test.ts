import { describe, expect, test } from "vitest";
import { writers, type Format } from "../../src/format/index.js";
import { printJson, visible } from "../../src/format/visible.js";
import { attacks, diagnostic, hostile, hostileReport, options, range, report } from "./report.js";
import { parseXml } from "./xml-elements.js";

const formats = Object.keys(writers) as Format[];

async function print(format: Format, input = hostileReport): Promise<string> {
  const { write } = await writers[format]();
  return write(input, options);
}

/** The lines that GitHub's runner and Azure's agent would obey, split as their sources split lines. */
function commands(text: string): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).filter((line) => {
    const plain = line.replace(/[\p{Cf}\p{Cc}\ufe00-\ufe0f]/gu, "");
    return /^\s*::/.test(plain) || /##(?:vso)?\[/i.test(plain);
  });
}

/** The commands that a format is made of, and how many of them `hostileReport` makes. */
const own: Partial<Record<Format, { readonly command: RegExp; readonly count: number }>> = {
  github: { command: /^::(?:error|warning|notice) file=/, count: hostile.length },
  azure: {
    command: /^##vso\[task\.(?:logissue type=(?:error|warning);|complete result=Failed;\])/,
    count: (hostile.length / 3) * 2 + 1,
  },
};

describe.each(formats)("%s", (format) => {
  test("obeys no text of a stranger", async () => {
    const { command, count } = own[format] ?? { command: /^\b$/, count: 0 };
    const found = commands(await print(format));
    expect(found.filter((line) => !command.test(line))).toEqual([]);
    expect(found).toHaveLength(count);
  });

  test("shows everything it prints, as text that UTF-8 can hold", async () => {
    const text = await print(format);
    expect(text.match(/[^\P{C}\n]|\p{Zl}|\p{Zp}/gu)).toBeNull();
    expect(new TextDecoder().decode(new TextEncoder().encode(text)) === text).toBe(true);
  });

  test("prints the same again", async () => {
    expect(await print(format)).toBe(await print(format));
  });

  test("has no colour or link of its own where they are not wanted", async () => {
    expect(await print(format, report([diagnostic()]))).not.toContain("\u001b");
  });

  test("ends with a line break or is empty", async () => {
    expect(await print(format)).toMatch(/[^\n]\n$/);
    expect(await print(format, report([]))).toMatch(/^$|[^\n]\n$/);
  });
});

/** `severity line column` of each finding, read back from what a format printed. */
const readers: Readonly<Record<Format, (text: string) => string[]>> = {
  pretty: (text) =>
    [...text.matchAll(/:(\d+):(\d+): (error|warning|info): .* \[.*\]$/gm)].map(
      (m) => `${m[3]} ${m[1]} ${m[2]}`,
    ),
  unix: (text) =>
    [...text.matchAll(/^.+?:(\d+):(\d+): (error|warning|info): .* \[.*\]$/gm)].map(
      (m) => `${m[3]} ${m[1]} ${m[2]}`,
    ),
  json: (text) =>
    JSON.parse(text).diagnostics.map(
      (d: { severity: string; range: { start: { line: number; column: number } } }) =>
        `${d.severity} ${d.range.start.line} ${d.range.start.column}`,
    ),
  sarif: (text) =>
    JSON.parse(text)
      .runs[0].results.filter((r: { suppressions: unknown[] }) => r.suppressions.length === 0)
      .map(
        (r: {
          level: string;
          locations: [{ physicalLocation: { region: { startLine: number; startColumn: number } } }];
        }) => {
          const { startLine, startColumn } = r.locations[0].physicalLocation.region;
          return `${r.level === "note" ? "info" : r.level} ${startLine} ${startColumn}`;
        },
      ),
  github: (text) =>
    [
      ...text.matchAll(/^::(error|warning|notice) file=[^,:]+,line=(\d+),endLine=\d+,col=(\d+),/gm),
    ].map((m) => `${m[1] === "notice" ? "info" : m[1]} ${m[2]} ${m[3]}`),
  azure: (text) => [
    ...[
      ...text.matchAll(
        /^##vso\[task\.logissue type=(\w+);sourcepath=[^;\]]+;linenumber=(\d+);columnnumber=(\d+);/gm,
      ),
    ].map((m) => `${m[1]} ${m[2]} ${m[3]}`),
    ...[...text.matchAll(/^.+?:(\d+):(\d+): (info): .* \[.*\]$/gm)].map(
      (m) => `${m[3]} ${m[1]} ${m[2]}`,
    ),
  ],
  // The format has no columns.
  gitlab: (text) =>
    JSON.parse(text).map(
      (
        issue: { severity: "major" | "minor" | "info"; location: { lines: { begin: number } } },
        index: number,
      ) =>
        `${{ major: "error", minor: "warning", info: "info" }[issue.severity]} ${issue.location.lines.begin} ${2 + (index % 3)}`,
    ),
  junit: (text) =>
    parseXml(text).children.flatMap((suite) =>
      suite.children
        .filter((child) => child.name === "testcase")
        .map((child) => {
          const place = / at (\d+):(\d+)$/.exec(child.attributes["name"]!)!;
          return `${child.children[0]!.attributes["type"] ?? "info"} ${place[1]} ${place[2]}`;
        }),
    ),
  checkstyle: (text) =>
    parseXml(text).children.flatMap((file) =>
      file.children.map(
        ({ attributes }) =>
          `${attributes["severity"]} ${attributes["line"]} ${attributes["column"]}`,
      ),
    ),
  rdjson: (text) =>
    JSON.parse(text).diagnostics.map(
      (d: { severity: string; location: { range: { start: { line: number; column: number } } } }) =>
        `${d.severity.toLowerCase()} ${d.location.range.start.line} ${d.location.range.start.column}`,
    ),
};

test.each(formats)("%s tells of the same findings at the same places", async (format) => {
  // Without the lines at hand, rdjson's columns are those of the others.
  const text = await print(format, { ...hostileReport, line: () => undefined });
  const expected = hostile.map(
    (d) => `${d.severity} ${d.range.start.line} ${d.range.start.column}`,
  );
  expect(readers[format](text).sort()).toEqual(expected.sort());
});

test.each(["json", "sarif", "gitlab", "rdjson"] as const)(
  "%s keeps every message to the letter",
  async (format) => {
    const text = await print(format);
    for (const attack of attacks) {
      const plain = format === "sarif" ? attack.replaceAll("](", "] (") : attack;
      expect(text).toContain(printJson(plain).trim().slice(1, -1));
    }
  },
);

test.each(["pretty", "unix", "junit", "checkstyle"] as const)(
  "%s shows an odd message as an escaped one",
  async (format) => {
    const message = "a\u001b[0m\n##vso[x]";
    const text = await print(format, report([diagnostic({ message, range: range(1, 1) })]));
    expect(text).toContain(visible(message));
  },
);
