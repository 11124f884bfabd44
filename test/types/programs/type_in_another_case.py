from gates.notifications import GateOpenedNotification

# error: * "Literal['GateOpened']" is not assignable to type "Literal['gateOpened']"*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "GateOpened",
    "templateParameters": ({"name": "gate", "value": "3"}, {"name": "vehicle", "value": "HH"}),
}
