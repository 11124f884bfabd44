import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { textFile } from "../../../src/json/parse.js";
import { isTemplate, rawText } from "../../../src/json/template.js";
import { readAlone, readSource, underlined } from "../reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const WEB_URL = '"https://teams.microsoft.com/l/x"';
const TOPIC = `new { source = "text", value = "Task", webUrl = ${WEB_URL} }`;
const SDK_TOPIC = `new TeamworkActivityTopic { Source = TeamworkActivityTopicSource.Text, Value = "Task", WebUrl = ${WEB_URL} }`;

/** How people send `activityType`; `TYPE` stands for the quoted text, which may be wrong. */
const shapes: Record<string, string> = {
  "the SDK": `var requestBody = new SendActivityNotificationPostRequestBody\n{\n  Topic = ${SDK_TOPIC},\n  ActivityType = TYPE,\n};\nawait graphClient.Users["u"].Teamwork.SendActivityNotification.PostAsync(requestBody);`,
  "the SDK in a method": `namespace A;\npublic class Sender : ISender\n{\n  private readonly GraphServiceClient _client;\n  public Sender(GraphServiceClient client) { _client = client; }\n  public async Task SendAsync(string userId)\n  {\n    await _client.Users[userId].Teamwork.SendActivityNotification.PostAsync(new()\n    {\n      ActivityType = TYPE,\n      Topic = ${SDK_TOPIC}\n    });\n  }\n}`,
  "properties assigned later": `var body = new SendActivityNotificationPostRequestBody();\nbody.ActivityType = TYPE;\nbody.Topic = ${SDK_TOPIC};\nawait client.Chats["c"].SendActivityNotification.PostAsync(body);`,
  "positional arguments": `var topic = ${SDK_TOPIC};\nvar activityType = TYPE;\nawait graphClient.Chats["c"]\n  .SendActivityNotification(topic, activityType, null)\n  .Request()\n  .PostAsync();`,
  "an anonymous object": `var body = new { activityType = TYPE, topic = ${TOPIC} };\nawait http.PostAsJsonAsync("${URL}", body);`,
  "shorthand of an anonymous object": `const string activityType = TYPE;\nvar topic = ${TOPIC};\nawait http.PostAsync("${URL}", new StringContent(JsonSerializer.Serialize(new { activityType, topic }), Encoding.UTF8, "application/json"));`,
  "a dictionary": `var body = new Dictionary<string, object> { ["activityType"] = TYPE, ["topic"] = ${TOPIC} };\nvar json = JsonConvert.SerializeObject(body);\nvar content = new StringContent(json, Encoding.UTF8, "application/json");\nvar response = await client.PostAsync($"${URL}", content);`,
  "a dictionary of pairs": `var body = new Dictionary<string, object>() { { "activityType", TYPE }, { "topic", ${TOPIC} } };\nawait client.PostAsync("${URL}", JsonContent.Create(body));`,
  "a serializer by its whole name": `var body = new StringContent(Newtonsoft.Json.JsonConvert.SerializeObject(\n  new { activityType = TYPE, topic = ${TOPIC} }));\nawait client.PostAsync("${URL}", body);`,
  "a message": `var message = new HttpRequestMessage(HttpMethod.Post, "${URL}")\n{\n  Content = new StringContent(JsonSerializer.Serialize(new { activityType = TYPE, topic = ${TOPIC} }))\n};\nawait client.SendAsync(message);`,
  "a message with its content assigned": `using var message = new HttpRequestMessage(HttpMethod.Post, "${URL}");\nmessage.Content = JsonContent.Create(new { activityType = TYPE, topic = ${TOPIC} });\nawait client.SendAsync(message);`,
  "constants of a class": `static class Kinds { public const string Created = TYPE; }\nclass A { void Send() { client.PostAsJsonAsync("${URL}", new { activityType = Kinds.Created, topic = ${TOPIC} }); } }`,
  "a field": `class A\n{\n  private const string Kind = TYPE;\n  void Send() => client.PostAsJsonAsync("${URL}", new { activityType = Kind, topic = ${TOPIC} });\n}`,
  "a builder": `class A\n{\n  private static object Build(string kind, string? x = null) => new { activityType = kind, topic = ${TOPIC} };\n  Task Send() { return client.PostAsJsonAsync("${URL}", Build(TYPE)); }\n}`,
  "a wrapper": `class A\n{\n  public async Task NotifyAsync(string user, string kind, CancellationToken token = default)\n  {\n    var body = new { activityType = kind, topic = ${TOPIC} };\n    await client.PostAsJsonAsync("${URL}", body, token);\n  }\n  Task Created() => NotifyAsync("u", kind: TYPE);\n}`,
};

