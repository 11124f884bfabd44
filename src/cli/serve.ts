import { closeSync, openSync, writeSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Arguments } from "./command.js";
import type { serveOptions } from "./commands.js";
import { prepare } from "./prepare.js";
import { servedApps } from "./served-apps.js";
import { cannotRun, tell } from "./tell.js";
import type { ExitCode, World } from "./world.js";
import { whyNotWritten } from "../files/write.js";
import { isNameOf } from "../graph/hosts.js";
import { createInbox } from "../graph/inbox.js";
import { createListener } from "../graph/listener.js";
import type { Rule } from "../rule.js";
import { quote } from "../words.js";

/** Taken where it is free and nobody names another. */
const PORT = 4010;

const LOOPBACK = "127.0.0.1";

/** Milliseconds that open connections have at the end. */
const GRACE = 500;

/** Answers in place of Graph until somebody ends it. */
export async function run(
  args: Arguments<typeof serveOptions>,
  world: World,
  rules: readonly Rule[],
): Promise<ExitCode> {
  const mistake = mistakeIn(args);
  if (mistake !== undefined) return cannotRun(mistake, world);
  const prepared = await prepare({ ...args, operands: [] }, world, rules);
  if ("message" in prepared) return cannotRun(prepared.message, world);
  const served = servedApps(prepared.project, world.cwd);
  if (!served) return cannotRun(nothingToServe(args.manifest), world);

  const record = args.record === undefined ? undefined : openRecord(args.record, world);
  if (typeof record === "string") return cannotRun(`${args.record}: ${record}`, world);
  const host = args.host ?? LOOPBACK;
  const listener = createListener({
    served,
    inbox: createInbox(),
    record: record?.write,
    rate: args.rate,
    requireToken: args.requireToken,
    now: Date.now,
    isOurHost: isNameOf(host),
  });
  const server = createServer(listener);
  const reason = await listen(server, host, args.port);
  if (reason !== undefined) return cannotRun(reason, world);
  world.out(`listening on ${addressOf(server, host)}\n`);
  await interrupted();
  listener.close();
  await finish(server);
  record?.close();
  return 0;
}

function mistakeIn({ port, record }: Arguments<typeof serveOptions>): string | undefined {
  if (port !== undefined && !(Number.isInteger(port) && port < 65_536))
    return `--port takes a number from 0 to 65535, and not ${port}`;
  if (record !== undefined && !/\.(?:ndjson|jsonl)$/i.test(record))
    return `--record takes the name of a log, which ends in .ndjson or .jsonl, and not ${quote(record)}`;
  return undefined;
}

function nothingToServe(manifest: string | undefined): string {
  return manifest === undefined
    ? "there is no Teams app manifest here: name one with --manifest"
    : `${manifest} is no Teams app manifest, or cannot be read`;
}

/** A log that is written line by line, behind what is in it. A sentence where it cannot be opened. */
function openRecord(path: string, world: World) {
  let file: number | undefined;
  try {
    file = openSync(resolve(world.cwd, path), "a");
  } catch (error) {
    return whyNotWritten(error);
  }
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const write = (line: string) => {
    if (file === undefined) return;
    try {
      writeSync(file, `${line}\n`);
    } catch (error) {
      tell(`${path}: ${whyNotWritten(error)}; nothing more is recorded`, world);
      close();
    }
  };
  return { write, close };
}

/** Listens, at any free port where nobody named one and ours is taken. Returns why it cannot. */
async function listen(
  server: Server,
  host: string,
  port: number | undefined,
): Promise<string | undefined> {
  const code = await tryToListen(server, host, port ?? PORT);
  if (code === "EADDRINUSE" && port === undefined) return listen(server, host, 0);
  switch (code) {
    case undefined:
      return undefined;
    case "EADDRINUSE":
      return `port ${port} is in use: name another one with --port`;
    case "EACCES":
      return `port ${port} needs more rights: name one above 1023 with --port`;
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
      return `${quote(host)} is no address of this machine`;
    default:
      return `cannot listen on port ${port ?? PORT} (${code})`;
  }
}

function tryToListen(server: Server, host: string, port: number): Promise<string | undefined> {
  return new Promise((settle) => {
    const failed = (error: NodeJS.ErrnoException) => settle(error.code ?? error.message);
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      settle(undefined);
    });
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function interrupted(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => settle());
  });
}

/** Lets answers that are under way go out. */
function finish(server: Server): Promise<void> {
  return new Promise((settle) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(timer);
      settle();
    });
    server.closeIdleConnections();
  });
}
