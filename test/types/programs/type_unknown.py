from gates.notifications import GateOpenedNotification

# error: * "Literal['gateOpend']" is not assignable to type "Literal['gateOpened']"*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpend",
    "templateParameters": ({"name": "gate", "value": "3"}, {"name": "vehicle", "value": "HH"}),
}