describe.each(Object.entries(shapes))("%s", (_, shape) => {
  test.each(['"taskCreated"', '"taskCreatd"'])("with %s", (written) => {
    const source = shape.replace("TYPE", () => written);
    const { requests, skipped } = readSource("Send.cs", source);
    expect(skipped).toBeUndefined();
    expect(requests.map(({ body }) => body)).toEqual([
      {
        activityType: written.slice(1, -1),
        topic: { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" },
      },
    ]);
    expect(requests[0]!.open).toEqual([]);
    expect(requests[0]!.method).toBe("POST");
    expect(requests[0]!.url).toMatch(/sendActivityNotification$/i);
    expect(underlined(source, requests[0]!.found, "/activityType")).toBe(written);
    expect(underlined(source, requests[0]!.found, "/topic/webUrl")).toBe(WEB_URL);
  });
});

test.each<[name: string, before: string, value: string, expected: unknown]>([
  ["an interpolated text", "", '$"task{kind}"', "task{kind}"],
  [
    "an interpolated text that is known",
    'var kind = "Created";',
    '$"task{kind}{{}}"',
    "taskCreated{}",
  ],
  ["a format", "", '$"task{kind,5:X}"', "task{kind,5:X}"],
  ["a verbatim text", "", '@"C:\\a ""b"""', 'C:\\a "b"'],
  ["a raw text", "", '"""a "b" \\n"""', 'a "b" \\n'],
  ["a raw text of lines", "", '"""\n    a\n      b\n    """', "a\n  b"],
  ["an interpolated raw text", "", '$$"""{a} {{kind}}"""', "{a} {kind}"],
  ["string.Format", "", 'string.Format("task{0}", kind)', "task{kind}"],
  ["a sum", "", '"task" + "Created"', "taskCreated"],
  ["nameof", "", "nameof(Kinds.TaskCreated)", "TaskCreated"],
  ["a cast", "", '(string)"a"', "a"],
  [
    "null, true and numbers",
    "",
    "new object[] { null, true, -1, 1_000L, 1.5 }",
    [null, true, -1, 1000, 1.5],
  ],
  ["a list", "", 'new List<string> { "a", "b" }', ["a", "b"]],
  ["a collection expression", "", '["a", "b"]', ["a", "b"]],
  ["an array", "", 'new[] { "a" }', ["a"]],
  ["a default", "", 'kind ?? "a"', '{kind ?? "a"}'],
  ["a comparison", "", "a < b", "{a < b}"],
  ["a setting", "", '_configuration["Kind"]', '{_configuration["Kind"]}'],
  ["a name that is assigned twice", 'var kind = "a"; kind = "b";', "kind", "b"],
  ["a name and its own value", 'var kind = "a"; kind = kind + "b";', "kind", "ab"],
  ["a name that a loop assigns", 'var kind = "a"; while (x) kind = "b";', "kind", "{kind}"],
  [
    "an enum",
    "enum Kinds { A, [X(1)] TaskCreated = 2 }",
    "Kinds.TaskCreated.ToString()",
    "TaskCreated",
  ],
  ["an enum in a text", "enum Kinds { TaskCreated }", '$"x{Kinds.TaskCreated}"', "xTaskCreated"],
  ["an enum's own value", "enum Kinds { TaskCreated }", "Kinds.TaskCreated", "{TaskCreated}"],
  [
    "Select over a list",
    "",
    'new[] { "a", "b" }.Select(x => new { name = x }).ToList()',
    [{ name: "a" }, { name: "b" }],
  ],
  [
    "Select over a dictionary",
    'var of = new Dictionary<string, string> { ["a"] = "b" };',
    "of.Select(p => new { p.Key, v = p.Value }).ToArray()",
    [{ key: "a", v: "b" }],
  ],
  ["JProperty", "", 'new JObject(new JProperty("a", "b"))', { a: "b" }],
  ["a copy with changes", "", "a with { B = 1 }", { b: 1 }],
  ["a name that a call assigns", 'var kind = "a"; Change(ref kind);', "kind", "{kind}"],
  ["a name that is added to", 'var kind = "a"; kind += "b";', "kind", "ab"],
  ["a text given to a call", 'var kind = "a"; Show(kind);', "kind", "a"],
  ["a LINQ query", "", "users.Select(x => x.Id).ToList()", "{users.Select(x => x.Id)}"],
])("%s", (_, before, value, expected) => {
  const source = `${before}\nawait client.PostAsJsonAsync("${URL}", new { activityType = ${value}, topic = ${TOPIC} });`;
  const [request] = readSource("A.cs", source).requests;
  expect((request?.body as { activityType: unknown } | undefined)?.activityType).toEqual(expected);
});

/** Code before a request, or around it, that must not hide the request or the meaning of its names. */
const before: Readonly<Record<string, string>> = {
  "a shift in an argument, a class with a primary constructor, and a lambda":
    'class A { async Task F(long a, string b) { await F(1L << 35, "x"); }\n class B(string name) { readonly Func<int, int> f = x => x + 1; public string Name => name; }\n MEMBER }',
  "shifts and comparisons":
    "class A { const long Limit = 1L << 35; bool Fits(long a, long b) => a < Limit && b < Limit - a; int F(int a = 1 << 3, int b = 4 >> 1) => a; MEMBER }",
  "a statement that awaits its own method":
    "class A { async Task F(string a) { await G(a); return; } Task G(string b) => null; MEMBER }",
  "property patterns in a switch expression":
    'class A { string F(object o) => o switch { Order { Total: > 5, Kind: "a" } x when x.Total < 3 => "b", { Sub: { Kind: not null } } => "c", Order(> 3, var y) => "d", [1, .., 2] => "e", _ => "f" }; MEMBER }',
  "property patterns in a switch statement":
    'class A { void F(object o) { switch (o) { case Order { Total: > 5 } x when x.A: break; case { Kind: "a" } or { Kind: "b" }: break; } } MEMBER }',
  "property patterns in a condition":
    'class A { void F(object o) { if (o is Order { Total: > 5, Kind: "a" or "b" } x && x.Kind is not null) { var z = x is string ? 1 : 2; } } MEMBER }',
  "attributes and modifiers of parameters":
    'class A { Task F([FromBody] string a, [Range(1, 5)] ref int b, params string[] c) => null; Task G(in (string Kind, int Count) a, List<List<int>> b, int? c = null, string d = "x") => null; MEMBER }',
  tuples:
    'class A { (string Kind, int Count) F() => ("a", 1); void G() { (string a, int b) = F(); var (c, d) = F(); } MEMBER }',
  "an interface with methods and constants":
    'interface I { const string A = "a"; Task F(string a); }\nclass A : I { MEMBER }',
};

test.each(Object.entries(before))("behind %s", (_, program) => {
  const member = `async Task Last(string user) { const string kind = "taskCreated"; await client.PostAsJsonAsync("${URL}", new { activityType = kind, topic = ${TOPIC} }); }`;
  const types = readSource(
    "A.cs",
    program.replace("MEMBER", () => member),
  ).requests.map(({ body }) => (body as { activityType: unknown }).activityType);
  expect(types).toEqual(["taskCreated"]);
});

test.each([
  ["an awaited call of an own method", 'await Send("taskCreated");'],
  ["a name of a pattern", 'object o = "taskCreated"; if (o is string kind) await Send(kind);'],
  ["a constant of an interface", "await Send(IKinds.Created);"],
])("what %s gives to a wrapper", (_, call) => {
  const source = `interface IKinds { const string Created = "taskCreated"; }\nclass A { async Task Send(string kind) { await client.PostAsJsonAsync("${URL}", new { activityType = kind, topic = ${TOPIC} }); }\n async Task Last() { ${call} } }`;
  const [request] = readSource("A.cs", source).requests;
  expect(request?.body).toMatchObject({ activityType: "taskCreated" });
  expect(underlined(source, request!.found, "/activityType")).toBe('"taskCreated"');
});

test("both branches of a condition", () => {
  const source = `await client.PostAsJsonAsync("${URL}", new { activityType = urgent ? "a" : "b", topic = ${TOPIC} });`;
  expect(
    readSource("A.cs", source).requests.map(
      ({ body }) => (body as { activityType: string }).activityType,
    ),
  ).toEqual(["a", "b"]);
});

test("a recipient has the type that its class says, and more data", () => {
  const source = `await client.Chats["c"].SendActivityNotification.PostAsync(new SendActivityNotificationPostRequestBody { ActivityType = "a", Topic = ${SDK_TOPIC}, Recipient = new AadUserNotificationRecipient { UserId = "u" }, TemplateParameters = new List<KeyValuePair> { new() { Name = "n", Value = "v" } } });
await client.Chats["c"].SendActivityNotification.PostAsync(new SendActivityNotificationPostRequestBody { ActivityType = "a", Topic = ${SDK_TOPIC}, Recipient = new TeamworkNotificationRecipient { OdataType = "x", AdditionalData = new Dictionary<string, object> { { "userId", "u" } } } });`;
  expect(readSource("A.cs", source).requests.map(({ body }) => body)).toMatchObject([
    {
      recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: "u" },
      templateParameters: [{ name: "n", value: "v" }],
    },
    { recipient: { "@odata.type": "x", userId: "u" } },
  ]);
});

