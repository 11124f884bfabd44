import { describe, expect, test } from "vitest";
import { readFiles, readSource, underlined } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const TOPIC = { source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" };
const JS_TOPIC = '{ source: "text", value: "Task", webUrl: "https://teams.microsoft.com/l/x" }';
const PY_TOPIC = '{"source": "text", "value": "Task", "webUrl": "https://teams.microsoft.com/l/x"}';
const CS_TOPIC =
  'new { source = "text", value = "Task", webUrl = "https://teams.microsoft.com/l/x" }';

/** Programs whose body an object of a class is; "taskCreated" stands where it is written. */
const bodies: Readonly<Record<string, readonly [name: string, program: string]>> = {
  "parameter properties": [
    "a.ts",
    `class Body { constructor(public readonly activityType: string, public topic = ${JS_TOPIC}) {} }\nclient.post("${URL}", new Body("taskCreated"));`,
  ],
  "fields that a constructor sets": [
    "a.ts",
    `class Body { topic; activityType: string; constructor(type: string) { this.topic = ${JS_TOPIC}; this.activityType = type; } }\nconst body = new Body("taskCreated");\nclient.post("${URL}", body);`,
  ],
  "fields with values": [
    "a.js",
    `class Body { topic = ${JS_TOPIC}; activityType = "taskCreated"; #secret = 1; send() {} static x = 1; }\nclient.post("${URL}", JSON.stringify(new Body()));`,
  ],
  "fields set on the object": [
    "a.ts",
    `class Body { topic?: object; activityType?: string; iconId?: string; }\nconst body = new Body();\nbody.topic = ${JS_TOPIC};\nbody.activityType = "taskCreated";\nclient.post("${URL}", body);`,
  ],
  "a base class": [
    "a.ts",
    `class Base { topic = ${JS_TOPIC}; constructor(readonly activityType: string) {} }\nclass Body extends Base { constructor() { super("taskCreated"); } }\nclient.post("${URL}", new Body());`,
  ],
  "a base class whose constructor serves": [
    "a.ts",
    `class Base { constructor(readonly activityType: string, readonly topic: object) {} }\nclass Body extends Base {}\nclient.post("${URL}", new Body("taskCreated", ${JS_TOPIC}));`,
  ],
  "an object of an object": [
    "a.ts",
    `class Topic { source = "text"; constructor(readonly value: string, readonly webUrl: string) {} }\nclass Body { topic = new Topic("Task", "https://teams.microsoft.com/l/x"); constructor(readonly activityType: string) {} }\nclient.post("${URL}", { ...new Body("taskCreated") });`,
  ],
  "a method that makes the body": [
    "a.ts",
    `class Notice { constructor(private readonly kind: string) {} toBody() { return { activityType: this.kind, topic: ${JS_TOPIC} }; } }\nclient.post("${URL}", new Notice("taskCreated").toBody());`,
  ],
  "a factory": [
    "a.ts",
    `class Body { constructor(readonly activityType: string, readonly topic: object) {} static of(kind: string) { return new Body(kind, ${JS_TOPIC}); } }\nclient.post("${URL}", Body.of("taskCreated"));`,
  ],
  "a dataclass": [
    "a.py",
    `@dataclass\nclass Body:\n    activityType: str\n    topic: dict = field(default_factory=lambda: ${PY_TOPIC})\n\nrequests.post("${URL}", json=asdict(Body("taskCreated")))`,
  ],
  "a frozen dataclass by name": [
    "a.py",
    `import dataclasses\n@dataclasses.dataclass(frozen=True, slots=True)\nclass Body:\n    topic: dict\n    activityType: str\n\nbody = Body(activityType="taskCreated", topic=${PY_TOPIC})\nrequests.post("${URL}", data=json.dumps(dataclasses.asdict(body)))`,
  ],
  "a dataclass of dataclasses": [
    "a.py",
    `@dataclass\nclass Topic:\n    source: str\n    value: str\n    webUrl: str\n\n@dataclass\nclass Body:\n    topic: Topic\n    activityType: str = "taskCreated"\n\nrequests.post("${URL}", json=asdict(Body(Topic("text", "Task", "https://teams.microsoft.com/l/x"))))`,
  ],
  "a dataclass with a base": [
    "a.py",
    `@dataclass\nclass Base:\n    topic: dict\n\n@dataclass\nclass Body(Base):\n    activityType: str\n\nrequests.post("${URL}", json=asdict(Body(${PY_TOPIC}, "taskCreated")))`,
  ],
  attrs: [
    "a.py",
    `from attrs import asdict, define, field\n@define\nclass Body:\n    activityType: str\n    topic: dict = field(factory=lambda: ${PY_TOPIC})\n\nrequests.post("${URL}", json=asdict(Body("taskCreated")))`,
  ],
  pydantic: [
    "a.py",
    `class Body(BaseModel):\n    activityType: str\n    topic: dict = ${PY_TOPIC}\n    chainId: int | None = None\n\nrequests.post("${URL}", json=Body(activityType="taskCreated").model_dump(exclude_none=True))`,
  ],
  "pydantic with aliases": [
    "a.py",
    `class Body(BaseModel):\n    activity_type: str = Field(..., alias="activityType")\n    topic: dict = Field(default_factory=lambda: ${PY_TOPIC})\n\nrequests.post("${URL}", json=Body(activityType="taskCreated").model_dump(by_alias=True))`,
  ],
  "pydantic with aliases for output": [
    "a.py",
    `class Body(BaseModel):\n    activity_type: str = Field(serialization_alias="activityType")\n    topic: dict\n\nbody = Body(activity_type="taskCreated", topic=${PY_TOPIC})\nrequests.post("${URL}", data=body.model_dump_json(by_alias=True))`,
  ],
  "pydantic with a generator of aliases": [
    "a.py",
    `class Body(BaseModel):\n    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)\n    activity_type: str\n    topic: dict\n\nrequests.post("${URL}", json=Body(activity_type="taskCreated", topic=${PY_TOPIC}).model_dump(by_alias=True))`,
  ],
  "pydantic 1": [
    "a.py",
    `class Body(BaseModel):\n    activity_type: str\n    topic: dict\n    class Config:\n        alias_generator = to_camel\n\nrequests.post("${URL}", json=Body(activityType="taskCreated", topic=${PY_TOPIC}).dict(by_alias=True))`,
  ],
  TypedDict: [
    "a.py",
    `class Body(TypedDict, total=False):\n    activityType: str\n    topic: dict\n\nbody: Body = Body(activityType="taskCreated", topic=${PY_TOPIC})\nrequests.post("${URL}", json=body)`,
  ],
  NamedTuple: [
    "a.py",
    `class Body(NamedTuple):\n    activityType: str\n    topic: dict\n\nrequests.post("${URL}", json=Body("taskCreated", ${PY_TOPIC})._asdict())`,
  ],
  "a plain class and vars": [
    "a.py",
    `class Body:\n    def __init__(self, kind):\n        self.activityType = kind\n        self.topic = ${PY_TOPIC}\n\nrequests.post("${URL}", json=vars(Body("taskCreated")))`,
  ],
  "a plain class and __dict__": [
    "a.py",
    `class Base:\n    def __init__(self, topic):\n        self.topic = topic\n\nclass Body(Base):\n    LIMIT = 5\n    def __init__(self, kind):\n        super().__init__(${PY_TOPIC})\n        self.activityType = kind\n\nrequests.post("${URL}", json=Body(kind="taskCreated").__dict__)`,
  ],
  "a method that makes the body in Python": [
    "a.py",
    `@dataclass\nclass Notice:\n    kind: str\n    def to_body(self):\n        return {"activityType": self.kind, "topic": ${PY_TOPIC}}\n\nnotice = Notice("taskCreated")\nrequests.post("${URL}", json=notice.to_body())`,
  ],
  "a class method that makes the object": [
    "a.py",
    `@dataclass\nclass Body:\n    activityType: str\n    topic: dict\n    @classmethod\n    def of(cls, kind):\n        return cls(kind, ${PY_TOPIC})\n\nrequests.post("${URL}", json=asdict(Body.of("taskCreated")))`,
  ],
  "a record": [
    "A.cs",
    `record Topic(string Source, string Value, string WebUrl);\nrecord Body(Topic Topic, string ActivityType);\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body(new Topic("text", "Task", "https://teams.microsoft.com/l/x"), "taskCreated")); }`,
  ],
  "a record by names": [
    "A.cs",
    `record Body(string ActivityType, object Topic);\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body(Topic: ${CS_TOPIC}, ActivityType: "taskCreated")); }`,
  ],
  "a record with names for JSON": [
    "A.cs",
    `record Body([property: JsonPropertyName("activityType")] string Kind, [property: JsonPropertyName("topic")] object About);\nclass A { Task F() { Body body = new("taskCreated", ${CS_TOPIC}); return http.PostAsJsonAsync("${URL}", body); } }`,
  ],
  "a class with names for JSON": [
    "A.cs",
    `class Body { [JsonPropertyName("activityType")] public string Kind { get; set; } = "";\n [JsonProperty("topic")] public object About { get; init; }\n [JsonIgnore] public string Note { get; set; } = "x";\n private string secret = "y"; const string C = "z"; public string? IconId { get; set; } }\nclass A { Task F() => http.PostAsync("${URL}", new StringContent(JsonSerializer.Serialize(new Body { Kind = "taskCreated", About = ${CS_TOPIC} }))); }`,
  ],
  "a class with a constructor": [
    "A.cs",
    `class Body { public string ActivityType { get; }\n public object Topic { get; }\n public Body(string kind, object topic) { ActivityType = kind; this.Topic = topic; } }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body("taskCreated", ${CS_TOPIC})); }`,
  ],
  "a class with two constructors": [
    "A.cs",
    `class Body { public string ActivityType { get; }\n public object Topic { get; }\n public Body() { ActivityType = "none"; }\n public Body(string kind, object topic) { ActivityType = kind; Topic = topic; } }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body("taskCreated", ${CS_TOPIC})); }`,
  ],
  "a class with a primary constructor": [
    "A.cs",
    `class Body(string kind, object topic) { public string ActivityType => kind; public object Topic { get; } = topic; }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body("taskCreated", ${CS_TOPIC})); }`,
  ],
  "a base record": [
    "A.cs",
    `record Base(object Topic);\nrecord Body(string ActivityType) : Base(${CS_TOPIC});\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body("taskCreated")); }`,
  ],
  "a base class with arguments": [
    "A.cs",
    `abstract class Base { public string ActivityType { get; }\n public object Topic { get; set; } = ${CS_TOPIC};\n protected Base(string kind) => ActivityType = kind; }\nclass Body : Base { public Body() : base("taskCreated") { } }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body()); }`,
  ],
  "an heir's constructor that sets what the base declares": [
    "A.cs",
    `abstract class Base { public string ActivityType { get; protected set; }\n public object Topic { get; set; } = ${CS_TOPIC}; }\nclass Body : Base { public Body() { ActivityType = "taskCreated"; } }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body()); }`,
  ],
  "an initializer that sets what the base declares": [
    "A.cs",
    `abstract class Base { public object Topic { get; set; } = ${CS_TOPIC}; public string? IconId { get; set; } }\nclass Body : Base { public string ActivityType { get; set; } = ""; }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body { ActivityType = "taskCreated" }, new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull }); }`,
  ],
  with: [
    "A.cs",
    `record Body(object Topic, string ActivityType);\nclass A { static readonly Body Blank = new(${CS_TOPIC}, "none");\n Task F() { var body = Blank with { ActivityType = "taskCreated" }; return http.PostAsJsonAsync("${URL}", body); } }`,
  ],
  "a field and a property of one name": [
    "A.cs",
    `class Body { private readonly string activityType; public Body(string kind) { activityType = kind; }\n public string ActivityType { get { return activityType; } }\n public object Topic => ${CS_TOPIC}; }\nclass A { Task F() { var kind = "taskCreated"; return http.PostAsJsonAsync("${URL}", new { activityType = kind, new Body(kind).Topic }); } }`,
  ],
  "a method that makes the body in C#": [
    "A.cs",
    `class Notice { private readonly string _kind; public Notice(string kind) { _kind = kind; }\n public object ToBody() => new { activityType = _kind, topic = ${CS_TOPIC} }; }\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Notice("taskCreated").ToBody()); }`,
  ],
};

describe("a body that a class makes", () => {
  test.each(Object.entries(bodies))("%s", (_, [name, program]) => {
    const sent = readSource(name, program).requests.filter(({ url }) => url !== undefined);
    expect(sent.map(({ body }) => body)).toEqual([{ activityType: "taskCreated", topic: TOPIC }]);
    expect(sent[0]!.open).toEqual([]);
    expect(underlined(program, sent[0]!.found, "/activityType")).toBe('"taskCreated"');
  });
});

/** Programs that send what a constructor was given; the only activity type is "taskCreated". */
const JS = `client.post("${URL}", { topic: ${JS_TOPIC}, activityType: KIND });`;
const PY = `requests.post("${URL}", json={"topic": ${PY_TOPIC}, "activityType": KIND})`;
const CS = `await http.PostAsJsonAsync("${URL}", new { topic = ${CS_TOPIC}, activityType = KIND });`;
const js = (kind: string) => JS.replace("KIND", () => kind);
const py = (kind: string) => PY.replace("KIND", () => kind);
const cs = (kind: string) => CS.replace("KIND", () => kind);

const senders: Readonly<Record<string, readonly [name: string, program: string]>> = {
  "a parameter property": [
    "a.ts",
    `class N { constructor(private readonly kind: string) {} send() { ${js("this.kind")} } }\nnew N("taskCreated").send();`,
  ],
  "a default": [
    "a.ts",
    `class N { constructor(private graph: Client, private readonly kind = "taskCreated") {} async send() { await ${js("this.kind")} } }\nexport const on = (graph: Client) => new N(graph).send();`,
  ],
  "a field that the constructor sets": [
    "a.js",
    `class N { constructor(options) { this.kind = options.kind; } send() { ${js("this.kind")} } }\nconst n = new N({ kind: "taskCreated" });\nfunction on() { n.send(); }`,
  ],
  "an object that somebody else calls": [
    "a.ts",
    `class N { constructor(private readonly kind: string) {} send() { ${js("this.kind")} } }\nexport const notifier = new N("taskCreated");`,
  ],
  "a field that holds the object": [
    "a.ts",
    `class N { constructor(private readonly kind: string) {} send(user: string) { ${js("this.kind")} } }\nclass Board { private readonly n = new N("taskCreated"); add(user: string) { this.n.send(user); } }`,
  ],
  "a base class": [
    "a.ts",
    `abstract class N { constructor(private readonly kind: string) {} send() { ${js("this.kind")} } }\nclass Created extends N { constructor() { super("taskCreated"); } }\nnew Created().send();`,
  ],
  "a callback in a method": [
    "a.ts",
    `class N { constructor(private readonly kind: string) {} send(users: string[]) { return Promise.all(users.map((user) => { ${js("this.kind")} })); } }\nnew N("taskCreated").send(all);`,
  ],
  "a method of its own": [
    "a.ts",
    `class N { constructor(private readonly kind: string) {} send() { this.post(this.kind); } post(kind: string) { ${js("kind")} } }\nnew N("taskCreated").send();`,
  ],
  "a Python class": [
    "a.py",
    `class N:\n    def __init__(self, client, kind):\n        self._client = client\n        self._kind = kind\n    def send(self):\n        ${py("self._kind")}\n\nN(client, "taskCreated").send()`,
  ],
  "a default in Python": [
    "a.py",
    `class N:\n    def __init__(self, client, kind="taskCreated"):\n        self.kind = kind\n    def send(self):\n        ${py("self.kind")}\n\ndef on():\n    n = N(client)\n    n.send()`,
  ],
  "a dataclass": [
    "a.py",
    `@dataclass\nclass N:\n    client: Client\n    kind: str = "taskDone"\n    def send(self):\n        ${py("self.kind")}\n\nN(client, kind="taskCreated").send()`,
  ],
  "a base class in Python": [
    "a.py",
    `class N:\n    def __init__(self, kind):\n        self.kind = kind\n    def send(self):\n        ${py("self.kind")}\n\nclass Created(N):\n    def __init__(self):\n        super().__init__("taskCreated")\n\nCreated().send()`,
  ],
  "a field of C#": [
    "A.cs",
    `class N { private readonly string _kind; public N(HttpClient http, string kind) { _kind = kind; }\n public async Task Send() { ${cs("_kind")} } }\nclass B { Task On() => new N(http, "taskCreated").Send(); }`,
  ],
  "a primary constructor": [
    "A.cs",
    `class N(HttpClient http, string kind = "taskDone") { public async Task Send(string user) { ${cs("kind")} } }\nclass B(HttpClient http) { Task On(string user) { var n = new N(http, kind: "taskCreated"); return n.Send(user); } }`,
  ],
  "a default of C#": [
    "A.cs",
    `class N(HttpClient http, string kind = "taskCreated") { public async Task Send() { ${cs("kind")} } }\nclass B(HttpClient http) { Task On() => new N(http).Send(); }`,
  ],
  "a property that an initializer sets": [
    "A.cs",
    `class N { public string Kind { get; init; } = "taskDone"; public async Task Send() { ${cs("Kind")} } }\nclass B { Task On() => new N { Kind = "taskCreated" }.Send(); }`,
  ],
  "a registration": [
    "A.cs",
    `class N(HttpClient http, string kind) : IN { public async Task Send() { ${cs("kind")} } }\nclass P { void Run() { services.AddSingleton<IN>(sp => new N(sp.GetRequiredService<HttpClient>(), "taskCreated")); } }\nclass B(IN n) { Task On() => n.Send(); }`,
  ],
  "a field of the base class by its bare name": [
    "A.cs",
    `abstract class N { protected readonly string Kind; protected N(string kind) { Kind = kind; } }\nclass Created : N { public Created() : base("taskCreated") { } public async Task Send() { ${cs("Kind")} } }\nclass B { Task On() => new Created().Send(); }`,
  ],
  "a property that an heir overrides": [
    "A.cs",
    `abstract class N { protected abstract string Kind { get; } }\nclass Created : N { protected override string Kind => "taskCreated"; public async Task Send() { ${cs("Kind")} } }\nclass B { Task On() => new Created().Send(); }`,
  ],
  "a base class of C#": [
    "A.cs",
    `abstract class N(string kind) { public async Task Send() { ${cs("kind")} } }\nclass Created() : N("taskCreated") { }\nclass B { Task On() => new Created().Send(); }`,
  ],
};

describe("what a constructor is given", () => {
  test.each(Object.entries(senders))("%s", (_, [name, program]) => {
    const { requests } = readSource(name, program);
    expect(requests.map(({ body }) => body)).toEqual([
      { activityType: "taskCreated", topic: TOPIC },
    ]);
    expect(underlined(program, requests[0]!.found, "/activityType")).toBe('"taskCreated"');
  });

  test.each<[string, Record<string, string>]>([
    [
      "TypeScript",
      {
        "n.ts": `export class N { constructor(private readonly kind: string) {} send() { ${js("this.kind")} } }`,
        "b.ts": 'import { N } from "./n";\nnew N("taskCreated").send();',
      },
    ],
    [
      "Python",
      {
        "n.py": `class N:\n    def __init__(self, kind):\n        self.kind = kind\n    def send(self):\n        ${py("self.kind")}`,
        "b.py": 'from n import N\nN("taskCreated").send()',
      },
    ],
    [
      "C#",
      {
        "N.cs": `public class N(string kind) { public async Task Send() { ${cs("kind")} } }`,
        "B.cs": 'class B { Task On() => new N("taskCreated").Send(); }',
      },
    ],
    [
      "a base class of C# in a file of its own",
      {
        "Base.cs": `public abstract class Base { protected string Kind { get; init; } = ""; protected HttpClient http; }`,
        "N.cs": `public class N : Base { public N(string kind) { Kind = kind; } public async Task Send() { ${cs("Kind")} } }`,
        "B.cs": 'class B { Task On() => new N("taskCreated").Send(); }',
      },
    ],
    [
      "a record of C#",
      {
        "Body.cs": `public record Body(string ActivityType, object Topic);`,
        "B.cs": `class B { Task On() => http.PostAsJsonAsync("${URL}", new Body("taskCreated", ${CS_TOPIC})); }`,
      },
    ],
    [
      "a dataclass of Python",
      {
        "body.py": `@dataclass\nclass Body:\n    activityType: str\n    topic: dict`,
        "b.py": `from body import Body\nrequests.post("${URL}", json=asdict(Body("taskCreated", ${PY_TOPIC})))`,
      },
    ],
  ])("in another file: %s", (_, files) => {
    const { requests } = readFiles(files);
    expect(requests.map(({ request }) => request.body.value)).toEqual([
      { activityType: "taskCreated", topic: TOPIC },
    ]);
  });
});

describe("left open", () => {
  test.each([
    [
      "a field that a method sets",
      "a.ts",
      `class N { kind = "taskCreated"; use(kind: string) { this.kind = kind; } send() { ${js("this.kind")} } }\nnew N().send();`,
    ],
    [
      "a field that the constructor may set",
      "a.ts",
      `class N { kind = "taskCreated"; constructor(kind?: string) { if (kind) this.kind = kind; } send() { ${js("this.kind")} } }\nexport const n = new N(x);`,
    ],
    [
      "a base class that nobody sees",
      "a.ts",
      `class Body extends Message { }\nclient.post("${URL}", new Body("taskCreated", ${JS_TOPIC}));`,
    ],
    [
      "an object that is merged into its own",
      "a.ts",
      `class Body { activityType = "taskCreated"; topic = ${JS_TOPIC}; constructor(more: object) { Object.assign(this, more); } }\nclient.post("${URL}", new Body(x));`,
    ],
    [
      "one of two objects, and a parameter of a method of either",
      "a.ts",
      `class N { constructor(private readonly kind: string) {} send(name: string) { ${js("this.kind + name")} } }\nexport const a = new N("taskCreated"), b = new N("taskDone");\nfunction on(n: N) { n.send("x"); }`,
    ],
    [
      "a field that a method of Python sets",
      "a.py",
      `class N:\n    def __init__(self, kind):\n        self.kind = kind\n    def use(self, kind):\n        self.kind = kind\n    def send(self):\n        ${py("self.kind")}\n\nN("taskCreated").send()`,
    ],
    [
      "a dict by a factory of somebody's own",
      "a.py",
      `@dataclass\nclass Body:\n    activityType: str\n    topic: dict\n\nrequests.post("${URL}", json=asdict(Body("taskCreated", {}), dict_factory=camel))`,
    ],
    [
      "a property that anybody may set",
      "A.cs",
      `class N { public string Kind { get; set; } = "taskCreated"; public async Task Send() { ${cs("Kind")} } }\nclass B(N n) { Task On() => n.Send(); }`,
    ],
    [
      "a method that a derived class replaces",
      "a.ts",
      `class N { kind() { return "taskCreated"; } send() { ${js("this.kind()")} } }\nexport class D extends N { kind() { return "taskDone"; } }`,
    ],
    [
      "a method of an abstract class",
      "a.ts",
      `export abstract class N { protected kind() { return "taskCreated"; } send() { ${js("this.kind()")} } }`,
    ],
    [
      "a field that a derived class replaces",
      "a.py",
      `class N:\n    kind = "taskCreated"\n    def send(self):\n        ${py("self.kind")}\n\nclass D(N):\n    kind = "taskDone"`,
    ],
    [
      "a method of an abstract class of Python",
      "a.py",
      `class N(ABC):\n    def kind(self):\n        return "taskCreated"\n    def send(self):\n        ${py("self.kind()")}`,
    ],
    [
      "a virtual property",
      "A.cs",
      `abstract class N { protected virtual string Kind => "taskCreated"; public async Task Send() { ${cs("Kind")} } }`,
    ],
    [
      "a virtual method",
      "A.cs",
      `class N { protected virtual string Kind() => "taskCreated"; public async Task Send() { ${cs("Kind()")} } }`,
    ],
    [
      "one of two constructors",
      "A.cs",
      `class N { private readonly string _kind = "none"; public N(string kind) { _kind = kind; } public N(object kind) { _kind = kind.ToString(); }\n public async Task Send() { ${cs("_kind")} } }\nclass B { Task On() => new N("taskCreated").Send(); }`,
    ],
  ])("%s", (_, name, program) => {
    const { requests } = readSource(name, program);
    expect(JSON.stringify(requests.map(({ body }) => body))).not.toContain("taskCreated");
  });
});

test("a private method of an abstract class is the class's own", () => {
  const program = `export abstract class N { private kind() { return "taskCreated"; } send() { ${js("this.kind()")} } }`;
  const [request] = readSource("a.ts", program).requests;
  expect(request!.body).toMatchObject({ activityType: "taskCreated" });
});

test("a parameter that is left out has its default, which JSON writes too", () => {
  const program = `record Body(string ActivityType, object Topic, string? IconId = null, long ChainId = 7);\nclass A { Task F() => http.PostAsJsonAsync("${URL}", new Body("taskCreated", ${CS_TOPIC})); }`;
  expect(readSource("A.cs", program).requests.map(({ body }) => body)).toEqual([
    { activityType: "taskCreated", topic: TOPIC, iconId: null, chainId: 7 },
  ]);
});

test("each object sends what it was given", () => {
  const program = `class N { constructor(private readonly kind: string, private readonly name: string) {} send() { client.post("${URL}", { topic: ${JS_TOPIC}, activityType: this.kind, templateParameters: [{ name: this.name, value: "x" }] }); } }
export const created = new N("taskCreated", "taskId"), done = new N("taskDone", "jobName");
export const on = (n: N) => n.send();`;
  expect(
    readSource("a.ts", program).requests.map(({ body }) => {
      const { activityType, templateParameters } = body as Record<string, unknown>;
      return [activityType, templateParameters];
    }),
  ).toEqual([
    ["taskCreated", [{ name: "taskId", value: "x" }]],
    ["taskDone", [{ name: "jobName", value: "x" }]],
  ]);
});
