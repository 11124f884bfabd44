/**
 * Writes THIRD-PARTY-NOTICES: what of other people is in dist/, with its licence. With `--check` it
 * only compares. The extension for VS Code has a file of its own, which its build writes.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundledPackages } from "./bundled-packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = `${root}THIRD-PARTY-NOTICES`;

/** The sources of the validators. */
const MADE_OF = {
  "@microsoft/app-manifest": "the JSON schemas of Teams app manifests and language files",
  ajv: "the checks of these schemas, which it writes, and what they share",
  "ajv-formats": "the expression for addresses in these checks",
};

/** For a package that names this licence and does not hold its text. */
const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** The text of such a file about packages, which are told by their folders. */
export function noticesOf(packages) {
  const rule = `\n${"-".repeat(80)}\n\n`;
  const head =
    "teamslint holds parts of the following packages.\nWritten by scripts/notices.mjs.\n";
  return [head, ...new Set(packages.map(noticeOf).sort())].join(rule);
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(`${folder}/package.json`, "utf8"),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  // Microsoft's package names no author either.
  const holder = name.startsWith("@microsoft/")
    ? "Microsoft Corporation"
    : (author?.name ?? author);
  if (file === undefined && license !== "MIT")
    throw new Error(`${name} has no licence text: ${license}`);
  const text = file === undefined ? mit(holder) : readFileSync(`${folder}/${file}`, "utf8");
  return `${name} ${version} (${license}): ${MADE_OF[name] ?? "code"}\n\n${text.replaceAll("\r\n", "\n").trim()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = noticesOf(await bundledPackages());
  if (process.argv.includes("--check")) {
    const isFresh = existsSync(target) && readFileSync(target, "utf8") === text;
    if (!isFresh) {
      console.error("THIRD-PARTY-NOTICES is stale: node scripts/notices.mjs writes it");
      process.exitCode = 1;
    }
  } else writeFileSync(target, text);
}
