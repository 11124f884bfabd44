import { describe, expect, test } from "vitest";
import { readSource, underlined } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const BOARD = "https://board.example.com/today";
const TEAMS = "https://teams.microsoft.com/l/entity/a/b";

type Row = readonly [name: string, program: string];

/** Requests whose link is what `link` makes of an address that is no link of Teams. */
const ts = (link: string, webUrl = "link(BOARD)"): Row => [
  "a.ts",
  `const BOARD = "${BOARD}", HOME = "${TEAMS}";\n${link}\nclient.post("${URL}", { activityType: "a", topic: { source: "text", value: "x", webUrl: ${webUrl} } });`,
];
const py = (link: string, webUrl = "link(BOARD)"): Row => [
  "a.py",
  `BOARD = "${BOARD}"\nHOME = "${TEAMS}"\n${link}\nrequests.post("${URL}", json={"activityType": "a", "topic": {"source": "text", "value": "x", "webUrl": ${webUrl}}})`,
];
const cs = (link: string, webUrl = "Link(Board)"): Row => [
  "A.cs",
  `class A { const string Board = "${BOARD}"; const string Home = "${TEAMS}";\n ${link}\n Task F() => http.PostAsJsonAsync("${URL}", new { activityType = "a", topic = new { source = "text", value = "x", webUrl = ${webUrl} } }); }`,
];

function linksIn([name, program]: Row): unknown[] {
  return readSource(name, program).requests.map(
    ({ body }) => (body as { topic: { webUrl: unknown } }).topic.webUrl,
  );
}

const keptOut: Readonly<Record<string, Row>> = {
  "a pattern": ts(
    "const link = (url) => (/^https:\\/\\/(teams|t)\\.microsoft\\.com/.test(url) ? url : HOME);",
  ),
  "the host of a URL": ts(
    'const link = (url) => (new URL(url).hostname === "teams.microsoft.com" ? url : HOME);',
  ),
  "a host that is taken out": ts(
    'function link(url) { const { host } = new URL(url); if (host !== "teams.microsoft.com") return HOME; return url; }',
  ),
  "a package": ts(
    'import { isTeams } from "teams-links";\nconst link = (url) => (isTeams(url) ? url : HOME);',
  ),
  "a package, in a statement": ts(
    'import { isTeams } from "teams-links";\nfunction link(url) { let to = HOME; if (isTeams(url)) to = url; return to; }',
  ),
  "a setting": ts(
    `const set = process.env.BOARD ?? BOARD;`,
    'set.startsWith("https://teams.microsoft.com/") ? set : HOME',
  ),
  "a setting, given to a function": ts(
    `const link = (url) => (isTeams(url) ? url : HOME);`,
    "link(process.env.BOARD || BOARD)",
  ),
  urlparse: py(
    'def link(url):\n    if urlparse(url).netloc == "teams.microsoft.com":\n        return url\n    return HOME',
  ),
  "a pattern of Python": py(
    'PATTERN = re.compile("https://(teams|t)")\ndef link(url):\n    return url if PATTERN.match(url) else HOME',
  ),
  "a setting of Python": py(
    'link_set = os.getenv("BOARD", BOARD)',
    'link_set if link_set.startswith("https://teams.") else HOME',
  ),
  Uri: cs(
    'static string Link(string url) => new Uri(url).Host == "teams.microsoft.com" ? url : Home;',
  ),
  "a method of a service": cs("string Link(string url) => _links.IsTeams(url) ? url : Home;"),
  "a switch": cs(
    'static string Link(string url) => new Uri(url).Host switch { "teams.microsoft.com" => url, _ => Home };',
  ),
};

test.each(Object.entries(keptOut))("kept out by %s", (_, row) => {
  const links = linksIn(row);
  expect(links).not.toEqual([]);
  expect(links).not.toContain(BOARD);
});

const sent: Readonly<Record<string, Row>> = {
  "what is trimmed": ts("const link = (url) => url.trim();"),
  "what something else decides": ts("const link = (url) => (features.has('board') ? url : HOME);"),
  "what a flag decides": ts("const link = (url) => (isBoardOn() ? url : HOME);"),
  "a setting behind a test of something else": ts(
    "const link = (url) => (features.has('board') ? url : HOME);",
    "link(process.env.BOARD || BOARD)",
  ),
  "what str() gives": py("def link(url):\n    return str(url).strip()"),
  "what a flag decides in Python": py("def link(url):\n    return url if flags.board else HOME"),
  "what ToString gives": cs("static string Link(string url) => url.ToString();"),
  "what a flag decides in C#": cs("string Link(string url) => _flags.Board ? url : Home;"),
};

describe("sent, and named where it was written", () => {
  test.each(Object.entries(sent))("%s", (_, row) => {
    const [name, program] = row;
    expect(linksIn(row)).toContain(BOARD);
    const place = readSource(name, program)
      .requests.filter(
        ({ body }) => (body as { topic: { webUrl: unknown } }).topic.webUrl === BOARD,
      )
      .map(({ found }) => underlined(program, found, "/topic/webUrl"));
    expect(place).toEqual([`"${BOARD}"`]);
  });
});

test("an arm of a switch is taken for its pattern alone", () => {
  const program = `class A {
    Task Post(string kind, string name) => http.PostAsJsonAsync("${URL}", new { activityType = kind, topic = new { source = "text" }, templateParameters = new[] { new { name, value = "x" } } });
    Task Notify(string kind) => kind switch {
      "taskCreated" => Post(kind, "taskId"),
      "jobFinished" when true => Post(kind, "jobName"),
      _ => Post(kind, "other"),
    };
    Task Created() => Notify("taskCreated");
    Task Finished() => Notify("jobFinished");
    Task Else() => Notify("reminderDue");
  }`;
  const sentPairs = readSource("A.cs", program).requests.map(({ body }) => {
    const { activityType, templateParameters } = body as {
      activityType: string;
      templateParameters: readonly [{ name: string }];
    };
    return `${activityType} ${templateParameters[0].name}`;
  });
  expect(sentPairs.sort()).toEqual([
    "jobFinished jobName",
    "reminderDue other",
    "taskCreated taskId",
  ]);
});
