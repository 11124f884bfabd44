import { expect, test } from "vitest";
import { createInbox, MOST_ENTRIES } from "../../src/graph/inbox.js";
import { harbour, serve } from "./given.js";

const [owner] = serve(harbour).apps;
const entry = (line = "{}", chain?: string) => ({
  received: 0,
  status: 204,
  line,
  index: 0,
  owner,
  diagnostics: [],
  refusal: undefined,
  chain,
});

test("the oldest are forgotten when there are too many", () => {
  const inbox = createInbox();
  for (let count = 0; count < MOST_ENTRIES + 5; count += 1) inbox.add(entry());
  expect(inbox.entries()).toHaveLength(MOST_ENTRIES);
  expect(inbox.entries()[0]!.id).toBe(6);
  expect(inbox.lastId()).toBe(MOST_ENTRIES + 5);
});

test("or when they are too large together, though the last one always stays", () => {
  const inbox = createInbox();
  const large = "x".repeat(2 ** 24);
  for (let count = 0; count < 6; count += 1) inbox.add(entry(large));
  expect(inbox.entries().map(({ id }) => id)).toEqual([3, 4, 5, 6]);
  inbox.add(entry("x".repeat(2 ** 26 + 1)));
  expect(inbox.entries().map(({ id }) => id)).toEqual([7]);
});

test("a chain whose notification was forgotten begins anew", () => {
  const inbox = createInbox();
  inbox.add(entry("{}", "a"));
  inbox.forget();
  expect(inbox.add(entry("{}", "a"))).toMatchObject({ id: 2, replaces: undefined });
  expect(inbox.add(entry("{}", "a"))).toMatchObject({ id: 3, replaces: 2 });
});

test("subscribers hear of each change until they end it", () => {
  const inbox = createInbox();
  let heard = 0;
  const end = inbox.subscribe(() => void (heard += 1));
  inbox.add(entry());
  inbox.forget();
  end();
  inbox.add(entry());
  expect(heard).toBe(2);
});
