/** A program that notifies, as docs/try-notifications.md has one in its example. */
export async function assignTask(title: string, graph: string): Promise<void> {
  const user = "59e6f59a-24c2-4f05-9b7d-bf0cfa499e8b";
  await fetch(`${graph}/v1.0/users/${user}/teamwork/sendActivityNotification`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      topic: {
        source: "text",
        value: title,
        webUrl: "https://teams.microsoft.com/l/entity/0325f5b2-1f86-41f8-81fa-979ffcae681a/board",
      },
      activityType: "taskAssigned",
      previewText: { content: "Before the night shift, please." },
      templateParameters: [{ name: "taskTitle", value: title }],
    }),
  });
}
