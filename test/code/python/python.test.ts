import { describe, expect, test } from "vitest";
import { readSource, underlined } from "../reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const TOPIC = '{"source": "text", "value": "Task", "webUrl": "https://teams.microsoft.com/l/x"}';

/** How people send `activityType`; `TYPE` stands for the quoted text, which may be wrong. */
const shapes: Record<string, string> = {
  "json=": `requests.post("${URL}", headers=headers, json={"activityType": TYPE, "topic": ${TOPIC}})`,
  "data=json.dumps": `requests.post(url="${URL}", data=json.dumps({"activityType": TYPE, "topic": ${TOPIC}}))`,
  "dumps by its own name": `from json import dumps\nrequests.post(url="${URL}", data=dumps({"activityType": TYPE, "topic": ${TOPIC}}).encode())`,
  "a name above": `def send(user):\n    payload = {\n        "activityType": TYPE,  # the type\n        "topic": ${TOPIC},\n    }\n    return requests.post("${URL}", json=payload)`,
  "an awaited client": `async def send():\n  async with httpx.AsyncClient() as client:\n    await client.post("${URL}", json={"activityType": TYPE, "topic": ${TOPIC}})`,
  "a key assigned later": `body = {"topic": ${TOPIC}}\nbody["activityType"] = TYPE\nrequests.post("${URL}", json=body)`,
  "dict()": `requests.post("${URL}", json=dict(activityType=TYPE, topic=${TOPIC}))`,
  "a known spread": `base = {"activityType": TYPE}\nrequests.post("${URL}", json={**base, "topic": ${TOPIC}})`,
  "constants of a class": `class Kinds:\n    CREATED = TYPE\n\nrequests.post("${URL}", json={"activityType": Kinds.CREATED, "topic": ${TOPIC}})`,
  "an enum": `class Kinds(str, Enum):\n    CREATED = TYPE\n\nrequests.post("${URL}", json={"activityType": Kinds.CREATED.value, "topic": ${TOPIC}})`,
  "a builder": `def build(kind, title="x"):\n    """A body."""\n    return {"activityType": kind, "topic": ${TOPIC}}\n\nrequests.post("${URL}", json=build(TYPE))`,
  "a wrapper": `def notify(user, kind):\n    body = {"activityType": kind, "topic": ${TOPIC}}\n    requests.post("${URL}", json=body)\n\nnotify("u", kind=TYPE)`,
  "a method": `class A:\n    def build(self, kind):\n        return {"activityType": kind, "topic": ${TOPIC}}\n    def send(self):\n        self.session.post("${URL}", json=self.build(TYPE))`,
  "the SDK": `body = SendActivityNotificationPostRequestBody(\n    topic=TeamworkActivityTopic(source=TeamworkActivityTopicSource("text"), value="Task", web_url="https://teams.microsoft.com/l/x"),\n    activity_type=TYPE,\n)\nawait graph_client.users.by_user_id("u").teamwork.send_activity_notification.post(body)`,
  "the SDK, assigned": `body = SendActivityNotificationPostRequestBody()\ntopic = TeamworkActivityTopic()\ntopic.source = "text"\ntopic.value = "Task"\ntopic.web_url = "https://teams.microsoft.com/l/x"\nbody.topic = topic\nbody.activity_type = TYPE\nawait client.chats.by_chat_id("c").send_activity_notification.post(request_body=body)`,
};

