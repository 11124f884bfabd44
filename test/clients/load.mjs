/**
 * 2,000 notifications a second for ten seconds, one in ten of them wrong, against the built command.
 * Prints how many were answered, the slowest, and what memory the endpoint had after each two seconds.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { rightBody, startEndpoint, USER } from "./running.mjs";

const RATE = 2_000;
const SECONDS = 10;
/** Milliseconds between two bursts. */
const PAUSE = 10;

const { address, child, end } = await startEndpoint();
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const right = JSON.stringify(rightBody());
const wrong = JSON.stringify({ ...rightBody(), activityType: "taskAsigned" });

const statuses = new Map();
const waits = [];

function send(body) {
  const start = performance.now();
  return new Promise((settle, fail) => {
    const call = request(
      `${address}/v1.0/users/${USER}/teamwork/sendActivityNotification`,
      { agent, method: "POST", headers: { "Content-Type": "application/json" } },
      (response) => {
        response.resume().on("end", () => {
          statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1);
          waits.push(performance.now() - start);
          settle();
        });
      },
    );
    call.on("error", fail);
    call.end(body);
  });
}

/** MiB; undefined where the system does not tell. */
function memory() {
  const file = `/proc/${child.pid}/status`;
  if (!existsSync(file)) return undefined;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))[1]) / 1024);
}

/** Seconds of a processor that the endpoint has used; undefined where the system does not tell. */
function processor() {
  const file = `/proc/${child.pid}/stat`;
  if (!existsSync(file)) return undefined;
  const [user, system] = readFileSync(file, "utf8").split(") ")[1].split(" ").slice(11, 13);
  // Linux counts in hundredths of a second.
  return (Number(user) + Number(system)) / 100;
}

const pending = [];
const sizes = [];
const before = processor();
const begin = performance.now();
for (let sent = 0; sent < RATE * SECONDS;) {
  const due = Math.min(RATE * SECONDS, ((performance.now() - begin) / 1000) * RATE);
  for (; sent < due; sent += 1) pending.push(send(sent % 10 === 0 ? wrong : right));
  if (sizes.length < Math.floor(sent / (2 * RATE))) sizes.push(memory());
  await new Promise((settle) => setTimeout(settle, PAUSE));
}
await Promise.all(pending);
const took = (performance.now() - begin) / 1000;
const used = processor() - before;
waits.sort((a, b) => a - b);
const wait = (share) => `${waits[Math.floor((waits.length - 1) * share)].toFixed(1)} ms`;
console.log(
  `${waits.length} notifications in ${took.toFixed(1)} s: ${Math.round(waits.length / took)} a second`,
);
console.log(
  `answers: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(", ")}`,
);
console.log(`median ${wait(0.5)}, 99 % within ${wait(0.99)}, slowest ${wait(1)}`);
console.log(
  `the endpoint used ${used.toFixed(1)} s of a processor: ${Math.round((used / waits.length) * 1e6)} µs for each`,
);
console.log(`memory after each two seconds: ${sizes.join(", ")} MiB`);
assert.deepEqual(Object.fromEntries(statuses), {
  204: (RATE * SECONDS * 9) / 10,
  400: (RATE * SECONDS) / 10,
});
agent.destroy();
assert.equal(await end(), 0);
