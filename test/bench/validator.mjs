/**
 * The cost of a check in a program that has the request in memory, against `JSON.parse` of that request. Prints a
 * JSON list of rounds, each with the microseconds of a request on both sides.
 */
import { pathToFileURL } from "node:url";
import { manifestOf } from "./inputs.mjs";
import { requestsOf } from "./logs.mjs";

const [library, rounds, form] = process.argv.slice(2);
const { createValidator } = await import(pathToFileURL(library).href);

const requests = [...requestsOf(form, 5000)];
const texts = requests.map((request) => JSON.stringify(request));
const validate = createValidator(manifestOf(12));

let findings = 0;
const parseAll = () => {
  for (const text of texts) JSON.parse(text);
};
const validateAll = () => {
  for (const request of requests) findings += validate(request).length;
};

function microsecondsOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests.length;
}

const measured = [];
for (let round = 0; round < Number(rounds) + 5; round += 1) {
  const base = microsecondsOf(parseAll);
  measured.push({ base, subject: microsecondsOf(validateAll) });
}
if (findings > 0) throw new Error("the requests are meant to be without findings");
// The first rounds are those in which V8 still compiles.
console.log(JSON.stringify(measured.slice(5)));
