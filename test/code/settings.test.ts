import { describe, expect, test } from "vitest";
import { readFiles, readSource, underlined } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const LINK = "https://board.example.com/today";

type Row = readonly [name: string, program: string];

/** A request whose topic leads to what the expression gives. */
const ts = (value: string, before = ""): Row => [
  "a.ts",
  `${before}\nclient.post("${URL}", { activityType: "a", topic: { source: "text", value: "x", webUrl: ${value} } });`,
];
const py = (value: string, before = ""): Row => [
  "a.py",
  `${before}\nrequests.post("${URL}", json={"activityType": "a", "topic": {"source": "text", "value": "x", "webUrl": ${value}}})`,
];
const cs = (value: string, members = ""): Row => [
  "A.cs",
  `class A(IConfiguration configuration, IOptions<Board> options) { ${members}\n Task F() => http.PostAsJsonAsync("${URL}", new { activityType = "a", topic = new { source = "text", value = "x", webUrl = ${value} } }); }`,
];

function linksIn([name, program]: Row): unknown[] {
  return readSource(name, program).requests.map(
    ({ body }) => (body as { topic: { webUrl: unknown } }).topic.webUrl,
  );
}

const judged: Readonly<Record<string, Row>> = {
  "process.env": ts(`process.env.BOARD_URL || "${LINK}"`),
  "process.env by a text": ts(`process.env["BOARD_URL"] ?? "${LINK}"`),
  "import.meta.env": ts(`import.meta.env.VITE_BOARD_URL ?? "${LINK}"`),
  "a constant": ts("HOME", `const HOME = process.env.BOARD_URL || "${LINK}";`),
  "a setting that has a name": ts(`board || "${LINK}"`, "const board = process.env.BOARD_URL;"),
  "a setting that is taken out": ts(`BOARD_URL || "${LINK}"`, "const { BOARD_URL } = process.env;"),
  "a default of what is taken out": ts(
    "BOARD_URL",
    `const { BOARD_URL = "${LINK}" } = process.env;`,
  ),
  "the last of several": ts(`process.env.BOARD_URL || process.env.HOME_URL || "${LINK}"`),
  "a part of a text": ts(
    "`${HOME}/today`",
    'const HOME = process.env.BOARD_URL || "https://board.example.com";',
  ),
  "a configuration": ts(`config.get("board.url") ?? "${LINK}"`, 'import config from "config";'),
  "a configuration's default": ts(`this.configService.get<string>("BOARD_URL", "${LINK}")`),
  "a member of a configuration": ts(
    `config.boardUrl || "${LINK}"`,
    'import { config } from "@acme/config";',
  ),
  "os.environ.get": py(`os.environ.get("BOARD_URL", "${LINK}")`),
  "os.getenv": py(`os.getenv("BOARD_URL", "${LINK}")`),
  "getenv by name": py(`getenv("BOARD_URL", default="${LINK}")`),
  or: py(`os.environ.get("BOARD_URL") or "${LINK}"`),
  "a constant of Python": py("HOME", `HOME = os.getenv("BOARD_URL", "${LINK}")`),
  decouple: py(`config("BOARD_URL", default="${LINK}")`),
  environs: py(`env.str("BOARD_URL", "${LINK}")`),
  "Django's settings": py(`getattr(settings, "BOARD_URL", "${LINK}")`),
  "Flask's configuration": py(`current_app.config.get("BOARD_URL", "${LINK}")`),
  configparser: py(`config.get("board", "url", fallback="${LINK}")`),
  "settings of pydantic": py(
    "settings.board_url",
    `class Settings(BaseSettings):\n    board_url: str = "${LINK}"\n\nsettings = Settings()`,
  ),
  "an indexer of a configuration": cs(`configuration["BoardUrl"] ?? "${LINK}"`),
  "GetValue with a default": cs(`configuration.GetValue<string>("BoardUrl", "${LINK}")`),
  "GetValue without one": cs(`configuration.GetValue<string>("BoardUrl") ?? "${LINK}"`),
  "a section": cs(`configuration.GetSection("Board")["Url"] ?? "${LINK}"`),
  options: cs(`options.Value.Url ?? "${LINK}"`),
  "an environment variable": cs(`Environment.GetEnvironmentVariable("BOARD_URL") ?? "${LINK}"`),
  "a field": cs(
    "_home",
    `private readonly IConfiguration _configuration;\n private readonly string _home = Environment.GetEnvironmentVariable("BOARD_URL") ?? "${LINK}";`,
  ),
};

