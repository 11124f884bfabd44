/**
 * Runs urllib.py against the built command, and the example for pytest of docs/try-notifications.md where pytest
 * is. Part of `npm run integration`.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { board, cli, rightBody, startEndpoint, USER } from "./running.mjs";

const { address, end } = await startEndpoint({ options: ["--require-token"] });
try {
  const script = fileURLToPath(new URL("urllib.py", import.meta.url));
  const input = JSON.stringify(rightBody());
  process.stdout.write(execFileSync("python3", [script, address, USER], { input }));
} finally {
  assert.equal(await end(), 0);
}

if (spawnSync("python3", ["-m", "pytest", "--version"]).status === 0) runExample();
else console.log("skipped: there is no pytest");

function runExample() {
  const page = readFileSync(new URL("../../docs/try-notifications.md", import.meta.url), "utf8");
  const example = [...page.matchAll(/^```python\n([^]*?)^```$/gm)]
    .map(([, text]) => text)
    .find((text) => text.includes("pytest"));
  const command = JSON.stringify([process.execPath, cli]).slice(1, -1);
  const folder = mkdtempSync(join(tmpdir(), "teamslint-pytest-"));
  try {
    writeFileSync(join(folder, "test_tasks.py"), example.replace('"npx", "teamslint"', command));
    writeFileSync(
      join(folder, "tasks.py"),
      `import json, urllib.request
BODY = json.loads(${JSON.stringify(JSON.stringify(rightBody()))})
def assign_task(title, graph):
    data = json.dumps(BODY).replace("Grease crane 3", title).encode()
    url = graph + "/v1.0/users/${USER}/teamwork/sendActivityNotification"
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    urllib.request.urlopen(request)
`,
    );
    const args = ["-m", "pytest", "-q", "-p", "no:cacheprovider", folder];
    process.stdout.write(execFileSync("python3", args, { cwd: board }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