test("the samples of the API's page, each block by itself", () => {
  const page = readFileSync(new globalThis.URL("./chat-sample.md", import.meta.url), "utf8");
  const start = page.indexOf("```csharp") + "```csharp".length;
  const { found } = readAlone(textFile("chat.md", page), {
    language: "cs",
    start,
    end: page.indexOf("```", start),
  });
  const [request] = found.requests;
  expect(found.requests).toHaveLength(1);
  // The page writes `{chat-id}` for an id of the reader's own.
  expect(rawText(request!.url!.text)).toBe("/chats/{chat-id}/sendActivityNotification");
  expect(isTemplate(request!.url!.text)).toBe(true);
  expect(request!.body.value).toMatchObject({
    activityType: "taskCreated",
    topic: { source: "entityUrl" },
    recipient: { "@odata.type": "microsoft.graph.aadUserNotificationRecipient" },
    templateParameters: [{ name: "taskId", value: "Task 12322" }],
  });
  expect(underlined(page, request!, "/templateParameters/0/name")).toBe('"taskId"');
});

test.each([
  ["a raw text", `"""\n  { "activityType": "a", "topic": { "source": "text" } }\n  """`, "a"],
  [
    "an escaped text",
    '"{ \\"activityType\\": \\"a\\", \\"topic\\": { \\"source\\": \\"text\\" } }"',
    "a",
  ],
  [
    "an interpolated raw text",
    `$$"""{ "activityType": "a{{kind}}", "topic": { "source": "text" } }"""`,
    "a{kind}",
  ],
])("JSON written as %s", (_, written, expected) => {
  const source = `var json = ${written};\nawait client.PostAsync("${URL}", new StringContent(json, Encoding.UTF8, "application/json"));`;
  const [request] = readSource("A.cs", source).requests;
  expect(request?.body).toEqual({ activityType: expected, topic: { source: "text" } });
  expect(underlined(source, request!.found, "/activityType")).toBe(written);
});
