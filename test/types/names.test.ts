import fc from "fast-check";
import { expect, test } from "vitest";
import { createNames, pascalCase, snakeCase } from "../../src/types/names.js";
import { tries } from "../long.js";

test.each([
  ["taskAssigned", "TaskAssigned", "task_assigned"],
  ["task-assigned", "TaskAssigned", "task_assigned"],
  ["task assigned!", "TaskAssigned", "task_assigned"],
  ["TASK_DONE", "TASKDONE", "taskdone"],
  ["2fa", "N2fa", "n2fa"],
  ["", "N", "n"],
  ["*/", "N", "n"],
  ["über", "Über", "über"],
  ["ﬁle", "File", "file"],
  ["タスク", "タスク", "タスク"],
  ["𝕏𐐷", "X", "x"],
])("%j is %s, and in Python also %s", (text, pascal, snake) => {
  expect(pascalCase(text)).toBe(pascal);
  expect(snakeCase(pascal)).toBe(snake);
});

test("a spelling that is taken gets a number", () => {
  const nameOf = createNames(["Activity", "Task2"]);
  expect(["Task", "Task", "Activity", "Task"].map(nameOf)).toEqual([
    "Task",
    "Task3",
    "Activity2",
    "Task4",
  ]);
});

test("every spelling is an identifier, and the same in Python's normal form", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const name = pascalCase(text);
      expect(name).toMatch(/^\p{XID_Start}\p{XID_Continue}*$/u);
      expect(name.normalize("NFKC")).toBe(name);
      expect(name.length).toBe([...name].length);
    }),
    tries(500),
  );
});
