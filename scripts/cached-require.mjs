/**
 * Makes the `require` of the bundled command line, for files below `folder` (a path that ends in
 * `/`). It takes a chunk out of V8's code cache, where `cacheOf` gives one that this V8 made: then
 * nothing is parsed and nothing compiled. V8 itself refuses a cache of another version or another
 * text, and the chunk is compiled as ever. `onScript` hears of each script before it runs.
 *
 * bundle.mjs copies this function into the bundle, so it refers to nothing outside.
 */
export function cachedRequire(folder, require, cacheOf, onScript) {
  const { readFileSync } = require("node:fs");
  const { Script } = require("node:vm");
  const modules = new Map();
  return load;

  /** `path` is relative to `folder`, without `.` and `..`. */
  function load(path) {
    const known = modules.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(path, module);
    const filename = folder + path;
    // Chunks are ASCII: they become strings of one byte a character.
    const text = `(function(module,exports,require,__filename,__dirname){${readFileSync(filename, "utf8")}\n})`;
    const script = new Script(text, { filename, cachedData: cacheOf(path) });
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
