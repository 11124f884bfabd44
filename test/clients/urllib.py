"""Python's own HTTP client against a running endpoint, whose address is the argument."""

import json
import sys
import urllib.error
import urllib.request

address, user = sys.argv[1], sys.argv[2]


def send(body):
    """The status and the error of a notification to a user."""
    request = urllib.request.Request(
        f"{address}/v1.0/users/{user}/teamwork/sendActivityNotification",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Authorization": "Bearer token"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, None
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["error"]


body = json.load(sys.stdin)
assert send(body) == (204, None)

status, error = send({**body, "activityType": "taskAsigned"})
assert (status, error["code"]) == (400, "BadRequest"), (status, error)
assert 'did you mean "taskAssigned"?' in error["message"], error

received = json.load(urllib.request.urlopen(f"{address}/notifications"))
assert [item["status"] for item in received] == [400, 204], received
print("urllib: a right and a wrong notification: fine")
