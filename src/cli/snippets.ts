/** Texts for the files of other tools that run teamslint: `init` writes them, README.md and docs/ show them. */

/**
 * A line that `--format unix` prints, and the first line of each finding of `pretty`. The path is the
 * shortest that line and column follow, so that the colon of a Windows drive belongs to it.
 */
export const problemPattern = {
  regexp: "^(.+?):(\\d+):(\\d+): (error|warning|info): (.*) \\[([\\w-]+)\\]$",
  file: 1,
  line: 2,
  column: 3,
  severity: 4,
  message: 5,
  code: 6,
} as const;

/** For VS Code: tasks.json, or `contributes.problemMatchers` of an extension. */
export const problemMatcher = {
  owner: "teamslint",
  source: "teamslint",
  fileLocation: ["autoDetect", "${workspaceFolder}"],
  pattern: problemPattern,
} as const;

/** For GitHub's runner, which a step tells of it with `::add-matcher::`. */
export const githubProblemMatcher = json({
  problemMatcher: [{ owner: "teamslint", pattern: [problemPattern] }],
});

/** `.vscode/tasks.json`: a task that lints once, and one that keeps the problems up to date. */
export const vscodeTasks = json({
  version: "2.0.0",
  tasks: [
    {
      label: "teamslint",
      type: "shell",
      command: "npx teamslint --format unix",
      problemMatcher,
    },
    {
      label: "teamslint: watch",
      type: "shell",
      command: "npx teamslint --format unix --watch",
      isBackground: true,
      problemMatcher: {
        ...problemMatcher,
        background: {
          activeOnStart: true,
          beginsPattern: "^(?:\\x1b\\[[0-9]*[A-Z])*\\[watch\\] checking",
          endsPattern: "^\\[watch\\] done",
        },
      },
    },
  ],
});

/** `.pre-commit-config.yaml`. */
export function preCommitConfig(version: string): string {
  return `repos:
  - repo: https://github.com/teamslint/teamslint
    rev: v${version}
    hooks:
      - id: teamslint
`;
}

/**
 * The files that the hook is given, as Python's expression: what a folder is searched for, program code too,
 * and what belongs to a manifest, its icons and env files. `.pre-commit-hooks.yaml` has the same.
 */
export const hookFiles =
  "(?i)\\.(?:json|http|rest|zip|har|(?:ndjson|jsonl)(?:\\.gz)?|[cm]?[jt]sx?|vue|svelte|ejs|py|cs|png|env(?:\\.[\\w.-]+)?)$";

/** The same hook from npm, where it is built already: pre-commit builds what it gets from git. */
export function preCommitFromNpm(version: string): string {
  return `repos:
  - repo: local
    hooks:
      - id: teamslint
        name: teamslint
        language: node
        entry: teamslint --ignore-unknown
        additional_dependencies: ["teamslint@${version}"]
        files: '${hookFiles}'
        require_serial: true
`;
}

/** A part of `package.json`, for lint-staged. */
export const lintStaged = `"lint-staged": { "*": "teamslint --ignore-unknown" }\n`;

/** `.github/workflows/teamslint.yml`. */
export function githubWorkflow(version: string): string {
  return `name: teamslint
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  teamslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: teamslint/teamslint@v${version}
`;
}

/** Steps of `azure-pipelines.yml`. */
export function azurePipeline(version: string): string {
  return `steps:
  - task: NodeTool@0
    inputs:
      versionSpec: 20.x
  - script: npx --yes teamslint@${version} --format azure
    displayName: teamslint
`;
}

/** A job of `.gitlab-ci.yml`. */
export function gitlabCi(version: string): string {
  return `teamslint:
  image: node:20
  script:
    - npx --yes teamslint@${version} --format pretty --format gitlab --output teamslint.json
  artifacts:
    when: always
    reports:
      codequality: teamslint.json
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Instructions for coding agents; docs/agents.md, which is in the package too, has the rest. */
export const agentsSection = `## Teams app and its notifications

\`npx teamslint\` checks the Teams app manifest, and each activity feed notification against it, in files and in program code. Run it after a change of
the manifest, its language files or icons, or of code that calls \`sendActivityNotification\`; exit code 1 means findings.

- \`npx teamslint --format json\`: findings with place, help, fix and suggestions. Take the values in \`help\`; do not guess ids, activity types or parameters.
- \`npx teamslint --fix\`: applies what is safe. \`npx teamslint explain RULE\`: why a rule is there, with an example.
- Never declare a type, or turn a rule off, only to make a finding go away.
- More: node_modules/teamslint/dist/agents.md
`;
