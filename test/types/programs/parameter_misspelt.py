from gates.notifications import GateOpenedNotification

# error: * "Literal['vehicel']" is not assignable to type "Literal['gate', 'vehicle']"*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpened",
    "templateParameters": ({"name": "gate", "value": "3"}, {"name": "vehicel", "value": "HH"}),
}
