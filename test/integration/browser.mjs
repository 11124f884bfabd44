/**
 * Bundles a page around `teamslint/core` with esbuild and with Vite, as its users do, and opens it in headless
 * Chromium: neither bundler may warn, and the page has to say what Node says.
 */
import { createServer } from "node:http";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as bundleByEsbuild } from "esbuild";
import { build as bundleByVite, createLogger } from "vite";
import { expect, isInstalled, root, run, runInBackground, temporaryFolder } from "./shell.mjs";

const chromium = ["chromium", "chromium-browser", "google-chrome"].find(isInstalled);
if (chromium === undefined) {
  console.log("skipped: there is no Chromium here");
  process.exit();
}

run(["npm", "run", "--silent", "build"], { cwd: root });
const folder = temporaryFolder();
mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules/teamslint"), "dir");
const manifest = readFileSync(join(root, "fixtures/task-board/appPackage/manifest.json"), "utf8");
writeFileSync(
  join(folder, "page.js"),
  `import { createValidator, lint } from "teamslint/core";
const manifest = ${JSON.stringify(manifest)};
const body = { activityType: "taskAsigned", topic: { source: "text", value: "x" } };
const files = {
  "manifest.json": manifest.replace('"accentColor"', '"accentColour"'),
  "a.json": JSON.stringify(body),
  "b.json": "{ 'activityType': 1, }",
  "c.ts": \`await client.api("/users/1/teamwork/sendActivityNotification").post(\${JSON.stringify(body)});\`,
};
const { diagnostics, requests } = await lint({ files });
const validate = await createValidator(manifest);
const said = [...diagnostics, ...validate({ body })].map(({ rule, file }) => rule + " " + file);
const result = JSON.stringify({ requests, said });
if (globalThis.document) document.body.textContent = result;
else console.log(result);
`,
);
const html = (script) =>
  `<!doctype html><meta charset="utf-8"><title>page</title><body><script type="module" src="${script}"></script>`;
writeFileSync(join(folder, "index.html"), html("./page.js"));

// Node's findings about the same texts.
const said = run(["node", "page.js"], { cwd: folder, isQuiet: true }).trim();
expect(`Node finds ${JSON.parse(said).said.length} mistakes`, JSON.parse(said).said.length > 5);

const pages = {};
const { warnings } = await bundleByEsbuild({
  entryPoints: [join(folder, "page.js")],
  outdir: join(folder, "by-esbuild"),
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  platform: "browser",
  logLevel: "silent",
});
expect(`esbuild warns of nothing: ${JSON.stringify(warnings)}`, warnings.length === 0);
writeFileSync(join(folder, "by-esbuild/index.html"), html("./page.js"));
pages.esbuild = "by-esbuild";

const told = [];
const logger = createLogger("warn");
logger.warn = (message) => told.push(message);
logger.warnOnce = logger.warn;
await bundleByVite({
  root: folder,
  base: "./",
  customLogger: logger,
  build: { outDir: "by-vite", target: "es2022" },
});
expect(`Vite warns of nothing: ${told.join(" ")}`, told.length === 0);
pages.vite = "by-vite";

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
let loaded = [];
const server = createServer(({ url }, response) => {
  const path = url.endsWith("/") ? `${url}index.html` : url;
  try {
    const content = readFileSync(join(folder, path));
    loaded.push({ path, bytes: gzipSync(content).length });
    response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const { port } = server.address();
for (const [bundler, place] of Object.entries(pages)) {
  loaded = [];
  const url = `http://127.0.0.1:${port}/${place}/`;
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"];
  const dom = await runInBackground([chromium, ...flags, "--dump-dom", url]);
  const text = /<body>(.*?)<\/body>/s.exec(dom)?.[1] ?? "";
  const shown = text.replace(/<script.*?<\/script>/gs, "").trim();
  expect(`the page of ${bundler} says in Chromium what Node says`, shown === said);
  const first = loaded.filter(({ path }) => /\/(?:page|index)[\w-]*\.js$/.test(path));
  console.log(
    `${bundler}: ${loaded.length} files, ${loaded.map((one) => `${one.path} ${one.bytes}`).join(", ")}`,
  );
  expect(`its first script has less than 90 kB`, first.length > 0 && first[0].bytes < 90_000);
}
server.close();
