/**
 * How soon the language server answers, in a project of 10 requests and in one of 2,000: milliseconds from the start
 * and from a change to the diagnostics, and MiB of the process before and after 500 changes (Linux alone). Needs dist/.
 * `node test/bench/editor.mjs`
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const root = fileURLToPath(new URL("../../", import.meta.url));
const ROUNDS = 40;

const requestOf = (activityType, value) =>
  JSON.stringify({
    topic: {
      source: "text",
      value,
      webUrl: "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board",
    },
    activityType,
    previewText: { content: "A task waits" },
    templateParameters: [{ name: "taskTitle", value }],
  });

for (const count of [10, 2000]) await measure(count);

async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), "teamslint-editor-"));
  cpSync(join(root, "fixtures/task-board/appPackage"), join(folder, "appPackage"), {
    recursive: true,
  });
  mkdirSync(join(folder, "requests"));
  for (let index = 0; index < count; index += 1)
    writeFileSync(join(folder, `requests/r${index}.json`), requestOf("taskAssigned", `${index}`));
  const begun = performance.now();
  const server = spawn(process.execPath, [join(root, "dist/cli.cjs"), "lsp", "--stdio"], {
    cwd: folder,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const uriOf = (path) => pathToFileURL(join(folder, path)).href;
  let wanted;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    if (wanted?.uri === uri && diagnostics.length > 0 === wanted.isWrong) wanted.resolve();
  });
  /** Resolves when a file is told to be wrong, or to be so no longer. */
  const told = (path, isWrong) =>
    new Promise((resolve) => (wanted = { uri: uriOf(path), isWrong, resolve }));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "app" }],
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});
  let version = 0;
  const open = (path, text) =>
    connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path), languageId: "json", version: ++version, text },
    });
  const change = (path, text) =>
    connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path), version: ++version },
      contentChanges: [{ text }],
    });

  const request = "requests/r0.json";
  const first = told(request, true);
  await open(request, requestOf("nope", "0"));
  await first;
  const start = performance.now() - begun;

  const changed = async (path, text, isWrong) => {
    const since = performance.now();
    const done = told(request, isWrong);
    await change(path, text);
    await done;
    return performance.now() - since;
  };
  const ofRequest = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ofRequest.push(await changed(request, requestOf("taskAssigned", `${round}`), false));
    ofRequest.push(await changed(request, requestOf("nope", `${round}`), true));
  }
  await change(request, requestOf("taskAssigned", "0"));
  const manifest = "appPackage/manifest.json";
  const text = readFileSync(join(folder, manifest), "utf8");
  await open(manifest, text);
  const ofManifest = [];
  for (let round = 0; round < ROUNDS / 4; round += 1) {
    ofManifest.push(await changed(manifest, text.replace('"taskAssigned"', '"taskGiven"'), true));
    ofManifest.push(await changed(manifest, text, false));
  }
  const before = memoryOf(server.pid);
  for (let round = 0; round < 250; round += 1) {
    await changed(request, requestOf("nope", `${round}`), true);
    await changed(request, requestOf("taskAssigned", `${round}`), false);
  }
  const after = memoryOf(server.pid);
  console.log(
    `${count} requests: first diagnostics ${start.toFixed(0)} ms; a changed request ${spread(ofRequest)}; a changed manifest ${spread(ofManifest)}; memory ${before} MiB, after 500 changes ${after} MiB`,
  );
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  rmSync(folder, { recursive: true, force: true });
}

function spread(times) {
  const sorted = times.sort((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1].toFixed(0)}, worst ${sorted.at(-1).toFixed(0)} ms`;
}

function memoryOf(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(kilobytes / 1024);
  } catch {
    return "?";
  }
}
