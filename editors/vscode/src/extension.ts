import { commands, type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { preview } from "./preview.js";
import { findServer } from "./server.js";

let client: LanguageClient | undefined;

/** Starts the language server of teamslint, and nothing more: all that is known stands there. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("teamslint", { log: true });
  const bundled = context.asAbsolutePath("server/cli.cjs");
  const restart = () => start(bundled, output);
  context.subscriptions.push(
    output,
    commands.registerCommand("teamslint.restart", restart),
    commands.registerCommand("teamslint.showOutput", () => output.show()),
    commands.registerCommand("teamslint.preview", () => preview(findServer(bundled), output)),
    workspace.onDidChangeConfiguration((event) => {
      const settings = ["teamslint.enable", "teamslint.path"];
      if (settings.some((name) => event.affectsConfiguration(name))) void restart();
    }),
    // The project's own teamslint may run from now on.
    workspace.onDidGrantWorkspaceTrust(restart),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function start(bundled: string, output: LogOutputChannel): Promise<void> {
  await deactivate();
  if (!workspace.getConfiguration("teamslint").get<boolean>("enable", true)) return;
  const module = findServer(bundled);
  output.info(`running ${module}`);
  const run = { module, transport: TransportKind.stdio, args: ["lsp"] };
  client = new LanguageClient(
    "teamslint",
    "teamslint",
    { run, debug: run },
    {
      // By content and not by name: a manifest, a request and a program may be called anything.
      documentSelector: [{ scheme: "file" }],
      outputChannel: output,
    },
  );
  await client.start();
}
