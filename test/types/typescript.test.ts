import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { findingsOf } from "../../src/cli/find-apps.js";
import { activitiesOf } from "../../src/types/activity.js";
import { typescript } from "../../src/types/typescript.js";
import { whyUnusable } from "../../src/types/unusable.js";
import { appOf, declaring, filesBelow, manifestsBelow, read } from "./apps.js";
import { compile, STRICT } from "./compile.js";
import { expectedError } from "./expected-error.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const names = filesBelow("test/types/programs", /\.ts$/);

describe("programs that use the types of fixtures/typed", () => {
  const found = compile(names.map((name) => root + name));

  test.each(names)("%s", (name) => {
    const expected = expectedError(read(name));
    const errors = found.get(root + name) ?? [];
    if (expected) expect(errors[0]).toMatch(expected);
    else expect(errors).toEqual([]);
  });

  test("more than a dozen are wrong, and the types themselves are right", () => {
    expect([...found.keys()].filter((name) => name.includes("/programs/")).length).toBeGreaterThan(
      12,
    );
    expect([...found.keys()].filter((name) => !name.includes("/programs/"))).toEqual([]);
  });
});

describe("the types of every manifest that there is", () => {
  const usable = [...manifestsBelow("fixtures"), ...manifestsBelow("../shared/corpus/manifests")]
    .map(({ text }) => appOf(text))
    .filter((app) => whyUnusable(app, findingsOf(app, rules)) === undefined);
  const texts = usable.map((app, index) => {
    const namespace = index % 2 === 0 ? undefined : "Harbour.Notifications";
    return typescript(activitiesOf(app), { helpers: namespace === undefined, namespace });
  });

  test("compile in the strictest of projects", () => {
    const options = {
      ...STRICT,
      declaration: true,
      isolatedDeclarations: true,
      erasableSyntaxOnly: true,
    };
    expect(new Set(texts).size).toBeGreaterThan(3);
    const files = Object.fromEntries(texts.map((text, index) => [`${root}app${index}.ts`, text]));
    expect([...compile([], files, options)]).toEqual([]);
  });
});

describe("names", () => {
  const typesOf = (types: Record<string, string>) =>
    typescript(activitiesOf(declaring(types)), { helpers: true, namespace: undefined });

  test("that are no identifiers, collide or mean something to JavaScript", () => {
    const text = typesOf({
      "task-assigned": "{task title}",
      taskAssigned: "{a-b} {a.b} {a b}",
      "2fa": "{0}",
      activity: "{class}",
      "": "{}",
      user: "{name}",
      __proto__x: "{__proto__}",
      constructor: "{constructor}",
      タスク: "{名前}",
    });
    for (const name of [
      "TaskAssignedNotification",
      "TaskAssignedNotification2",
      "N2faNotification",
      "ActivityNotification2",
      "UserNotification2",
      "タスクNotification",
    ]) {
      expect(text).toMatch(new RegExp(`export interface ${name} `));
    }
    expect([...compile([], { [`${root}odd.ts`]: text })]).toEqual([]);
  });

  test("of five parameters and more are listed in any order too", () => {
    const text = typesOf({ five: "{a} {b} {c} {d} {e}" });
    const program = (list: string) => `import type { ActivityNotification } from "./five.js";
export const body: ActivityNotification = {
  topic: { source: "text", value: "x", webUrl: "https://teams.microsoft.com/l/app/x" },
  activityType: "five",
  templateParameters: [${[...list].map((name) => `{ name: "${name}", value: "x" }`).join(", ")}],
};
`;
    const found = compile([], {
      [`${root}five.ts`]: text,
      [`${root}right.ts`]: program("cabed"),
      [`${root}wrong.ts`]: program("abcdf"),
      [`${root}short.ts`]: program("abcd"),
    });
    expect(Object.fromEntries(found)).toEqual({
      [`${root}wrong.ts`]: [expect.stringMatching(/^Type '"f"' is not assignable/)],
      [`${root}short.ts`]: [expect.stringContaining("Source has 4 element(s)")],
    });
  });
});
