import brokenManifest from "../../fixtures/task-board-broken/appPackage/manifest.json?raw";
import crew from "../../fixtures/task-board-broken/notifications/crew.http?raw";
import permit from "../../fixtures/task-board-broken/notifications/permit.json?raw";
import taskAssigned from "../../fixtures/task-board-broken/notifications/task-assigned.http?raw";
import manifest from "../../fixtures/task-board/appPackage/manifest.json?raw";
import soundPermit from "../../fixtures/task-board/notifications/permit.json?raw";
import handover from "../../fixtures/code-typescript/src/handover.ts?raw";
import storm from "../../fixtures/code-csharp/Notifications/StormNotifier.cs?raw";
import tasks from "../../fixtures/code-python/board/tasks.py?raw";

/** What the playground judges: a manifest, and a file with requests whose name says its form. */
export interface Texts {
  readonly manifest: string;
  readonly name: string;
  readonly request: string;
}

/** The apps are those of fixtures/, which the tests hold. */
export const examples: Readonly<Record<string, Texts>> = {
  "A task nobody hears of": {
    manifest: brokenManifest,
    name: "task-assigned.http",
    request: taskAssigned,
  },
  "Recipients and parameters": { manifest: brokenManifest, name: "crew.http", request: crew },
  "A body without its link": { manifest: brokenManifest, name: "permit.json", request: permit },
  "A TypeScript program": { manifest, name: "handover.ts", request: handover },
  "A Python program": { manifest, name: "tasks.py", request: tasks },
  "A C# program": { manifest, name: "StormNotifier.cs", request: storm },
  "All is well": { manifest, name: "permit.json", request: soundPermit },
};