describe("what stands behind a setting is judged", () => {
  test.each(Object.entries(judged))("%s", (_, row) => {
    expect(linksIn(row)).toEqual([LINK]);
    const [name, program] = row;
    const [request] = readSource(name, program).requests;
    if (!program.includes("/today`"))
      expect(underlined(program, request!.found, "/topic/webUrl")).toBe(`"${LINK}"`);
  });

  test("in another file", () => {
    const files = {
      "config.ts": `export const config = { board: process.env.BOARD_URL ?? "${LINK}" };`,
      "a.ts": `import { config } from "./config";\n${ts("config.board")[1]}`,
    };
    expect(readFiles(files).requests.map(({ request }) => request.body.value)).toMatchObject([
      { topic: { webUrl: LINK } },
    ]);
  });
});

const open: Readonly<Record<string, Row>> = {
  "a setting alone": ts("process.env.BOARD_URL!"),
  "an empty text": ts('process.env.BOARD_URL || ""'),
  "the developer's own machine": ts('process.env.BOARD_URL || "http://localhost:3978/today"'),
  "a part of the developer's own machine": ts(
    "`${HOME}/today`",
    'const HOME = process.env.BOARD_URL || "http://127.0.0.1";',
  ),
  "another call": ts(`urlOf("x") || "${LINK}"`),
  "a setting of Python alone": py('os.environ["BOARD_URL"]'),
  "an empty text of Python": py('os.environ.get("BOARD_URL", "")'),
  "a setting without a default": py('os.environ.get("BOARD_URL")'),
  "a dict that is given": py('data.get("url")', "def f(data):\n    pass"),
  "the developer's own machine in Python": py('os.getenv("BOARD_URL", "http://localhost:8000")'),
  "an error": cs('configuration["BoardUrl"] ?? throw new InvalidOperationException("BoardUrl")'),
  "an error without words": cs(
    'configuration["BoardUrl"] ?? throw new InvalidOperationException()',
  ),
  "string.Empty": cs('configuration["BoardUrl"] ?? string.Empty'),
};

describe("nothing is said", () => {
  test.each(Object.entries(open))("%s", (_, row) => {
    const links = linksIn(row);
    expect(links).toHaveLength(1);
    expect(String(links[0])).toMatch(/^\$?\{/);
  });
});

test("what depends on a setting may be either", () => {
  const program = `const MODE = process.env.MODE ?? "off";
const kind = MODE === "on" ? "taskCreated" : "taskDone";
client.post("${URL}", { activityType: kind, topic: { source: "text" } });`;
  expect(
    readSource("a.ts", program).requests.map(
      ({ body }) => (body as { activityType: unknown }).activityType,
    ),
  ).toEqual(["taskCreated", "taskDone"]);
});

test("a table by a setting has each of its values", () => {
  const program = `const kinds = { de: "taskCreated", en: "taskDone" };
client.post("${URL}", { activityType: kinds[process.env.LOCALE ?? "en"], topic: { source: "text" } });`;
  expect(
    readSource("a.ts", program).requests.map(
      ({ body }) => (body as { activityType: unknown }).activityType,
    ),
  ).toEqual(["taskCreated", "taskDone"]);
});

test.each([
  ["a known key", 'KINDS.get("created", "taskDone")', ["taskCreated"]],
  ["a key that is not there", 'KINDS.get("x", "taskDone")', ["taskDone"]],
  ["no default", 'KINDS.get("created")', ["taskCreated"]],
])("a dict's get with %s", (_, value, types) => {
  const program = `KINDS = {"created": "taskCreated"}\nrequests.post("${URL}", json={"activityType": ${value}, "topic": {"source": "text"}})`;
  expect(
    readSource("a.py", program).requests.map(
      ({ body }) => (body as { activityType: unknown }).activityType,
    ),
  ).toEqual(types);
});
