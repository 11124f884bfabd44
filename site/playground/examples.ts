import crew from "../../fixtures/task-board-broken/notifications/crew.http?raw";
import permit from "../../fixtures/task-board-broken/notifications/permit.json?raw";
import taskAssigned from "../../fixtures/task-board-broken/notifications/task-assigned.http?raw";
import soundPermit from "../../fixtures/task-board/notifications/permit.json?raw";
import handover from "../../fixtures/code-typescript/src/handover.ts?raw";
import storm from "../../fixtures/code-csharp/Notifications/StormNotifier.cs?raw";
import tasks from "../../fixtures/code-python/board/tasks.py?raw";
import { bytesOf, type PackageFiles, type Texts } from "./texts.js";

const texts = import.meta.glob<string>("../../fixtures/task-board*/appPackage/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});
/** As `data:` URLs in base64. */
const images = import.meta.glob<string>("../../fixtures/task-board*/appPackage/**/*.png", {
  query: "?inline",
  import: "default",
  eager: true,
});

function packageOf(app: string): PackageFiles {
  const folder = `../../fixtures/${app}/appPackage/`;
  const contents = [
    ...Object.entries(texts),
    ...Object.entries(images).map(([path, url]) => [path, bytesOf(url.split(",")[1]!)] as const),
  ];
  return Object.fromEntries(
    contents.flatMap(([path, content]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), content]] : [],
    ),
  );
}

const broken = packageOf("task-board-broken");
const sound = packageOf("task-board");

/** The apps are those of fixtures/, which the tests hold. */
export const examples: Readonly<Record<string, Texts>> = {
  "A task nobody hears of": { files: broken, name: "task-assigned.http", request: taskAssigned },
  "Recipients and parameters": { files: broken, name: "crew.http", request: crew },
  "A body without its link": { files: broken, name: "permit.json", request: permit },
  "A TypeScript program": { files: sound, name: "handover.ts", request: handover },
  "A Python program": { files: sound, name: "tasks.py", request: tasks },
  "A C# program": { files: sound, name: "StormNotifier.cs", request: storm },
  "All is well": { files: sound, name: "permit.json", request: soundPermit },
};
