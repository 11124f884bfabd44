import { expect, test } from "vitest";
import { hostilePrograms } from "../bench/hostile-programs.mjs";
import { isLong } from "../long.js";
import { readFiles } from "./reading.js";

/** `npm run bench -- --rows hostile` measures programs of 1 MiB. */
const SIZE = isLong ? 2 ** 20 : 2 ** 15;

test.each(hostilePrograms())(
  "$kind in $ending: what it sends is found, or it is said that it was not read",
  ({ ending, write }) => {
    const program = write(SIZE);
    expect(program.length).toBeGreaterThan(SIZE - 4000);
    const { requests, skipped } = readFiles({ [`a.${ending}`]: program });
    expect(requests.length + skipped.length).toBeGreaterThan(0);
    for (const { note } of requests) expect(note.activityType ?? "a").toMatch(/^(?:a\d*|x|y)*$/);
    for (const { reason } of skipped) expect(reason).toMatch(/too deeply|too large/);
  },
);

test("what is found before the steps are used up stands, and the line is told from which none were left", () => {
  const grows = hostilePrograms().find(
    ({ kind, ending }) => kind === "a list that grows while it is sent" && ending === "ts",
  )!;
  const { requests, skipped } = readFiles({ "a.ts": grows.write(2 ** 17) });
  const [{ file, line } = { file: "", line: 0 }] = skipped;
  expect(file).toBe("a.ts");
  expect(requests.length).toBeGreaterThan(10);
  expect(line).toBeGreaterThan(requests.at(-1)!.note.line);
});
