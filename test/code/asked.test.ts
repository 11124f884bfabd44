import { describe, expect, test } from "vitest";
import { readSource } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";
const BOARD = "https://board.example.com/tasks";
const HOME = "https://teams.microsoft.com/l/entity/a/home";

const js = (body: string) => ["a.ts", body] as const;
const py = (body: string) => ["a.py", body] as const;
const cs = (body: string) => ["A.cs", `class A { ${body} }`] as const;

const JS = `const BOARD = "${BOARD}"; const HOME = "${HOME}"; const post = (webUrl) => client.post("${URL}", { activityType: "taskCreated", topic: { source: "text", value: "Task", webUrl } });\n`;
const PY = `BOARD = "${BOARD}"\nHOME = "${HOME}"\ndef post(web_url):\n    client.post("${URL}", json={"activityType": "taskCreated", "topic": {"source": "text", "value": "Task", "webUrl": web_url}})\n`;
const CS = `const string Board = "${BOARD}"; const string Home = "${HOME}"; Task Post(string webUrl) => http.PostAsJsonAsync("${URL}", new { activityType = "taskCreated", topic = new { source = "text", value = "Task", webUrl } }); `;

type Program = readonly [file: string, text: string];
const programs = (all: readonly (readonly [file: string, text: string])[]): [string, Program][] =>
  all.map((program) => [program[1], program]);

/** The web URLs that are sent, with a mark where one is not known. */
function webUrlsIn([file, text]: Program): unknown[] {
  const before = { "a.ts": JS, "a.py": PY, "A.cs": "" }[file]!;
  const whole = file === "A.cs" ? text.replace("{", `{ ${CS}`) : before + text;
  const { requests } = readSource(file, whole);
  expect(requests, whole).not.toEqual([]);
  return requests.map(({ body }) => (body as { topic: { webUrl?: unknown } }).topic.webUrl);
}

describe("what a test that is not followed asks about, it may rule out", () => {
  test.each(
    programs([
      js("post(isTeams(BOARD) ? BOARD : HOME);"),
      js("post(TEAMS.test(BOARD) ? `${BOARD}/1` : HOME);"),
      js("post(isTeams({ url: BOARD }) ? BOARD : HOME);"),
      js("post(hosts.some((host) => BOARD.includes(host)) ? BOARD : HOME);"),
      js("post(BOARD.startsWith(process.env.ROOT) ? BOARD : HOME);"),
      js("post(KNOWN[BOARD] ? BOARD : HOME);"),
      js("post(new Link(BOARD).isTeams ? BOARD : HOME);"),
      js("const isOurs = () => TEAMS.test(BOARD); post(isOurs() ? BOARD : HOME);"),
      js("function tell() { if (!isTeams(BOARD)) return; post(BOARD); }"),
      js("function tell() { ensureTeams(BOARD); post(BOARD); }"),
      js("function tell() { let url = BOARD; if (!isTeams(url)) url = HOME; post(url); }"),
      js("function tell() { let url = HOME; if (isTeams(BOARD)) url = BOARD; post(url); }"),
      js("function link() { if (isTeams(BOARD)) return BOARD; return HOME; } post(link());"),
      js("function tell() { const ok = isTeams(BOARD); if (ok) post(BOARD); else post(HOME); }"),
      js(
        "const LINKS = { board: BOARD, home: HOME }; post(isTeams(LINKS.board) ? LINKS.board : LINKS.home);",
      ),
      js("const pick = (a, b) => (isTeams(a) ? a : b); post(pick(BOARD, HOME));"),
      js(
        "const board = { url: BOARD }; const home = { url: HOME }; post((isTeams(board) ? board : home).url);",
      ),
      js("switch (isTeams(BOARD)) { case true: post(BOARD); break; default: post(HOME); }"),
      js("isTeams(BOARD) && post(BOARD); isTeams(BOARD) || post(HOME);"),
      py("post(BOARD if is_teams(BOARD) else HOME)"),
      py("post(f'{BOARD}/1' if TEAMS.match(BOARD) else HOME)"),
      py("post(BOARD if BOARD in known() else HOME)"),
      py("post(BOARD if any(BOARD.startswith(host) for host in hosts) else HOME)"),
      py("def tell():\n    if not is_teams(BOARD):\n        return\n    post(BOARD)"),
      py(
        "def tell():\n    url = BOARD\n    if not is_teams(url):\n        url = HOME\n    post(url)",
      ),
      py(
        "def link():\n    if is_teams(BOARD):\n        return BOARD\n    return HOME\npost(link())",
      ),
      py('LINKS = {"board": BOARD}\npost(LINKS["board"] if is_teams(LINKS["board"]) else HOME)'),
      cs("Task Tell() => Post(IsTeams(Board) ? Board : Home);"),
      cs("Task Tell() => Post(Teams.IsMatch(Board) ? Board : Home);"),
      cs("Task Tell() => Post(hosts.Any(host => Board.Contains(host)) ? Board : Home);"),
      cs("async Task Tell() { if (!IsTeams(Board)) return; await Post(Board); }"),
      cs("async Task Tell() { var url = Board; if (!IsTeams(url)) url = Home; await Post(url); }"),
      cs("async Task Tell() { EnsureTeams(Board); await Post(Board); }"),
      cs(
        "string Link() { if (IsTeams(Board)) return Board; return Home; } Task Tell() => Post(Link());",
      ),
      cs("Task Tell() => Post(IsTeams(Board) switch { true => Board, _ => Home });"),
    ]),
  )("%s", (_, program) => {
    for (const url of webUrlsIn(program)) expect(String(url)).not.toMatch(/^https:\/\/board/);
  });
});