describe.each(Object.entries(shapes))("%s", (_, shape) => {
  test.each(["'taskCreated'", '"taskCreatd"'])("with %s", (written) => {
    const source = shape.replace("TYPE", written);
    const { requests, skipped } = readSource("send.py", source);
    expect(skipped).toBeUndefined();
    expect(requests.map(({ body }) => body)).toEqual([
      {
        activityType: written.slice(1, -1),
        topic: { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" },
      },
    ]);
    expect(requests[0]!.open).toEqual([]);
    expect(underlined(source, requests[0]!.found, "/activityType")).toBe(written);
    expect(underlined(source, requests[0]!.found, "/topic/webUrl")).toBe(
      '"https://teams.microsoft.com/l/x"',
    );
  });
});

test.each<[name: string, before: string, value: string, expected: unknown]>([
  ["an f-string", "", 'f"task{kind}"', "task{kind}"],
  ["an f-string of known parts", 'kind = "Created"', 'f"task{kind}{{}}"', "taskCreated{}"],
  ["a format", "", 'f"{kind:>5}"', "{kind:>5}"],
  [".format", "", '"task{}".format(kind)', "task{kind}"],
  ["adjacent texts", "", '("task" "Created")', "taskCreated"],
  ["a triple quoted text", "", '"""a\n"b" """', 'a\n"b" '],
  ["a raw text", "", 'r"a\\n"', "a\\n"],
  ["None, True and numbers", "", "[None, True, -1, 1_000, 1.5]", [null, true, -1, 1000, 1.5]],
  ["a sum", 'a = "task"', 'a + "Created"', "taskCreated"],
  [
    "an enum of the SDK",
    "from msgraph import TeamworkActivityTopicSource",
    "TeamworkActivityTopicSource.EntityUrl",
    "entityUrl",
  ],
  ["the value of an enum of the SDK", "", "TeamworkActivityTopicSource.Text.value", "text"],
  ["%", "", '"task%s" % kind', "task{kind}"],
  ["% of several", 'b = "C"', '"%s %s%d%%" % ("a", b, 1)', "a C1%"],
  ["% of a dict", "", '"task%(kind)s" % {"kind": "Created"}', "taskCreated"],
  ["% with a width", "", '"task%5s" % kind', 'task{"task%5s" % kind}'],
  ["an environment variable", "", 'os.environ["KIND"]', '{os.environ["KIND"]}'],
  ["a default", "", 'kind or "a"', '{kind or "a"}'],
  ["a name that is assigned twice", 'kind = "a"\nkind = "b"', "kind", "b"],
  ["a name that a loop assigns", 'kind = "a"\nfor x in y:\n    kind = "b"', "kind", "{kind}"],
  ["a name assigned under a condition", 'if x:\n    kind = "a"', "kind", "{kind}"],
  ["a text that is added to", 'kind = "a"\nkind += "b"', "kind", "ab"],
  ["a text given to a call", 'kind = "a"\nshow(kind)', "kind", "a"],
  [
    "a global name that a function assigns",
    'kind = "a"\ndef f():\n    global other, kind\n    kind = "b"',
    "kind",
    "{kind}",
  ],
  [
    "a global name that a function reads",
    'kind = "a"\ndef f():\n    global kind\n    show(kind)',
    "kind",
    "a",
  ],
  [
    "a name of the function around that an inner one assigns",
    'def kind_of():\n    kind = "a"\n    def change():\n        nonlocal kind\n        kind = "b"\n    change()\n    return kind',
    "kind_of()",
    "{kind}",
  ],
  ["a comprehension", "", "[a for a in b]", "{[a for a in b]}"],
  ["a comprehension over a list", "", '[{"a": x} for x in ["b", "c"]]', [{ a: "b" }, { a: "c" }]],
  [
    "a comprehension over a dict",
    "",
    '[{"k": k, "v": v} for k, v in {"a": 1}.items()]',
    [{ k: "a", v: 1 }],
  ],
  ["a comprehension over keys", "", '[k for k in {"a": 1}]', ["a"]],
  ["a comprehension over values", "", '[v for v in {"a": 1}.values()]', [1]],
  ["a comprehension with a condition", "", '[x for x in ["b"] if x]', '{[x for x in ["b"] if x]}'],
  ["an update", 'a = {"b": 1}\na.update({"b": 2, "c": 3})', "a", { b: 2, c: 3 }],
  ["an update with what is not known", 'a = {"b": 1}\na.update(c)', "a", '{{"b": 1}}'],
  ["a union", 'a = {"b": 1, "c": 1}', 'a | {"b": 2}', { b: 2, c: 1 }],
  ["a union of three", 'a = {"b": 1}', '{"b": 0, "c": 0} | a | {"c": 2}', { b: 1, c: 2 }],
  ["a union with a call", "", '({"b": f()} | {"b": 1})', { b: 1 }],
  ["a union that is assigned", 'a = {"b": 1}\na |= {"b": 2}', "a", { b: 2 }],
  ["a union with a name", 'c = {"b": 2}\na = {"b": 1}\na |= c', "a", { b: 2 }],
  ["a union with what is not known", 'a = {"b": "1"} | c', "a", { b: '{"1"}' }],
  ["a union of types", "", "A | None", "{A | None}"],
  ["an argument that is not given", 'def f(a="d"):\n    return a', "f()", "d"],
])("%s", (_, before, value, expected) => {
  const source = `${before}\nrequests.post("${URL}", json={"activityType": ${value}, "topic": ${TOPIC}})`;
  const [request] = readSource("a.py", source).requests;
  expect((request!.body as { activityType: unknown }).activityType).toEqual(expected);
});

test("a body of the SDK for many recipients", () => {
  const source = `body = SendActivityNotificationToRecipientsPostRequestBody(
    activity_type="taskCreated",
    topic=TeamworkActivityTopic(source=TeamworkActivityTopicSource.Text, value="Task", web_url="https://teams.microsoft.com/l/x"),
    template_parameters=[KeyValuePair(name="taskId", value=task_id)],
    recipients=[AadUserNotificationRecipient(user_id=user) for user in users],
)
await graph.teamwork.send_activity_notification_to_recipients.post(body)`;
  const [request] = readSource("a.py", source).requests;
  expect(request).toMatchObject({
    url: "/teamwork/sendActivityNotificationToRecipients",
    body: {
      activityType: "taskCreated",
      topic: { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" },
      templateParameters: [{ name: "taskId", value: "{task_id}" }],
    },
    open: [],
  });
  expect(underlined(source, request!.found, "/activityType")).toBe('"taskCreated"');
});

test("what a union overrides is not judged, and what overrides stands at its own place", () => {
  const source = `BASE = {"activityType": "none", "topic": ${TOPIC}}\nrequests.post("${URL}", json=BASE | {"activityType": "taskCreated"})`;
  const { requests } = readSource("a.py", source);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ body: { activityType: "taskCreated" }, open: [] });
  expect(underlined(source, requests[0]!.found, "/activityType")).toBe('"taskCreated"');
});

