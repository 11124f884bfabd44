/** Part of the bundled command line: how it loads its own chunks. See code-cache.mjs. */

/**
 * A `require` for files below `folder`, a path that ends in `/`. It takes a chunk out of V8's code
 * cache where `cacheOf` gives one, and then nothing of it is parsed or compiled. V8 refuses a cache
 * of another version, and compiles the chunk as ever; another text it knows by its length alone, so a
 * cache is only ever built together with its text. `onScript` hears of
 * each script before it runs. What is no chunk, or no code, goes to `require`.
 */
export function cachedRequire(folder, require, cacheOf, onScript) {
  const modules = new Map();
  return load;

  /** `path` is relative to `folder`, without `.` and `..`. */
  function load(path) {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    if (!path.endsWith(".cjs")) return require(folder + path);
    const { readFileSync } = require("node:fs");
    const { Script } = require("node:vm");
    const module = { exports: {} };
    modules.set(path, module);
    const filename = folder + path;
    const text = readFileSync(filename, "utf8");
    const script = new Script(
      `(function(module,exports,require,__filename,__dirname){${text}\n})`,
      { filename, cachedData: cacheOf(path) },
    );
    onScript?.(path, script);
    const inner = path.slice(0, path.lastIndexOf("/") + 1);
    const requireFrom = (name) => {
      if (name.startsWith("./")) return load(inner + name.slice(2));
      return name.startsWith("../") ? load(name.slice(3)) : require(name);
    };
    const run = script.runInThisContext();
    run(module, module.exports, requireFrom, filename, (folder + inner).slice(0, -1));
    return module.exports;
  }
}

/** Where the cache of a chunk lies, below the bundle's folder: it fits one V8 on one processor. */
export function cachePath(chunk) {
  const { arch, versions } = process;
  return `code-cache/${versions.v8}-${arch}/${chunk.replaceAll("/", "-")}.bin`;
}
