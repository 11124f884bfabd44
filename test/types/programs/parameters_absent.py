from gates.notifications import GateOpenedNotification

# error: * "templateParameters" is required in *"GateOpenedNotification"*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpened",
}
