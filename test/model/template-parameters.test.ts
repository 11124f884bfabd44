import { describe, expect, test } from "vitest";
import { indexActivities } from "../../src/model/activities.js";
import { findSlips, unsentParameters } from "../../src/model/template-parameters.js";

function typeOf(templateText: string) {
  const activities = { activityTypes: [{ type: "a", templateText }] };
  return indexActivities({ activities }, []).types.get("a")!;
}

const sent = (...names: string[]) => names.map((name) => ({ name, value: "v" }));

describe("unsentParameters", () => {
  test.each([
    ["{actor} {a} {b}", sent("b", "a"), []],
    ["{actor} {a} {b}", sent("b"), ["a"]],
    ["{ a }", sent("a"), []],
    ["{a}", [undefined], []],
    ["{a}", [{ value: "v" }], []],
    ["{a} { a }", [], ["a"]],
  ])("%s", (text, list, expected) => {
    expect(unsentParameters(typeOf(text), list)).toEqual(expected);
  });

  test("many parameters take no longer than their number", () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `p${index}`);
    const type = typeOf(names.map((name) => `{${name}}`).join(""));
    const start = performance.now();
    expect(unsentParameters(type, sent(...[...names].reverse()))).toEqual([]);
    expect(findSlips(type, sent(...names.map((name) => `${name}x`))).length).toBeLessThan(41);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("findSlips", () => {
  test.each([
    [
      "case wins over a slip",
      "{taskId} {taskIds}",
      ["taskid", "TaskIds"],
      ["taskid>taskId", "TaskIds>taskIds"],
    ],
    ["a slip", "{taskId}", ["taksId"], ["taksId>taskId"]],
    ["each name once", "{taskId}", ["taskid", "TASKID"], ["taskid>taskId"]],
    ["a difference in case behind a slip", "{taskId}", ["taskIdd", "taskid"], ["taskid>taskId"]],
    ["what is sent is left alone", "{taskId}", ["taskId", "taskid"], []],
    ["actor is none", "{factor}", ["actor"], []],
    ["unlike names", "{shiftName}", ["title"], []],
  ])("%s", (_, text, names, expected) => {
    const slips = findSlips(typeOf(text), sent(...names));
    expect(slips.map(({ sent: name, declared }) => `${name}>${declared}`)).toEqual(expected);
  });
});
