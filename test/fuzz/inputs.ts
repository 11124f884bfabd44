import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { writeZip } from "../zip-writer.js";
import { type CleanApp, readApp } from "./apps.js";
import { pointersBelow, replaced } from "./nodes.js";

const encoder = new TextEncoder();

const app = readApp("fixtures/task-board") as CleanApp;
const broken = readApp("fixtures/task-board-broken") as CleanApp;

function textIn({ files }: CleanApp, name: string): string {
  return files[name] as string;
}

const manifest = textIn(app, "appPackage/manifest.json");
const http =
  textIn(app, "notifications/tasks.http") +
  textIn(
    broken,
    Object.keys(broken.files).find((name) => name.endsWith(".http"))!,
  );
const body = textIn(app, "notifications/permit.json");
const envelopes = textIn(app, "notifications/night-shift.json");
const url = "https://graph.microsoft.com/v1.0/chats/19:a@thread.v2/sendActivityNotification";

const postman = JSON.stringify({
  info: {
    name: "Board",
    schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
  },
  item: [
    {
      name: "one",
      item: [{ request: { method: "POST", url: { raw: url }, body: { mode: "raw", raw: body } } }],
    },
  ],
});
const recording = JSON.stringify({
  log: {
    version: "1.2",
    entries: [
      { request: { method: "POST", url, postData: { mimeType: "application/json", text: body } } },
    ],
  },
});
const lines = [body, ...(JSON.parse(envelopes) as unknown[]).map((item) => JSON.stringify(item))]
  .map((text) => JSON.stringify(JSON.parse(text)))
  .join("\n");
const config = JSON.stringify({
  apps: [{ manifest: "manifest.json", requests: ["**/*.http"], env: "dev" }],
  rules: { "icon-size": "off" },
  ignore: [{ rule: "json-valid", file: "a*", pointer: "/a", reason: "old" }],
  exclude: ["x/**"],
});

/** A file name, a believable content of it, and how the command line is told of it. */
export interface Form {
  readonly file: string;
  readonly content: Uint8Array;
  readonly argv: readonly string[];
}

function form(file: string, content: string | Uint8Array, ...argv: string[]): Form {
  return {
    file,
    content: typeof content === "string" ? encoder.encode(content) : content,
    argv: argv.length > 0 ? argv : [file],
  };
}

const archive = writeZip([
  { name: "manifest.json", content: manifest, method: 0 },
  { name: "de.json", content: textIn(app, "appPackage/de.json") },
  { name: "color.png", content: app.files["appPackage/color.png"]! },
]);

const code = `import { client } from "./graph.js";
export async function send(userId: string, title: string) {
  const topic = { source: "text", value: title, webUrl: \`https://teams.microsoft.com/l/entity/\${id}/board\` };
  await client.api(\`/users/\${userId}/teamwork/sendActivityNotification\`).post({
    topic, activityType: "taskAssigned", previewText: { content: "x" },
    templateParameters: [{ name: "taskTitle", value: title }],
  });
}
`;

/** Every form of input that the command line reads, each by a sound example. */
export const forms: readonly Form[] = [
  form("manifest.json", manifest),
  form("a.json", body),
  form("a.json", envelopes),
  form(
    "a.json",
    JSON.stringify({
      requests: [{ id: "1", method: "POST", url, body: JSON.parse(body) as unknown }],
    }),
  ),
  form("a.json", body, "-"),
  form("a.http", http),
  form("a.rest", http, "."),
  form(
    "a.md",
    `# How\n\n\`\`\`http\n${http}\`\`\`\n\nPOST ${url} ${JSON.stringify(JSON.parse(body))}\n`,
  ),
  form("board.postman_collection.json", postman),
  form("a.har", recording),
  form("a.ndjson", lines),
  form("a.jsonl.gz", gzipSync(lines)),
  form("a.ts", code),
  form("a.js", code),
  form("a.zip", archive),
  form("de.json", textIn(app, "appPackage/de.json"), "manifest.json"),
  form("color.png", app.files["appPackage/color.png"]!, "manifest.json"),
  form("outline.png", app.files["appPackage/outline.png"]!, "manifest.json"),
  form(
    "env/.env.dev",
    "TAB_DOMAIN=board.example.com\nA=${{TAB_DOMAIN}}\nSECRET_X=y\n",
    "manifest.json",
  ),
  form("m365agents.yml", "version: 1.0.0\nenvironmentFolderPath: ./env\n", "manifest.json"),
  form("teamslint.config.json", config, "manifest.json"),
  form(
    "package.json",
    JSON.stringify({ name: "x", teamslint: JSON.parse(config) as unknown }),
    "manifest.json",
  ),
  form(
    "baseline.json",
    '{"version":1,"findings":[]}',
    "manifest.json",
    "--baseline",
    "baseline.json",
  ),
  form(".gitignore", "x\n!manifest.json\n", "."),
];

