import fc from "fast-check";
import { expect, test } from "vitest";
import { patchedSchema } from "../../../scripts/schema-source.mjs";
import { migrate } from "../../../src/fix/migrate/migrate.js";
import { parseFile, textFile } from "../../../src/json/parse.js";
import { createApp } from "../../../src/run/create-app.js";
import { manifestVersions } from "../../../src/schema/validate.js";
import { tries } from "../../long.js";
import { createDocument, createRandom, type Schema } from "../../schema/documents.js";
import { unexplained } from "./unexplained.js";

/** Properties that older manifests have and newer ones have not, so that chance need not find them. */
const leftovers: Readonly<Record<string, unknown>>[] = [
  {},
  { packageName: "a.b" },
  {
    needsIdentity: "true",
    copilotExtensions: { declarativeCopilots: [{ id: "a", file: "a.json" }] },
  },
  {
    webApplicationInfo: {
      id: "12ab34cd-1234-abcd-1234-1234567890ab",
      applicationPermissions: ["A", "B"],
    },
  },
  { authorization: { permissions: { resourceSpecific: [{ name: "A", type: "Application" }] } } },
  { name: { short: 'The "short" one \\u{1f6a2}' } },
  { bots: [{ botId: "${{BOT_ID}}", scopes: ["groupchat", "groupChat", "personal"] }] },
];

/** A manifest that its version's schema mostly takes, in some layout. */
const written = fc
  .record({
    version: fc.constantFrom(...manifestVersions),
    seed: fc.nat(),
    sloppiness: fc.constantFrom(0, 0.3),
    leftover: fc.constantFrom(...leftovers),
    indent: fc.constantFrom<(string | number)[]>(0, 2, 4, "\t"),
    lineBreak: fc.constantFrom("\n", "\r\n"),
    comment: fc.constantFrom("", " // mind this", "\n// groupchat, packageName\n"),
    mark: fc.constantFrom("", "\uFEFF"),
  })
  .map(({ version, seed, sloppiness, leftover, indent, lineBreak, comment, mark }) => {
    const schema = patchedSchema("manifest", version) as Schema;
    const made = createDocument(schema, createRandom(seed), sloppiness) as object;
    const manifest = { ...made, manifestVersion: version, ...leftover };
    const json = JSON.stringify(manifest, undefined, indent);
    const isBroken = json.includes("\n");
    const text = isBroken ? json.replace(/(?<=[,{[])\n/g, `${comment.trimEnd()}\n`) : json;
    return { version, text: mark + text.replaceAll("\n", lineBreak) };
  });

const path = "a/manifest.json";

function errorsOf(text: string): number {
  return createApp(parseFile(textFile(path, text))).errors.length;
}

test("never more errors, nothing else touched, and nothing left to do", () => {
  let count = 0;
  fc.assert(
    fc.property(written, fc.constantFrom(...manifestVersions), ({ text }, to) => {
      const run = (current: string) =>
        migrate({ path, to, read: (asked) => (asked === path ? current : undefined), rules: [] });
      const { files, changes, errors, open } = run(text);
      expect(errors.before).toBe(errorsOf(text));
      const [file] = files;
      if (!file) {
        expect(errors.after > errors.before || changes.length === 0, String(open)).toBe(true);
        return;
      }
      count += 1;
      expect(file.before).toBe(text);
      expect(errorsOf(file.after)).toBe(errors.after);
      expect(errors.after).toBeLessThanOrEqual(errors.before);
      expect(unexplained(text, file.after, changes)).toEqual([]);
      expect(run(file.after)).toMatchObject({ changes: [], files: [] });
    }),
    tries(150),
  );
  // Else the property would say nothing.
  expect(count).toBeGreaterThan(20);
});
