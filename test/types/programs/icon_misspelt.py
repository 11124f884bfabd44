from gates.notifications import GateOpenedNotification

# error: * "Literal['alarn']" is not assignable to type "Literal['gate', 'alarm']*
body: GateOpenedNotification = {
    "topic": {"source": "text", "value": "Gate 3", "webUrl": "https://teams.microsoft.com/l/app/x"},
    "activityType": "gateOpened",
    "iconId": "alarn",
    "templateParameters": ({"name": "gate", "value": "3"}, {"name": "vehicle", "value": "HH"}),
}