describe("what no such test asks about is known", () => {
  test.each(
    programs([
      js("post(isTeams(HOME) ? BOARD : HOME);"),
      js("post(isEnabled(FLAG) ? BOARD : HOME);"),
      js(
        'const isTeams = (url) => url.startsWith("https://board."); post(isTeams(BOARD) ? BOARD : HOME);',
      ),
      js(
        "function isTeams(url) { if (!url) return false; return /^https:\\/\\/board/.test(url); } post(isTeams(BOARD) ? BOARD : HOME);",
      ),
      js("const LINKS = [BOARD, HOME]; post(LINKS.includes(link) ? BOARD : HOME);"),
      js("function tell(kind) { if (kind === BOARD) post(BOARD); }"),
      js("async function tell() { if (!installed) { await install(BOARD); } await post(BOARD); }"),
      js("function tell() { console.log(BOARD); if (isOn()) post(BOARD); }"),
      py(
        'def is_teams(url):\n    return url.startswith("https://board.")\npost(BOARD if is_teams(BOARD) else HOME)',
      ),
      py("post(BOARD if is_teams(HOME) else HOME)"),
      py("def tell(kind):\n    if kind == BOARD:\n        post(BOARD)"),
      cs(
        'static bool IsTeams(string url) => url.StartsWith("https://board."); Task Tell() => Post(IsTeams(Board) ? Board : Home);',
      ),
      cs("Task Tell() => Post(IsTeams(Home) ? Board : Home);"),
      cs("async Task Tell(string kind) { if (kind == Board) await Post(Board); }"),
    ]),
  )("%s", (_, program) => {
    expect(webUrlsIn(program)).toContain(BOARD);
  });
});

test("a test in the way of a send that is given the whole body only checks it", () => {
  const body = `{ activityType: "taskCreatd", topic: { source: "text", value: "Task" } }`;
  const { requests } = readSource(
    "a.ts",
    `const isFine = (sent) => rules.test(sent.activityType); const body = ${body}; if (!isFine(body)) throw new Error(); client.post("${URL}", body);`,
  );
  expect(requests[0]?.body).toMatchObject({ activityType: "taskCreatd" });
});
