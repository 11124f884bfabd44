import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

/** An editor with a folder open, and the language server behind it as a process. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly pid: number;
  uri(path: string): string;
  open(path: string, text: string): void;
  change(path: string, text: string): void;
  close(path: string): void;
  /** Waits until the server tells of a file what `isWanted` takes. */
  diagnostics(path: string, isWanted?: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]>;
  /** Asks the server to end, and returns its exit code. */
  shutdown(): Promise<number | null>;
  readonly ended: Promise<number | null>;
  /** Dies without a word. */
  die(): void;
  /** Ends the server where it still runs. */
  kill(): void;
}

const asVsCodeStartsIt = ["lsp", "--stdio", `--clientProcessId=${process.pid}`];

/** Starts the language server in a folder. */
export async function start(command: string, cwd: string): Promise<Client> {
  const child = spawn(process.execPath, [command, ...asVsCodeStartsIt], {
    cwd,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const uri = (path: string) => pathToFileURL(`${cwd}/${path}`).href;
  const told = new Map<string, Diagnostic[]>();
  const waiting = new Set<() => void>();
  const versions = new Map<string, number>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri: of, diagnostics }) => {
    told.set(of, diagnostics);
    for (const look of waiting) look();
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(cwd).href, name: "app" }],
    capabilities: {},
  });
  await connection.sendNotification(InitializedNotification.type, {});

  /** A server that a test has ended takes nothing more, which is no mistake of the test. */
  const send = ({ method }: { readonly method: string }, params: object) =>
    void connection.sendNotification(method, params).catch(() => {});
  const nextVersion = (path: string) => {
    const version = (versions.get(path) ?? 0) + 1;
    versions.set(path, version);
    return version;
  };
  return {
    connection,
    pid: child.pid!,
    uri,
    open(path, text) {
      send(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: uri(path), languageId: "json", version: nextVersion(path), text },
      });
    },
    change(path, text) {
      send(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(path), version: nextVersion(path) },
        contentChanges: [{ text }],
      });
    },
    close(path) {
      send(DidCloseTextDocumentNotification.type, {
        textDocument: { uri: uri(path) },
      });
    },
    diagnostics: (path, isWanted = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = told.get(uri(path));
          if (!found || !isWanted(found)) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async shutdown() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      return ended;
    },
    ended,
    die() {
      // An answer to the server would find the stream gone.
      connection.dispose();
      child.stdin.destroy();
      child.stdout.destroy();
    },
    kill: () => void child.kill(),
  };
}

/** The position of a text in a document, `shift` characters behind its beginning. */
export function positionOf(document: string, text: string, shift = 0): Position {
  const before = document.slice(0, document.indexOf(text) + shift).split("\n");
  return { line: before.length - 1, character: before.at(-1)!.length };
}
