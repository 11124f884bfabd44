#!/usr/bin/env node
"use strict";var m=Object.create;var f=Object.defineProperty;var E=Object.getOwnPropertyDescriptor;var S=Object.getOwnPropertyNames;var T=Object.getPrototypeOf,v=Object.prototype.hasOwnProperty;var N=(e,n,t,u)=>{if(n&&typeof n=="object"||typeof n=="function")for(let o of S(n))!v.call(e,o)&&o!==t&&f(e,o,{get:()=>n[o],enumerable:!(u=E(n,o))||u.enumerable});return e};var w=(e,n,t)=>(t=e!=null?m(T(e)):{},N(n||!e||!e.__esModule?f(t,"default",{value:e,enumerable:!0}):t,e));var d=`teamslint [paths..]

Lints Teams app manifests, and checks notification requests against them.
A path is a file, a folder, an app package (zip) or - for stdin; the default is the working
directory.

Options:
  -h, --help             Show help                                                         [boolean]
      --manifest         Pair every request with this manifest or app package               [string]
      --env              The environment whose values fill \${{VAR}}: env/.env.NAME          [string]
      --env-file         A file with values for \${{VAR}}; repeatable                         [array]
      --format           How findings are printed; repeatable, each with its --output
          [array] [choices: "pretty", "unix", "json", "sarif", "github", "azure", "gitlab", "junit",
                                                                             "checkstyle", "rdjson"]
      --output           A file for the --format before it, instead of stdout                [array]
      --rule             ID=SEVERITY: off, info, warning or error; repeatable                [array]
      --config           A configuration file instead of the closest teamslint.config.json;
                         --no-config for none                                               [string]
      --quiet            Report errors only                                                [boolean]
      --verbose          Say of each request in program code what could not be judged, on stderr
                                                                                           [boolean]
      --max-warnings     Fail when there are more warnings than this                        [number]
      --ignore-unknown   Leave out named files that are nothing of Teams', for hooks that name every
                         file                                                              [boolean]
      --fix              Write the fixes of findings into the files; what is left is reported
                                                                                           [boolean]
      --fix-dry-run      Print the fixes as a patch on stdout and what they leave on stderr; write
                         nothing                                                           [boolean]
      --unsafe           With --fix or --fix-dry-run: also fixes that may change the meaning
                                                                                           [boolean]
      --baseline         A file of findings that are known and not reported                 [string]
      --update-baseline  Write all findings into the baseline (teamslint-baseline.json where none is
                         named)                                                            [boolean]
      --watch            Lint again when a file changes, until Ctrl-C                      [boolean]
      --color            Colour, whatever the terminal; --no-color for none                [boolean]
      --stdin-filename   The name that stdin (-) is read under                              [string]
  -V, --version          Print the version                                                 [boolean]

Commands:
  teamslint explain <rule>        Show a rule's page; a text finds the rules that speak of it
  teamslint rules                 List all rules; with --format json as JSON
  teamslint completion            Print a script that lets bash or zsh complete command lines
  teamslint init                  Offer a configuration, a pre-commit hook, a CI step and editor
  tasks
  teamslint print-config [path]   Show what applies to a file, and which manifest a request is
  paired with
  teamslint lsp                   Run the language server over stdin and stdout, for editors
  teamslint help [command]        Show the options of a command

Exit codes: 0 no errors, 1 findings that fail the run, 2 could not run.`;var r=require("node:fs"),c={isTerminal:a,columns:I,print:y,isWritten:b};function a(){return g()&&process.stdout.isTTY===!0}function I(){return a()&&process.stdout.columns||void 0}function g(){try{let e=(0,r.fstatSync)(1);return e.isCharacterDevice()?e.rdev!==(0,r.statSync)("/dev/null",{throwIfNoEntry:!1})?.rdev:!1}catch{return!1}}var s;function y(e){let n=Buffer.from(e);try{for(;!s&&n.length>0;)n=n.subarray((0,r.writeSync)(1,n))}catch(t){p(t)!=="EAGAIN"&&l(t),s=process.stdout.on("error",l)}s?.write(n)}function b(){return s===void 0}function l(e){let n=p(e);if(n==="EPIPE"&&process.exit(0),typeof n!="string")throw e;(0,r.writeSync)(2,`teamslint: the output cannot be written: ${n==="ENOSPC"?"the disk is full":n}
`),process.exit(2)}function p(e){return e instanceof Error&&"code"in e?e.code:void 0}var[i,...h]=process.argv.slice(2);h.length===0&&(i==="--version"||i==="-V")?c.print(`0.1.0
`):h.length===0&&(i==="--help"||i==="-h")?c.print(`${d}
`):Promise.resolve().then(()=>w(require("./chunks/cli-main.cjs")));
