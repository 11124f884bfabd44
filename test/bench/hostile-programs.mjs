/**
 * Programs of 1 MiB that speak of a notification and are laborious to follow: what a generator may
 * write many times over, or many levels deep. hostile-programs.txt has the kinds, each in every
 * language, as `before … line … after … closing`: the line is written until the program is large,
 * with its number in the place of `{n}`, and `closing` as often, behind all of it.
 */
import { readFileSync } from "node:fs";

const URL = "https://graph.microsoft.com/v1.0/chats/c/sendActivityNotification";

/** The code for `send(type; parameters)` in each language, by the ending of its files. */
const SENDS = {
  ts: `client.post("${URL}", { activityType: $1, topic: { source: "text" }, templateParameters: $2 });`,
  py: `client.post("${URL}", json={ "activityType": $1, "topic": { "source": "text" }, "templateParameters": $2 })`,
  cs: `client.PostAsJsonAsync("${URL}", new { activityType = $1, topic = new { source = "text" }, templateParameters = $2 });`,
};

/**
 * The kinds: a name, and by the ending of its file a function that writes a program of just under
 * so many UTF-16 units.
 *
 * @returns {{ kind: string, ending: "ts" | "py" | "cs", write: (size?: number) => string }[]}
 */
export function hostilePrograms() {
  const text = readFileSync(new globalThis.URL("hostile-programs.txt", import.meta.url), "utf8");
  const programs = [];
  let kind = "";
  for (const row of text.trimEnd().split("\n")) {
    const [, ending, template] = /^ {2}(\w+): (.*)$/.exec(row) ?? [];
    if (ending === undefined) kind = row;
    else
      programs.push({ kind, ending, write: (size = 2 ** 20) => written(ending, template, size) });
  }
  return programs;
}

function written(ending, template, size) {
  const sent = template
    .replaceAll("⏎", "\n")
    .replace(/send\((.+?); (.+?)\)\n/g, `${SENDS[ending]}\n`);
  const [before, line, after = "", closing = ""] = sent.split(" … ");
  const lines = [];
  let left = size - before.length - after.length;
  for (let index = 0; ; index += 1) {
    const next = numbered(line, index);
    left -= next.length + closing.length;
    if (left < 0) break;
    lines.push(next);
  }
  return before + lines.join("") + after + closing.repeat(lines.length);
}

function numbered(line, index) {
  return line
    .replace("{indent}", () => " ".repeat(index % 1900))
    .replace(/\{n(?:\+(\d))?\}/g, (_, more = 0) => String(index + Number(more)));
}
