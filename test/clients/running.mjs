/** Starts the built `teamslint serve` in a folder, for tests of clients that are programs of their own. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** The folder of an app, and the built command. */
export const board = fileURLToPath(new URL("fixtures/task-board", root));
export const cli = fileURLToPath(new URL("dist/cli.cjs", root));

/** The address of an endpoint for fixtures/task-board or another folder, and how to end it. */
export async function startEndpoint({ options = [], cwd = board } = {}) {
  const child = spawn(process.execPath, [cli, "serve", "--port", "0", ...options], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise((settle, fail) => {
    child.stdout.setEncoding("utf8").once("data", settle);
    child.once("exit", (code) => fail(new Error(`serve ended with ${code}`)));
  });
  const end = () =>
    new Promise((settle) => {
      child.once("exit", (code) => settle(code));
      child.kill("SIGTERM");
    });
  return { address: line.trim().replace("listening on ", ""), child, end };
}

/** A right request for that app. */
export const rightBody = () => ({
  topic: {
    source: "text",
    value: "Grease crane 3",
    webUrl: "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board",
  },
  activityType: "taskAssigned",
  previewText: { content: "Before the night shift, please." },
  templateParameters: [{ name: "taskTitle", value: "Grease crane 3" }],
});

export const USER = "59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b";
