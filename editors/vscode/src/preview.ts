import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { type LogOutputChannel, ViewColumn, window, workspace } from "vscode";

/** Shows the notifications of the open file about as Teams shows them, beside the file. */
export async function preview(command: string, output: LogOutputChannel): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.uri.scheme !== "file") {
    void window.showInformationMessage("Open a manifest, or a file with a notification request.");
    return;
  }
  await document.save();
  const file = document.uri.fsPath;
  const folder = workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? dirname(file);
  const argv = [command, "preview", "--format", "html", "--", file];
  const { out, error } = await run(argv, folder);
  if (out === "") {
    output.warn(error);
    void window.showWarningMessage(error.trim() || "There is nothing to preview in this file.");
    return;
  }
  const panel = window.createWebviewPanel(
    "teamslint.preview",
    "Notification preview",
    ViewColumn.Beside,
    // The page switches languages by itself, and loads nothing.
    { enableScripts: false, localResourceRoots: [] },
  );
  panel.webview.html = out;
}

/** VS Code's own Node runs the command line, so that none has to be installed. */
function run(argv: string[], cwd: string): Promise<{ out: string; error: string }> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd, env, maxBuffer: 2 ** 26 }, (_, out, error) =>
      resolve({ out, error }),
    );
  });
}
