/**
 * Loaded before a program: whatever would reach the network throws instead, and is told of on stderr
 * even where the program catches it.
 */
const { writeSync } = require("node:fs");

const forbidden = {
  net: ["connect", "createConnection", "createServer"],
  tls: ["connect"],
  dns: ["lookup", "resolve", "resolve4", "resolve6"],
  dgram: ["createSocket"],
  http: ["request", "get", "createServer"],
  https: ["request", "get"],
  http2: ["connect"],
  child_process: ["spawn", "exec", "execFile", "fork", "spawnSync", "execSync", "execFileSync"],
};

for (const [module, names] of Object.entries(forbidden)) {
  // Getters of node's own: only what a program asks for is loaded.
  const exports = require(`node:${module}`);
  for (const name of names) exports[name] = refuse(`${module}.${name}`);
}
// A pipe to stdout is a socket too, but one that connects to nothing.
require("node:net").Socket.prototype.connect = refuse("net.Socket.connect");
Object.assign(globalThis, { fetch: refuse("fetch"), WebSocket: refuse("WebSocket") });

function refuse(name) {
  return function () {
    writeSync(2, `NETWORK: ${name}\n`);
    throw new Error(`no network: ${name}`);
  };
}
