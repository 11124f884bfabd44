from gates.notifications import GatesClosedNotification

# error: * "iconId" is an undefined item in *"GatesClosedNotification"*
body: GatesClosedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gatesClosed",
    "iconId": "gate",
}
