from gates.notifications import GateOpenedNotification

# error: * "Literal[3]" is not assignable to "str"*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpened",
    "templateParameters": ({"name": "gate", "value": 3}, {"name": "vehicle", "value": "HH"}),
}
