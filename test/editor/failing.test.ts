import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { startServer } from "../../src/editor/server.js";
import type { Rule } from "../../src/rule.js";
import { soundManifest } from "../check.js";
import { folderWith } from "../world.js";

/** Fails like a mistake of ours would, until the app has another name. */
const failing: Rule = {
  id: "failing",
  severity: "error",
  summary: "The name is right",
  checkApp({ manifest: { name } }) {
    if (name?.short === "one") throw new RangeError("too deep");
    return { at: "/name/short", message: "the name is read" };
  },
};

test("a check that fails is told of in the log, and the next change is checked again", async () => {
  const folder = folderWith({});
  const [input, output] = [new PassThrough(), new PassThrough()];
  startServer({ rules: [failing], version: "1.2.3", input, output });
  const connection = createProtocolConnection(
    new StreamMessageReader(output),
    new StreamMessageWriter(input),
  );
  const logged = new Promise<string>((resolve) =>
    connection.onNotification(LogMessageNotification.type, ({ message }) => resolve(message)),
  );
  const published = new Promise<readonly Diagnostic[]>((resolve) =>
    connection.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) =>
      resolve(diagnostics),
    ),
  );
  connection.listen();
  const folderUri = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: folderUri,
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});

  const uri = `${folderUri}/manifest.json`;
  const textWith = (short: string) =>
    JSON.stringify(soundManifest({ name: { short, full: "Tasks" } }));
  const textDocument = { uri, languageId: "json", version: 1, text: textWith("one") };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  expect(await logged).toMatch(/cannot be checked: RangeError: too deep/);

  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: textWith("two") }],
  });
  expect((await published).map(({ message }) => message)).toEqual(["the name is read"]);
  connection.dispose();
});