/** Marks of all languages spoken here: they find a reader's branches faster than noise does. */
const marks = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\",
  "\\u0061",
  "\0",
  "\n",
  "\r",
  "\t",
  "###",
  "POST ",
  "{{",
  "}}",
  "${{",
  "<<",
  "%",
  "__",
  "//",
  "/*",
  "# teamslint-ignore-next ",
  "```",
  "PK\u0005\u0006",
  "PK\u0003\u0004",
  "\u001b[2J",
  "\u202e",
  "::error::",
  "##vso[",
  "__proto__",
  "constructor",
  "-1",
  "1e999",
  "null",
  "true",
  '"activityType"',
  '"topic"',
  '"manifestVersion"',
  "sendActivityNotification",
  "..",
  "/",
  "\ufeff",
  "\ud800",
].map((mark) => encoder.encode(mark));

type Step =
  | { readonly kind: "put"; readonly at: number; readonly mark: Uint8Array }
  | { readonly kind: "cut" | "repeat"; readonly at: number; readonly length: number }
  | { readonly kind: "byte"; readonly at: number; readonly byte: number };

const at = fc.nat(20_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), at, mark: fc.constantFrom(...marks) }),
  fc.record({ kind: fc.constantFrom("cut" as const, "repeat" as const), at, length: fc.nat(400) }),
  fc.record({ kind: fc.constant("byte" as const), at, byte: fc.nat(255) }),
);

function changed(content: Uint8Array, change: Step): Uint8Array {
  const start = content.length === 0 ? 0 : change.at % content.length;
  const before = content.subarray(0, start);
  if (change.kind === "put") return Buffer.concat([before, change.mark, content.subarray(start)]);
  if (change.kind === "byte")
    return Buffer.concat([before, Uint8Array.of(change.byte), content.subarray(start + 1)]);
  const end = Math.min(content.length, start + change.length);
  const middle = content.subarray(start, end);
  return Buffer.concat(
    change.kind === "cut"
      ? [before, content.subarray(end)]
      : [before, middle, middle, content.subarray(end)],
  );
}

/** The forms that are JSON, with their value. */
const jsonForms = forms.flatMap((one) => {
  try {
    return [{ one, value: JSON.parse(Buffer.from(one.content).toString("utf8")) as unknown }];
  } catch {
    return [];
  }
});

/** Values in places where a reader expects something else. */
const odd = [
  null,
  true,
  0,
  -1,
  1e300,
  "",
  " ",
  "x",
  "./",
  "..",
  "a".repeat(70_000),
  "\ud800",
  "{{x}}",
  [],
  [[]],
  [null],
  {},
  { "": null },
  JSON.parse('{"__proto__":{"a":1}}') as unknown,
  JSON.parse("[".repeat(600) + "]".repeat(600)) as unknown,
];

function misshapen([{ one, value }, node, by]: [
  (typeof jsonForms)[number],
  number,
  unknown,
]): Form {
  const pointers = pointersBelow(value);
  const pointer = pointers[node % pointers.length];
  const other = pointer === undefined ? by : replaced(value, pointer, by);
  return { ...one, content: encoder.encode(JSON.stringify(other)) };
}

/** A form with its example damaged or misshapen, with the content of another form, or with noise. */
export const input: fc.Arbitrary<Form> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...forms), fc.array(step, { maxLength: 6 })).map(damaged),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...jsonForms), fc.nat(), fc.constantFrom(...odd))
      .map(misshapen),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...forms), fc.constantFrom(...forms))
      .map(([one, other]) => ({ ...one, content: other.content })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...forms), fc.uint8Array({ maxLength: 200 }))
      .map(([one, content]) => ({ ...one, content })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...forms), fc.json())
      .map(([one, json]) => ({ ...one, content: encoder.encode(json) })),
  },
);

function damaged([one, steps]: [Form, Step[]]): Form {
  return { ...one, content: steps.reduce(changed, one.content) };
}
