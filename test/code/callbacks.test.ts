import { describe, expect, test } from "vitest";
import { readSource, underlined } from "./reading.js";

const TOPIC = '{ "source": "text", "value": "Task" }';

/** A request with the activity type that \`kind\` holds, for the user that \`user\` holds. */
const JS = `graph.api(\`/users/\${user}/teamwork/sendActivityNotification\`).post({ topic: ${TOPIC}, activityType: kind })`;
const PY = `client.post(f"https://graph.microsoft.com/v1.0/users/{user}/teamwork/sendActivityNotification", json={"topic": ${TOPIC}, "activityType": kind})`;
const CS = `http.PostAsJsonAsync($"https://graph.microsoft.com/v1.0/users/{user}/teamwork/sendActivityNotification", new { topic = new { source = "text", value = "Task" }, activityType = kind })`;
const BATCH = `{ id: "1", method: "POST", url: \`/users/\${user}/teamwork/sendActivityNotification\`, body: { topic: ${TOPIC}, activityType: kind } }`;

/** Programs that send "taskCreated": what sends it stands in a callback with a parameter of its own. */
const programs: Readonly<Record<string, readonly [name: string, program: string]>> = {
  forEach: [
    "a.ts",
    `function tell(users, kind) { users.forEach((user) => { ${JS}; }); }\ntell(all, "taskCreated");`,
  ],
  "forEach with await": [
    "a.ts",
    `const tell = async (users, kind) => { users.forEach(async (user) => { await ${JS}; }); };\ntell(all, "taskCreated");`,
  ],
  "Promise.all and map": [
    "a.ts",
    `async function tell(users, kind) { await Promise.all(users.map((user) => ${JS})); }\ntell(all, "taskCreated");`,
  ],
  "Promise.allSettled, filter and map": [
    "a.ts",
    `const tell = (users, kind) => Promise.allSettled(users.filter((a) => a.on).map(async ({ user }) => { try { await ${JS}; } catch (e) { log(e); } }));\ntell(all, "taskCreated");`,
  ],
  "a batch made by map": [
    "a.ts",
    `async function tell(users, kind) { await graph.api("/$batch").post({ requests: users.map((user, index) => (${BATCH})) }); }\ntell(all, "taskCreated");`,
  ],
  "a callback in a callback": [
    "a.ts",
    `const tell = (teams, kind) => teams.map((team) => team.users.map((user) => ${JS}));\ntell(all, "taskCreated");`,
  ],
  "a callback behind wrappers": [
    "a.ts",
    `const tell = (users, kind) => users.forEach((user) => ${JS});\nconst created = (users, type) => tell(users, type);\ncreated(all, "taskCreated");`,
  ],
  "an inner function": [
    "a.ts",
    `async function tell(users, kind) { async function one(user) { await ${JS}; } for (const user of users) await one(user); }\ntell(all, "taskCreated");`,
  ],
  "a transaction": [
    "a.ts",
    `const tell = (user, kind) => db.transaction(async (tx) => { await tx.save(user); await ${JS}; });\ntell("u", "taskCreated");`,
  ],
  reduce: [
    "a.ts",
    `const tell = (users, kind) => users.reduce((done, user) => done.then(() => ${JS}), Promise.resolve());\ntell(all, "taskCreated");`,
  ],
  "a method": [
    "a.ts",
    `class A { tell(users, kind) { return Promise.all(users.map((user) => ${JS})); }\n created(users) { return this.tell(users, "taskCreated"); } }`,
  ],
  "an inner def": [
    "a.py",
    `async def tell(users, kind):\n    async def one(user):\n        await ${PY}\n    await asyncio.gather(*[one(user) for user in users])\n\nasync def created(users):\n    await tell(users, "taskCreated")`,
  ],
  "gather over a generator": [
    "a.py",
    `async def tell(users, kind):\n    await asyncio.gather(*(${PY} for user in users))\n\nasync def created(users):\n    await tell(users, "taskCreated")`,
  ],
  "gather over a list": [
    "a.py",
    `async def tell(users, kind):\n    await asyncio.gather(*[${PY} for user in users if user])\n\nasync def created(users):\n    await tell(users, "taskCreated")`,
  ],
  "a lambda": [
    "a.py",
    `def tell(users, kind):\n    return list(map(lambda user: ${PY}, users))\n\ntell(users, "taskCreated")`,
  ],
  "an executor": [
    "a.py",
    `def tell(users, kind):\n    def one(user):\n        return ${PY}\n    with ThreadPoolExecutor() as pool:\n        pool.map(one, users)\n\ntell(users, "taskCreated")`,
  ],
  Select: [
    "A.cs",
    `class A { Task Tell(string[] users, string kind) => Task.WhenAll(users.Select(user => ${CS}));\n Task Created(string[] users) => Tell(users, "taskCreated"); }`,
  ],
  "Select with await": [
    "A.cs",
    `class A { async Task Tell(List<User> users, string kind) { await Task.WhenAll(users.Select(async (user) => { await ${CS}; })); }\n async Task Created(List<User> users) { await Tell(users, "taskCreated"); } }`,
  ],
  "Parallel.ForEachAsync": [
    "A.cs",
    `class A { async Task Tell(string[] users, string kind) { await Parallel.ForEachAsync(users, async (user, token) => { await ${CS}; }); }\n async Task Created(string[] users) { await Tell(users, "taskCreated"); } }`,
  ],
  ForEach: [
    "A.cs",
    `class A { void Tell(List<string> users, string kind) { users.ForEach(user => ${CS}); }\n void Created(List<string> users) { Tell(users, "taskCreated"); } }`,
  ],
  "a local function": [
    "A.cs",
    `class A { async Task Tell(string[] users, string kind) { async Task One(string user) { await ${CS}; } foreach (var user in users) await One(user); }\n async Task Created(string[] users) { await Tell(users, "taskCreated"); } }`,
  ],
};

describe("a callback with its own parameter around the send", () => {
  test.each(Object.entries(programs))("%s", (_, [name, program]) => {
    const { requests } = readSource(name, program);
    expect(requests.map(({ body }) => (body as { activityType: unknown }).activityType)).toEqual([
      "taskCreated",
    ]);
    expect(underlined(program, requests[0]!.found, "/activityType")).toBe('"taskCreated"');
  });
});

describe("nothing is known of what the callback itself is given", () => {
  test.each([
    [
      "a.ts",
      `const tell = (users, kind) => users.forEach(({ user, kind }) => ${JS});\ntell(all, "taskCreated");`,
    ],
    [
      "a.py",
      `def tell(users, kind):\n    for user, kind in users:\n        ${PY}\n\ntell(users, "taskCreated")`,
    ],
    [
      "a.py",
      `def tell(users, kind):\n    return [${PY} for user, kind in users]\n\ntell(users, "taskCreated")`,
    ],
    [
      "A.cs",
      `class A { Task Tell(Dictionary<string, string> users) => Task.WhenAll(users.Select((user, kind) => ${CS}));\n Task Created() => Tell("taskCreated"); }`,
    ],
  ])("%s: %s", (name, program) => {
    const { requests } = readSource(name, program);
    expect(requests).toHaveLength(1);
    expect(JSON.stringify(requests[0]!.body)).not.toContain("taskCreated");
  });
});