test("both branches of a condition", () => {
  const source = `requests.post("${URL}", json={"activityType": "a" if urgent else "b", "topic": ${TOPIC}})`;
  expect(
    readSource("a.py", source).requests.map(
      ({ body }) => (body as { activityType: string }).activityType,
    ),
  ).toEqual(["a", "b"]);
});

test("the URL and the method", () => {
  const [first] = readSource("a.py", shapes["the SDK"]!.replace("TYPE", '"a"')).requests;
  expect(first).toMatchObject({
    url: "/users/u/teamwork/sendActivityNotification",
    method: "POST",
  });
  const [second] = readSource(
    "a.py",
    `BASE = "https://graph.microsoft.com/beta"\nrequests.post(f"{BASE}/chats/{chat_id}/sendActivityNotification", json={"topic": ${TOPIC}, "activityType": "a"})`,
  ).requests;
  expect(second?.url).toBe(
    "https://graph.microsoft.com/beta/chats/{chat_id}/sendActivityNotification",
  );
});

test("a comment ignores rules for the next request", () => {
  const source = `# teamslint-ignore-next rule-a: it is a test\n${shapes["json="]!.replace("TYPE", '"a"')}`;
  expect(readSource("a.py", source).requests[0]!.found.ignores).toMatchObject([
    { rules: ["rule-a"], reason: "it is a test" },
  ]);
});

test.each([
  ["requests_mock", `m.post("${URL}", json={"error": {"code": "Forbidden"}})`],
  ["responses", `responses.add(responses.POST, "${URL}", json={"error": 1}, status=403)`],
])("an answer that a test makes up with %s is no request", (_, source) => {
  expect(readSource("a.py", source).requests).toEqual([]);
});
