import { inspect } from "node:util";
import {
  type ClientCapabilities,
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ServerCapabilities,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readers } from "../input/readers.js";
import type { Rule } from "../rule.js";
import { answerAboutSymbols } from "./about-symbols.js";
import { answerAboutText } from "./about-text.js";
import { FIX_ALL } from "./actions.js";
import type { Folder } from "./folder.js";
import { createPublisher } from "./publish.js";
import { createWorkspace, type LookAt } from "./workspace.js";

/** The rules, version and streams of a server. */
export interface ServerSettings {
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Files whose change on the disk may change what is found. */
const WATCHED = [
  `**/*{${[...readers.flatMap(({ handles }) => handles), ".png", ".yml"].join(",")}}`,
  "**/.{env,env.*,gitignore}",
];

/** Milliseconds without a change before a text is checked, because somebody is typing. */
const QUIET = 30;

/**
 * Runs the language server (LSP 3.17). Ends the process when the client asks for it or dies: with 0 after
 * `shutdown`, else 1, as the protocol has it.
 */
export function startServer({ rules, version, input, output }: ServerSettings): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const workspace = createWorkspace(rules);
  const publisher = createPublisher(connection, documents, workspace.uriOf);
  let timer: NodeJS.Timeout | undefined;

  /** Checks after a pause, and sends the findings to the editor. */
  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const folder of workspace.folders()) void publish(folder);
    }, QUIET);
  }

  /** Reports a folder that cannot be checked in the editor's log; the next change checks it again. */
  async function publish(folder: Folder): Promise<void> {
    try {
      publisher.publish(folder, await folder.known());
    } catch (error) {
      connection.console.error(`${folder.path} cannot be checked: ${inspect(error)}`);
    }
  }

  function update(uri: string, text?: string): void {
    const found = workspace.locate(uri);
    if (!found) return;
    found.folder.update(found.path, text);
    schedule();
  }

  const lookAt: LookAt = async (uri) => {
    const found = workspace.locate(uri);
    return found && { ...found, known: await found.folder.known() };
  };

  let client: ClientCapabilities["workspace"];
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { workspaceFolders, rootUri } = params;
    client = params.capabilities.workspace;
    for (const { uri } of workspaceFolders ?? []) workspace.add(uri);
    if (!workspaceFolders && rootUri) workspace.add(rootUri);
    return { capabilities, serverInfo: { name: "teamslint", version } };
  });
  connection.onInitialized(() => {
    if (client?.didChangeWatchedFiles?.dynamicRegistration) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: WATCHED.map((globPattern) => ({ globPattern })),
      });
    }
    if (client?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) workspace.remove(uri);
        for (const { uri } of added) workspace.add(uri);
        schedule();
      });
    }
    schedule();
  });
  documents.onDidChangeContent(({ document }) => update(document.uri, document.getText()));
  documents.onDidClose(({ document }) => update(document.uri));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (!documents.get(uri)) update(uri);
  });

  answerAboutText(connection, { documents, workspace, lookAt });
  answerAboutSymbols(connection, { workspace, lookAt });

  connection.onShutdown(() => clearTimeout(timer));
  documents.listen(connection);
  connection.listen();
}

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  completionProvider: { triggerCharacters: ['"', "'", "`", "[", "{"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
